from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from packing_support import Chance, office, quarter, team, visit, with_effort

from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of
from scheduler.timetable.board import Board
from scheduler.timetable.improve import improve, realise
from scheduler.timetable.level import level
from scheduler.timetable.network import Network
from scheduler.timetable.objective import score
from scheduler.timetable.values import Cut

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

TWO = team("甲", "甲")


def board_of(case: Case, *visits: Visit) -> Board:
    board = Board(case, eligibility_of(case))
    for v in visits:
        board.job([v])
    return board


# --- the network -------------------------------------------------------------------------------------------


def test_a_full_shift_moves_officers_about_before_it_refuses() -> None:
    network = Network("甲", [0, 0], 10, 120)
    assert network.add((0, 0), 0, (1, 2)) is None
    assert network.add((1, 0), 0, (1,)) is None
    cut = network.add((2, 0), 0, (1, 2))
    assert isinstance(cut, Cut)
    assert len(cut.seats) == 3
    network.remove((0, 0))
    assert network.add((2, 0), 0, (1, 2)) is None
    assert network.holder == {(1, 0): 1, (2, 0): 2}


@pytest.mark.parametrize(("weekly", "quarterly"), [(1, 9), (9, 1)])
def test_week_and_quarter_limits_move_other_shifts(weekly: int, quarterly: int) -> None:
    network = Network("甲", [0, 0, 0], weekly, quarterly)
    assert network.add((0, 0), 0, (1, 2)) is None
    assert network.add((1, 0), 1, (1,)) is None
    assert network.holder == {(0, 0): 2, (1, 0): 1}
    cut = network.add((2, 0), 2, (1, 2))
    assert cut is not None
    assert len(cut.seats) == 3
    assert (len(cut.officers) > 0) is (quarterly == 1)


@pytest.mark.parametrize("seed", range(6))
def test_the_network_fills_exactly_as_many_seats_as_a_max_flow(seed: int) -> None:
    from ortools.graph.python import max_flow

    chance, weekly, quarterly = Chance(seed), 1 + seed % 3, 2 + seed % 2
    week_of = [0, 0, 1, 1]
    seats = [
        (chance.below(4), tuple(o for o in range(6) if not chance.below(2))) for _ in range(12 + 2 * seed)
    ]
    network = Network("甲", week_of, weekly, quarterly)
    filled = sum(network.add((k, 0), *seat) is None for k, seat in enumerate(seats))
    arcs: dict[tuple[int, int], int] = {}
    for k, (shift, officers) in enumerate(seats):
        arcs[0, 100 + k] = 1
        for o in officers:
            arcs[100 + k, 200 + 6 * shift + o] = 1
            arcs[200 + 6 * shift + o, 300 + 6 * week_of[shift] + o] = 1
            arcs[300 + 6 * week_of[shift] + o, 400 + o] = weekly
            arcs[400 + o, 1] = quarterly
    flow = max_flow.SimpleMaxFlow()
    for (tail, head), room in arcs.items():
        flow.add_arc_with_capacity(tail, head, room)
    flow.solve(0, 1)
    assert filled == flow.optimal_flow()


def test_a_cut_is_exactly_one_seat_too_narrow() -> None:
    case, visits = quarter(60, agencies=2, officers=3)
    visits, _ = fieldable(case, eligibility_of(case), visits)
    case = replace(case, rules=replace(case.rules, teams=replace(case.rules.teams, weekly=2, quarterly=9)))
    board = board_of(case, *visits)
    cuts = 0
    for j, job in enumerate(board.jobs):
        for shift in board.free(j)[:1]:
            cut = board.place(j, shift)
            if cut is not None:
                cuts += 1
                placed = sum(board.enclosed(cut, other, s) for other, s in {**board.shift, j: shift}.items())
                assert placed > board.width(cut)
                assert job.options >> shift & 1
    assert cuts


# --- improvement -------------------------------------------------------------------------------------------


def test_levelling_spreads_trips_over_weeks_and_brings_d_forward() -> None:
    visits = [visit(0, "F0", TWO, (0, 18)), replace(visit(1, "F1", TWO, (0, 18)), priority=0)]
    board = board_of(office({"甲": 4}, shifts=20), *visits)
    board.place(0, 0)
    board.place(1, 18)
    level(board)
    assert board.shift == {0: 18, 1: 0} or score(board, board.shift, []) <= score(board, {0: 0, 1: 18}, [])
    board.remove(0)
    level(board)
    assert board.shift[1] == 0


def test_a_refused_answer_leaves_the_board_as_it_was() -> None:
    visits = [visit(k, f"F{k}", TWO, (0, 1)) for k in range(2)]
    board = board_of(office({"甲": 2}), *visits)
    board.place(0, 0)
    board.place(1, 1)
    assert isinstance(realise(board, [0, 1], {0: 1, 1: 1}), Cut)
    assert board.shift == {0: 0, 1: 1}
    assert realise(board, [0, 1], {0: 1, 1: 0}) is None
    assert board.shift == {0: 1, 1: 0}


def test_the_solver_finds_a_place_that_needs_two_moves_and_works_in_windows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("scheduler.timetable.improve.BOOLEANS", 3)
    case = with_effort(office({"甲": 2}, shifts=3), 30)
    visits = [visit(0, "F0", TWO, (0, 1)), visit(1, "F1", TWO, (1, 2)), visit(2, "F2", TWO, (0,))]
    board = board_of(case, *visits)
    board.place(0, 0)
    board.place(1, 1)
    assert improve(board, [2]) in ([], [2])
    monkeypatch.setattr("scheduler.timetable.improve.BOOLEANS", 30)
    assert improve(board, [j for j in [2] if j not in board.shift]) == []
    assert board.shift == {0: 1, 1: 2, 2: 0}


def test_answers_that_exact_flows_refuse_come_back_with_their_cuts() -> None:
    # The totals let the solver put both trips in week 1; recusals leave the same two officers for both.
    recused = tuple((f"甲{k}", f"F{f}") for k in (2, 3) for f in (0, 1))
    case = with_effort(office({"甲": 4}, shifts=10, weekly=1, recused=recused), 60)
    visits = [visit(0, "F0", TWO, (0, 1, 8, 9)), visit(1, "F1", TWO, (0, 1))]
    board = board_of(case, *visits)
    board.place(0, 0)
    assert improve(board, [1]) == []
    assert board.shift[1] in {0, 1}


def test_more_effort_is_never_worse() -> None:
    case, visits = quarter(80, agencies=4, officers=6)
    eligibility = eligibility_of(case)
    able, _ = fieldable(case, eligibility, visits)
    trips = pack(with_effort(case, 3), able)
    scores = []
    for effort in (0, 20):
        timetable = timetable_of(with_effort(case, effort), eligibility, able, trips)
        board = board_of(case)
        for trip in timetable.trips:
            assert (
                board.place(board.job([timetable.visits[v] for v in trip.visits], trip), trip.shift) is None
            )
        scores.append(score(board, board.shift, []))
    assert scores[1] <= scores[0]


def test_a_proposal_that_exact_flows_refuse_is_sent_back_until_none_is_left() -> None:
    recused = tuple((f"甲{k}", f"F{f}") for k in (2, 3) for f in (0, 1))
    case = with_effort(office({"甲": 4}, weekly=1, recused=recused), 60)
    board = board_of(case, visit(0, "F0", TWO, (0, 1)), visit(1, "F1", TWO, (0, 1)))
    board.place(0, 0)
    assert improve(board, [1]) == [1]
    assert board.shift == {0: 0}
