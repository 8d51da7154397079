"""A rules file read over the defaults: every key known, every value of its kind, or all problems at once."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from data.rules.kinds import Read, Report
from data.rules.lines import line_index
from data.rules.schema import DOCUMENT
from scheduler.errors import InputUnreadable, OutputFailed, Place, Problem, RulesWrong, problem

if TYPE_CHECKING:
    from pathlib import Path


def settings_of(path: Path | None) -> Read:
    """The defaults with the user's file laid over them: tables key by key, arrays of tables whole."""
    merged = _read(default_text(), "default.toml")
    if path is not None:
        for section, value in _read(_text_of(path), str(path)).items():
            before = merged.get(section)
            both = isinstance(value, dict) and isinstance(before, dict)
            merged[section] = {**cast("Read", before), **cast("Read", value)} if both else value
    return merged


def default_text() -> str:
    """The rules file this program ships, comments and examples included."""
    return files("data.rules").joinpath("default.toml").read_text(encoding="utf-8")


def write_default(path: Path) -> None:
    """Write the default rules where the planner may edit them; an existing file is not touched."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as out:
            out.write(default_text())
    except OSError as error:
        raise OutputFailed(
            problem("R21", "fatal", Place(str(path)), str(path), reason=error.strerror or "")
        ) from error


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputUnreadable(problem("R01", "fatal", Place(str(path)), str(path), reason=reason)) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RulesWrong(problem("R20", "fatal", Place(str(path), "", line), str(path))) from error


def _read(content: str, file: str) -> Read:
    try:
        document = tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise RulesWrong(_syntax(content, file, str(error))) from error
    report = Report(file, line_index(content))
    found = DOCUMENT(document, (), report)
    _same_day_twice(found, report)
    if report.problems:
        raise RulesWrong(*sorted(report.problems, key=lambda p: (p.place.row, p.code, p.place.sheet)))
    return cast("Read", found)


def _syntax(content: str, file: str, message: str) -> Problem:
    """The parser's message ends in "(at line 3, column 5)" or "(at end of document)"."""
    found = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    line = int(found[1]) if found and found[1] else content.count("\n") + 1
    column = int(found[2]) if found and found[2] else 0
    shown = [*content.splitlines(), ""][min(line - 1, len(content.splitlines()))].strip()
    reason = message[: found.start()].strip() if found else message
    return problem("R02", "fatal", Place(file, "", line, column), shown, reason=reason)


def _same_day_twice(found: object, report: Report) -> None:
    calendar = cast("Read", found).get("calendar")
    if not isinstance(calendar, dict):
        return
    working, off = (set(calendar.get(key) or ()) for key in ("working", "off"))
    for both in sorted(working & off):
        report.add("R22", ("calendar", "off"), both)
