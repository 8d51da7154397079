"""Plans in the database: stages go in as the rows that are proven and come back as values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlmodel import col, insert, select

from data.store import log
from models.log import LogRow
from models.plan import PlanRow, PlanSectionRow
from scheduler.errors import NotFound, StepWrong, problem
from scheduler.record.decode import decode
from scheduler.record.digests import Committer, second_manifest
from scheduler.record.document import root_of
from scheduler.record.encode import canonical, encode
from scheduler.record.restore import Stored, assignments_of, drawn_of, frozen_of, plan_of, scheduled_of
from scheduler.record.sections import assignment_section, draw_sections, schedule_sections
from scheduler.values.events import REHEARSAL, Event, Secrets
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from data.store.log import By
    from scheduler.pipeline import Committed
    from scheduler.record.encode import Json
    from scheduler.record.sections import Sections
    from scheduler.values.plan import Drawn, Frozen, Plan, Scheduled

STATES = ("frozen", "drawn", "scheduled", "complete")
PROTOCOL = 2
CHUNK = 20_000
"""Rows per insert: bounded memory at a million firms."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the list of plans."""

    number: int
    quarter: str
    state: str
    commitment: str
    earnest: bool
    """Whether an event to come was named; a rehearsal is not."""
    acts: tuple[tuple[str, str, str], ...]
    """(time, act, what it commits to as JSON), oldest first."""


def add_frozen(session: Session, committed: Committed, by: By, master: bytes = b"") -> int:
    """Store a frozen case as a new plan and return its number."""
    frozen = committed.frozen
    row = PlanRow(
        quarter=frozen.case.quarter,
        district=frozen.case.district,
        state="frozen",
        commitment=frozen.commitment,
        master=master.hex(),
        veil=frozen.secrets.veil,
        salt=frozen.secrets.salt,
        first_event=canonical(encode(frozen.event)),
    )
    session.add(row)
    session.flush()
    number = cast("int", row.number)
    _add(session, number, committed.written.texts)
    body = {"commitment": frozen.commitment, "manifest": committed.manifest}
    log.append(session, number, "freeze", body, by)
    return number


def add_drawn(session: Session, number: int, drawn: Drawn, by: By) -> None:
    """Store the draw of the firms; a plan is drawn once."""
    row, seed = _advance(session, number, "frozen", "drawn"), drawn.seed
    row.firm_text, row.firm_source, row.firm_seed = seed.text, seed.source, seed.seed
    row.firm_evidence = seed.evidence
    _add(session, number, _texts(draw_sections(drawn.frozen.strata, drawn.tickets, drawn.draws)))
    log.append(session, number, "draw-firms", _opened(drawn.frozen, seed), by)


def add_scheduled(session: Session, number: int, scheduled: Scheduled, by: By) -> None:
    """Store visits, trips, timetable and table."""
    row, drawn = _advance(session, number, "drawn", "scheduled"), scheduled.drawn
    row.second_commitment = scheduled.commitment
    row.second_event = canonical(encode(scheduled.event))
    parts = (scheduled.visits, scheduled.trips, scheduled.unserved, scheduled.table)
    made = schedule_sections(*parts)
    _add(session, number, _texts(made))
    sections = draw_sections(drawn.frozen.strata, drawn.tickets, drawn.draws) | made
    manifest = second_manifest(
        drawn.frozen.commitment, drawn.seed.seed, scheduled.event, _committer(drawn.frozen), sections
    )
    log.append(session, number, "schedule", {"commitment": scheduled.commitment, "manifest": manifest}, by)


def add_finished(session: Session, number: int, scheduled: Scheduled, plan: Plan, by: By) -> None:
    """Store who sits where; the plan is complete."""
    row, seed = _advance(session, number, "scheduled", "complete"), plan.inspector_seed
    row.inspector_text, row.inspector_source, row.inspector_seed = seed.text, seed.source, seed.seed
    row.inspector_evidence = seed.evidence
    row.made_with = canonical(cast("Json", dict(plan.made_with)))
    _add(session, number, _texts(assignment_section(plan.assignments)))
    body = _opened(scheduled.drawn.frozen, seed) | {"root": root_of(plan)}
    log.append(session, number, "draw-inspectors", body, by)


def _committer(frozen: Frozen) -> Committer:
    return Committer(frozen.secrets, frozen.case.rules.suite)


def _opened(frozen: Frozen, seed: SeedRecord) -> dict[str, Json]:
    """What may be said of a draw at once: the public value, and the seed only under its seal."""
    return {"evidence": seed.evidence, "seed": _committer(frozen).seal(seed.seed), "text": seed.text}


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
    """A complete plan; StepWrong P08 for one drawn by an older protocol, which this program cannot prove."""
    row = _at_least(session, number, "complete")
    if row.protocol != PROTOCOL:
        raise StepWrong(problem("P08", "fatal", content=str(number), protocol=row.protocol))
    return _plan(session, row)


def load_outcome(session: Session, number: int) -> Plan:
    """A complete plan of any protocol, for its outcome alone."""
    return _plan(session, _at_least(session, number, "complete"))


def _plan(session: Session, row: PlanRow) -> Plan:
    number = cast("int", row.number)
    rows = _sections(session, number)
    seed = SeedRecord(
        _event(row.second_event), row.inspector_text, row.inspector_source, row.inspector_evidence,
        row.second_commitment, row.inspector_seed,
    )  # fmt: skip  # in the record's own order
    made_with = tuple(sorted(json.loads(row.made_with).items()))
    return plan_of(_scheduled(row, rows), seed, assignments_of(rows), number, made_with)


def _frozen(row: PlanRow, rows: Sections) -> Frozen:
    secrets, event = Secrets(row.veil, row.salt), _event(row.first_event)
    return frozen_of(Stored(row.quarter, row.district, secrets, event, row.commitment), rows)


def _drawn(row: PlanRow, rows: Sections) -> Drawn:
    seed = SeedRecord(
        _event(row.first_event), row.firm_text, row.firm_source, row.firm_evidence, row.commitment,
        row.firm_seed,
    )  # fmt: skip  # in the record's own order
    return drawn_of(_frozen(row, rows), seed, rows)


def _scheduled(row: PlanRow, rows: Sections) -> Scheduled:
    return scheduled_of(_drawn(row, rows), _event(row.second_event), row.second_commitment, rows)


def _event(text: str) -> Event:
    return decode(Event, json.loads(text)) if text else REHEARSAL


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
    for a in session.exec(select(LogRow).order_by(col(LogRow.number))):
        acts.setdefault(a.plan, []).append((a.at, a.act, a.body))
    return tuple(
        PlanLine(n, row.quarter, row.state, row.commitment, _earnest(row), tuple(acts.get(n, ())))
        for row in session.exec(select(PlanRow).order_by(col(PlanRow.number)))
        for n in [cast("int", row.number)]
    )


def master_of(session: Session, number: int) -> bytes:
    """The secret that a plan's veil and salt are made of; StepWrong P19 where it has none of its own."""
    row = _row(session, number)
    if not row.master:
        raise StepWrong(problem("P19", "fatal", content=str(number)))
    return bytes.fromhex(row.master)


def frozen_in_earnest(session: Session, quarter: str) -> tuple[int, ...]:
    """Plans of a quarter that named an event to come; rehearsals do not count."""
    rows = session.exec(select(PlanRow).where(PlanRow.quarter == quarter).order_by(col(PlanRow.number)))
    return tuple(cast("int", row.number) for row in rows if _earnest(row))


def _earnest(row: PlanRow) -> bool:
    return _event(row.first_event) != REHEARSAL


def frozen_again(session: Session, number: int) -> int:
    """The newest plan in earnest of the same quarter after this one, if this one is in earnest; else 0."""
    same = frozen_in_earnest(session, _row(session, number).quarter)
    return same[-1] if number in same and same[-1] > number else 0


def made_with_secret(session: Session, master: bytes) -> int:
    """The first plan made with this secret, 0 for none; a rehearsal's b"" is no secret."""
    found = session.exec(
        select(PlanRow.number).where(PlanRow.master == master.hex()).order_by(col(PlanRow.number))
    )
    return found.first() or 0 if master else 0


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


def _add(session: Session, number: int, texts: Mapping[str, Sequence[str]]) -> None:
    for section, rows in texts.items():
        for start in range(0, len(rows), CHUNK):
            chunk = enumerate(rows[start : start + CHUNK], start)
            session.execute(insert(PlanSectionRow), [_body(number, section, k, text) for k, text in chunk])


def _body(number: int, section: str, position: int, text: str) -> dict[str, str | int]:
    return {"plan": number, "section": section, "position": position, "body": text}


def _texts(sections: Sections) -> dict[str, list[str]]:
    return {name: [canonical(cast("Json", row)) for row in rows] for name, rows in sections.items()}


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
