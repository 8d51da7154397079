"""Sections back into the stages of a plan: the inverse of ``sections``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from scheduler.record.decode import decode
from scheduler.values.calendar import Shift
from scheduler.values.case import Case, Earlier
from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.plan import (
    Assignment,
    Drawn,
    DrawnStratum,
    Frozen,
    Plan,
    Scheduled,
    SeatRow,
    SeedRecord,
    Stratum,
    Ticket,
    Trip,
    Unserved,
    Visit,
)
from scheduler.values.rules import Rules
from scheduler.values.tasks import Task

if TYPE_CHECKING:
    from scheduler.record.encode import Json
    from scheduler.record.sections import Sections
    from scheduler.values.events import Event, Secrets

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stored:
    """What a plan's own row keeps of its freeze."""

    quarter: str
    district: str
    secrets: Secrets
    event: Event
    commitment: str


def frozen_of(stored: Stored, sections: Sections) -> Frozen:
    """The frozen case of a stored plan."""
    case = Case(
        stored.quarter,
        stored.district,
        _all(Enterprise, sections, "firms"),
        _all(Agency, sections, "agencies"),
        _all(Inspector, sections, "inspectors"),
        _all(Task, sections, "tasks"),
        _all(Inspection, sections, "history"),
        _all(Leave, sections, "leaves"),
        _all(Recusal, sections, "recusals"),
        _all(QuietPeriod, sections, "quiet"),
        _all(Shift, sections, "shifts"),
        decode(Rules, sections["rules"][0]),
        _all(Earlier, sections, "earlier"),
    )
    strata = _all(Stratum, sections, "strata")
    return Frozen(case, strata, stored.secrets, stored.event, stored.commitment)


def drawn_of(frozen: Frozen, seed: SeedRecord, sections: Sections) -> Drawn:
    """The drawn firms of a stored plan."""
    tickets = tuple(
        Ticket(str(r["enterprise"]), int(str(r["number"]), 16), int(str(r["key"]), 16))
        for r in sections["tickets"]
    )
    return Drawn(frozen, seed, tickets, _all(DrawnStratum, sections, "draws"))


def scheduled_of(drawn: Drawn, event: Event, commitment: str, sections: Sections) -> Scheduled:
    """The timetable of a stored plan."""
    return Scheduled(
        drawn,
        tuple(decode(Visit, _flat(row)) for row in sections["visits"]),
        tuple(decode(Trip, _flat(row)) for row in sections["trips"]),
        _all(Unserved, sections, "unserved"),
        _all(SeatRow, sections, "table"),
        event,
        commitment,
    )


def assignments_of(sections: Sections) -> tuple[Assignment, ...]:
    """Who sits where in a stored plan."""
    return _all(Assignment, sections, "assignments")


def plan_of(
    scheduled: Scheduled,
    seed: SeedRecord,
    assignments: tuple[Assignment, ...],
    number: int,
    made_with: tuple[tuple[str, str], ...],
) -> Plan:
    """All stages of a plan side by side."""
    drawn = scheduled.drawn
    return Plan(
        case=drawn.frozen.case,
        strata=drawn.frozen.strata,
        secrets=drawn.frozen.secrets,
        firm_seed=drawn.seed,
        tickets=drawn.tickets,
        draws=drawn.draws,
        visits=scheduled.visits,
        trips=scheduled.trips,
        unserved=scheduled.unserved,
        table=scheduled.table,
        inspector_seed=seed,
        assignments=assignments,
        number=number,
        made_with=made_with,
    )


def _all(kind: type[T], sections: Sections, name: str) -> tuple[T, ...]:
    return tuple(decode(kind, row) for row in sections[name])


def _flat(row: dict[str, Json]) -> dict[str, Json]:
    """A row whose runs of shifts are written out as positions."""
    spans = cast("list[list[int]]", row["shifts"])
    return row | {"shifts": [k for first, last in spans for k in range(first, last + 1)]}
