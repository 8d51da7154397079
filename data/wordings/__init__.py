"""The sentences behind the codes of problems: what is wrong, and what to do about it.

Each module of this package holds the codes of one area in ``WORDING``: code → (what is wrong, remedy), in
English, with the problem's parts as {placeholders}; {content} is always there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from data.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.errors import Place, Problem

    Translate = Callable[[str], str]

DONE: Mapping[str, str] = {
    "fatal": N_("nothing done"),
    "left out": N_("not used"),
    "kept": N_("kept, please check"),
    "corrected": N_("corrected"),
    "note": N_("for information"),
}
"""What was done about a problem, by its level."""

WORDS = frozenset({"state", "needed", "which", "why", "reason", "detail"})
"""Parts that are words and not content: where they have a translation, they are said in it."""
SYSTEM = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("No space left on device"),
    N_("File too large"),
    N_("Read-only file system"),
)
"""What operating systems say of files, as far as offices meet it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One problem in the user's language."""

    what: str
    """What is wrong, or what was expected."""
    remedy: str
    place: str
    """Empty where the problem has no place."""
    done: str


@cache
def wordings() -> Mapping[str, tuple[str, str]]:
    """All areas' sentences by code; raises ValueError where two areas use one code."""
    found: dict[str, tuple[str, str]] = {}
    for module in sorted(info.name for info in iter_modules(__path__)):
        area: Mapping[str, tuple[str, str]] = import_module(f"{__name__}.{module}").WORDING
        if twice := sorted(found.keys() & area.keys()):
            raise ValueError(f"data.wordings.{module} uses codes of another area: {', '.join(twice)}")
        found |= area
    return found


def sentence(problem: Problem, translate: Translate) -> Rendered:
    """Say one problem in the user's language; raises KeyError for a code or a part without a wording."""
    what, remedy = wordings()[problem.code]
    parts = {k: translate(v) if v and k in WORDS else v for k, v in problem.parts} | {
        "content": problem.content
    }
    return Rendered(
        what=translate(what).format_map(parts),
        remedy=translate(remedy).format_map(parts) if remedy else "",
        place=place_name(problem.place, translate),
        done=translate(DONE[problem.level]),
    )


def place_name(place: Place, translate: Translate) -> str:
    """Name a place from the whole to the part, e.g. "file a.xlsx sheet Sheet1 row 3 column B"."""
    named = (
        (N_("file {name}"), place.file),
        (N_("sheet {name}"), place.sheet),
        (N_("row {name}"), str(place.row or "")),
        (N_("column {name}"), letters(place.column)),
    )
    return " ".join(translate(text).format(name=name) for text, name in named if name)


def letters(column: int) -> str:
    """Name a column the way spreadsheets do.

    >>> letters(1), letters(26), letters(27), letters(0)
    ('A', 'Z', 'AA', '')
    """
    name = ""
    while column > 0:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
