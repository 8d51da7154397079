"""Small cases in which every word is chosen: firms, tasks and rules by keyword, officers by number."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from district_support import BASIS, shifts_from
from secrets_support import SECRETS

from scheduler.conflicts import conflicts
from scheduler.pipeline import plan
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.case import Case
from scheduler.values.firms import CLASSES, Enterprise, Inspection
from scheduler.values.people import Agency, Inspector
from scheduler.values.rules import Cap, Floor, Rules, Sampling, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scheduler.errors import Problem
    from scheduler.values.plan import Plan, Stratum, Visit

MARKET, SAFETY, FIRE = "市场监督管理局", "应急管理局", "消防救援大队"
Field = Any
"""A field of a value, by keyword; the value's own types check it where it is read."""

SHIFTS = shifts_from(0, 8)
FIRST, LAST = SHIFTS[0].day, SHIFTS[-1].day


def firm(number: int, credit: str = "A", **other: Field) -> Enterprise:
    """F00, F01, … in one town."""
    whole: dict[str, Field] = {"town": "东溪镇", "station": "东溪所"} | other
    return Enterprise(f"F{number:02d}", f"示例第{number}号商行", credit=credit, **whole)


def firms(count: int, credit: str = "A", start: int = 0) -> tuple[Enterprise, ...]:
    return tuple(firm(start + n, credit) for n in range(count))


def per_cent(credit: str, low: int, high: int | None = None) -> Ratio:
    return Ratio(credit, Fraction(low, 100), Fraction(low if high is None else high, 100))


EVERYBODY = tuple(per_cent(c, 100) for c in CLASSES)


def task(number: int = 1, *duties: Duty | str, **other: Field) -> Task:
    """T1, T2, … at 100 % of every class over all days, led by the first agency named."""
    parts = [d if isinstance(d, Duty) else Duty(d) for d in duties or (MARKET,)]
    whole: dict[str, Field] = {
        "id": f"T{number}",
        "name": f"示例任务{number}",
        "items": (f"事项{number}",),
        "tags": (),
        "lead": parts[0],
        "partners": tuple(parts[1:]),
        "ratios": EVERYBODY,
        "minutes": 40,
        "first": FIRST,
        "last": LAST,
    }
    return Task(**(whole | other))


def past(
    number: int, day: date, agency: str = MARKET, item: str = "事项1", *, counts: bool = True
) -> Inspection:
    return Inspection(f"F{number:02d}", day, agency, item, counts)


def cap(most: int = 1, window: str = "year", **other: Field) -> Cap:
    whole: dict[str, Field] = {"name": "上限", "per": "firm", "basis": BASIS} | other
    return Cap(most=most, window=window, **whole)


def floor(window: str = "36 months", **other: Field) -> Floor:
    whole: dict[str, Field] = {"name": "下限", "basis": BASIS} | other
    return Floor(window=window, **whole)


def _over(usual: dict[str, Field], said: dict[str, Field] | None) -> dict[str, Field]:
    return usual | (said or {})


def rules(
    sampling: dict[str, Field] | None = None,
    teams: dict[str, Field] | None = None,
    trips: dict[str, Field] | None = None,
    **other: Field,
) -> Rules:
    """Rules that differ from the defaults in what is said only."""
    return Rules(
        sampling=Sampling(**_over({"basis": BASIS}, sampling)),
        teams=Teams(**_over({"basis": BASIS}, teams)),
        trips=Trips(**_over({"basis": BASIS, "effort": 3}, trips)),
        **other,
    )


def district(
    roster: Sequence[Enterprise],
    tasks: Sequence[Task],
    *,
    officers: dict[str, int] | int = 4,
    **other: Field,
) -> Case:
    """A case with so many officers for each agency of the tasks: 市0, 市1, …, 应0, …"""
    names = sorted({d.agency for t in tasks for d in t.duties})
    counts = officers if isinstance(officers, dict) else dict.fromkeys(names, officers)
    people = [Inspector(f"{a[0]}{n}", f"示例{a[0]}{n}", a) for a in names for n in range(counts.get(a, 4))]
    whole: dict[str, Field] = {
        "quarter": "2026Q4",
        "district": "试点区",
        "enterprises": tuple(roster),
        "agencies": tuple(Agency(a) for a in names),
        "inspectors": tuple(sorted(people)),
        "tasks": tuple(tasks),
        "history": (),
        "leaves": (),
        "recusals": (),
        "quiet": (),
        "shifts": SHIFTS,
        "rules": rules(),
    }
    return Case(**(whole | other))


def strata(case: Case) -> tuple[Stratum, ...]:
    return strata_of(case, layers_of(case))


def sizes(case: Case) -> dict[str, int]:
    """Class → firms to draw, of a case with one task."""
    return {s.credit: s.size for s in strata(case)}


def told(case: Case, code: str = "") -> list[Problem]:
    """The conflicts of a case, or those of one code."""
    layers = layers_of(case)
    return [p for p in conflicts(case, layers, strata_of(case, layers)) if code in {"", p.code}]


def planned(case: Case, text: str = "公开值 1") -> Plan:
    return plan(case, SECRETS, text, "test")


def days_of(made: Plan, visit: Visit) -> date:
    """The day on which a visit is made."""
    (shift,) = [t.shift for t in made.trips if visit.id in t.visits]
    return made.case.shifts[shift].day


def teams_of(made: Plan) -> dict[int, list[str]]:
    """Visit → officers who make it, in seat order."""
    return {
        v: [a.inspector for a in made.assignments if a.trip == trip.id]
        for trip in made.trips
        for v in trip.visits
    }


def with_rules(case: Case, **other: Field) -> Case:
    return replace(case, rules=replace(case.rules, **other))
