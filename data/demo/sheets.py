"""Workbooks and text tables with the same bytes each time, written row by row."""

from __future__ import annotations

import csv
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Row = tuple[str | int, ...]

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  the writer takes it for UTC and refuses a zone
"""Stands where the writer would put the present moment."""


def write_book(path: Path, sheet: str, rows: Iterable[Row]) -> None:
    """One sheet, texts as texts and whole numbers as numbers, row by row; () = an empty row."""
    with path.open("wb") as out:
        book = Workbook(out, {"constant_memory": True})
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    page.write_number(at, column, cell)
                elif cell:
                    page.write_string(at, column, cell)
        book.close()


def write_text(path: Path, rows: Iterable[Row], encoding: str) -> None:
    """A table in text as spreadsheet programs write it: commas, CR LF."""
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, lineterminator="\r\n").writerows(rows)


def with_heading(heading: Sequence[str], rows: Iterable[Row], *before: Row) -> Iterable[Row]:
    """Title rows, the heading, and then the rows."""
    return chain(before, [tuple(heading)], rows)
