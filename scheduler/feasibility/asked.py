"""What an agency is asked for before anybody is drawn: lower bounds that hold whoever it will be.

Two bounds, each a load of its own, because trips that satisfy one may satisfy the other at the same time:
  * minutes: whoever is drawn, an agency works off each of its tasks' minutes at each firm, and an officer
    gives at most ``shift_minutes`` a shift, or the minutes of one visit where that alone is longer;
  * visits: a task of n firms is n visits for each of its agencies, at most ``visits`` of them to a trip.
Only the second is asked task by task: two tasks may share their visits, but not the minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.sampling.scope import in_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.packing.fielding import Fielding
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Stratum
    from scheduler.values.tasks import Duty, Task

    Demand = Mapping[str, int]
    """Task id → firms that will be drawn."""
    Part = tuple[Task, Duty]


@dataclass(frozen=True, slots=True)
class Want:
    """So much work for holders of all these qualifications."""

    task: str
    qualifications: tuple[str, ...]
    amount: int
    window: int
    """Shifts (as bits) of its task."""
    shifts: int
    """Of these, those at which the agency has officers enough for one team."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one agency is asked for at the same time; an officer gives ``unit`` a shift."""

    wants: tuple[Want, ...]
    unit: int


def demand_of(strata: Iterable[Stratum]) -> dict[str, int]:
    """Firms to be drawn for each task."""
    demand: dict[str, int] = {}
    for stratum in strata:
        demand[stratum.task] = demand.get(stratum.task, 0) + stratum.size
    return demand


def kinds_of(firms: Iterable[Enterprise]) -> list[Enterprise]:
    """One live firm for each combination of tags and town: no task tells the others from it."""
    return list({(e.tags, e.town): e for e in firms if e.live}.values())


def loads_of(
    case: Case, fielding: Fielding, kinds: Sequence[Enterprise], demand: Demand, agency: str
) -> list[Load]:
    """Everything that must fit, load by load, each taken by itself."""
    parts = [(t, d) for t in case.tasks if t.on_site and demand.get(t.id) for d in t.duties]
    parts = [(t, d) for t, d in parts if d.agency == agency]
    if not parts:
        return []
    longest = case.rules.trips.shift_minutes
    each = {t.id: min(t.minutes, longest) for t, _ in parts}
    unit = max(longest, _together(case, parts, kinds, each))
    minutes = [
        w for part in parts for w in _wants(case, fielding, part, demand[part[0].id] * each[part[0].id])
    ]
    loads = [Load(tuple(minutes), unit)]
    visits = case.rules.trips.visits
    loads += [Load(tuple(_wants(case, fielding, part, demand[part[0].id])), visits) for part in parts]
    return loads


def _together(case: Case, parts: Sequence[Part], kinds: Sequence[Enterprise], each: Mapping[str, int]) -> int:
    """The most minutes that the agency's tasks could take at one visit to one firm.

    Tasks of one visit have a shift in common, so all of them are open when the last of them opens.
    """
    days = [s.day for s in case.shifts]
    open_at = [{t.id for t, _ in parts if t.first <= day <= t.last} for day in dict.fromkeys(days)]
    sets = [s for s in open_at if not any(s < other for other in open_at)]
    return max(
        (
            sum(
                each[t.id] for t, _ in parts if t.announced == announced and t.id in ids and in_scope(firm, t)
            )
            for ids in {frozenset(s) for s in sets}
            for firm in kinds
            for announced in (True, False)
        ),
        default=0,
    )


def _wants(case: Case, fielding: Fielding, part: Part, amount: int) -> list[Want]:
    """One for each qualification of a duty, and one for its plain seats together."""
    task, duty = part
    named = [(q,) for q in sorted(duty.qualifications)]
    size = max(2, case.rules.teams.least, duty.officers, len(named))
    window = sum(1 << k for k, s in enumerate(case.shifts) if task.first <= s.day <= task.last)
    plain: list[tuple[str, ...]] = [()] * (size - len(named))
    shifts = window & fielding.agency_mask(duty.agency, (*named, *plain), 0)
    found = [Want(task.id, q, amount, window, shifts) for q in named]
    if plain:
        shifts = window & fielding.agency_mask(duty.agency, ((),) * size, 0)
        found.append(Want(task.id, (), amount * len(plain), window, shifts))
    return found
