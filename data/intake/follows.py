"""Sheets that could not be read come first; what is found only because of them is summed up in one line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.errors import Place, problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.errors import Level, Problem

FOLLOWS = {
    "enterprises": frozenset({"I90", "I91", "I99"}),
    "inspectors": frozenset({"I78", "I89", "I95", "I97", "I101"}),
    "agencies": frozenset({"I78", "I95"}),
}
"""Kind of sheet → what is said of other sheets when a row of this kind is not found."""
_FILES = frozenset({"I01", "I02", "I03", "I04", "I05", "I06", "I07"})
"""A whole file: what it held is not known, so anything may follow from it."""
_LEVELS: tuple[Level, ...] = ("fatal", "left out", "kept", "corrected", "note")


def causes_first(problems: Sequence[Problem]) -> list[Problem]:
    """Unread files, sheets and columns before all else, each with a line for what only follows from it.

    An import that goes through keeps every row: then a recusal that was not understood has indeed no effect.
    """
    causes = [p for p in problems if _unread(p)]
    others = [p for p in problems if not _unread(p)]
    if not any(p.level == "fatal" for p in problems):
        return [*causes, *others]
    owner = {id(p): next((k for k, c in enumerate(causes) if _follows(p, c)), -1) for p in others}
    found: list[Problem] = []
    for k, cause in enumerate(causes):
        found += _told(cause, [p for p in others if owner[id(p)] == k])
    return [*found, *(p for p in others if owner[id(p)] < 0)]


def _unread(one: Problem) -> bool:
    return (one.code in _FILES and one.level == "fatal") or one.code == "I13" or bool(_part(one, "roster"))


def _follows(one: Problem, cause: Problem) -> bool:
    """Whether a problem may be due to an unread roster; of one agency's roster only what names that one."""
    if cause.code in _FILES:
        return any(one.code in codes for codes in FOLLOWS.values())
    if one.code not in FOLLOWS.get(_part(cause, "roster"), ()):
        return False
    named = {"I78": one.content, "I89": _part(one, "agency"), "I95": one.content}.get(one.code)
    whose = _part(cause, "agency")
    if named is None or (not whose and cause.level == "fatal"):
        return True
    return bool(whose and named) and (whose.endswith(named) or named.endswith(whose))


def _told(cause: Problem, following: list[Problem]) -> list[Problem]:
    """The cause, as grave as what follows from it, and the line that sums this up."""
    if not following:
        return [cause]
    level = min((p.level for p in (cause, *following)), key=_LEVELS.index)
    place = Place(cause.place.file, cause.place.sheet)
    more = problem("I111", level, place, cause=cause.place.file, count=len(following))
    return [replace(cause, level=level), more]


def _part(one: Problem, name: str) -> str:
    return dict(one.parts).get(name, "")
