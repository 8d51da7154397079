"""How even the timetable is: seats of every agency by half day, by day and by week, against its officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from numpy.typing import NDArray

    from scheduler.timetable.values import Job
    from scheduler.values.calendar import Shift

    Whole = NDArray[np.int64]
    Capacity = Callable[[tuple[str, str], Sequence[int]], int]
    """Seats that a group's officers can take at these shifts."""

THOUSAND = 1000
CROWD = 50
"""Weight of the square of the number of trips at one half day; two trips of one agency weigh far more."""
HALF_DAY, DAY, HALVES, WEEK = range(4)
"""Spans whose loads are compared; HALVES are the mornings, or the afternoons, of a week."""


class Loads:
    """Seats asked of each agency, kept up to date as jobs are put on shifts; answers are one per shift.

    A share is the seats asked in thousandths of those the officers present can take, rounded up.
    """

    def __init__(self, shifts: Sequence[Shift], capacity: Capacity) -> None:
        self._capacity = capacity
        names: tuple[Sequence[Hashable], ...] = (
            shifts,
            [s.day for s in shifts],
            [(s.week, s.half) for s in shifts],
            [s.week for s in shifts],
        )
        self._spans = [_numbered(row) for row in names]
        self._trips = np.zeros(len(shifts), dtype=np.int64)
        self._seats: dict[str, list[Whole]] = {}
        self._places: dict[str, list[Whole]] = {}

    def add(self, job: Job, shift: int, sign: int = 1) -> None:
        """Count a job at a shift; with sign -1, count it no longer."""
        self._trips[shift] += sign
        for agency, seats in job.teams:
            for span, load in zip(self._spans, self._loads(agency), strict=True):
                load[span[shift]] += sign * len(seats)

    def strain(self, job: Job, span: int) -> Whole:
        """The largest share among the agencies of a job that is nowhere yet, were it at each shift."""
        rows = [self._shares(agency, span, len(seats)) for agency, seats in job.teams]
        return np.max(rows, axis=0)[self._spans[span]]  # type: ignore[no-any-return]  # numpy's stubs

    def peaks(self, job: Job, span: int) -> Whole:
        """Sum over its agencies of each one's largest share in the plan, were the job at each shift."""
        total = np.zeros_like(self._trips)
        for agency, seats in job.teams:
            most = np.max(self._shares(agency, span, 0))
            total += np.maximum(self._shares(agency, span, len(seats)), most)[self._spans[span]]
        return total

    def unevenness(self, job: Job) -> Whole:
        """What a job that is nowhere yet would add to the sum of squares, were it at each of the shifts.

        The sum runs over agencies and spans: seats squared, in thousandths of the seats officers can take.
        """
        total = CROWD * (2 * self._trips + 1)
        for agency, seats in job.teams:
            k = len(seats)
            loads = zip(self._spans, self._loads(agency), self._places[agency], strict=True)
            for span, load, places in loads:
                total += (THOUSAND * k * (2 * load + k) // places)[span]
        return total

    def _shares(self, agency: str, span: int, more: int) -> Whole:
        load = self._loads(agency)[span]
        return -(-THOUSAND * (load + more) // self._places[agency][span])

    def _loads(self, agency: str) -> list[Whole]:
        if agency not in self._seats:
            self._places[agency] = [self._room(agency, span) for span in self._spans]
            self._seats[agency] = [np.zeros_like(places) for places in self._places[agency]]
        return self._seats[agency]

    def _room(self, agency: str, span: Whole) -> Whole:
        """At least 1 everywhere, so that one can divide by it."""
        shifts = [np.flatnonzero(span == k).tolist() for k in range(int(span.max()) + 1)]
        return np.array([max(1, self._capacity((agency, ""), row)) for row in shifts], dtype=np.int64)


def _numbered(names: Sequence[Hashable]) -> Whole:
    """Equal names get equal numbers, from 0 in order of appearance."""
    numbers = {name: k for k, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names], dtype=np.int64)
