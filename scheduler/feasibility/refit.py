"""After the timetable: what of the unserved would fit in, if everything else stayed as it is.

What comes in here can be made; what does not might still be, by a timetable made from scratch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.timetable.board import Board
from scheduler.timetable.regain import regain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Unserved, Visit


@dataclass(frozen=True, slots=True)
class Standing:
    """A timetable as it stands, and all that it does not serve."""

    case: Case
    visits: tuple[Visit, ...]
    trips: tuple[Trip, ...]
    unserved: tuple[Unserved, ...]


def refit(standing: Standing, case: Case, tried: Sequence[Unserved]) -> tuple[Unserved, ...] | None:
    """What of these rows is still unserved under this case; None if what stands cannot stand."""
    board = Board(case, eligibility_of(case))
    for trip in standing.trips:
        job = board.job([standing.visits[v] for v in trip.visits], trip)
        if board.place(job, trip.shift) is not None:
            return None
    rest = [u for u in standing.unserved if u not in set(tried)]
    return tuple(regain(board, dict(enumerate(standing.visits)), tried, rest))
