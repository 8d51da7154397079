"""Kinds of settings: each reads one value of a rules file, or reports what is wrong and gives None."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from data.rules.lines import Path, line_of
from scheduler.errors import Place, Problem, problem

GIVEN_UP: object = None
Read = dict[str, object]
"""A table after reading: only keys that exist, each of its kind."""


@dataclass
class Report:
    """Collects the problems of one file."""

    file: str
    lines: dict[Path, int]
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, path: Path, value: object = "", **parts: object) -> object:
        """Note one problem at the line where the path stands; the value is given up."""
        place = Place(self.file, dotted(path), line_of(self.lines, path))
        self.problems.append(problem(code, "fatal", place, shown(value), key=dotted(path), **parts))
        return GIVEN_UP


Kind = Callable[[object, Path, Report], object]


def dotted(path: Path) -> str:
    """A path as people write it, entries counted from 1: caps[2].window."""
    return "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def shown(value: object) -> str:
    """A value as the file shows it, shortened."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def text(value: object, path: Path, report: Report) -> object:
    """Any text."""
    return value.strip() if isinstance(value, str) else report.add("R11", path, value)


def named(value: object, path: Path, report: Report) -> object:
    """A text that is not empty."""
    return value.strip() if isinstance(value, str) and value.strip() else report.add("R11", path, value)


def flag(value: object, path: Path, report: Report) -> object:
    """True or false."""
    return value if isinstance(value, bool) else report.add("R12", path, value)


def whole(least: int, most: int) -> Kind:
    """A whole number within bounds, both included."""

    def read(value: object, path: Path, report: Report) -> object:
        if type(value) is int and least <= value <= most:
            return value
        return report.add("R05", path, value, least=least, most=most)

    return read


def choice(*allowed: str) -> Kind:
    """One of a few words."""

    def read(value: object, path: Path, report: Report) -> object:
        return value if value in allowed else report.add("R08", path, value, choices=", ".join(allowed))

    return read


def share(*, above_zero: bool = False) -> Kind:
    """A share of 0 to 1 written "3%", "1/3" or 0.03, read exactly."""

    def read(value: object, path: Path, report: Report) -> object:
        found = _fraction(value)
        if found is None or not 0 <= found <= 1 or (above_zero and found == 0):
            return report.add("R06", path, value)
        return found

    return read


def _fraction(value: object) -> Fraction | None:
    if isinstance(value, Decimal) and value.is_finite():
        return Fraction(value)
    if type(value) is int:
        return Fraction(value)
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,9})?)\s*(%?)|(\d{1,6})/([1-9]\d{0,5})", str(value).strip())
    if found is None or not isinstance(value, str):
        return None
    if found[3]:
        return Fraction(int(found[3]), int(found[4]))
    return Fraction(found[1]) / (100 if found[2] else 1)


def window(value: object, path: Path, report: Report) -> object:
    """A span over which visits are counted: "year", "60 days" or "24 months"."""
    fits = isinstance(value, str) and re.fullmatch(r"year|[1-9]\d{0,3} (?:days|months)", value)
    return value if fits else report.add("R07", path, value)


def day(value: object, path: Path, report: Report) -> object:
    """A date, bare or as text, YYYY-MM-DD."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) and len(value) == 10 else "")
    except ValueError:
        return report.add("R10", path, value)


def credit(value: object, path: Path, report: Report) -> object:
    """A credit class; 未分类 or "" = unclassified."""
    word = "" if value == "未分类" else value
    return word if word in ("A", "B", "C", "D", "E", "") else report.add("R09", path, value)


def several(kind: Kind) -> Kind:
    """A list of one kind, given back sorted and without repeats."""

    def read(value: object, path: Path, report: Report) -> object:
        if not isinstance(value, list):
            return report.add("R18", path, value)
        found = [kind(v, (*path, i), report) for i, v in enumerate(value)]
        return tuple(sorted({f for f in found if f is not None}, key=str))

    return read


def table(
    keys: Mapping[str, Kind], required: tuple[str, ...] = (), apart: frozenset[str] = frozenset()
) -> Kind:
    """A table of known keys, some of which must be there unless it holds nothing but keys ``apart``."""

    def read(value: object, path: Path, report: Report) -> object:
        if not isinstance(value, dict):
            return report.add("R14", path, value)
        for key in value.keys() - keys.keys():
            nearest = get_close_matches(key, keys, n=1, cutoff=0.0)[0]
            report.add("R03", (*path, key), key, nearest=nearest)
        for key in required:
            if key not in value and not value.keys() <= apart:
                report.add("R13" if key == "basis" else "R17", (*path, key))
        return {k: keys[k](v, (*path, k), report) for k, v in value.items() if k in keys}

    return read


def rows(
    keys: Mapping[str, Kind], required: tuple[str, ...] = (), low_high: tuple[str, str] | None = None
) -> Kind:
    """An array of tables; where two keys bound an interval, the first may not exceed the second."""
    one = table(keys, required)

    def read(value: object, path: Path, report: Report) -> object:
        if not isinstance(value, list):
            return report.add("R15", path, value)
        found = [one(v, (*path, i), report) for i, v in enumerate(value)]
        for i, row in enumerate(found):
            _bounds(row, (*path, i), report, low_high)
        _repeats(found, path, report)
        return found

    return read


def _bounds(row: object, path: Path, report: Report, keys: tuple[str, str] | None) -> None:
    if keys is None or not isinstance(row, dict):
        return
    low, high = row.get(keys[0]), row.get(keys[1])
    if isinstance(low, int | Fraction) and isinstance(high, int | Fraction) and low > high:
        report.add("R16", (*path, keys[0]), low, low=keys[0], high=keys[1])


def _repeats(found: list[object], path: Path, report: Report) -> None:
    seen: set[object] = set()
    for i, row in enumerate(found):
        name = row.get("name") if isinstance(row, dict) else None
        if name is not None and name in seen:
            report.add("R19", (*path, i, "name"), name)
        seen.add(name)
