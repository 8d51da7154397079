"""The log in the database: appended, read back as it was, and never before the newest act."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlmodel import Session

from data import clock
from data.store import log
from data.store.database import open_store
from data.store.log import By
from scheduler.audit import read_log
from scheduler.errors import StepWrong
from scheduler.record.chain import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

WHO = By("王承办", "停业", ("李见证", "赵见证"))


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A fresh database at noon."""
    at(monkeypatch, 12)
    engine = open_store("sqlite://")
    with Session(engine) as session:
        yield session
    engine.dispose()


def at(patch: pytest.MonkeyPatch, hour: int) -> None:
    patch.setattr(clock, "now", lambda: datetime(2026, 9, 1, hour, tzinfo=UTC))


def test_an_empty_log_has_no_newest_act(session: Session) -> None:
    assert (log.entries(session), log.last(session)) == ((), None)


def test_what_is_appended_is_read_back_and_holds(session: Session) -> None:
    made = [log.append(session, 1, "amend", {"amendment": k}, WHO, {"what": "改期"}) for k in (1, 2, 3)]
    assert log.entries(session) == tuple(made)
    assert log.last(session) == made[-1]
    assert [e.number for e in made] == [1, 2, 3]
    assert made[1].previous == made[0].digest
    assert made[0].at == "2026-09-01T12:00:00Z"
    assert read_log(lines(made, public=False), public=False)[1] == []


def test_who_why_and_witnesses_stand_in_the_secret_with_a_salt_of_its_own(session: Session) -> None:
    one, two = (log.append(session, 1, "amend", {"amendment": 1}, WHO) for _ in (1, 2))
    assert one.secret["actor"] == "王承办"
    assert one.secret["reason"] == "停业"
    assert one.secret["witnesses"] == ["李见证", "赵见证"]
    assert one.secret["details"] == {}
    assert one.secret["salt"] != two.secret["salt"], "the same words twice must not be seen to be the same"
    assert one.private != two.private


def test_the_clock_may_stand_still_but_not_go_back(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    log.append(session, 1, "amend", {"amendment": 1}, WHO)
    log.append(session, 2, "amend", {"amendment": 1}, WHO)
    at(monkeypatch, 11)
    with pytest.raises(StepWrong) as refused:
        log.append(session, 1, "amend", {"amendment": 2}, WHO)
    assert [p.code for p in refused.value.problems] == ["P09"]
    assert len(log.entries(session)) == 2
