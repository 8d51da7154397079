"""What an audit gives back, and how a rule says what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from scheduler.errors import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]
"""One JSON object whose fields have been checked."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is wrong with a plan file, and how much of it was looked at."""

    problems: tuple[Problem, ...]
    counts: Mapping[str, int | str]
    """Rows per section, ``rules`` = checks made, ``root`` = the recomputed root digest in hex."""

    @property
    def sound(self) -> bool:
        """Nothing is wrong."""
        return not self.problems


class Fault(NamedTuple):
    """One breach of a rule: the section, the row's position in it from 0 (-1 = the section as a whole)."""

    section: str
    position: int
    content: str
    parts: dict[str, object]


def fault(section: str, position: int, content: object = "", /, **parts: object) -> Fault:
    """One breach of a rule, with the parts of its sentence."""
    return Fault(section, position, str(content), parts)


def as_problem(code: str, found: Fault) -> Problem:
    """A breach as the problem the user is told about; rows count from 1."""
    where = Place(sheet=found.section, row=found.position + 1)
    return problem(code, "fatal", where, found.content, **found.parts)


def named(section: str, row: object) -> str:
    """What a row is called: the fields that tell it from the others of its section."""
    if not isinstance(row, dict):
        return ""
    return "/".join(str(row[key]) for key in NAMES.get(section, ()) if isinstance(row.get(key), str | int))


NAMES = {
    "agencies": ("id",),
    "shifts": ("day", "half"),
    "firms": ("id",),
    "inspectors": ("id",),
    "tasks": ("id",),
    "history": ("enterprise", "day", "agency", "item"),
    "leaves": ("inspector", "first"),
    "recusals": ("inspector", "enterprise"),
    "quiet": ("first", "last", "tag", "town"),
    "earlier": ("enterprise",),
    "strata": ("task", "credit"),
    "tickets": ("enterprise",),
    "draws": ("stratum",),
    "visits": ("id", "enterprise"),
    "trips": ("id",),
    "unserved": ("enterprise", "task", "agency"),
    "table": ("trip", "seat"),
    "assignments": ("trip", "seat", "inspector"),
}
