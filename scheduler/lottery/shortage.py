"""Can every seat be filled?  If not, the minimum cut names the seats, officers and weeks in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from scheduler.lottery.flow import Room, max_flow
from scheduler.lottery.pairs import pairs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scheduler.lottery.flow import Flow
    from scheduler.lottery.given import Given
    from scheduler.lottery.pairs import Pairs
    from scheduler.lottery.seats import SeatPlace


Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Limits:
    """How many shifts one officer may be given in an ISO week and in the whole plan."""

    weekly: int
    quarterly: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Why not all seats can be filled: ``seats`` need more officers' shifts than the rest allows together.

    ``len(seats) − short`` = one for each of ``shifts``, ``weekly`` for each of ``weeks``, ``quarterly`` for
    each of ``officers``.
    """

    short: int
    """Seats that stay empty however the others are filled."""
    seats: tuple[tuple[int, int], ...]
    """(trip, seat) of the seats that compete."""
    shifts: tuple[tuple[str, int], ...]
    """(officer, shift): officers who can give these seats only this one shift."""
    weeks: tuple[tuple[str, tuple[int, int]], ...]
    """(officer, ISO week): officers whose weekly limit is used up."""
    officers: tuple[str, ...]
    """Officers whose quarterly limit is used up."""


def shortage(places: Sequence[SeatPlace], limits: Limits, given: Given | None = None) -> Cut | None:
    """None where all these seats of one agency can be filled within the limits, else the reason why not."""
    pairs = pairs_of(places)
    room = room_of(pairs, limits, 1)
    flow = max_flow(pairs, given.left(pairs, room, 1) if given else room)
    return _cut(places, pairs, flow) if flow.short else None


def room_of(pairs: Pairs, limits: Limits, unit: int) -> Room:
    """The hard limits in so many units to a seat; a pair alone never limits anything."""
    return Room(
        np.full(pairs.seats, unit, np.int64),
        np.full(len(pairs.seat), 2 * unit, np.int64),
        np.full(len(pairs.shifts), unit, np.int64),
        np.full(len(pairs.weeks), limits.weekly * unit, np.int64),
        np.full(len(pairs.officers), limits.quarterly * unit, np.int64),
    )


def _cut(places: Sequence[SeatPlace], pairs: Pairs, flow: Flow) -> Cut:
    inside = [p for p, side in zip(places, flow.seat_side, strict=True) if side]
    return Cut(
        flow.short,
        tuple((p.trip, p.seat) for p in inside),
        _named(pairs.shifts, flow.shift_side & ~flow.week_side[pairs.week]),
        _named(pairs.weeks, flow.week_side & ~flow.officer_side[pairs.officer]),
        _named(pairs.officers, flow.officer_side),
    )


def _named(names: tuple[Name, ...], mask: NDArray[np.bool_]) -> tuple[Name, ...]:
    return tuple(name for name, yes in zip(names, mask, strict=True) if yes)
