"""The log in the database: acts are appended, read, and never changed."""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlmodel import col, select

from data import clock
from models.log import LogRow
from scheduler.errors import StepWrong, problem
from scheduler.record.chain import linked
from scheduler.record.encode import canonical
from scheduler.values.log import Entry

if TYPE_CHECKING:
    from sqlmodel import Session

    from scheduler.record.encode import Json
    from scheduler.values.log import Part


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, why, and who watches; never published."""

    actor: str
    reason: str = ""
    witnesses: tuple[str, ...] = ()


def append(session: Session, plan: int, act: str, body: Part, by: By, details: Part | None = None) -> Entry:
    """Add one act to the log; StepWrong P09 where the clock is behind the log."""
    head = last(session)
    at = clock.written(clock.now())
    if head and at < head.at:
        raise StepWrong(problem("P09", "fatal", content=at, latest=head.at))
    secret: dict[str, Json] = {
        "actor": _written(by.actor),
        "details": {k: _written(v) if isinstance(v, str) else v for k, v in (details or {}).items()},
        "reason": _written(by.reason),
        "salt": secrets.token_hex(16),
        "witnesses": [_written(name) for name in by.witnesses],
    }
    entry = linked(head, plan, act, at, body, secret)
    session.add(_row(entry))
    session.flush()
    return entry


def _written(text: str) -> str:
    """A typed text as the log has it: in Form C, and what a console could not decode as a question mark."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def entries(session: Session) -> tuple[Entry, ...]:
    """The whole log, oldest first."""
    return tuple(_entry(row) for row in session.exec(select(LogRow).order_by(col(LogRow.number))))


def last(session: Session) -> Entry | None:
    """The newest entry."""
    row = session.exec(select(LogRow).order_by(col(LogRow.number).desc()).limit(1)).first()
    return _entry(row) if row else None


def _row(entry: Entry) -> LogRow:
    return LogRow(
        number=entry.number,
        plan=entry.plan,
        act=entry.act,
        at=entry.at,
        body=canonical(cast("Json", dict(entry.body))),
        secret=canonical(cast("Json", dict(entry.secret))),
        private=entry.private,
        previous=entry.previous,
        digest=entry.digest,
    )


def _entry(row: LogRow) -> Entry:
    return Entry(
        row.number, row.plan, row.act, row.at, json.loads(row.body), json.loads(row.secret),
        row.private, row.previous, row.digest,
    )  # fmt: skip  # the columns in order
