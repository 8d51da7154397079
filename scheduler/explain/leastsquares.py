"""Weighted least squares on a graph of seats and unknowns, and which of its parts hang together.

The unknown numbered 0 is known: it is 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.lottery.pairs import Real, Whole

ROUNDS = 5000
"""Steps of conjugate gradients at most; a worse solution only makes the proven bound wider."""
CLOSE = 1e-14
"""They stop at a residual of this part of the first one."""
TINY = 1e-300
"""Nothing is divided by 0."""


def solve(seat: Whole, unknown: Whole, size: int, weights: Real, logs: Real) -> Real:
    """Least squares over all pairs: weight × (log p − the seat's number + the pair's unknown)²."""
    seats = int(seat.max(initial=-1)) + 1
    in_seat = np.maximum(np.bincount(seat, weights, seats), TINY)
    diagonal = np.bincount(unknown, weights, size)
    diagonal[0] = 0.0
    scale = np.divide(1.0, diagonal, out=np.zeros(size), where=diagonal > 0)

    def left(values: Real) -> Real:
        mean = np.bincount(seat, weights * values[unknown], seats) / in_seat
        return np.where(scale > 0, diagonal * values - np.bincount(unknown, weights * mean[seat], size), 0.0)

    mean = np.bincount(seat, weights * logs, seats) / in_seat
    right = np.where(scale > 0, -np.bincount(unknown, weights * (logs - mean[seat]), size), 0.0)
    return _conjugate(left, right, scale)


def _conjugate(left: Callable[[Real], Real], right: Real, scale: Real) -> Real:
    """Conjugate gradients from 0, each unknown scaled by its own diagonal."""
    found, rest = np.zeros(len(right)), right
    way = ahead = scale * rest
    first = size = float(rest @ ahead)
    for _ in range(ROUNDS):
        if size <= CLOSE**2 * first or (bent := float(way @ (pulled := left(way)))) <= 0:
            break
        step = size / bent
        found, rest = found + step * way, rest - step * pulled
        ahead = scale * rest
        size, before = float(rest @ ahead), size
        way = ahead + (size / before) * way
    return found


def parts(seat: Whole, unknown: Whole, seats: int, size: int) -> tuple[Whole, Whole]:
    """By seat and by unknown, the least unknown it hangs together with; a seat alone has ``size``."""
    label = np.arange(size)
    while True:
        least = np.full(seats, size)
        np.minimum.at(least, seat, label[unknown])
        new = label.copy()
        np.minimum.at(new, unknown, least[seat])
        new = new[new]
        if (new == label).all():
            return least, label
        label = new
