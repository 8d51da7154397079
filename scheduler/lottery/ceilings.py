"""How even can the expected loads be?  The least ceilings, officer by officer, found exactly with flows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scheduler.lottery.flow import max_flow
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from fractions import Fraction

    from numpy.typing import NDArray

    from scheduler.lottery.flow import Room
    from scheduler.lottery.pairs import Pairs, Whole

SLACK = 16
"""A ceiling is raised by one part in so many.

On the least ceilings themselves little or no choice is left: probabilities are forced to 0 and 1 merely to
make loads even to the last digit, and officers become predictable.  One sixteenth is one shift in sixteen.
"""


def pair_room(pairs: Pairs, room: Room, predictability: Fraction) -> Whole:
    """By seat the most one officer's probability may be, in 2^-30; above the rule only where that is forced.

    A seat of n candidates cannot be held below 1/n.  While the limits cannot be met together, the seats of
    the smallest minimum cut are raised, just enough to open it.  What had to be raised gets the slack.
    """
    rule = np.full(pairs.seats, -(-predictability.numerator * ONE // predictability.denominator), np.int64)
    caps = np.minimum(np.maximum(rule, -(-ONE // pairs.candidates)), ONE)
    while (flow := max_flow(pairs, replace(room, pair=open_pairs(pairs, caps)))).short:
        crossing = flow.seat_side[pairs.seat] & ~flow.shift_side[pairs.shift]
        count = np.bincount(pairs.seat[crossing], minlength=pairs.seats)
        caps = np.where(count > 0, np.maximum(caps, _raised(caps, count, flow.short)), caps)
    return np.where(caps > rule, np.minimum(ONE, _slackened(caps)), caps)


def open_pairs(pairs: Pairs, caps: Whole) -> Whole:
    """Each seat's cap on its pairs; a cap of 1 says nothing, so it is never the one that binds."""
    return np.where(caps >= ONE, 2 * ONE, caps)[pairs.seat]


def _raised(caps: Whole, count: Whole, short: int) -> int:
    low, high = int(caps.min()), ONE
    while low < high:
        middle = (low + high) // 2
        if int((np.maximum(middle - caps, 0) * count).sum()) >= short:
            high = middle
        else:
            low = middle + 1
    return high


def least_ceilings(pairs: Pairs, room: Room, given: Whole | None = None) -> Whole:
    """The least ceiling λ on all expected loads, in 2^-30; then the least for the rest; and so on.

    Officers who are needed up to λ have it as their ceiling; the others can be held lower, and are.
    ``given`` is what each officer bears besides; a ceiling is on both together.
    """
    given = np.zeros(len(pairs.officers), np.int64) if given is None else given
    ceilings = np.zeros(len(pairs.officers), np.int64)
    free = np.ones(len(pairs.officers), dtype=bool)
    while free.any():
        level, needed = _least_level(pairs, room, (ceilings, given), free)
        ceilings[needed] = level
        free &= ~needed
    return ceilings


def _least_level(
    pairs: Pairs, room: Room, loads: tuple[Whole, Whole], free: NDArray[np.bool_]
) -> tuple[int, NDArray[np.bool_]]:
    """Newton's method on the cut: each minimum cut says how high the level must be at least."""
    needed = free
    ceilings, given = loads
    left = np.maximum(ceilings - given, 0)
    level = max(0, -(-(int(room.seat.sum()) - int(left.sum())) // int(free.sum())))
    while True:
        held = np.where(free, np.minimum(np.maximum(level - given, 0), room.officer), left)
        flow = max_flow(pairs, replace(room, officer=held))
        if not flow.short:
            return level, needed
        needed = free & flow.officer_side
        level += -(-flow.short // int(needed.sum()))


def with_slack(ceilings: Whole, room: Room, given: Whole | int = 0) -> Whole:
    """What the table may add to what is given: a sixteenth above the least ceilings, within all limits."""
    more: Whole = np.maximum(_slackened(ceilings) - given, 0)
    return np.minimum(room.officer, more)


def _slackened(values: Whole) -> Whole:
    return values + -(-values // SLACK)
