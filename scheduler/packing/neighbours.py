"""Which visits are worth trying together: those with much the same team, and near by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scheduler.packing.problem import Problem

NEAREST = 24
"""So many by likeness of team, and as many by seats saved."""


def neighbours(problem: Problem) -> list[list[int]]:
    """For each visit the most promising others, best first; ties by position."""
    if len(problem) < 2:
        return [[] for _ in range(len(problem))]
    seats = _seat_counts(problem)
    sizes = seats.sum(axis=1)
    places = np.array(problem.ways.place)
    return [
        _nearest(v, np.maximum(seats[v], seats).sum(axis=1), sizes, _ways(problem, v, places))
        for v in range(len(problem))
    ]


def _seat_counts(problem: Problem) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Visits × agencies."""
    teams = [problem.patterns.seats[p] for p in problem.pattern]
    column = {a: k for k, a in enumerate(sorted({s.agency for team in teams for s in team}))}
    counts = np.zeros((len(teams), len(column)), dtype=np.int64)
    for v, team in enumerate(teams):
        for seat in team:
            counts[v, column[seat.agency]] += 1
    return counts


def _ways(
    problem: Problem, v: int, places: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    row = np.asarray(problem.ways.row(problem.ways.place[v])).astype(np.int64)
    return row[places]


def _nearest(
    v: int,
    joined: np.ndarray[tuple[int], np.dtype[np.int64]],
    sizes: np.ndarray[tuple[int], np.dtype[np.int64]],
    ways: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> list[int]:
    """The two lists one after another, without repeats; keys are made unique so that no tie is open."""
    unlike = 2 * joined - sizes[v] - sizes
    dearer = joined - sizes
    found: dict[int, None] = {}
    for seats in (unlike, dearer):
        key = (seats * 60 + ways) * len(sizes) + np.arange(len(sizes))
        count = min(NEAREST + 1, len(sizes))
        best = np.argpartition(key, count - 1)[:count]
        found.update(dict.fromkeys(best[np.argsort(key[best])].tolist()))
    found.pop(v, None)
    return list(found)
