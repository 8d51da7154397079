"""Pack visits into trips: first greedily, then by annealing; deterministic."""

from __future__ import annotations

import hashlib
from math import isqrt
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.packing.anneal import anneal
from scheduler.packing.fielding import Fielding
from scheduler.packing.greedy import fill
from scheduler.packing.neighbours import neighbours
from scheduler.packing.problem import Problem
from scheduler.values.plan import Trip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.packing.problem import Members
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

MOVES = 20
"""Moves per visit and unit of effort, up to USUAL visits; beyond, as the root of their number."""
USUAL = 250


def pack(case: Case, visits: Sequence[Visit], turns: Sequence[int] = ()) -> tuple[Trip, ...]:
    """Trips that make every visit once, with few person-shifts, then short ways, then free shifts.

    Every visit is taken as it stands; one that no trip can share, or that nobody can field, travels alone.
    With ``turns``, one number a visit, a trip goes from the lowest to the highest; else the shortest way.
    """
    problem = Problem(case, visits, Fielding(eligibility_of(case)), turns)
    near = neighbours(problem)
    trips = anneal(problem, fill(problem, near), near, _moves(problem), _seed(problem))
    return tuple(trip_of(problem, visits, m, k) for k, m in enumerate(sorted(trips)))


def trip_of(problem: Problem, visits: Sequence[Visit], members: Members, number: int) -> Trip:
    """The trip of these visits, in their order, not yet on a shift."""
    way, order = problem.route(members)
    return Trip(
        number,
        tuple(visits[v].id for v in order),
        problem.patterns.seats[problem.team(members)],
        sum(visits[v].minutes for v in members) + way,
        common_shifts(visits[v] for v in members),
    )


def common_shifts(visits: Iterable[Visit]) -> tuple[int, ...]:
    """Shifts at which every one of these visits is allowed."""
    first, *rest = visits
    return tuple(sorted(set(first.shifts).intersection(*(v.shifts for v in rest))))


def _moves(problem: Problem) -> int:
    count = len(problem)
    return problem.rules.effort * MOVES * min(count, isqrt(USUAL * count))


def _seed(problem: Problem) -> int:
    """From what the search works on, so that nobody can steer it apart from the input."""
    facts = (problem.minutes, problem.pattern, problem.patterns.seats[: max(problem.pattern, default=-1) + 1])
    text = repr((facts, problem.shifts, problem.barred, problem.firm, problem.ways.place, problem.turns))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
