"""One reproducible run of CP-SAT over some free jobs; the answer is only a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.timetable import constraints
from scheduler.timetable.objective import minimise
from scheduler.timetable.variables import variables_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.timetable.board import Board
    from scheduler.timetable.values import Cut

SEED = 20_260_101
"""Any fixed number: the solver's search is a heuristic, nothing is drawn by it."""


def proposal(
    board: Board, free: Sequence[int], lost: Sequence[int], cuts: Sequence[Cut], effort: float
) -> dict[int, int] | None:
    """Shifts for the free jobs; None if nothing was found within the effort.

    Lost jobs may stay out; placed ones among ``lost`` may give way to them.

    ``effort`` is deterministic time, which counts the solver's work and not seconds: one worker, one seed
    and one effort give one answer.
    """
    from ortools.sat.python import cp_model

    v = variables_of(board, free)
    constraints.every_trip_keeps_a_shift(v, lost)
    constraints.a_firm_is_visited_once_at_a_time(v)
    constraints.officers_suffice_on_every_shift(v)
    constraints.officers_suffice_in_every_week(v)
    constraints.officers_suffice_in_the_quarter(v)
    constraints.no_known_cut_is_broken(v, cuts)
    minimise(v, [j for j in lost if j in v.at])
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = effort
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    # These two parts of presolve cost more work than the whole search and find nothing here.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    # Peaks make weak linear relaxations; without them the same work tries far more timetables.
    solver.parameters.linearization_level = 0
    if solver.solve(v.model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return {
        job: shift for job, row in v.at.items() for shift, var in row.items() if solver.boolean_value(var)
    }
