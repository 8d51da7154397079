from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from district_support import BASIS
from packing_support import office, saturated, task, team, visit

from data.wordings.timetable import WORDING
from scheduler.eligibility import eligibility_of
from scheduler.merge import visit_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of
from scheduler.timetable.board import Board
from scheduler.timetable.explain import week_runs
from scheduler.timetable.greedy import settle
from scheduler.values.rules import Trips
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from scheduler.timetable import Timetable
    from scheduler.values.case import Case
    from scheduler.values.plan import Unserved, Visit

TWO = team("甲", "甲")


def board_of(case: Case, *visits: Visit) -> Board:
    board = Board(case, eligibility_of(case))
    for v in visits:
        board.job([v])
    return board


def planned(case: Case, *visits: Visit) -> tuple[Timetable, tuple[Unserved, ...]]:
    eligibility = eligibility_of(case)
    able, gone = fieldable(case, eligibility, visits)
    timetable = timetable_of(case, eligibility, able, pack(case, able), gone)
    for agency in case.agencies:
        seats, filled = saturated(case, timetable.visits, timetable.trips, agency.id)
        assert seats == filled
    return timetable, (*gone, *timetable.unserved)


def merged(case: Case, firm: int, number: int, *tasks: int, shifts: tuple[int, ...] = (0, 1, 2, 3)) -> Visit:
    return visit_of(case, case.enterprises[firm], [case.tasks[t] for t in tasks], (), shifts, number)


def sentence(row: Unserved) -> str:
    return WORDING[row.reason][0].format(**dict(row.parts))


# --- what can never be made --------------------------------------------------------------------------------


def test_a_partner_with_one_officer_stays_away_and_the_check_goes_on() -> None:
    case = office({"甲": 2, "乙": 1}, tasks=(task(0, Duty("甲"), Duty("乙")),))
    timetable, gone = planned(case, merged(case, 0, 0, 0))
    assert [(u.task, u.agency, u.reason) for u in gone] == [("T0", "乙", "U01")]
    assert timetable.visits[0].agencies == ("甲",)
    assert sentence(gone[0]) == (
        "乙 cannot take part: 2 seats (qualification: —) for 1 officers in weeks 41; "
        "1 short on the best half day."
    )


def test_a_lead_with_one_officer_loses_its_check_and_the_others_go_on() -> None:
    tasks = (task(0, Duty("乙"), Duty("甲"), minutes=90), task(1, Duty("甲"), minutes=45))
    case = office({"甲": 2, "乙": 1}, tasks=tasks)
    timetable, gone = planned(case, merged(case, 0, 0, 0, 1))
    assert [(u.task, u.agency, u.reason) for u in gone] == [("T0", "", "U02")]
    (left,) = timetable.visits
    assert (left.tasks, left.lead, left.agencies, left.minutes) == (("T1",), "甲", ("甲",), 45)


def test_a_visit_without_tasks_disappears_and_the_rest_is_renumbered() -> None:
    case = office({"甲": 2, "乙": 1}, tasks=(task(0, Duty("乙")), task(1, Duty("甲"))))
    timetable, gone = planned(case, merged(case, 0, 0, 0), merged(case, 1, 1, 1))
    assert [(u.enterprise, u.reason) for u in gone] == [("F0", "U02")]
    assert [(v.id, v.enterprise) for v in timetable.visits] == [(0, "F1")]
    assert [t.visits for t in timetable.trips] == [(0,)]


def test_only_the_part_that_asks_for_a_missing_qualification_goes() -> None:
    tasks = (task(0, Duty("甲"), Duty("乙", ("证",))), task(1, Duty("甲"), Duty("乙")))
    case = office({"甲": 2, "乙": 2}, tasks=tasks)
    timetable, gone = planned(case, merged(case, 0, 0, 0, 1))
    assert [(u.task, u.agency, u.reason) for u in gone] == [("T0", "乙", "U01")]
    assert dict(gone[0].parts)["qualification"] == "证"
    assert timetable.visits[0].seats == team("甲", "甲", "乙", "乙")
    assert timetable.visits[0].tasks == ("T0", "T1")


def test_recusals_can_keep_a_whole_agency_away() -> None:
    case = office({"甲": 2, "乙": 2}, recused=(("乙0", "F0"),), tasks=(task(0, Duty("甲"), Duty("乙")),))
    _, gone = planned(case, merged(case, 0, 0, 0), merged(case, 1, 1, 0))
    assert [(u.enterprise, u.agency) for u in gone] == [("F0", "乙")]


def test_what_was_taken_out_before_is_not_asked_for_again() -> None:
    tasks = (
        task(0, Duty("甲"), Duty("乙", ("证",)), shifts=2),
        task(1, Duty("甲"), Duty("乙"), shifts=2),
        task(2, Duty("乙"), shifts=2),
    )
    case = office({"甲": 2, "乙": 2}, weekly=1, shifts=2, tasks=tasks, trips=Trips(visits=1, basis=BASIS))
    risky = replace(merged(case, 1, 1, 2, shifts=(0, 1)), priority=0)
    timetable, gone = planned(case, merged(case, 0, 0, 0, 1, shifts=(0, 1)), risky)
    assert sorted((u.enterprise, u.task, u.agency, u.reason) for u in gone) == [
        ("F0", "T0", "乙", "U01"),
        ("F0", "T1", "乙", "U03"),
    ]
    assert [v.seats for v in timetable.visits if v.enterprise == "F0"] == [TWO]


# --- what found no place -----------------------------------------------------------------------------------


def test_the_riskier_firm_is_served_and_the_cut_is_told() -> None:
    case = office(
        {"甲": 2},
        shifts=2,
        weekly=1,
        tasks=(task(0, Duty("甲"), shifts=2),),
        trips=Trips(visits=1, basis=BASIS),
    )
    case = replace(
        case,
        enterprises=(case.enterprises[0], replace(case.enterprises[1], credit="D"), *case.enterprises[2:]),
    )
    timetable, gone = planned(
        case, merged(case, 0, 0, 0, shifts=(0, 1)), merged(case, 1, 1, 0, shifts=(0, 1))
    )
    assert [v.enterprise for v in timetable.visits] == ["F1"]
    assert [(u.enterprise, u.task, u.agency, u.reason) for u in gone] == [("F0", "T0", "", "U04")]
    assert sentence(gone[0]) == (
        "甲 leads this check and has no officers left: 4 seats (qualification: —) in weeks 41 compete for "
        "2 officers; 2 short."
    )


def test_a_partner_without_officers_left_is_dropped_before_the_check() -> None:
    tasks = (task(0, Duty("甲"), Duty("乙"), shifts=2), task(1, Duty("乙"), shifts=2))
    case = office({"甲": 4, "乙": 2}, shifts=2, weekly=1, tasks=tasks, trips=Trips(visits=1, basis=BASIS))
    timetable, gone = planned(
        case, replace(merged(case, 0, 0, 1, shifts=(0, 1)), priority=0), merged(case, 1, 1, 0, shifts=(0, 1))
    )
    assert [(u.enterprise, u.agency, u.reason) for u in gone] == [("F1", "乙", "U03")]
    assert [v.agencies for v in timetable.visits] == [("乙",), ("甲",)]


def test_a_firm_whose_only_shift_is_taken_by_its_other_visit_is_told_so() -> None:
    case = office({"甲": 4}, tasks=(task(0, Duty("甲")), replace(task(1, Duty("甲")), announced=False)))
    timetable, gone = planned(case, merged(case, 0, 0, 0, shifts=(0,)), merged(case, 0, 1, 1, shifts=(0,)))
    assert len(timetable.trips) == 1
    assert [(u.agency, u.reason) for u in gone] == [("", "U05")]
    assert sentence(gone[0])


def test_a_trip_that_fits_nowhere_is_split() -> None:
    case = office({"甲": 2, "乙": 2}, shifts=2, weekly=1)
    visits = [
        visit(0, "F0", TWO, (0, 1)),
        visit(1, "F1", team("乙", "乙"), (0, 1)),
        visit(2, "F2", TWO, (0,)),
        visit(3, "F3", team("乙", "乙"), (1,)),
    ]
    board = Board(
        replace(case, rules=replace(case.rules, teams=replace(case.rules.teams, weekly=2))),
        eligibility_of(case),
    )
    trips = pack(case, visits[:1])
    joint = replace(trips[0], visits=(0, 1), seats=team("甲", "甲", "乙", "乙"), shifts=(0, 1))
    jobs = [board.job([visits[2]]), board.job([visits[3]]), board.job(visits[:2], joint)]
    assert settle(board, visits, jobs) == []
    assert 2 not in board.shift
    assert sorted(board.shift.values()) == [0, 0, 1, 1]


def test_a_trip_moves_to_make_room() -> None:
    case = office({"甲": 2}, shifts=2)
    visits = [replace(visit(0, "F0", TWO, (0, 1)), priority=0), visit(1, "F1", TWO, (0,))]
    board = board_of(case, *visits)
    assert settle(board, visits, [0, 1]) == []
    assert board.shift == {0: 1, 1: 0}


def test_a_trip_of_lower_class_gives_way() -> None:
    visits = [visit(0, "F0", TWO, (0,)), replace(visit(1, "F1", TWO, (0,)), priority=0)]
    board = board_of(office({"甲": 2}), *visits)
    assert board.place(0, 0) is None
    assert settle(board, visits, [1]) == [0]
    assert board.shift == {1: 0}


def test_a_trip_of_the_same_class_does_not_give_way() -> None:
    visits = [visit(k, f"F{k}", TWO, (0,)) for k in range(2)]
    board = board_of(office({"甲": 2}), *visits)
    assert settle(board, visits, [0, 1]) == [1]


# --- words -------------------------------------------------------------------------------------------------


def test_weeks_are_told_as_runs_across_new_year() -> None:
    assert week_runs([(2026, 52), (2026, 53), (2027, 1), (2026, 44)]) == "44, 52–53, 1"
