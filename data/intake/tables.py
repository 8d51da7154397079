"""A sheet as cells, and a table: a sheet of a known kind with its heading row found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from data.intake.masking import masked
from scheduler.errors import Place, Problem, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scheduler.errors import Level

Cell: TypeAlias = str | float | bool | date | datetime | time | timedelta
Row: TypeAlias = list[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``rows`` starts over at row 1 each time it is called, so that no sheet stays in memory."""

    file: str
    name: str
    rows: Callable[[], Iterator[Row]]
    first_column: int = 1
    """Column of each row's first cell."""
    top: tuple[Row, ...] = ()
    """The first rows, where they were kept; saves opening a large sheet once more."""

    def place(self, row: int = 0, index: int | None = None) -> Place:
        """Where the cell at this row and list index stands."""
        return Place(self.file, self.name, row, 0 if index is None else index + self.first_column)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose heading row was found: ``columns`` maps a field to the positions of its cells."""

    sheet: Sheet
    kind: str
    head: int
    """Row number of the heading."""
    columns: Mapping[str, tuple[int, ...]]
    headings: tuple[str, ...]
    titles: tuple[str, ...] = ()
    """What stands above the heading."""

    def has(self, name: str) -> bool:
        """Whether the sheet has a column for this field."""
        return name in self.columns


@dataclass(frozen=True, slots=True)
class Record:
    """One row of data, read by field."""

    table: Table
    row: int
    cells: Row

    def cell(self, name: str) -> Cell:
        """First non-empty cell of the field's columns, or ""."""
        for index in self.table.columns.get(name, ()):
            value = self.cells[index] if index < len(self.cells) else ""
            if value not in {"", None}:
                return value
        return ""

    def place(self, name: str = "") -> Place:
        """Where the field's cell stands in the file."""
        indices = self.table.columns.get(name, ())
        filled = [i for i in indices if i < len(self.cells) and self.cells[i] not in {"", None}]
        return self.table.sheet.place(self.row, next(iter(filled or indices), None))


@dataclass(slots=True)
class Findings:
    """Everything found so far, in order of finding; what repeats is counted and told once."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    firsts: dict[tuple[str, ...], tuple[Level, Place, str]] = field(default_factory=dict)

    def add(self, code: str, level: Level, place: Place, content: str = "", **parts: object) -> None:
        """Keep one problem; no phone or identity number gets into it."""
        self.problems.append(problem(code, level, place, masked(content), **parts))

    def count(self, code: str, level: Level, place: Place, content: str = "", read: str = "") -> None:
        """Count one of many alike in a sheet: same code, content and reading."""
        key = (code, place.file, place.sheet, content, read)
        self.counts[key] = self.counts.get(key, 0) + 1
        self.firsts.setdefault(key, (level, place, content))

    def flush(self) -> None:
        """Turn what was counted into problems that name the first place."""
        for key, times in self.counts.items():
            level, place, content = self.firsts[key]
            self.add(key[0], level, place, content, count=times, read=key[4])
        self.counts.clear()
        self.firsts.clear()
