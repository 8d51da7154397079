"""Are trips spread as a planner would: over half days, days and weeks, without crowding any officer?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from packing_support import office, team, visit

from scheduler.eligibility import eligibility_of
from scheduler.timetable.board import Board
from scheduler.timetable.greedy import settle
from scheduler.timetable.improve import improve
from scheduler.timetable.level import level
from scheduler.timetable.loads import DAY, HALF_DAY, HALVES, WEEK
from scheduler.timetable.objective import score
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

TWO = team("甲", "甲")


def board_of(case: Case, *visits: Visit) -> Board:
    board = Board(case, eligibility_of(case))
    for v in visits:
        board.job([v])
    return board


def week_of(case: Case) -> tuple[int, ...]:
    """The shifts of the first whole week, five days."""
    weeks = [s.week for s in case.shifts]
    return next(
        row for w in dict.fromkeys(weeks) if len(row := tuple(k for k, x in enumerate(weeks) if x == w)) == 10
    )


@pytest.mark.parametrize("trips", [1, 2, 5, 7, 10])
def test_trips_of_one_agency_take_different_days_then_different_half_days(trips: int) -> None:
    case = office({"甲": 30}, shifts=30, firms=10)
    week = week_of(case)
    visits = [visit(k, f"F{k}", TWO, week) for k in range(trips)]
    board = board_of(case, *visits)
    assert settle(board, visits, range(trips)) == []
    improve(board, [])
    used = set(board.shift.values())
    assert len(used) == trips
    assert len({case.shifts[s].day for s in used}) == min(5, trips)
    mornings = sum(case.shifts[s].half == "AM" for s in used)
    assert abs(2 * mornings - trips) <= 1


def test_trips_of_different_agencies_do_not_crowd_one_half_day_either() -> None:
    names = "甲乙丙丁戊己"
    case = office(dict.fromkeys(names, 4), shifts=30)
    visits = [visit(k, f"F{k}", team(a, a), week_of(case)) for k, a in enumerate(names)]
    board = board_of(case, *visits)
    settle(board, visits, range(len(visits)))
    improve(board, [])
    assert len(set(board.shift.values())) == len(names)


def test_nobody_need_work_the_whole_day_where_another_day_is_free() -> None:
    case = office({"甲": 2}, shifts=4)
    visits = [visit(k, f"F{k}", TWO, (0, 1, 2, 3)) for k in range(2)]
    board = board_of(case, *visits)
    settle(board, visits, range(2))
    improve(board, [])
    assert len({case.shifts[s].day for s in board.shift.values()}) == 2


def test_a_half_day_with_more_officers_is_preferred() -> None:
    case = office({"甲": 4}, shifts=4)
    case = replace(case, leaves=(Leave("甲0", case.shifts[0].day, case.shifts[1].day),))
    board = board_of(case, visit(0, "F0", TWO, (0, 1, 2, 3)))
    assert board.choices(0)[0] == 2


def test_a_pile_on_one_half_day_is_taken_down() -> None:
    case = office({"甲": 30}, shifts=30, firms=10)
    visits = [visit(k, f"F{k}", TWO, week_of(case)) for k in range(10)]
    board = board_of(case, *visits)
    for k in range(10):
        board.place(k, week_of(case)[0])
    before = score(board, board.shift, ())
    level(board)
    assert sorted(board.shift.values()) == list(week_of(case))
    assert score(board, board.shift, ()) < before


def test_of_two_weeks_alike_a_firm_of_class_d_takes_the_earlier() -> None:
    case = office({"甲": 30}, shifts=40, firms=10)
    first = week_of(case)
    later = tuple(s + len(first) for s in first)
    one = replace(visit(0, "F0", TWO, (*first, *later)), priority=0)
    board = board_of(case, one)
    board.place(0, later[0])
    level(board)
    assert board.shift[0] in first


def test_loads_are_what_a_recount_gives() -> None:
    case = office({"甲": 5, "乙": 3}, shifts=12, weekly=2)
    case = replace(case, leaves=(Leave("甲0", case.shifts[0].day, case.shifts[3].day),))
    visits = [visit(k, f"F{k}", team("甲", "甲", *"乙" * k), tuple(range(12))) for k in range(3)]
    board = board_of(case, *visits)
    board.place(0, 1)
    board.place(1, 7)
    job = board.jobs[2]
    spans = {
        HALF_DAY: [[s] for s in range(12)],
        DAY: [
            [s for s in range(12) if case.shifts[s].day == d] for d in sorted({x.day for x in case.shifts})
        ],
        HALVES: [
            [s for s in range(12) if (case.shifts[s].week, case.shifts[s].half) == key]
            for key in sorted({(x.week, x.half) for x in case.shifts})
        ],
        WEEK: board.shifts_of,
    }
    for span, members in spans.items():
        shares = {}
        for agency, seats in job.teams:
            for after in (0, len(seats)):
                for k, row in enumerate(members):
                    load = after + sum(
                        len(mine) for j, s in board.shift.items() if s in row
                        for a, mine in board.jobs[j].teams if a == agency
                    )  # fmt: skip
                    shares[agency, after > 0, k] = -(-1000 * load // board.capacity((agency, ""), row))
        for shift in range(12):
            k = next(i for i, row in enumerate(members) if shift in row)
            assert board.loads.strain(job, span)[shift] == max(shares[a, True, k] for a, _ in job.teams)
            assert board.loads.peaks(job, span)[shift] == sum(
                max(shares[a, True, k], *(shares[a, False, i] for i in range(len(members))))
                for a, _ in job.teams
            )


def test_many_lost_trips_are_shared_out_among_the_windows() -> None:
    from scheduler.timetable.improve import BOOLEANS, _windows, size_of

    case = office({"甲": 2}, shifts=120, firms=100)
    visits = [visit(k, f"F{k % 100}", TWO, tuple(range(120))) for k in range(60)]
    board = board_of(case, *visits)
    lost = list(range(40))
    for k in range(40, 60):
        board.place(k, k)
    windows = list(_windows(board, lost))
    assert {j for w in windows for j in w} == set(range(60))
    assert all(sum(size_of(board, j) for j in w) <= BOOLEANS for w in windows)
    assert all(any(j in lost for j in w) for w in windows)
