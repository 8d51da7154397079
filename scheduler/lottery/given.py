"""Seats that officers have already, before others are drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.lottery.flow import Room
    from scheduler.lottery.pairs import Pairs, Whole

Week = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Given:
    """Seats had, by officer and shift, by officer and week, and by officer."""

    shifts: Counter[tuple[str, int]] = field(default_factory=Counter)
    weeks: Counter[tuple[str, Week]] = field(default_factory=Counter)
    officers: Counter[str] = field(default_factory=Counter)

    def left(self, pairs: Pairs, room: Room, unit: int) -> Room:
        """The room that these seats leave, in so many units to a seat."""
        return replace(
            room,
            shift=np.maximum(room.shift - unit * _whole(self.shifts[s] for s in pairs.shifts), 0),
            week=np.maximum(room.week - unit * _whole(self.weeks[w] for w in pairs.weeks), 0),
            officer=np.maximum(room.officer - unit * _whole(self.officers[o] for o in pairs.officers), 0),
        )

    def loads(self, pairs: Pairs) -> Whole:
        """What each officer bears already, in 2^-30."""
        return ONE * _whole(self.officers[o] for o in pairs.officers)


def given_by(seats: Iterable[tuple[str, int, Week]]) -> Given:
    """From (officer, shift, its week) of every seat that is taken."""
    rows = tuple(seats)
    return Given(
        Counter((who, shift) for who, shift, _ in rows),
        Counter((who, week) for who, _, week in rows),
        Counter(who for who, _, _ in rows),
    )


def _whole(values: Iterable[int]) -> Whole:
    return np.fromiter(values, dtype=np.int64)
