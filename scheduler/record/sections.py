"""Which rows stand in which section of the plan file (protocol §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.chance import salt_of
from scheduler.record.encode import Json, encode, record, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.values.case import Case
    from scheduler.values.events import Secrets
    from scheduler.values.plan import (
        Assignment,
        DrawnStratum,
        SeatRow,
        Stratum,
        Ticket,
        Trip,
        Unserved,
        Visit,
    )

Rows = list[dict[str, Json]]
Sections = dict[str, Rows]


def case_sections(case: Case, strata: Sequence[Stratum], secrets: Secrets) -> Sections:
    """What is committed to before the first seed: rosters, rules, history, calendar and strata."""
    return {name: list(rows) for name, rows in case_rows(case, strata, secrets).items()}


def case_rows(
    case: Case, strata: Sequence[Stratum], secrets: Secrets
) -> dict[str, Iterator[dict[str, Json]]]:
    """The same, each row made when it is asked for."""
    veil, suite = bytes.fromhex(secrets.veil), case.rules.suite
    return {
        "rules": iter([record(case.rules)]),
        "agencies": map(record, case.agencies),
        "shifts": map(record, case.shifts),
        "firms": (record(e) | {"salt": salt_of(veil, e.id, suite).hex()} for e in case.enterprises),
        "inspectors": map(record, case.inspectors),
        "tasks": map(record, case.tasks),
        "history": map(record, case.history),
        "leaves": map(record, case.leaves),
        "recusals": map(record, case.recusals),
        "quiet": map(record, case.quiet),
        "earlier": map(record, case.earlier),
        "strata": map(record, strata),
    }


def draw_sections(
    strata: Sequence[Stratum], tickets: Sequence[Ticket], draws: Sequence[DrawnStratum]
) -> Sections:
    """What the first seed decides."""
    tasks = _drawn_for(strata, draws)
    return {
        "tickets": [
            {
                "enterprise": t.enterprise,
                "number": f"{t.number:016x}",
                "key": f"{t.key:024x}",
                "tasks": tasks.get(t.enterprise, []),
            }
            for t in tickets
        ],
        "draws": [record(d) for d in draws],
    }


def _drawn_for(strata: Sequence[Stratum], draws: Sequence[DrawnStratum]) -> dict[str, Json]:
    """Firm → the tasks it was drawn for, in order of strata."""
    found: dict[str, list[Json]] = {}
    for draw in draws:
        for firm in draw.drawn:
            found.setdefault(firm, []).append(strata[draw.stratum].task)
    return dict(found)


def schedule_sections(
    visits: Sequence[Visit], trips: Sequence[Trip], unserved: Sequence[Unserved], table: Sequence[SeatRow]
) -> Sections:
    """What is committed to before the second seed."""
    return {
        "visits": [record(v) | {"shifts": runs(v.shifts)} for v in visits],
        "trips": [record(t) | {"shifts": runs(t.shifts)} for t in trips],
        "unserved": [{**record(u), "parts": encode(u.parts)} for u in unserved],
        "table": [record(r) for r in table],
    }


def assignment_section(assignments: Sequence[Assignment]) -> Sections:
    """What the second seed decides."""
    return {"assignments": [record(a) for a in assignments]}
