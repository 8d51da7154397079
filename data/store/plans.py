"""Plans in the database: stages go in as the rows that are proven and come back as values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from sqlmodel import col, insert, select

from models.plan import ActRow, PlanRow, PlanSectionRow
from scheduler.errors import NotFound, StepWrong, problem
from scheduler.record.encode import canonical
from scheduler.record.restore import assignments_of, drawn_of, frozen_of, plan_of, scheduled_of
from scheduler.record.sections import assignment_section, case_sections, draw_sections, schedule_sections
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from scheduler.record.encode import Json
    from scheduler.record.sections import Sections
    from scheduler.values.plan import Drawn, Frozen, Plan, Scheduled

STATES = ("frozen", "drawn", "scheduled", "complete")
CHUNK = 20_000
"""Rows per insert: bounded memory at a million firms."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the list of plans."""

    number: int
    quarter: str
    state: str
    commitment: str
    acts: tuple[tuple[str, str, str], ...]
    """(time, act, note), oldest first."""


def add_frozen(session: Session, frozen: Frozen, note: str = "") -> int:
    """Store a frozen case as a new plan and return its number."""
    row = PlanRow(
        quarter=frozen.case.quarter,
        district=frozen.case.district,
        state="frozen",
        commitment=frozen.commitment,
    )
    session.add(row)
    session.flush()
    number = cast("int", row.number)
    _add(session, number, case_sections(frozen.case, frozen.strata))
    _log(session, number, "freeze", note or frozen.commitment)
    return number


def add_drawn(session: Session, number: int, drawn: Drawn) -> None:
    """Store the draw of the firms; a plan is drawn once."""
    row = _advance(session, number, "frozen", "drawn")
    row.firm_text, row.firm_source, row.firm_seed = drawn.seed.text, drawn.seed.source, drawn.seed.seed
    _add(session, number, draw_sections(drawn.tickets, drawn.draws))
    _log(session, number, "draw-firms", drawn.seed.seed)


def add_scheduled(session: Session, number: int, scheduled: Scheduled) -> None:
    """Store visits, trips, timetable and table."""
    row = _advance(session, number, "drawn", "scheduled")
    row.second_commitment = scheduled.commitment
    parts = (scheduled.visits, scheduled.trips, scheduled.unserved, scheduled.table)
    _add(session, number, schedule_sections(*parts))
    _log(session, number, "schedule", scheduled.commitment)


def add_finished(session: Session, number: int, plan: Plan) -> None:
    """Store who sits where; the plan is complete."""
    row = _advance(session, number, "scheduled", "complete")
    seed = plan.inspector_seed
    row.inspector_text, row.inspector_source, row.inspector_seed = seed.text, seed.source, seed.seed
    row.made_with = canonical(cast("Json", dict(plan.made_with)))
    _add(session, number, assignment_section(plan.assignments))
    _log(session, number, "draw-inspectors", seed.seed)


def load_frozen(session: Session, number: int) -> Frozen:
    """The frozen case of a plan."""
    return _frozen(_row(session, number), _sections(session, number))


def load_drawn(session: Session, number: int) -> Drawn:
    """The drawn firms of a plan that has come so far."""
    return _drawn(_at_least(session, number, "drawn"), _sections(session, number))


def load_scheduled(session: Session, number: int) -> Scheduled:
    """The timetable of a plan that has come so far."""
    return _scheduled(_at_least(session, number, "scheduled"), _sections(session, number))


def load_plan(session: Session, number: int) -> Plan:
    """A complete plan."""
    row = _at_least(session, number, "complete")
    rows = _sections(session, number)
    seed = SeedRecord(row.inspector_text, row.inspector_source, row.second_commitment, row.inspector_seed)
    made_with = tuple(sorted(json.loads(row.made_with).items()))
    return plan_of(_scheduled(row, rows), seed, assignments_of(rows), number, made_with)


def _frozen(row: PlanRow, rows: Sections) -> Frozen:
    return frozen_of(row.quarter, row.district, row.commitment, rows)


def _drawn(row: PlanRow, rows: Sections) -> Drawn:
    seed = SeedRecord(row.firm_text, row.firm_source, row.commitment, row.firm_seed)
    return drawn_of(_frozen(row, rows), seed, rows)


def _scheduled(row: PlanRow, rows: Sections) -> Scheduled:
    return scheduled_of(_drawn(row, rows), row.second_commitment, rows)


def number_of(session: Session, name: str) -> int:
    """A plan's number from its name: digits, or "latest"; NotFound with the plans there are."""
    known = session.exec(select(PlanRow.number).order_by(col(PlanRow.number))).all()
    if name == "latest" and known:
        return cast("int", known[-1])
    if name.isascii() and name.isdigit() and int(name) in known:
        return int(name)
    listed = "、".join(str(k) for k in known[-10:]) or "–"
    raise NotFound(problem("P01", "fatal", content=name, known=listed))


def list_plans(session: Session) -> tuple[PlanLine, ...]:
    """Every plan with its acts, oldest first."""
    acts: dict[int, list[tuple[str, str, str]]] = {}
    for a in session.exec(select(ActRow).order_by(col(ActRow.id))):
        acts.setdefault(a.plan, []).append((a.at, a.act, a.note))
    return tuple(
        PlanLine(n, row.quarter, row.state, row.commitment, tuple(acts.get(n, ())))
        for row in session.exec(select(PlanRow).order_by(col(PlanRow.number)))
        for n in [cast("int", row.number)]
    )


def _row(session: Session, number: int) -> PlanRow:
    row = session.get(PlanRow, number)
    if row is None:
        raise NotFound(problem("P01", "fatal", content=str(number), known="–"))
    return row


def _at_least(session: Session, number: int, state: str) -> PlanRow:
    row = _row(session, number)
    if STATES.index(row.state) < STATES.index(state):
        raise StepWrong(problem("P02", "fatal", content=str(number), state=row.state, needed=state))
    return row


def expect(session: Session, number: int, state: str) -> PlanRow:
    """The row of a plan that has come exactly so far.

    Each step is made once, nothing that was drawn is drawn again in its place: StepWrong P02 where an
    earlier step is missing, P03 where this one was made already.
    """
    row = _at_least(session, number, state)
    if row.state != state:
        raise StepWrong(problem("P03", "fatal", content=str(number), state=row.state))
    return row


def _advance(session: Session, number: int, before: str, after: str) -> PlanRow:
    row = expect(session, number, before)
    row.state = after
    session.add(row)
    return row


def _add(session: Session, number: int, sections: Sections) -> None:
    for section, rows in sections.items():
        for start in range(0, len(rows), CHUNK):
            session.execute(
                insert(PlanSectionRow), _bodies(number, section, rows[start : start + CHUNK], start)
            )


def _bodies(
    number: int, section: str, rows: Sequence[dict[str, Json]], start: int
) -> list[dict[str, str | int]]:
    return [
        {"plan": number, "section": section, "position": start + k, "body": canonical(cast("Json", row))}
        for k, row in enumerate(rows)
    ]


def _sections(session: Session, number: int) -> Sections:
    found: Sections = {name: [] for name in SECTIONS}
    rows = session.exec(
        select(PlanSectionRow.section, PlanSectionRow.body)
        .where(PlanSectionRow.plan == number)
        .order_by(col(PlanSectionRow.section), col(PlanSectionRow.position))
    )
    for section, body in rows:
        found[section].append(json.loads(body))
    return found


SECTIONS = (
    "rules", "agencies", "shifts", "firms", "inspectors", "tasks", "history", "leaves", "recusals", "quiet",
    "earlier", "strata", "tickets", "draws", "visits", "trips", "unserved", "table", "assignments",
)  # fmt: skip  # read as one list


def _log(session: Session, number: int, act: str, note: str) -> None:
    session.add(ActRow(plan=number, act=act, at=datetime.now(UTC).isoformat(timespec="seconds"), note=note))
