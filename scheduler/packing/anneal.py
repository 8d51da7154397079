"""Simulated annealing over packings: relocate, swap, merge, split; whole numbers only.

Chance is raw output of PCG64 seeded from the input's digest, so the same visits give the same trips.  A worse
packing is accepted if it is worse by less than a random share of the temperature; the product of two even
random numbers takes the place of the logarithm and keeps floats out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.packing.problem import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.packing.problem import Members, Problem

Change = tuple[tuple[int, "Members"], ...]
"""Trips by position with their new members."""
BLOCK = 8192
STAGES = 64
ALL = (1 << 64) - 1


def words(seed: int) -> Iterator[int]:
    """Endless 64-bit numbers from a seed."""
    bits = np.random.PCG64(seed)
    while True:
        yield from bits.random_raw(BLOCK).tolist()


class Packing:
    """Trips that change: who is where, and what each costs."""

    def __init__(self, problem: Problem, trips: Sequence[Members]) -> None:
        self.problem = problem
        self.trips = list(trips)
        self.where = {v: k for k, trip in enumerate(trips) for v in trip}
        self.costs = [problem.cost(trip) for trip in trips]
        self.total = sum(self.costs)

    def delta(self, change: Change) -> int | None:
        """What a change adds to the cost; None if a trip of it cannot be made."""
        added = 0
        for k, members in change:
            cost = self.problem.cost(members) if members else 0
            if cost == NEVER:
                return None
            added += cost - (self.costs[k] if k < len(self.trips) else 0)
        return added

    def apply(self, change: Change, delta: int) -> None:
        """Make a change; an emptied trip's place is kept and used again."""
        for k, members in change:
            if k == len(self.trips):
                self.trips.append(())
                self.costs.append(0)
            self.trips[k] = members
            self.costs[k] = self.problem.cost(members) if members else 0
            for v in members:
                self.where[v] = k
        self.total += delta


def anneal(
    problem: Problem, trips: Sequence[Members], near: Sequence[Sequence[int]], moves: int, seed: int
) -> list[Members]:
    """Improve a packing by so many moves; never returns a dearer one."""
    state = Packing(problem, trips)
    best_total, best = state.total, [t for t in state.trips if t]
    source = words(seed)
    for temperature in _cooling(problem.weight, STAGES):
        for _ in range(moves // STAGES):
            change = _propose(state, near, next(source))
            delta = state.delta(change) if change else None
            if delta is not None and delta < _patience(temperature, next(source)):
                state.apply(change, delta)
        if state.total < best_total:
            best_total, best = state.total, [t for t in state.trips if t]
    return best


def _cooling(weight: int, stages: int) -> Iterator[int]:
    """From a few person-shifts down to nothing, by equal ratios."""
    top = (4 * weight) << 20
    for _ in range(stages):
        yield top >> 20
        top = top * 85 // 100


def _patience(temperature: int, word: int) -> int:
    """How much worse a packing may get; 1 at least, so that equals are exchanged."""
    return 1 + (temperature * (word & 0xFFFF) * (word >> 16 & 0xFFFF) * (word >> 32 & 0xFFFF) >> 48)


def _propose(state: Packing, near: Sequence[Sequence[int]], word: int) -> Change:
    """One of the four moves, around a random visit and one of its neighbours."""
    v = (word & 0xFFFFFFFF) * len(near) >> 32
    around = near[v]
    kind = word >> 32 & 31
    here = state.where[v]
    if kind == 0 or not around:
        return _split(state, here, v, word >> 40)
    u = around[(word >> 40 & 0xFFFF) * len(around) >> 16]
    there = state.where[u]
    if here == there:
        return ()
    if kind < 3:
        return ((here, ()), (there, _with(state.trips[there], state.trips[here])))
    if kind < 16:
        return ((here, _without(state.trips[here], v)), (there, _with(state.trips[there], (v,))))
    target = state.trips[there]
    x = target[(word >> 56) * len(target) >> 8]
    return (
        (here, _with(_without(state.trips[here], v), (x,))),
        (there, _with(_without(target, x), (v,))),
    )


def _split(state: Packing, here: int, v: int, word: int) -> Change:
    """A visit leaves with a random part of its trip."""
    members = state.trips[here]
    away = tuple(m for k, m in enumerate(members) if m == v or word >> k & 1)
    if len(away) == len(members):
        return ()
    free = state.trips.index(()) if () in state.trips else len(state.trips)
    return ((here, tuple(m for m in members if m not in away)), (free, away))


def _with(members: Members, more: Members) -> Members:
    return tuple(sorted(members + more))


def _without(members: Members, v: int) -> Members:
    return tuple(m for m in members if m != v)
