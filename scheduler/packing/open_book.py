"""Write a packing problem into a book, and tell which visits are worth trying together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from scheduler.packing import book as at
from scheduler.packing.needs import NeedsOfAgencies, bars_of, days_of
from scheduler.packing.problem import FREEDOM

if TYPE_CHECKING:
    from scheduler.packing.book import Whole
    from scheduler.packing.problem import Problem

SEAT_MINUTES = 60
"""Two visits that share a seat more are as likely companions as two so many minutes nearer."""


def book_of(problem: Problem, *, travel_only: bool = False) -> Whole:
    """The problem as the compiled search reads it.

    ``travel_only``: the fewest trips, then the shortest ways, whoever is on them; for comparisons alone.
    """
    needs = NeedsOfAgencies([problem.patterns.seats[p] for p in problem.pattern])
    return at.written(
        {
            at.SHIFT: problem.rules.shift_minutes,
            at.MOST: problem.rules.visits,
            at.SEAT: 0 if travel_only else problem.weight,
            at.TRIP: problem.weight if travel_only else 0,
            at.FREEDOM: 0 if travel_only else FREEDOM,
            at.COUNT: len(problem),
            at.MINUTES: problem.minutes,
            at.FIRM: problem.firm,
            at.PLACE: problem.ways.place,
            at.TURNED: int(bool(problem.turns)),
            at.TURN: _ranks(problem),
            **problem.ways.pages(),
            **needs.pages(),
            **days_of(problem.fielding, needs, problem.shifts),
            **bars_of(problem.fielding, needs, problem.barred),
        }
    )


def _ranks(problem: Problem) -> list[int]:
    """Each visit's place in the order of turns; without turns all the same."""
    ranks = [0] * len(problem)
    if problem.turns:
        for k, v in enumerate(sorted(range(len(problem)), key=problem.turns.__getitem__)):
            ranks[v] = k
    return ranks


def companions_of(problem: Problem, book: Whole) -> Whole:
    """For each visit its likeliest companions; NEVER where there are none."""
    from scheduler.packing.near import companions

    place = {p: k for k, p in enumerate(problem.ways.order())}
    kinds: dict[int, list[int]] = defaultdict(list)
    rank = np.zeros(len(problem), dtype=np.int64)
    weighed = bool(book[at.SEAT])
    for k, v in enumerate(sorted(range(len(problem)), key=lambda v: (place[problem.ways.place[v]], v))):
        rank[v] = k
        kinds[problem.pattern[v] if weighed else 0].append(v)
    lists = [kinds[p] for p in sorted(kinds)]
    visits = np.array([v for of in lists for v in of], dtype=np.int64)
    starts = np.array(at.starts_of(lists), dtype=np.int64)
    return companions(book, starts, visits, rank, SEAT_MINUTES if weighed else 0)
