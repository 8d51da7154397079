"""Where visits are, as coarsely as wanted, with ways that no trip can undercut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scheduler.packing.problem import Problem

    Whole = NDArray[np.int64]


class Places(NamedTuple):
    """Numbered places and the least minutes between visits at them."""

    of: list[int]
    """Position of the visit → its place."""
    ways: Whole
    """From place to place, and on the diagonal from a visit to another at the same place."""


def nowhere(visits: int, way: int) -> Places:
    """One place for all visits; every way between two takes as long."""
    return Places([0] * visits, np.array([[way]], dtype=np.int64))


def points(problem: Problem) -> Places:
    """Every address a place of its own."""
    of = problem.ways.place
    return Places(of, np.array([problem.ways.row(p) for p in range(max(of) + 1)], dtype=np.int64))


def towns(exact: Places, names: Sequence[str]) -> Places:
    """Every town a place, given each visit's; between two towns the way between their nearest visits."""
    number = {name: k for k, name in enumerate(sorted(set(names)))}
    of = [number[name] for name in names]
    alone = np.flatnonzero(np.bincount(exact.of) == 1)
    ways = exact.ways.copy()
    ways[alone, alone] = ways.max(initial=0)  # no second visit to go to
    town = np.array(_town_of(exact.of, of))
    order = np.argsort(town, kind="stable")
    starts = [0, *np.cumsum(np.bincount(town)).tolist()]
    ordered = ways[np.ix_(order, order)]
    least = [[ordered[a:b, c:d].min() for c, d in pairwise(starts)] for a, b in pairwise(starts)]
    return Places(of, np.array(least, dtype=np.int64))


def _town_of(place: Sequence[int], town: Sequence[int]) -> list[int]:
    """Place → town."""
    found = dict(zip(place, town, strict=True))
    return [found[p] for p in range(len(found))]


def closed(places: Places) -> Places:
    """The same with every way replaced by the shortest detour over other places (Floyd and Warshall).

    Then leaving a visit out never lengthens a way, so every part of a possible trip is possible.
    """
    ways = places.ways.copy()
    for k in range(len(ways)):
        np.minimum(ways, ways[:, k, None] + ways[None, k, :], out=ways)
    return Places(places.of, ways)
