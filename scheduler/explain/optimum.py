"""How far a committed table may be from the best: a bound that trusts neither the projection nor its floats.

For any multipliers u ≥ 0 of the limits, no table that keeps the limits has more entropy than

    D(u) = Σ over seats of r·log(Σ over candidates of exp(−v) / r) + Σ over limits of u·room,

where r is what the seat has to give away and v the sum of the multipliers of the limits a pair counts towards
(weak duality of Lagrange).  So D(u) − H(p) bounds what table p misses, whatever the u.  Good u are read off p
itself: in the best table log p = (a number of the seat) − v, which is solved for v by weighted least squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.explain.multipliers import multipliers
from scheduler.lottery.forced import forced_pairs, free_part
from scheduler.lottery.table import in_floats
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from scheduler.explain.multipliers import Multipliers
    from scheduler.lottery.entropy import Bounds
    from scheduler.lottery.flow import Room
    from scheduler.lottery.pairs import Pairs, Real, Whole


@dataclass(frozen=True, slots=True)
class Optimality:
    """What is proven about one agency's committed table."""

    kept: bool
    """Whether it keeps every limit; where not, nothing else is said."""
    entropy: float
    """Of the table, over all seats, in nats."""
    gap: float
    """No table that keeps the limits has more entropy than the table's plus this, in nats."""
    misfit: float
    """The farthest a probability is from what the multipliers read off the table say: first order, in 1."""

    @property
    def distance(self) -> float:
        """No set of one seat's officers has in the best table a chance that differs by more than this.

        The divergence of a table from the best one is at most the gap (Csiszár 1975), and half of it
        bounds the square of the difference (Pinsker 1964).
        """
        return float(np.sqrt(max(self.gap, 0.0) / 2))


def optimality(pairs: Pairs, room: Room, weights: Whole) -> Optimality:
    """Judge one agency's committed weights, in 2^-30, against the limits they have to keep."""
    forced, flow = forced_pairs(pairs, room)
    if not keeps(pairs, room, weights) or (weights[forced] != flow[forced]).any():
        return Optimality(kept=False, entropy=0.0, gap=np.inf, misfit=1.0)
    free, bounds = in_floats(*free_part(pairs, room, forced, flow))
    chances = weights[~forced] / ONE
    own = _entropy(chances)
    best, misfit = _best(free, bounds, chances, multipliers(free, bounds, chances))
    return Optimality(
        kept=True,
        entropy=own + _entropy(weights[forced] / ONE),
        gap=max(0.0, best - own),
        misfit=misfit,
    )


def keeps(pairs: Pairs, room: Room, weights: Whole) -> bool:
    """Whether weights keep every limit exactly, and each seat's sum."""
    sums = zip((*pairs.sums(weights), weights), (room.shift, room.week, room.officer, room.pair), strict=True)
    seats = (pairs.seat_sums(weights) == room.seat).all()
    return bool(seats and (weights >= 0).all() and all((found <= most).all() for found, most in sums))


def _entropy(chances: Real) -> float:
    some = chances[chances > 0]
    return float(-(some * np.log(some)).sum())


def _best(pairs: Pairs, bounds: Bounds, chances: Real, found: Multipliers) -> tuple[float, float]:
    """D(u), and how far the chances are from those that the multipliers give."""
    powers = np.exp(-found.of_pairs(pairs))
    total = np.bincount(pairs.seat, powers, pairs.seats)
    given = total > 0
    dual = bounds.seat[given] * np.log(total[given] / np.where(bounds.seat[given] > 0, bounds.seat[given], 1))
    implied = (bounds.seat / np.where(given, total, 1))[pairs.seat] * powers
    misfit = float(np.abs(chances - implied).max(initial=0.0))
    return float(dual.sum()) + found.price(bounds), misfit
