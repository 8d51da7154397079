"""Made-up quarters of any size for packing and timetable: cases, and visits as a merge would give them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
from district_support import BASIS, shifts_from

from scheduler.eligibility import eligibility_of
from scheduler.merge import visit_of
from scheduler.values.case import Case
from scheduler.values.firms import CLASSES, Enterprise
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.plan import Seat, Trip, Visit
from scheduler.values.rules import Rules, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task

QUALIFICATIONS = ("危化品监管", "特种设备检查", "消防监督员")
MINUTES = (30, 40, 45, 60, 90)


class Chance:
    """Reproducible choices for a generator of test data."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def below(self, most: int) -> int:
        return int(self._bits.random_raw()) % most

    def some(self, items: tuple[str, ...], count: int) -> tuple[str, ...]:
        left = list(items)
        return tuple(sorted(left.pop(self.below(len(left))) for _ in range(min(count, len(left)))))


def quarter(
    visits: int, *, agencies: int = 14, officers: int = 12, coordinates: bool = False, seed: int = 1
) -> tuple[Case, tuple[Visit, ...]]:
    """A case with so many visits: joint tasks of one to four agencies, towns, leave, recusals, windows."""
    chance = Chance(seed)
    names = tuple(f"部门{k:02d}" for k in range(agencies))
    shifts = shifts_from(0, 120)
    firms = tuple(_firm(chance, k, coordinates=coordinates) for k in range(visits))
    inspectors = tuple(_inspector(chance, a, k) for a in names for k in range(officers))
    tasks = tuple(_task(chance, names, k, shifts) for k in range(2 * agencies))
    case = Case(
        "2026Q4",
        "试点区",
        firms,
        tuple(Agency(a) for a in names),
        inspectors,
        tasks,
        (),
        tuple(sorted(_leave(chance, i, shifts) for i in inspectors if not chance.below(4))),
        tuple(sorted({Recusal(inspectors[chance.below(len(inspectors))].id, f.id) for f in firms[::20]})),
        (),
        shifts,
        Rules(trips=Trips(basis=BASIS), teams=Teams(basis=BASIS)),
    )
    return case, tuple(_visit(chance, case, k) for k in range(visits))


def with_effort(case: Case, effort: int) -> Case:
    return replace(case, rules=replace(case.rules, trips=replace(case.rules.trips, effort=effort)))


def _firm(chance: Chance, number: int, *, coordinates: bool) -> Enterprise:
    town = chance.below(10)
    return Enterprise(
        f"F{number:05d}",
        f"示例第{number}号商行",
        credit=("D", "C", "B", "A", "A", "")[chance.below(6)],
        town=f"第{town}街道",
        latitude=28_500_000 + 30_000 * (town // 4) + chance.below(25_000) if coordinates else None,
        longitude=121_300_000 + 30_000 * (town % 4) + chance.below(25_000) if coordinates else None,
    )


def _inspector(chance: Chance, agency: str, number: int) -> Inspector:
    return Inspector(
        f"{agency}-{number:03d}",
        f"示例{number}",
        agency,
        qualifications=chance.some(QUALIFICATIONS, chance.below(4)),
    )


def _task(chance: Chance, names: tuple[str, ...], number: int, shifts: tuple) -> Task:  # type: ignore[type-arg]
    agencies = chance.some(names, 1 + chance.below(4))
    lead = agencies[chance.below(len(agencies))]
    start = chance.below(4) * 20
    asked = tuple(chance.some(QUALIFICATIONS, 1) if not chance.below(6) else () for _ in agencies)
    return Task(
        f"T{number:03d}",
        f"示例任务{number}",
        (f"事项{number}",),
        (),
        next(Duty(a, q) for a, q in zip(agencies, asked, strict=True) if a == lead),
        tuple(Duty(a, q) for a, q in zip(agencies, asked, strict=True) if a != lead),
        (Ratio("A", Fraction(1, 10), Fraction(1, 10)),),
        MINUTES[chance.below(len(MINUTES))],
        shifts[start].day if not chance.below(3) else shifts[0].day,
        shifts[start + 40].day if not chance.below(3) else shifts[-1].day,
    )


def _leave(chance: Chance, inspector: Inspector, shifts: tuple) -> Leave:  # type: ignore[type-arg]
    first = chance.below(100)
    return Leave(inspector.id, shifts[first].day, shifts[first + chance.below(19)].day)


def _visit(chance: Chance, case: Case, number: int) -> Visit:
    first = case.tasks[chance.below(len(case.tasks))]
    tasks = [first]
    if not chance.below(3):
        other = case.tasks[chance.below(len(case.tasks))]
        if other.id != first.id and max(first.first, other.first) <= min(first.last, other.last):
            tasks.append(other)
    shifts = tuple(k for k, s in enumerate(case.shifts) if all(t.first <= s.day <= t.last for t in tasks))
    return visit_of(case, case.enterprises[number], tasks, (), shifts, number)


def visit(
    number: int, firm: str, seats: tuple[Seat, ...], shifts: tuple[int, ...], minutes: int = 60
) -> Visit:
    """A visit written down directly, without tasks."""
    agencies = tuple(dict.fromkeys(s.agency for s in seats))
    return Visit(number, firm, (), agencies[0], agencies, seats, minutes, shifts, CLASSES.index("A"))


def office(  # a bench for one rule at a time: every limit is a keyword
    officers: dict[str, int],
    *,
    shifts: int = 4,
    weekly: int = 10,
    quarterly: int = 120,
    qualified: tuple[str, ...] = (),
    recused: tuple[tuple[str, str], ...] = (),
    firms: int = 6,
    trips: Trips | None = None,
    tasks: tuple[Task, ...] = (),
) -> Case:
    """A case with so many officers per agency (甲0, 甲1, …); the qualified ones hold 证."""
    return Case(
        "2026Q4",
        "试点区",
        tuple(Enterprise(f"F{k}", f"示例第{k}号商行", credit="A", town="东溪镇") for k in range(firms)),
        tuple(Agency(a) for a in sorted(officers)),
        tuple(
            Inspector(f"{a}{k}", f"示例{a}{k}", a, qualifications=("证",) if f"{a}{k}" in qualified else ())
            for a in sorted(officers)
            for k in range(officers[a])
        ),
        tasks,
        (),
        (),
        tuple(Recusal(i, f) for i, f in sorted(recused)),
        (),
        shifts_from(0, shifts),
        Rules(
            trips=trips or Trips(effort=3, basis=BASIS),
            teams=Teams(weekly=weekly, quarterly=quarterly, basis=BASIS),
        ),
    )


def task(number: int, lead: Duty, *partners: Duty, minutes: int = 60, shifts: int = 4) -> Task:
    """A task over the first so many shifts."""
    days = shifts_from(0, shifts)
    return Task(
        f"T{number}",
        f"示例任务{number}",
        (f"事项{number}",),
        (),
        lead,
        partners,
        (),
        minutes,
        days[0].day,
        days[-1].day,
    )


def team(*seats: str) -> tuple[Seat, ...]:
    """Seats written as 甲 for a plain one and 甲证 for a qualified one."""
    return tuple(Seat(s[0], (s[1:],) if s[1:] else ()) for s in seats)


def saturated(case: Case, visits: tuple[Visit, ...], trips: tuple[Trip, ...], agency: str) -> tuple[int, int]:
    """(seats, largest flow) of one agency's network, worked out afresh with OR-Tools."""
    from ortools.graph.python import max_flow

    eligibility = eligibility_of(case)
    flow = max_flow.SimpleMaxFlow()
    node: dict[object, int] = {"source": 0, "sink": 1}
    arcs: dict[tuple[object, object], int] = {}
    seats = [(t, k, s) for t in trips for k, s in enumerate(t.seats) if s.agency == agency]
    for trip, k, seat in seats:
        arcs["source", ("seat", trip.id, k)] = 1
        week = case.shifts[trip.shift].week
        for o in eligibility.candidates(seat, (visits[v].enterprise for v in trip.visits), trip.shift):
            arcs[("seat", trip.id, k), ("shift", o, trip.shift)] = 1
            arcs[("shift", o, trip.shift), ("week", o, week)] = 1
            arcs[("week", o, week), o] = case.rules.teams.weekly
            arcs[o, "sink"] = case.rules.teams.quarterly
    for (tail, head), capacity in arcs.items():
        flow.add_arc_with_capacity(
            node.setdefault(tail, len(node)), node.setdefault(head, len(node)), capacity
        )
    if seats:
        flow.solve(0, 1)
    return len(seats), flow.optimal_flow() if seats else 0
