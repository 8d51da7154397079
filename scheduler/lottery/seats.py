"""Every seat of the timetable with the officers who may take it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """One seat to fill: where it is, when it is, and all officers who may take it."""

    trip: int
    seat: int
    """Position in the trip's seats."""
    shift: int
    """Position in Case.shifts."""
    week: tuple[int, int]
    """ISO year and week of that shift."""
    candidates: tuple[str, ...]
    """All eligible officers, in id order."""


def firms_of_trips(visits: Sequence[Visit], trips: Sequence[Trip]) -> dict[int, tuple[str, ...]]:
    """The firms each trip calls at, by trip id."""
    firm = {v.id: v.enterprise for v in visits}
    return {t.id: tuple(firm[v] for v in t.visits) for t in trips}


def seat_places(
    case: Case,
    eligibility: Eligibility,
    trips: Sequence[Trip],
    firms_of_trip: Mapping[int, Sequence[str]],
) -> dict[str, tuple[SeatPlace, ...]]:
    """Seats of all trips that have a shift: by agency in id order, each agency's in order of (trip, seat)."""
    found: dict[str, list[SeatPlace]] = defaultdict(list)
    for trip in sorted((t for t in trips if t.shift >= 0), key=lambda t: t.id):
        week = case.shifts[trip.shift].week
        for k, seat in enumerate(trip.seats):
            people = eligibility.candidates(seat, firms_of_trip[trip.id], trip.shift)
            found[seat.agency].append(SeatPlace(trip.id, k, trip.shift, week, people))
    return {agency: tuple(found[agency]) for agency in sorted(found)}
