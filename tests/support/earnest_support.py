"""An office that works in earnest: its clock is ours, so that events lie ahead and then are past."""

from __future__ import annotations

import hashlib
import itertools
import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from shell_support import QUARTER, Office

from data import clock

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from shell_support import Answer

PlanFile = Any
"""A plan file, read."""
Json = Any
"""An answer or a file, read; shapes differ from command to command."""
START = datetime(2026, 9, 1, tzinfo=UTC)
DICE = " ".join("123456" * 10)
OTHER_DICE = " ".join("654321" * 10)
THIRD_DICE = " ".join("135246" * 10)
BUNDLES = ("审计包.zip", "公开包.zip", "plan.json")


def ceremony(day: str, place: str = "区政务大厅") -> str:
    """Words for --event: dice at ten in the morning of a day."""
    return f"ceremony:{day}T10:00+08:00:dice:{place}"


FREEZE = ("freeze", "--quarter", QUARTER, "--event", ceremony("2026-09-02"))
DRAW = ("draw-firms", "--seed", DICE, "--witness", "张见证")
SCHEDULE = ("schedule", "--event", ceremony("2026-09-08"))
OFFICERS = ("draw-inspectors", "--seed", OTHER_DICE)


@dataclass
class Earnest:
    """A desk with a clock."""

    office: Office
    now: datetime = START
    done: list[str] = field(default_factory=list)

    def at(self, day: str) -> Earnest:
        """Midnight, UTC, of a day."""
        self.now = datetime.fromisoformat(day).replace(tzinfo=UTC)
        return self

    def call(self, *words: str) -> Answer:
        return self.office.call(*words)

    def ok(self, *words: str) -> Json:
        """The JSON answer of a command that must succeed."""
        answer = self.call(*words, "--json")
        assert answer.status == 0, (words, answer.out, answer.err)
        return answer.record

    def refused(self, *words: str) -> tuple[int, list[str]]:
        """Status and codes of a command that must fail, and change nothing."""
        before = self.office.contents()
        answer = self.call(*words, "--json")
        assert answer.status != 0, (words, answer.out)
        assert self.office.contents() == before
        return answer.status, answer.codes

    def copy(self, folder: Path) -> Earnest:
        return Earnest(self.office.copy(folder), self.now)

    def frozen(self) -> Earnest:
        self.ok(*FREEZE)
        return self

    def drawn(self) -> Earnest:
        self.frozen().now += timedelta(days=2)
        self.ok(*DRAW)
        return self

    def complete(self) -> Earnest:
        """The plan is drawn; it is 10 September."""
        self.drawn().ok(*SCHEDULE)
        self.now += timedelta(days=7)
        self.ok(*OFFICERS)
        return self

    def exported(self, name: str = "papers") -> Path:
        folder = self.office.folder / name
        self.ok("export", "--to", str(folder))
        return folder

    def plan(self) -> Json:
        """The plan file, read."""
        folder = self.exported(f"look{len(self.done)}")
        self.done.append("looked")
        return json.loads((folder / "plan.json").read_text(encoding="utf-8"))


def on_the_clock(desk: Earnest, patch: pytest.MonkeyPatch) -> Earnest:
    """Let the program read this desk's clock, and make secrets that are the same in every run.

    A test of a lot must not come out differently from one night to the next.
    """
    patch.setattr(clock, "now", lambda: desk.now)
    made = itertools.count()

    def token(size: int) -> bytes:
        return hashlib.sha256(f"{desk.now} {next(made)}".encode()).digest()[:size]

    patch.setattr(secrets, "token_bytes", token)
    patch.setattr(secrets, "token_hex", lambda size: token(size).hex())
    return desk


def days_of(plan: PlanFile) -> dict[tuple[int, int], str]:
    """Day of every seat, by trip and place."""
    trips = {t["id"]: plan["shifts"][t["shift"]]["day"] for t in plan["trips"]}
    return {(a["trip"], a["seat"]): trips[a["trip"]] for a in plan["assignments"]}


def seats_by_day(plan: PlanFile) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """(Officer, day) → the seats they have."""
    days = days_of(plan)
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for a in plan["assignments"]:
        seat = a["trip"], a["seat"]
        found.setdefault((a["inspector"], days[seat]), []).append(seat)
    return found
