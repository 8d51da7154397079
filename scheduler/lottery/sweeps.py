"""The sweeps of ``entropy.project``, compiled: every sum, product and quotient in the same order, bit by bit.

Importing this module takes a second, so large tables alone do.  What a sweep is, and why it converges, is
said in ``entropy``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from scheduler.compiled import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.lottery.pairs import Real, Whole

    Truths: TypeAlias = NDArray[np.bool_]
    Group: TypeAlias = tuple[Whole, Real, Real]
    """By pair its group, by group its room and its factor."""


@compiled
def swept(
    raw: Real,
    cap: Real,
    tiny: float,
    groups: tuple[Group, Group, Group],
    seats: tuple[Whole, Real],
    tolerance: float,
    most: int,
) -> tuple[float, int]:
    """Sweep until the residual is within tolerance; ``raw`` and the factors change in place."""
    residual, sweeps = worst_breach(raw, cap, groups), 0
    while residual > tolerance and sweeps < most:
        for group, room, factor in groups:
            _hold(raw, cap, tiny, group, room, factor)
        _fill(raw, cap, seats[0], seats[1])
        residual, sweeps = worst_breach(raw, cap, groups), sweeps + 1
    return residual, sweeps


@compiled
def worst_breach(raw: Real, cap: Real, groups: tuple[Group, Group, Group]) -> float:
    """The worst breach of a condition of Kuhn and Tucker."""
    worst = 0.0
    for group, room, factor in groups:
        total = np.zeros(len(room))
        for k in range(len(raw)):
            total[group[k]] += min(raw[k], cap[k])
        for g in range(len(room)):
            worst = max(worst, abs(min(room[g] - total[g], 1.0 - factor[g])))
    return worst


@compiled
def _hold(raw: Real, cap: Real, tiny: float, group: Whole, room: Real, factor: Real) -> None:
    """Scale each group down to its room, or up again, never beyond factor 1."""
    scale = _scale(raw, cap, group, room)
    for g in range(len(room)):
        new = min(1.0, factor[g] * scale[g])
        scale[g], factor[g] = new / factor[g], new
    for k in range(len(raw)):
        raw[k] = max(tiny, raw[k] * scale[group[k]])


@compiled
def _fill(raw: Real, cap: Real, seat: Whole, sums: Real) -> None:
    """Scale each seat to its sum; where all its pairs are clipped, just enough to clip them."""
    scale = _scale(raw, cap, seat, sums)
    enough = np.zeros(len(sums))
    for k in range(len(raw)):
        enough[seat[k]] = max(enough[seat[k]], cap[k] / raw[k])
    for s in range(len(sums)):
        if scale[s] == np.inf:
            scale[s] = enough[s]
    for k in range(len(raw)):
        raw[k] *= scale[seat[k]]


@compiled
def _scale(raw: Real, cap: Real, group: Whole, room: Real) -> Real:
    """By group the t with Σ min(cap, t·raw) = room, infinite where even all caps together leave room."""
    held, free = np.zeros(len(room)), np.zeros(len(room))
    for k in range(len(raw)):
        free[group[k]] += raw[k]
    scale = np.full(len(room), np.inf)
    _ratio(scale, room, held, free)
    clipped = np.zeros(len(raw), np.bool_)
    while _clip(clipped, raw, cap, group, scale):
        held[:], free[:] = 0.0, 0.0
        for k in range(len(raw)):
            if clipped[k]:
                held[group[k]] += cap[k]
            else:
                free[group[k]] += raw[k]
        more = np.full(len(room), np.inf)
        _ratio(more, room, held, free)
        for g in range(len(room)):
            scale[g] = max(scale[g], more[g])
    return scale


@compiled
def _clip(clipped: Truths, raw: Real, cap: Real, group: Whole, scale: Real) -> bool:
    """Mark the pairs that this scale takes beyond their caps; whether there was one more."""
    found = False
    for k in range(len(raw)):
        if not clipped[k] and raw[k] * scale[group[k]] >= cap[k]:
            clipped[k] = found = True
    return found


@compiled
def _ratio(into: Real, room: Real, held: Real, free: Real) -> None:
    for g in range(len(room)):
        if free[g] > 0:
            into[g] = (room[g] - held[g]) / free[g]
