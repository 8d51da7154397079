"""Is what a planner is told about a shortage true?  Each is counted again by trying everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from district_support import BASIS
from packing_support import office, task
from timetable_support import merged, most_filled, planned, sentence

from scheduler.values.people import Leave
from scheduler.values.rules import Trips
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from timetable_support import Wanted

    from scheduler.timetable import Timetable
    from scheduler.values.case import Case
    from scheduler.values.plan import Unserved, Visit

ALONE = Trips(visits=1, basis=BASIS)


def counted(case: Case, timetable: Timetable, lost: Visit, row: Unserved) -> tuple[int, int, int]:
    """Seats, officers and seats short, in a case where all of the agency's seats compete in one week.

    The lost visit is tried on every half day it allows; the trips stay where they are.
    """
    told = dict(row.parts)
    name = told["qualification"]
    away = {leave.inspector for leave in case.leaves}
    officers = frozenset(
        i.id
        for i in case.inspectors
        if i.agency == told["agency"] and i.id not in away and (name == "—" or name in i.qualifications)
    )

    def wanted(v: Visit, shift: int) -> list[Wanted]:
        asked = [s for s in v.seats if s.agency == told["agency"]]
        return [(shift, officers) for s in asked if name == "—" or name in s.qualifications]

    made = [seat for t in timetable.trips for v in t.visits for seat in wanted(timetable.visits[v], t.shift)]
    each = [[*made, *wanted(lost, s)] for s in lost.shifts]
    return len(each[0]), len(officers), min(len(seats) - most_filled(case, seats) for seats in each)


def told(row: Unserved) -> tuple[int, int, int]:
    parts = dict(row.parts)
    return int(parts["seats"]), int(parts["officers"]), int(parts["short"])


def test_fewer_officers_than_needed_in_one_week() -> None:
    case = office({"甲": 4}, shifts=20, tasks=(task(0, Duty("甲"), shifts=20),), trips=ALONE)
    first, last = case.shifts[0].day, case.shifts[-1].day
    case = replace(case, leaves=tuple(Leave(f"甲{k}", first, last) for k in (2, 3)))
    weeks = [s.week for s in case.shifts]
    late = [k for k, w in enumerate(weeks) if w == weeks[-1]][-2:]
    visits = [merged(case, k, 0, shifts=late) for k in range(3)]
    timetable, (row,) = planned(case, *visits)
    (lost,) = [v for v in visits if v.enterprise == row.enterprise]
    assert told(row) == counted(case, timetable, lost, row) == (6, 2, 2)
    assert sentence(row) == (
        f"甲 leads this check and has no officers left: 6 seats (qualification: —) in weeks {weeks[-1][1]} "
        "compete for 2 officers; 2 short."
    )


def test_too_few_officers_with_a_qualification() -> None:
    case = office({"甲": 6}, qualified=("甲0",), tasks=(task(0, Duty("甲", ("证",))),), trips=ALONE, shifts=2)
    visits = [merged(case, k, 0, shifts=(0, 1)) for k in range(3)]
    timetable, (row,) = planned(case, *visits)
    (lost,) = [v for v in visits if v.enterprise == row.enterprise]
    assert dict(row.parts)["qualification"] == "证"
    assert told(row)[1:] == counted(case, timetable, lost, row)[1:] == (1, 1)


def test_the_weekly_cap_binds() -> None:
    case = office(
        {"甲": 2, "乙": 9}, weekly=2, tasks=(task(0, Duty("乙"), Duty("甲")),), trips=ALONE, shifts=4
    )
    visits = [merged(case, k, 0, shifts=range(4)) for k in range(3)]
    timetable, (row,) = planned(case, *visits)
    assert (row.reason, row.agency) == ("U03", "甲")
    (lost,) = [v for v in visits if v.enterprise == row.enterprise]
    assert told(row) == counted(case, timetable, lost, row) == (6, 2, 2)


def test_agencies_short_at_different_half_days_are_told_of_the_one_chosen() -> None:
    tasks = (task(0, Duty("甲")), task(1, Duty("乙")), task(2, Duty("甲"), Duty("乙")))
    case = office({"甲": 2, "乙": 2}, tasks=tasks, trips=ALONE)
    risky = [merged(case, 0, 0, shifts=(1,)), merged(case, 1, 1, shifts=(0,))]
    joint = replace(merged(case, 2, 2, shifts=(0, 1)), priority=5)
    _, (row,) = planned(case, *risky, joint)
    assert (row.enterprise, row.agency, row.reason) == ("F2", "乙", "U03")
    assert told(row) == (4, 2, 2)


def test_all_seats_that_lack_are_counted_not_only_the_last() -> None:
    case = office({"甲": 3}, tasks=(task(0, Duty("甲")),), trips=ALONE)
    case = replace(case, rules=replace(case.rules, teams=replace(case.rules.teams, least=3)))
    _, (row,) = planned(case, *(merged(case, k, 0, shifts=(0,)) for k in range(2)))
    assert told(row) == (6, 3, 3)


# --- one shortage, one sentence ----------------------------------------------------------------------------


def test_an_agency_short_throughout_is_told_alike_for_every_firm() -> None:
    case = office(
        {"甲": 4, "乙": 1}, shifts=30, recused=(("乙0", "F2"),), tasks=(task(0, Duty("甲"), Duty("乙")),)
    )
    windows = (range(4), range(12, 20), (25,))
    _, gone = planned(case, *(merged(case, k, 0, shifts=w) for k, w in enumerate(windows)))
    assert len(gone) == 3
    assert {u.parts for u in gone} == {gone[0].parts}
    weeks = [s.week[1] for s in case.shifts]
    assert dict(gone[0].parts) == {
        "agency": "乙",
        "officers": "1",
        "qualification": "—",
        "seats": "2",
        "short": "1",
        "weeks": f"{weeks[0]}–{weeks[-1]}",
    }


def test_a_qualification_short_throughout_is_told_alike_though_firms_and_windows_differ() -> None:
    case = office({"甲": 4, "乙": 4}, shifts=30, tasks=(task(0, Duty("甲"), Duty("乙", ("证",))),))
    _, gone = planned(case, *(merged(case, k, 0, shifts=(9 * k, 9 * k + 1)) for k in range(3)))
    assert {(u.reason, u.parts) for u in gone} == {("U01", gone[0].parts)}
    assert dict(gone[0].parts)["qualification"] == "证"


def test_a_shortage_in_one_firms_window_alone_names_its_weeks() -> None:
    case = office({"甲": 4, "乙": 2}, shifts=30, tasks=(task(0, Duty("甲"), Duty("乙")),))
    case = replace(case, leaves=(Leave("乙0", case.shifts[0].day, case.shifts[5].day),))
    _, (row,) = planned(case, merged(case, 0, 0, shifts=range(4)), merged(case, 1, 0, shifts=range(20, 30)))
    assert row.enterprise == "F0"
    assert told(row) == (2, 1, 1)
    assert dict(row.parts)["weeks"] == str(case.shifts[0].week[1])


def test_two_agencies_never_there_together_are_told_of_the_half_day_chosen() -> None:
    case = office({"甲": 2, "乙": 2}, shifts=4, tasks=(task(0, Duty("甲"), Duty("乙")),))
    days = [s.day for s in case.shifts]
    case = replace(case, leaves=(Leave("乙0", days[0], days[1]), Leave("甲0", days[2], days[3])))
    _, (row,) = planned(case, merged(case, 0, 0, shifts=range(4)))
    assert (row.reason, row.agency) == ("U01", "乙")
    assert told(row) == (2, 1, 1)
