"""One agency's network as arrays: seat → (officer, shift) → (officer, week) → officer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.lottery.seats import SeatPlace

Whole: TypeAlias = NDArray[np.int64]
Real: TypeAlias = NDArray[np.float64]
Name = TypeVar("Name")

LARGE = 30_000
"""Pairs of seat and officer, over all agencies, from which table and draw are compiled.

Both come out alike, bit by bit, but below this the second that Numba takes to load is not made up for.
"""


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
    return pairs_from([p.candidates for p in places], [p.shift for p in places], week_of)


def pairs_from(
    candidates: Sequence[tuple[str, ...]], shifts: Sequence[int], week_of: Mapping[int, tuple[int, int]]
) -> Pairs:
    """The network of seats given by their candidates and their shifts, and the ISO week of each shift."""
    seat = np.repeat(np.arange(len(shifts), dtype=np.int64), [len(c) for c in candidates])
    officers, who = _numbered(candidates)
    days = tuple(sorted(set(shifts)))
    weeks = tuple(sorted({week_of[day] for day in days}))
    day_at, week_at = ({name: n for n, name in enumerate(names)} for names in (days, weeks))
    day = np.array([day_at[s] for s in shifts], dtype=np.int64)[seat]
    week_of_day = np.array([week_at[week_of[s]] for s in days], dtype=np.int64)
    found, shift = np.unique(who * len(days) + day, return_inverse=True)
    owner, day = np.divmod(found, max(1, len(days)))
    groups, week = np.unique(owner * len(weeks) + week_of_day[day], return_inverse=True)
    officer, in_week = np.divmod(groups, max(1, len(weeks)))
    return Pairs(
        len(shifts),
        seat,
        shift,
        week,
        officer,
        _named(officers, owner, days, day),
        _named(officers, officer, weeks, in_week),
        officers,
    )


def _numbered(candidates: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], Whole]:
    """All officers in id order, and who each pair's officer is; equal lists are looked up once."""
    lists = dict.fromkeys(candidates)
    officers = tuple(sorted(set().union(*lists)))
    at = {name: n for n, name in enumerate(officers)}
    numbers = {one: np.array([at[name] for name in one], dtype=np.int64) for one in lists}
    return officers, np.concatenate([np.zeros(0, np.int64), *(numbers[one] for one in candidates)])


def _named(
    officers: tuple[str, ...], officer: Whole, names: tuple[Name, ...], place: Whole
) -> tuple[tuple[str, Name], ...]:
    pairs = zip(officer.tolist(), place.tolist(), strict=True)
    return tuple((officers[n], names[k]) for n, k in pairs)


def _sums(group: Whole, values: Whole, size: int) -> Whole:
    # bincount adds floats of 53 bits, which hold these sums exactly: even 2^22 seats of 2^30 fit.
    return np.bincount(group, values, size).astype(np.int64)
