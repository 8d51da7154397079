"""The log as its keepers read it, and whether its chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.store import log
from data.usecases.session import transaction
from scheduler.audit import read_log
from scheduler.record.chain import lines

if TYPE_CHECKING:
    from scheduler.errors import Problem
    from scheduler.values.log import Entry


@dataclass(frozen=True, slots=True)
class Judged:
    """The log, and everything wrong with it."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    @property
    def head(self) -> str:
        """The newest digest, which stands for all that was done; "" for an empty log."""
        return self.entries[-1].digest if self.entries else ""


def whole(url: str) -> tuple[Entry, ...]:
    """All entries, oldest first."""
    with transaction(url) as session:
        return log.entries(session)


def verify_log(url: str, head: str | None) -> Judged:
    """Check every link by the checker that shares no code with us; ``head`` is one that was published.

    A published head must stand somewhere in the chain: else entries were cut off or written anew.
    """
    from scheduler.errors import problem

    entries = whole(url)
    _, wrong = read_log(lines(entries, public=False), public=False)
    if head is not None and head.strip().lower() not in {e.digest for e in entries}:
        wrong.append(problem("V135", "fatal", None, head.strip(), head=entries[-1].digest if entries else ""))
    return Judged(entries, tuple(wrong))
