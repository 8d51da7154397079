"""What an office binds itself to at a freeze: the event that will decide, and whether the draw is sealed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import clock
from data.seeds import event_of
from scheduler import pipeline
from scheduler.chance import secrets_of
from scheduler.errors import InputUnreadable, Place, SeedWrong, StepWrong, problem
from scheduler.values.events import REHEARSAL

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.values.case import Case
    from scheduler.values.events import Event, Secrets


@dataclass(frozen=True, slots=True)
class Pledge:
    """The words of a command line."""

    event: str | None
    """E.g. drand:quicknet:15000000; SeedWrong where there is none."""
    sealed: bool = True
    secret: Path | None = None
    """A file with a secret that was kept elsewhere; None = a new one."""

    def named(self) -> Event:
        """The event, which must lie ahead."""
        return named_event(self.event)

    def master(self, event: Event) -> bytes:
        """The secret of the file, or a new one; b"" for a rehearsal, whose secrets are the case's own."""
        if self.secret is not None:
            return read_secret(self.secret)
        return b"" if event == REHEARSAL else secrets.token_bytes(32)

    def secrets(self, case: Case, master: bytes) -> Secrets:
        """What hides the rows of the case and seals its draws."""
        if not master:
            return pipeline.rehearsal_secrets(case)
        return secrets_of(master, case.rules.suite, sealed=self.sealed)


def named_event(words: str | None, earlier: Event | None = None) -> Event:
    """The event of a command line; after a rehearsal a rehearsal, else SeedWrong where none is named."""
    if words is not None:
        return event_of(words, clock.now())
    if earlier == REHEARSAL:
        return REHEARSAL
    raise SeedWrong(problem("K41", "fatal"))


def in_earnest(event: Event, earlier: Event, plan: int) -> Event:
    """The event, unless it is a rehearsal of a plan that was frozen in earnest; StepWrong P21."""
    if event == REHEARSAL != earlier:
        raise StepWrong(problem("P21", "fatal", content=str(plan)))
    return event


def read_secret(path: Path) -> bytes:
    """The 32 bytes of a secret file: 64 hex digits, blanks and line ends aside; SeedWrong K42."""
    try:
        found = bytes.fromhex("".join(read_text(path).split()))
    except ValueError as error:
        raise SeedWrong(problem("K42", "fatal", Place(file=str(path)), str(path))) from error
    if len(found) != 32:
        raise SeedWrong(problem("K42", "fatal", Place(file=str(path)), str(path)))
    return found


def read_text(path: Path) -> str:
    """A small text file; InputUnreadable P05 where it cannot be read, SeedWrong K42 where it is no text."""
    try:
        return path.read_bytes().decode("ascii")
    except OSError as error:
        place = Place(file=str(path))
        raise InputUnreadable(problem("P05", "fatal", place, str(path), why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise SeedWrong(problem("K42", "fatal", Place(file=str(path)), str(path))) from error
