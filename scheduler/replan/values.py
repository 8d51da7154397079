"""What has changed since the draw, and the timetable proposed in answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scheduler.values.firms import QuietPeriod
    from scheduler.values.people import Leave
    from scheduler.values.plan import Assignment, Trip, Unserved, Visit

How = Literal["replace", "draw"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan did not know when it was made."""

    leaves: tuple[Leave, ...] = ()
    """Officers who cannot come on days on which they could."""
    out: tuple[str, ...] = ()
    """Firms that refused, closed or left the register: none of their visits is made."""
    into: tuple[Visit, ...] = ()
    """Visits to be made in addition; their numbers do not count."""
    quiet: tuple[QuietPeriod, ...] = ()
    """Days on which firms may not be visited after all."""
    blocked: tuple[tuple[str, int], ...] = ()
    """(firm, position in Case.shifts): single half days on which one firm may not be visited."""
    since: int = 0
    """Position of the first half day that may still be changed; what lies before it is over."""


@dataclass(frozen=True, slots=True)
class Move:
    """A visit that is not made as drawn; a shift of -1 is none (not drawn before, or not made any more)."""

    visit: int
    """Its number in the plan; new visits are numbered from where the plan's end."""
    enterprise: str
    before: int
    after: int
    trip: int
    """Which makes it now; -1 = none."""
    why: str
    """A code of WHY."""


WHY = ("away", "quiet", "room", "new", "out", "team")
"""Nobody can take a seat that was left; days closed to the firm; made room for others; not in the plan
before; fell out; left its trip, which could not go on as a whole."""


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat to be drawn: again from its own committed row, or from a table of its own."""

    trip: int
    seat: int
    """Position in the trip's seats."""
    left: str
    """Who had it; "" for a new trip."""
    how: How


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """What is minimised, the first difference deciding."""

    unserved: tuple[int, ...]
    """Visits not made, by position of the firm's class in CLASSES: the riskiest first."""
    changed: int
    """Drawn visits made on another day."""
    disturbed: int
    """Seats that need a new lot, and officers sent home although they could come."""
    halves: int
    """Drawn visits made in another half of their day."""
    persons: int
    """Person-shifts."""
    way: int
    """Minutes under way."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A timetable after a change: what is not named in ``moves`` or ``seats`` stays as it was drawn."""

    visits: tuple[Visit, ...]
    """All that are made, with the plan's numbers."""
    trips: tuple[Trip, ...]
    """With the plan's numbers; a seat keeps its position even where others are struck."""
    kept: tuple[Assignment, ...]
    """Officers who stay in their seats."""
    seats: tuple[OpenSeat, ...]
    struck: tuple[tuple[int, int], ...]
    """(trip, seat) that nobody needs to take any more."""
    moves: tuple[Move, ...]
    unserved: tuple[Unserved, ...]
    """Of the visits to be made, those for which there is no place; the plan's own stand as they are."""
    score: Score
    proven: int
    """So many of the score's parts, from the first on, cannot be bettered (6 = all)."""

    @property
    def changed(self) -> tuple[Move, ...]:
        """Drawn visits that keep their firm and not their half day."""
        return tuple(m for m in self.moves if m.before >= 0 and m.after >= 0)
