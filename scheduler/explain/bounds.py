"""Which of the lottery's limits bind an officer: where the committed table uses up all there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.table import room_in_force
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

    from scheduler.lottery.pairs import Whole
    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.shortage import Limits
    from scheduler.values.plan import SeatRow

Limit = Literal["shift", "week", "quarter", "ceiling", "predictability"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit that the table uses up for one officer, and how often."""

    limit: Limit
    times: int
    """Half days, weeks or seats in which it does; 1 for the quarter's limits."""
    most: int
    """The limit in 2^-30; of several the least."""


def bounds_of(
    places: Sequence[SeatPlace], rows: Sequence[SeatRow], limits: Limits, predictability: Fraction, card: str
) -> tuple[Bound, ...]:
    """Every limit that leaves an officer less than a unit of rounding for each of its seats.

    ``rows`` are the committed rows of the same seats.
    """
    pairs = pairs_of(places)
    if card not in pairs.officers:
        return ()
    room, _ = room_in_force(pairs, limits, predictability)
    weights = np.array([w for row in rows for w in row.weights], dtype=np.int64)
    shift, week, officer = pairs.sums(weights)
    own = pairs.officers.index(card)
    mine = [np.array([who == card for who, _ in names], dtype=bool) for names in (pairs.shifts, pairs.weeks)]
    slack = 2 * np.bincount(pairs.officer[pairs.week[pairs.shift]], minlength=len(pairs.officers))[own]
    full = room.officer[own] - officer[own] <= slack
    by_rule = room.officer[own] >= limits.quarterly * ONE
    alone = np.array([full], dtype=bool)
    found = (
        _bound("shift", mine[0] & (room.shift - shift <= slack), room.shift),
        _bound("week", mine[1] & (room.week - week <= slack), room.week),
        _bound("quarter", alone & by_rule, room.officer[[own]]),
        _bound("ceiling", alone & ~by_rule, room.officer[[own]]),
        _bound("predictability", mine[0][pairs.shift] & (room.pair - weights <= 2), room.pair),
    )
    return tuple(b for b in found if b.times)


def _bound(limit: Limit, binding: NDArray[np.bool_], most: Whole) -> Bound:
    return Bound(limit, int(binding.sum()), int(most[binding].min(initial=1 << 62)))
