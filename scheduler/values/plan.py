"""What the engine gives back, stage by stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scheduler.values.case import Case
    from scheduler.values.events import Event, Secrets

ONE = 1 << 30
"""Probabilities are whole numbers of 2^-30."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """层: the firms of one task and class; ``certain`` ones are due under a floor and drawn without lot."""

    task: str
    credit: str
    population: int
    """Live firms in scope: the base of the ratio."""
    frame: int
    """Of these, firms the caps still allow, certain ones included."""
    size: int
    """Firms to draw, certain ones included; exact."""
    certain: tuple[str, ...]
    """Firm ids due under a floor, sorted."""
    wanted: int
    """What ratio, rounding and floors ask for; size < wanted only where the rules say "take all"."""
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Ticket:
    """One firm's permanent number in this draw (the first 8 bytes of SHA-256(seed ‖ id)) and its sort key."""

    enterprise: str
    number: int
    key: int
    """Equal to number unless the year is spread."""


@dataclass(frozen=True, slots=True)
class DrawnStratum:
    """Who was drawn from one stratum (order of draw) and who would be next (order of succession)."""

    stratum: int
    drawn: tuple[str, ...]
    substitutes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """席位: one place in a team, with the qualifications it needs (all of them, usually none or one)."""

    agency: str
    qualifications: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """检查: one task at one firm."""

    enterprise: str
    task: str


@dataclass(frozen=True, slots=True)
class Visit:
    """综合查一次: one firm, one date, all its checks; knows seats, not people."""

    id: int
    """Position in the plan's list of visits, from 0."""
    enterprise: str
    tasks: tuple[str, ...]
    """Tasks served, in case order."""
    lead: str
    agencies: tuple[str, ...]
    """All agencies present, lead first, the others sorted."""
    seats: tuple[Seat, ...]
    minutes: int
    shifts: tuple[int, ...]
    """Positions in Case.shifts at which every task, cap and quiet period allows the visit."""
    priority: int
    """0 for the riskiest class (position of the firm's class in CLASSES)."""


@dataclass(frozen=True, slots=True)
class Trip:
    """出行: visits one team makes in one shift, in driving order."""

    id: int
    visits: tuple[int, ...]
    seats: tuple[Seat, ...]
    """Least seats that cover every visit's."""
    minutes: int
    """Checks and ways together."""
    shifts: tuple[int, ...]
    """Common to all its visits."""
    shift: int = -1
    """Where the timetable puts it; -1 = not yet."""


@dataclass(frozen=True, slots=True)
class Unserved:
    """A part of a check that nobody will make, and why; agency "" = the whole check."""

    enterprise: str
    task: str
    agency: str
    reason: str
    """A code of the wordings."""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat's committed probabilities: officers in id order, weights in 2^-30, sum exactly ONE."""

    trip: int
    seat: int
    """Position in the trip's seats."""
    inspectors: tuple[str, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who sits where."""

    trip: int
    seat: int
    inspector: str


@dataclass(frozen=True, slots=True)
class SeedRecord:
    """A public value and what was made of it; ``commitment`` and ``seed`` in 64 hex digits."""

    event: Event
    """What was named before, and covered by the commitment."""
    text: str
    source: str
    """How the value reached us, e.g. typed."""
    evidence: str
    """What lets an outsider check the value itself, e.g. a beacon's signature; may be empty."""
    commitment: str
    seed: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A case committed to before any seed: its strata are fixed, its digest may be published."""

    case: Case
    strata: tuple[Stratum, ...]
    secrets: Secrets
    event: Event
    """Whose outcome will draw the firms."""
    commitment: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The firms drawn from a frozen case by the first public seed."""

    frozen: Frozen
    seed: SeedRecord
    tickets: Sequence[Ticket]
    draws: tuple[DrawnStratum, ...]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Visits packed into trips, trips put on shifts, and each seat's probabilities, committed to."""

    drawn: Drawn
    visits: tuple[Visit, ...]
    trips: tuple[Trip, ...]
    unserved: tuple[Unserved, ...]
    table: tuple[SeatRow, ...]
    event: Event
    """Whose outcome will draw the officers."""
    commitment: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One quarter's finished joint plan, every stage of it side by side."""

    case: Case
    strata: tuple[Stratum, ...]
    secrets: Secrets
    firm_seed: SeedRecord
    tickets: Sequence[Ticket]
    draws: tuple[DrawnStratum, ...]
    visits: tuple[Visit, ...]
    trips: tuple[Trip, ...]
    unserved: tuple[Unserved, ...]
    table: tuple[SeatRow, ...]
    inspector_seed: SeedRecord
    assignments: tuple[Assignment, ...]
    number: int = 0
    """The plan's number in the store; 0 = not stored."""
    made_with: tuple[tuple[str, str], ...] = ()
    """Programs and their versions."""
