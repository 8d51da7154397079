"""Where visits are, as coarsely as wanted, with ways that no trip can undercut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler.packing.bounds.bins import least_way
from scheduler.packing.ways import Spot, Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

    Whole = NDArray[np.int64]

MOST = 3_000
"""Ways are looked at one by one between so many places at most."""


class Places(NamedTuple):
    """Numbered places and the least minutes between visits at them."""

    of: list[int]
    """Position of the visit → its place."""
    ways: Whole
    """From place to place, and on the diagonal from a visit to another at the same place."""


def spots(case: Case, visits: Sequence[Visit]) -> int:
    """Number of different addresses, as far as ways depend on them."""
    firms = {e.id: e for e in case.enterprises}
    return len({Spot(f.town, f.latitude, f.longitude) for f in (firms[v.enterprise] for v in visits)})


def nowhere(case: Case, visits: Sequence[Visit]) -> Places:
    """One place for all visits; every way between two is the shortest there is."""
    return Places([0] * len(visits), np.array([[least_way(case, visits)]], dtype=np.int64))


def points(case: Case, visits: Sequence[Visit]) -> Places:
    """Every address a place of its own."""
    firms = {e.id: e for e in case.enterprises}
    ways = Ways([firms[v.enterprise] for v in visits], case.rules.trips)
    rows = np.array([ways.row(p) for p in range(max(ways.place) + 1)], dtype=np.int64)
    return Places(ways.place, rows)


def towns(case: Case, visits: Sequence[Visit]) -> Places:
    """Every town a place; between two towns the way between their nearest firms."""
    firms = {e.id: e for e in case.enterprises}
    if spots(case, visits) > MOST:
        return nowhere(case, visits)
    exact = points(case, visits)
    names = sorted({firms[v.enterprise].town for v in visits})
    number = {name: k for k, name in enumerate(names)}
    of = [number[firms[v.enterprise].town] for v in visits]
    alone = np.bincount(exact.of) == 1
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
