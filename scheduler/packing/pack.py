"""Pack visits into trips; the same visits and the same effort give the same trips."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.packing.fielding import Fielding
from scheduler.packing.open_book import book_of, companions_of
from scheduler.packing.problem import Problem
from scheduler.packing.search import search
from scheduler.values.plan import Trip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.packing.book import Whole
    from scheduler.packing.problem import Members
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

MOVES = 100
"""Moves per visit and unit of effort, in each chain of the search."""


def pack(
    case: Case,
    visits: Sequence[Visit],
    turns: Sequence[int] = (),
    *,
    effort: int | None = None,
    travel_only: bool = False,
) -> tuple[Trip, ...]:
    """Trips that make every visit once, with few person-shifts, then short ways, then free shifts.

    Every visit is taken as it stands; one that no trip can share, or that nobody can field, travels alone.
    With ``turns``, one number a visit, a trip goes from the lowest to the highest; else the shortest way.
    ``effort`` takes the place of the rules'.  ``travel_only`` leaves persons and free shifts out of the
    objective: the fewest trips, then the shortest ways, under the same limits; for comparisons alone.
    """
    if not visits:
        return ()
    problem = Problem(case, visits, Fielding(eligibility_of(case)), turns)
    book = book_of(problem, travel_only=travel_only)
    moves = MOVES * len(visits) * (case.rules.trips.effort if effort is None else effort)
    trips = search(book, companions_of(problem, book), moves, _seed(book))
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


def _seed(book: Whole) -> bytes:
    """From all that the search works on, so that nobody can steer it apart from the input."""
    return hashlib.sha256(b"chayici/packing/" + book.astype("<i8").tobytes()).digest()
