"""From floats to whole numbers of 2^-30 that keep every limit exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.lottery.flow import Room, max_flow
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from scheduler.lottery.pairs import Pairs, Real, Whole


def exact_weights(pairs: Pairs, weights: Real, room: Room) -> tuple[Whole, int]:
    """Whole weights near ``weights`` × 2^30 that meet ``room`` exactly, and how many units they may be off.

    Each weight lies between its target rounded down, less δ, and rounded up, plus δ; δ = 0, 1, 3, 7, … until
    a flow exists.  At δ = 2^30 any flow will do, so the search ends wherever ``room`` can be met at all.
    """
    target = np.floor(weights * ONE).astype(np.int64)
    delta = 0
    while True:
        low = np.maximum(target - delta, 0)
        high = np.minimum(target + 1 + delta, room.pair)
        low = np.minimum(low, high)
        rest = _rest(pairs, room, low, high)
        if all((r >= 0).all() for r in (rest.seat, rest.shift, rest.week, rest.officer)):
            flow = max_flow(pairs, rest)
            if not flow.short:
                return low + flow.pair, delta
        delta = 2 * delta + 1


def _rest(pairs: Pairs, room: Room, low: Whole, high: Whole) -> Room:
    shift, week, officer = pairs.sums(low)
    return Room(
        room.seat - pairs.seat_sums(low),
        high - low,
        room.shift - shift,
        room.week - week,
        room.officer - officer,
    )
