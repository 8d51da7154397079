"""Choices decided by CP-SAT, one aim after another; what was reached is held while the next is improved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.replan import model as rules
from scheduler.replan.model import SEED, Model
from scheduler.replan.objective import aims, floors, score_of, together
from scheduler.replan.start import start

if TYPE_CHECKING:
    from scheduler.replan.bound import Floor
    from scheduler.replan.choices import Choice
    from scheduler.replan.objective import Terms
    from scheduler.replan.reach import Field
    from scheduler.replan.scene import Scene
    from scheduler.replan.values import Score


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about everything that was open to choice."""

    chosen: tuple[Choice, ...]
    fixed: tuple[Choice, ...]
    drawn: frozenset[tuple[int, int]]
    """(position in ``chosen``, seat) of seats that need a lot."""
    lost: tuple[int, ...]
    score: Score
    best: bool
    """Whether the solver has proven that these choices allow nothing better."""


def decide(scene: Scene, field: Field, floor: Floor, effort: float) -> Decision:
    """The best choices; ``effort`` is deterministic time for each aim, one worker, one seed."""
    m = Model(scene, field.choices, field.fixed)
    rules.every_trip_has_one_fate(m)
    rules.every_visit_is_made_once(m, field.visits)
    rules.visits_join_trips_that_stay(m)
    rules.a_firm_is_visited_once_at_a_time(m)
    rules.every_open_seat_has_an_officer(m)
    rules.an_officer_sits_once_at_a_time(m)
    best, values = True, start(m)
    for terms, least in together(list(zip(aims(m), floors(floor), strict=True))):
        if _sum(terms, values) > least:
            values, sure = _run(m, terms, values, effort)
            best &= sure
        m.model.add(sum(n * var for n, var in terms) <= _sum(terms, values))
    return _decision(m, values, best=best)


def _sum(terms: Terms, values: dict[int, bool]) -> int:
    return sum(n for n, var in terms if values[var.index])


def _run(m: Model, terms: Terms, hint: dict[int, bool], effort: float) -> tuple[dict[int, bool], bool]:
    from ortools.sat.python import cp_model

    m.model.minimize(sum(n * var for n, var in terms))
    every = [*m.taken, *m.lost.values(), *(v for row in m.sits.values() for v in row.values())]
    m.model.clear_hints()
    for var in every:
        m.model.add_hint(var, hint[var.index])
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = effort
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    # These two parts of presolve cost more work than the whole search and find nothing here.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    status = solver.solve(m.model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return hint, False  # an answer that holds is kept, however short the effort
    return {v.index: solver.boolean_value(v) for v in every}, status == cp_model.OPTIMAL


def _decision(m: Model, values: dict[int, bool], *, best: bool) -> Decision:
    chosen = [k for k, var in enumerate(m.taken) if values[var.index]]
    at = {k: n for n, k in enumerate(chosen)}
    drawn = frozenset(
        (at[k], m.choices[k].places[p].seat)
        for (k, p), row in m.sits.items()
        if k in at
        for who, var in row.items()
        if values[var.index] and who != m.choices[k].places[p].holder
    )
    lost = tuple(v for v, var in m.lost.items() if values[var.index])
    score = score_of(m, chosen, len(drawn), lost)
    return Decision(tuple(m.choices[k] for k in chosen), tuple(m.fixed), drawn, lost, score, best)
