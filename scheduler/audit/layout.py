"""The file's layout: every row on a line of its own, the sections in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit.hashing import canonical
from scheduler.errors import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "chayici-plan/2"
GIVEN = (
    "rules",
    "agencies",
    "shifts",
    "firms",
    "inspectors",
    "tasks",
    "history",
    "leaves",
    "recusals",
    "quiet",
    "earlier",
)
"""What the plan is made from; committed to together with ``strata`` before the first seed."""
MADE = ("tickets", "draws", "visits", "trips", "unserved", "table")
"""What is committed to before the second seed."""
SECTIONS = (*GIVEN, "strata", *MADE, "assignments")
TOP = ("format", "head", *SECTIONS, "digests")


def written(document: dict[str, object]) -> tuple[bytes, dict[str, list[bytes]]]:
    """The document's one layout as bytes, and each section's canonical rows."""
    rows: dict[str, list[bytes]] = {}
    order = [*(n for n in TOP if n in document), *sorted(n for n in document if n not in TOP)]
    chunks = [_chunk(name, document[name], rows) for name in order]
    return b"{" + b",\n".join(chunks) + b"}\n", rows


def _chunk(name: str, value: object, rows: dict[str, list[bytes]]) -> bytes:
    label = _bytes(canonical(name)) + b":"
    if name not in SECTIONS or not isinstance(value, list):
        line = _bytes(canonical(value))
        if name == "head":
            rows[name] = [line]
        return label + line
    rows[name] = [_bytes(canonical(row)) for row in value]
    return label + b"[\n" + b",\n".join(rows[name]) + (b"\n]" if value else b"]")


def _bytes(text: str) -> bytes:
    # A lone surrogate has no UTF-8; its row is refused by its form, so here it only must not crash.
    return text.encode("utf-8", "surrogatepass")


def compared(raw: bytes, expected: bytes) -> Iterator[Problem]:
    """The first place where a file's bytes are not those of its own document."""
    if raw == expected:
        return
    at = _first_difference(raw, expected)
    place, parts = spot(raw, at)
    yield problem("V06", "fatal", place, _shown(raw, at), expected=_shown(expected, at), byte=at, **parts)


def spot(raw: bytes, at: int) -> tuple[Place, dict[str, object]]:
    """Line of a byte and its column (from 1, in characters), and the section and row its line belongs to."""
    start = raw.rfind(b"\n", 0, at) + 1
    line = raw.count(b"\n", 0, start) + 1
    column = len(raw[start:at].decode("utf-8", "ignore")) + 1
    section, opened = _section_before(raw, start)
    row = line - opened if section and opened < line else 0
    return Place(row=line), {"section": section, "line": line, "column": column, "row": row}


def _section_before(raw: bytes, start: int) -> tuple[str, int]:
    """The section whose heading stands last up to the line starting here, and that heading's line."""
    end = raw.find(b"\n", start)
    until = len(raw) if end < 0 else end
    best, name = -1, ""
    for one in TOP:
        found = raw.rfind(b'\n"' + one.encode() + b'":', 0, until)
        if found > best:
            best, name = found, one
    return (name, raw.count(b"\n", 0, best + 1) + 1) if name else ("format", 1)


def _first_difference(one: bytes, other: bytes) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shown(raw: bytes, at: int) -> str:
    return raw[at : at + 24].decode("utf-8", "replace").split("\n", maxsplit=1)[0] or "(line end)"
