"""The search for a packing: two rounds of annealing, of several chains or of several parts at once.

First a person-shift weighs as much as an hour's way, so that trips grow compact and short while teams are
still moving; at once lexicographic, ways would stay long and leave too little of a shift for visits.  Then
the objective as written, cool from the beginning.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from scheduler.packing import book as at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.packing.book import Whole

JOBS = 4
"""Walks side by side, whatever the number of processors: chains that compete, or parts of one packing."""
MANY = 2_000
"""From so many visits on, parts; below, chains."""
STAGES = 256
"""Temperatures of a round; before each, trips are dealt out anew among the parts."""
BRISK = 32
"""Moves that a stage has at least."""
SOFT = 60
"""What a person-shift costs in the first round, in minutes of way."""


def search(book: Whole, near: Whole, moves: int, seed: bytes) -> list[tuple[int, ...]]:
    """Trips as positions of visits, each rising; ``moves``: per chain.  Same arguments, same trips."""
    from scheduler.packing.packed import numbers, packed, total

    chains, parts = (1, JOBS) if len(near) >= MANY else (JOBS, 1)
    lots = lots_of(seed, chains * (parts + 1))
    trips = [np.arange(len(near), dtype=np.int64)] * chains
    for weights, share, hot, cold in ((_soft(book), 3, SOFT, 1), (book, 1, 10, 1)):
        packings = np.stack([packed(weights, trip, parts) for trip in trips])
        _anneal(weights, near, packings, lots, moves * share // 4, (hot, cold))
        trips = [numbers(packing) for packing in packings]
    _, best = min((total(book, packing), k) for k, packing in enumerate(packings))
    return _members(trips[best])


def _soft(book: Whole) -> Whole:
    soft = book.copy()
    for weight in (at.SEAT, at.TRIP):
        soft[weight] = min(soft[weight], SOFT)
    return soft


def _anneal(
    book: Whole, near: Whole, packings: Whole, lots: Whole, moves: int, heats: tuple[int, int]
) -> None:
    """Walk through all temperatures; every chain has a lot of its own to deal out trips among its parts."""
    from scheduler.packing.anneal import stage
    from scheduler.packing.packed import PARTS, deal

    parts = int(packings[0, PARTS])
    stages = max(1, min(STAGES, moves // BRISK))
    falling = np.array(list(cooling(*heats, stages)), dtype=np.int64)
    for some in falling.reshape(-1, 1) if parts > 1 else [falling]:
        if parts > 1:
            for chain, packing in enumerate(packings):
                deal(packing, lots[len(lots) - 1 - chain])
        stage(book, near, packings, lots, moves // stages, some)


def cooling(hot: int, cold: int, stages: int) -> Iterator[int]:
    """Temperatures falling by equal ratios from ``hot`` towards ``cold`` minutes, in 2^-FINE of one."""
    from scheduler.packing.lot import FINE

    ratio = bisect_right(range(1 << 16), cold << 16 * stages, key=lambda r: hot * r**stages) - 1
    heat = hot << 32
    for _ in range(stages):
        yield heat >> 32 - FINE
        heat = heat * ratio >> 16


def lots_of(seed: bytes, count: int) -> Whole:
    """The first states of so many independent lots."""
    states = [hashlib.sha256(seed + b"/%d" % k).digest()[:16] for k in range(count)]
    return np.array([[int.from_bytes(s[i : i + 4], "big") | 1 for i in (0, 4, 8, 12)] for s in states])


def _members(trip: Whole) -> list[tuple[int, ...]]:
    """The visits of each trip, trips in order of their first visits."""
    found: dict[int, list[int]] = {}
    for v, number in enumerate(trip.tolist()):
        found.setdefault(number, []).append(v)
    return [tuple(of) for of in found.values()]
