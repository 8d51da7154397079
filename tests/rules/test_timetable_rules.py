"""Each rule of the solver's model: the smallest case that fits, the smallest that must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from packing_support import office, team, visit

from scheduler.eligibility import eligibility_of
from scheduler.timetable import constraints
from scheduler.timetable.board import Board
from scheduler.timetable.objective import minimise, score
from scheduler.timetable.solve import proposal
from scheduler.timetable.values import Cut
from scheduler.timetable.variables import variables_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.timetable.variables import Variables
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit


def board_of(case: Case, *visits: Visit) -> Board:
    board = Board(case, eligibility_of(case))
    for v in visits:
        board.job([v])
    return board


def fits(board: Board, *rules: Callable[[Variables], None], placed: int = 0) -> bool:
    """Whether all jobs get a shift under these rules alone; the last ``placed`` jobs are fixed."""
    from ortools.sat.python import cp_model

    v = variables_of(board, range(len(board.jobs) - placed))
    for row in v.at.values():
        v.model.add_exactly_one(row.values())
    for rule in rules:
        rule(v)
    return cp_model.CpSolver().solve(v.model) in {cp_model.OPTIMAL, cp_model.FEASIBLE}


def test_a_placed_trip_keeps_a_shift_and_a_lost_one_may_stay_out() -> None:
    from ortools.sat.python import cp_model

    board = board_of(
        office({"甲": 2}), visit(0, "F0", team("甲", "甲"), (0,)), visit(1, "F1", team("甲", "甲"), (0,))
    )
    board.place(0, 0)
    v = variables_of(board, [0, 1])
    constraints.every_trip_keeps_a_shift(v)
    v.model.minimize(sum(var for row in v.at.values() for var in row.values()))
    solver = cp_model.CpSolver()
    assert solver.solve(v.model) == cp_model.OPTIMAL
    assert solver.boolean_value(v.at[0][0])
    assert not solver.boolean_value(v.at[1][0])


@pytest.mark.parametrize(("shifts", "good"), [((0, 1), True), ((0,), False)])
def test_a_firm_is_visited_once_at_a_time(shifts: tuple[int, ...], good: bool) -> None:  # noqa: FBT001
    board = board_of(office({"甲": 9}), *(visit(k, "F0", team("甲", "甲"), shifts) for k in range(2)))
    assert fits(board, constraints.a_firm_is_visited_once_at_a_time) is good


@pytest.mark.parametrize(("shifts", "good"), [((0, 1), True), ((0,), False)])
def test_a_firm_is_not_visited_while_a_fixed_trip_is_there(shifts: tuple[int, ...], good: bool) -> None:  # noqa: FBT001
    board = board_of(
        office({"甲": 9}), visit(0, "F0", team("甲", "甲"), shifts), visit(1, "F0", team("甲", "甲"), (0,))
    )
    board.place(1, 0)
    assert fits(board, constraints.a_firm_is_visited_once_at_a_time, placed=1) is good


@pytest.mark.parametrize(("officers", "good"), [(4, True), (3, False)])
def test_officers_suffice_on_every_shift(officers: int, good: bool) -> None:  # noqa: FBT001
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0,)) for k in range(2)]
    board = board_of(office({"甲": officers}), *visits)
    assert fits(board, constraints.officers_suffice_on_every_shift) is good


@pytest.mark.parametrize(("qualified", "good"), [(("甲0", "甲1"), True), (("甲0",), False)])
def test_officers_suffice_per_qualification(qualified: tuple[str, ...], good: bool) -> None:  # noqa: FBT001
    visits = [visit(k, f"F{k}", team("甲证", "甲"), (0,)) for k in range(2)]
    board = board_of(office({"甲": 4}, qualified=qualified), *visits)
    assert fits(board, constraints.officers_suffice_on_every_shift) is good


@pytest.mark.parametrize(("weekly", "good"), [(2, True), (1, False)])
def test_officers_suffice_in_every_week(weekly: int, good: bool) -> None:  # noqa: FBT001
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0, 1)) for k in range(2)]
    board = board_of(office({"甲": 2}, weekly=weekly), *visits)
    assert fits(board, constraints.officers_suffice_in_every_week) is good


@pytest.mark.parametrize(("quarterly", "good"), [(2, True), (1, False)])
def test_officers_suffice_in_the_quarter(quarterly: int, good: bool) -> None:  # noqa: FBT001
    visits = [visit(k, f"F{k}", team("甲", "甲"), tuple(range(12))) for k in range(2)]
    board = board_of(office({"甲": 2}, quarterly=quarterly, shifts=12), *visits)
    assert fits(board, constraints.officers_suffice_in_the_quarter) is good


@pytest.mark.parametrize(("officers", "good"), [(4, True), (3, False)])
def test_fixed_trips_use_officers_up(officers: int, good: bool) -> None:  # noqa: FBT001
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0,)) for k in range(2)]
    board = board_of(office({"甲": officers}), *visits)
    board.place(1, 0)
    assert fits(board, constraints.officers_suffice_on_every_shift, placed=1) is good


def test_no_known_cut_is_broken() -> None:
    # Recusal leaves the same two officers for either firm; totals suffice, the exact flow does not.
    recused = tuple((f"甲{k}", f"F{f}") for k in (2, 3) for f in (0, 1))
    case = office({"甲": 4}, recused=recused)
    board = board_of(case, *(visit(k, f"F{k}", team("甲", "甲"), (0, 1)) for k in range(2)))
    assert board.place(0, 0) is None
    cut = board.place(1, 0)
    assert isinstance(cut, Cut)
    board.remove(0)

    def known(v: Variables) -> None:
        constraints.no_known_cut_is_broken(v, [cut])

    assert fits(board, constraints.officers_suffice_on_every_shift, known)

    def together(v: Variables) -> None:
        v.model.add(v.at[0][0] == 1)
        v.model.add(v.at[1][0] == 1)

    assert fits(board, constraints.officers_suffice_on_every_shift, together)
    assert not fits(board, constraints.officers_suffice_on_every_shift, known, together)


def test_the_solver_brings_back_a_lost_trip_before_it_levels() -> None:
    board = board_of(
        office({"甲": 2}),
        visit(0, "F0", team("甲", "甲"), (0, 1)),
        visit(1, "F1", team("甲", "甲"), (0,)),
    )
    board.place(0, 0)
    assert proposal(board, [0, 1], [1], [], 1.0) == {0: 1, 1: 0}


def test_the_objective_counts_lost_before_peaks_before_lateness() -> None:
    from ortools.sat.python import cp_model

    board = board_of(
        office({"甲": 4}, shifts=20),
        visit(0, "F0", team("甲", "甲"), (0, 18)),
        visit(1, "F1", team("甲", "甲"), (0, 18)),
    )
    v = variables_of(board, [0, 1])
    constraints.every_trip_keeps_a_shift(v)
    minimise(v, [0, 1])
    solver = cp_model.CpSolver()
    assert solver.solve(v.model) == cp_model.OPTIMAL
    found = {j: s for j, row in v.at.items() for s, var in row.items() if solver.boolean_value(var)}
    assert sorted(found.values()) == [0, 18]
    assert score(board, {}, [0, 1]) > score(board, {0: 0, 1: 0}, [0, 1]) > score(board, found, [0, 1])


def test_no_effort_gives_no_proposal() -> None:
    board = board_of(office({"甲": 2}), visit(0, "F0", team("甲", "甲"), (0, 1)))
    board.place(0, 0)
    assert proposal(board, [0], [], [], 0.0) is None
