"""Made-up quarters of any size for packing and timetable: cases, and visits as a merge would give them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from district_support import BASIS, shifts_from
from scheduler.values.case import Case
from scheduler.values.firms import CLASSES, Enterprise
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.plan import Seat, Visit
from scheduler.values.rules import Rules, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task
from scheduler.merge import visit_of

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
    shifts = tuple(
        k for k, s in enumerate(case.shifts) if all(t.first <= s.day <= t.last for t in tasks)
    )
    return visit_of(case, case.enterprises[number], tasks, (), shifts, number)


def visit(number: int, firm: str, seats: tuple[Seat, ...], shifts: tuple[int, ...], minutes: int = 60) -> Visit:
    """A visit written down directly, without tasks."""
    agencies = tuple(dict.fromkeys(s.agency for s in seats))
    return Visit(number, firm, (), agencies[0], agencies, seats, minutes, shifts, CLASSES.index("A"))
