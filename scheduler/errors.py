"""What can go wrong, as codes and places; the sentences live in ``data.wordings``.

::

    ChayiciError                exit status
    ├── InputUnreadable             3   a file is missing, locked, truncated, encrypted, of no known kind
    ├── InputWrong                  4   a roster or task plan says something that cannot be used
    ├── RulesWrong                  5   the rules file has unknown keys or impossible values
    ├── RulesConflict               6   ratios, caps and floors cannot hold together (before any seed)
    ├── SeedWrong                   7   the public value is absent, odd or already known
    ├── NotFound                    8   no such plan, quarter, firm
    ├── StepWrong                   9   a step was asked for out of order
    ├── VerifyFailed               10   a plan file does not replay or breaks a hard rule
    ├── StoreFailed                11   the database cannot be opened, is older, or cannot be written
    ├── OutputFailed               12   a paper cannot be written
    └── PlanBroken                 13   our own checker refused a plan we made (a defect of this program)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

Level = Literal["fatal", "left out", "kept", "corrected", "note"]
"""What was done about a problem: nothing could go on; the row was not used; the cell was kept with a
warning; the cell was put right; or it is merely worth knowing."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was found: a file, a sheet in it, a row and column counted from 1 (0 = whole)."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong: a code for the sentence, the place, the cell's content and the parts."""

    code: str
    level: Level
    place: Place = field(default_factory=Place)
    content: str = ""
    parts: tuple[tuple[str, str], ...] = ()


def problem(  # the parts are open-ended by design
    code: str, level: Level, place: Place | None = None, content: str = "", **parts: object
) -> Problem:
    """One problem, its parts given as keywords and kept in name order.

    >>> problem("T01", "fatal", ratio="130%").parts
    (('ratio', '130%'),)
    """
    return Problem(
        code, level, place or Place(), content, tuple(sorted((k, str(v)) for k, v in parts.items()))
    )


class ChayiciError(Exception):
    """Anything the user is told about; carries every problem found, never only the first."""

    exit_status: ClassVar[int] = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(p.code for p in problems))
        self.problems = problems


class InputUnreadable(ChayiciError):
    """A file is missing, locked, truncated, encrypted, or of no known kind."""

    exit_status = 3


class InputWrong(ChayiciError):
    """A roster or task plan says something that cannot be used."""

    exit_status = 4


class RulesWrong(ChayiciError):
    """The rules file has unknown keys or impossible values."""

    exit_status = 5


class RulesConflict(ChayiciError):
    """Ratios, caps and floors cannot hold together; said before any seed exists."""

    exit_status = 6


class SeedWrong(ChayiciError):
    """The public value is absent or odd."""

    exit_status = 7


class NotFound(ChayiciError):
    """No such plan, quarter or firm."""

    exit_status = 8


class StepWrong(ChayiciError):
    """A step was asked for out of order."""

    exit_status = 9


class VerifyFailed(ChayiciError):
    """A plan file does not replay or breaks a hard rule."""

    exit_status = 10


class StoreFailed(ChayiciError):
    """The database cannot be opened, is of an older version, or cannot be written."""

    exit_status = 11


class OutputFailed(ChayiciError):
    """A paper cannot be written."""

    exit_status = 12


class PlanBroken(ChayiciError):
    """Our own checker refused a plan that this program made."""

    exit_status = 13
