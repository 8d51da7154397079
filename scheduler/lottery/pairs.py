"""One agency's network as arrays: seat → (officer, shift) → (officer, week) → officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.lottery.seats import SeatPlace

Whole: TypeAlias = NDArray[np.int64]
Real: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """All (seat, candidate) pairs, seat by seat; the tables below say to which group each belongs.

    Groups are numbered in order of (officer, shift), (officer, week) and officer.
    """

    seats: int
    seat: Whole
    """Pair → seat; rising."""
    shift: Whole
    """Pair → (officer, shift)."""
    week: Whole
    """(officer, shift) → (officer, week)."""
    officer: Whole
    """(officer, week) → officer."""
    shifts: tuple[tuple[str, int], ...]
    weeks: tuple[tuple[str, tuple[int, int]], ...]
    officers: tuple[str, ...]

    @property
    def candidates(self) -> Whole:
        """How many candidates each seat has."""
        return np.bincount(self.seat, minlength=self.seats)

    def sums(self, weights: Whole) -> tuple[Whole, Whole, Whole]:
        """Whole weights of the pairs summed by (officer, shift), by (officer, week) and by officer."""
        shift = _sums(self.shift, weights, len(self.shifts))
        week = _sums(self.week, shift, len(self.weeks))
        return shift, week, _sums(self.officer, week, len(self.officers))

    def seat_sums(self, weights: Whole) -> Whole:
        """Whole weights of the pairs summed by seat."""
        return _sums(self.seat, weights, self.seats)


def pairs_of(places: Sequence[SeatPlace]) -> Pairs:
    """The network of one agency's seats."""
    week_of = {p.shift: p.week for p in places}
    shifts = tuple(sorted({(who, p.shift) for p in places for who in p.candidates}))
    weeks = tuple(sorted({(who, week_of[k]) for who, k in shifts}))
    officers = tuple(sorted({who for who, _ in weeks}))
    shift_at = {s: n for n, s in enumerate(shifts)}
    week_at = {w: n for n, w in enumerate(weeks)}
    officer_at = {o: n for n, o in enumerate(officers)}
    return Pairs(
        len(places),
        np.repeat(np.arange(len(places), dtype=np.int64), [len(p.candidates) for p in places]),
        _whole(shift_at[who, p.shift] for p in places for who in p.candidates),
        _whole(week_at[who, week_of[k]] for who, k in shifts),
        _whole(officer_at[who] for who, _ in weeks),
        shifts,
        weeks,
        officers,
    )


def _whole(values: object) -> Whole:
    return np.fromiter(values, dtype=np.int64)  # type: ignore[call-overload, no-any-return]


def _sums(group: Whole, values: Whole, size: int) -> Whole:
    # bincount adds floats of 53 bits, which hold these sums exactly: even 2^22 seats of 2^30 fit.
    return np.bincount(group, values, size).astype(np.int64)
