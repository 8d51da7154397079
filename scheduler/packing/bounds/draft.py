"""What the search for trips works on: arrays, as compiled code wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.packing.bounds.kinds import Kinds

    Whole = NDArray[np.int64]


class Weights(NamedTuple):
    """What a trip costs: so much per seat, per minute of way, and as such."""

    seat: int
    minute: int
    trip: int

    def times(self, scale: int) -> Weights:
        """The same in smaller parts."""
        return Weights(scale * self.seat, scale * self.minute, scale * self.trip)


class Draft(NamedTuple):
    """The trip under construction, by its number of visits, and what can be added to it."""

    chosen: Whole
    place: Whole
    worth: Whole
    """Prices less seats, by depth; the way is not yet taken off."""
    size: Whole
    minutes: Whole
    way: Whole
    shifts: Whole
    seats: Whole
    """Depth × agency: the largest team asked for."""
    named_seats: Whole
    """Depth × agency: seats with qualifications."""
    named: Whole
    """Depth × (agency, qualifications)."""
    candidates: Whole
    """How many, by depth."""
    candidate: Whole
    added: Whole
    """Seats that a candidate would add."""
    hope: Whole
    """Bound on (2 R times) what a trip is worth in which this candidate adds most."""
    standing: Whole
    """What a candidate beside the first visit brings by the even mixture; falls from one to the next."""
    best: Whole
    """Depth × mixture × seats added: the most that a candidate adding no more seats can bring."""
    at: Whole
    least: Whole
    """One number: only trips worth more than this are wanted."""


class Found(NamedTuple):
    """For each kind the most worthwhile trip met that holds it (padded by −1), and its worth."""

    trip: Whole
    worth: Whole


def nothing(kinds: int, most: int) -> Found:
    """Nothing found yet for so many kinds; for none, prices are to be lowered."""
    return Found(np.full((kinds, most), -1, dtype=np.int64), np.zeros(kinds, dtype=np.int64))


def desk(kinds: Kinds) -> Draft:
    """An empty trip, with room to work."""
    depths, n = kinds.most + 1, len(kinds.visits)
    largest = int(max(np.add.reduceat(kinds.seats, kinds.first[:-1])))

    def zeros(*shape: int) -> Whole:
        return np.zeros(shape, dtype=np.int64)

    return Draft(
        chosen=zeros(depths),
        place=zeros(depths),
        worth=zeros(depths),
        size=zeros(depths),
        minutes=zeros(depths),
        way=zeros(depths),
        shifts=zeros(depths, kinds.shifts.shape[1]),
        seats=zeros(depths, kinds.agencies),
        named_seats=zeros(depths, kinds.agencies),
        named=zeros(depths, kinds.names),
        candidates=zeros(depths),
        candidate=zeros(depths, n),
        added=zeros(depths, n),
        hope=zeros(depths, n),
        standing=zeros(n),
        best=zeros(depths, 3, largest + 1),
        at=zeros(depths),
        least=zeros(1),
    )
