"""What every source of a public value has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.errors import Problem
    from scheduler.values.events import Event


@dataclass(frozen=True, slots=True)
class PublicValue:
    """A public value, where it comes from, and what is to be said about it."""

    text: str
    """Enters the seed: in NFC, as ``scheduler.chance.clean_seed`` wants it."""
    source: str
    """How it reached this program: "typed", "file:NAME" or "demo"."""
    evidence: str = ""
    """What lets an outsider check the text without asking the office; "" where only witnesses can."""
    remarks: tuple[Problem, ...] = ()


class SeedSource(Protocol):
    """One kind of event; sources keep nothing, so that one object serves every plan."""

    def event(self, words: str, now: datetime) -> Event:
        """The event in the words after "KIND:"; SeedWrong for odd words or an outcome that may be known."""

    def value(self, event: Event, given: str, now: datetime) -> PublicValue:
        """The outcome in what was typed or read; SeedWrong if it is not this event's, or comes too early."""
