"""Our packing as tours that the independent scorer reads."""

from __future__ import annotations

from inspect import signature
from time import perf_counter
from typing import TYPE_CHECKING, Any

from scoring.trips import Tour

from scheduler.packing import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit


def packed(case: Case, visits: Sequence[Visit]) -> tuple[list[Tour], float]:
    """Tours in our packing's order, and seconds."""
    return _timed(case, visits)


def can_leave_persons_out() -> bool:
    """Whether the packing can be asked for travel alone."""
    return "travel_only" in signature(pack).parameters


def packed_for_travel(case: Case, visits: Sequence[Visit]) -> tuple[list[Tour], float]:
    """The same with persons left out of the cost."""
    return _timed(case, visits, travel_only=True)


def tours_of(trips: Sequence[Trip]) -> list[Tour]:
    """Trips as the scorer reads them."""
    return [Tour(t.visits, t.seats, None if t.shift < 0 else t.shift) for t in trips]


def _timed(case: Case, visits: Sequence[Visit], **how: Any) -> tuple[list[Tour], float]:  # noqa: ANN401  # passed on
    pack(case, visits[:4], **how)  # whatever is compiled is compiled before the watch starts
    start = perf_counter()
    trips = pack(case, visits, **how)
    return tours_of(trips), perf_counter() - start
