"""Write docs/reference/benchmarks.md and its picture from the measurements kept in .benchmarks.

    python benchmarks/page.py

The page holds what was measured, ours and the peers alike; sentences that explain a line stand in page.d.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from chart import draw
from results import kept, shown
from summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from results import Measurement, Row

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs" / "reference"
WORDS = HERE / "page.d"
"""One page of sentences for each line, and head.md."""
LINES = {
    "packing": "Packing for persons first: VROOM with teams as vehicles",
    "whole plan": "The whole plan: VROOM and a lot officer by officer",
    "travel": "Travel only: PyVRP and OR-Tools routing",
    "timetable": "The timetable: one CP-SAT model",
    "staffing": "The staffing half: Timefold",
    "practice": "Today's practice",
    "samples": "Firms disturbed: independent simple random samples",
    "sortition": "A panel under quotas: sortition-algorithms",
    "replay": "The same seed again: sortition-algorithms",
    "belgium": "Published stops: Belgium CVRP",
    "scaling": "How cost grows",
}
"""In the order of the page; other benchmarks are not part of it."""


def main() -> None:
    """Page and picture, or a sentence on what is missing."""
    found = [m for m in kept() if m.line in LINES]
    if not found:
        sys.exit("nothing is measured yet: make bench ONLY='packing travel …'")
    (DOCS / "benchmarks.md").write_text(page(found), encoding="utf-8")
    left_out = draw(found, DOCS / "benchmarks.svg")
    print("docs/reference/benchmarks.md" + (f"; no picture: {left_out}" if left_out else " and .svg"))


def page(found: Sequence[Measurement]) -> str:
    """The whole page."""
    by_line: dict[str, list[Measurement]] = defaultdict(list)
    for one in found:
        by_line[one.line].append(one)
    machines = " / ".join(sorted({m.machine for m in found}))
    parts = [_words("head").replace("MACHINE", machines), "## Summary", _words("summary"), summary(found)]
    for line, title in LINES.items():
        if by_line[line]:
            parts += [f"## {title}", _words(line), _table(by_line[line]), _notes(by_line[line])]
    return "\n\n".join(p for p in parts if p) + "\n"


def _words(line: str) -> str:
    path = WORDS / f"{line.replace(' ', '-')}.md"
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def _table(found: Iterable[Measurement]) -> str:
    """One table: an instance's sides below each other."""
    found = list(found)
    heads = list(dict.fromkeys(name for m in found for row in m.rows for name in row.cells))
    rows = [["district", "size", "", *heads], ["---", "---:", "---", *["---:"] * len(heads)]]
    for one in found:
        for k, row in enumerate(one.rows):
            first = [one.instance, f"{one.size:,}"] if k == 0 else ["", ""]
            rows.append([*first, row.who, *_cells(row, heads)])
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)


def _cells(row: Row, heads: Iterable[str]) -> Iterator[str]:
    return (shown(row.cells[h]) if h in row.cells else "" for h in heads)


def _notes(found: Iterable[Measurement]) -> str:
    """Every note once; those that differ by instance name it."""
    by_note: dict[tuple[str, str], list[str]] = defaultdict(list)
    listed = list(found)
    for one in listed:
        for row in one.rows:
            if row.note:
                by_note[row.who, row.note].append(f"{one.instance} {one.size:,}")
    whole = {(who): {n for w, n in by_note if w == who} for who, _ in by_note}
    lines = []
    for (who, note), where in by_note.items():
        named = "" if len(whole[who]) == 1 else f" ({', '.join(where)})"
        lines.append(f"- {who}: {note}{named}.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
