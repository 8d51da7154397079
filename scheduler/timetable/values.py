"""What the timetable gives back, and the trips as it handles them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.errors import Problem
    from scheduler.values.plan import Seat, Trip, Unserved, Visit

Stuck = tuple[int, int]
"""A seat in an agency's network: (job, seat's position in the trip)."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """Visits and trips with their shifts, numbered from 0, and what nobody will make."""

    visits: tuple[Visit, ...]
    trips: tuple[Trip, ...]
    unserved: tuple[Unserved, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A trip to be put on a shift, with what the search asks for again and again."""

    trip: Trip
    options: int
    """Shifts (as bits) that all visits allow and at which the team could be filled, taken by itself."""
    barred: int
    """Officers (as bits) who must keep away from one of its firms."""
    priority: int
    """Of its riskiest visit."""
    firms: tuple[str, ...]
    teams: tuple[tuple[str, tuple[int, ...]], ...]
    """Agency → positions of its seats, in id order."""

    def seat(self, position: int) -> Seat:
        """One of the trip's seats."""
        return self.trip.seats[position]


@dataclass(frozen=True, slots=True)
class Cut:
    """Why an agency's network is full: these seats compete for these officers' places."""

    agency: str
    seats: tuple[Stuck, ...]
    """Seats that would all have to be moved to make room, the unplaced one among them."""
    shifts: frozenset[tuple[int, int]]
    """Reached (officer, shift)."""
    weeks: frozenset[tuple[int, int]]
    """Reached (officer, week)."""
    officers: frozenset[int]
    """Officers whose quarter is used up."""


def united(cuts: Sequence[Cut]) -> Cut:
    """The cut of several seats that find no place in one network.

    What one search reached in vain stays closed to later ones, so all of it together is a minimum cut too.
    """
    return Cut(
        cuts[0].agency,
        tuple(dict.fromkeys(seat for cut in cuts for seat in cut.seats)),
        frozenset().union(*(cut.shifts for cut in cuts)),
        frozenset().union(*(cut.weeks for cut in cuts)),
        frozenset().union(*(cut.officers for cut in cuts)),
    )
