"""On small cases with every rule switched on, no other timetable loses fewer visits, riskier ones first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from district_support import BASIS
from exhaustive_support import least_severity, possible
from packing_support import Chance, office, task
from timetable_support import merged

from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of
from scheduler.values.people import Leave
from scheduler.values.rules import Trips
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

SHIFTS = (0, 1, 8, 9)
"""Two in one week and two in the next."""
CLASSES = (0, 3, 5)


def scarce(seed: int) -> tuple[Case, list[Visit]]:
    """A few visits for few officers: leave, recusals, a qualification, weekly and quarterly limits."""
    chance = Chance(seed)
    case = office(
        {"甲": 2 + chance.below(3), "乙": 2 + chance.below(2)},
        shifts=12,
        weekly=1 + chance.below(3),
        quarterly=1 + chance.below(4),
        qualified=("甲0", "甲1"),
        recused=tuple((f"甲{chance.below(2)}", f"F{k}") for k in range(6) if not chance.below(3)),
        tasks=(
            task(0, Duty("甲"), shifts=12),
            task(1, Duty("乙"), shifts=12),
            task(2, Duty("甲", ("证",)), shifts=12),
        ),
        trips=Trips(visits=1, effort=20, basis=BASIS),
    )
    days = [s.day for s in case.shifts]
    if chance.below(2):
        case = replace(case, leaves=(Leave("甲0", days[0], days[(0, 5, 9)[chance.below(3)]]),))
    visits = [
        replace(merged(case, k, chance.below(3), shifts=_some(chance)), priority=CLASSES[chance.below(3)])
        for k in range(3 + chance.below(3))
    ]
    return case, visits


def _some(chance: Chance) -> tuple[int, ...]:
    return tuple(int(s) for s in chance.some(tuple(map(str, SHIFTS)), 1 + chance.below(3)))


@pytest.mark.parametrize("seed", range(30))
def test_no_timetable_loses_fewer_visits(seed: int) -> None:
    case, visits = scarce(seed)
    eligibility = eligibility_of(case)
    able, gone = fieldable(case, eligibility, visits)
    made = timetable_of(case, eligibility, able, pack(case, able), gone)
    shift = {v: t.shift for t in made.trips for v in t.visits}
    assert possible(case, [(v, shift[v.id]) for v in made.visits])
    lost = {u.enterprise for u in made.unserved if not u.agency}
    ours = sum(4 ** (5 - v.priority) for v in able if v.enterprise in lost)
    assert ours == least_severity(case, able)
