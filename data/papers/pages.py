"""Pages that are not one table: labelled lines and small tables under headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.papers.sheets import breadth, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from data.papers.sheets import Book, Cell, Row

LINE = 16
SHORT = 10
"""Half-width characters."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its rows; ``head`` names the columns of a small table, () = label and value."""

    heading: str
    rows: tuple[Row, ...]
    head: tuple[str, ...] = ()
    height: int = LINE
    """Of one line; more where someone is to write by hand."""


def page(book: Book, name: str, title: str, widths: Sequence[float], blocks: Sequence[Block]) -> None:
    """Add a sheet of blocks, upright A4, one page wide."""
    sheet = book.sheet(name, widths, landscape=False)
    last = len(widths) - 1
    book.across(sheet, 0, last, title, "title", 36)
    at = 1
    for block in blocks:
        book.across(sheet, at, last, block.heading, "heading", 20)
        at = _block(book, sheet, at + 1, block, widths) + 1
    sheet.print_area(0, 0, at - 2, last)


def _block(book: Book, sheet: Worksheet, at: int, block: Block, widths: Sequence[float]) -> int:
    if block.head:
        _table_row(book, sheet, at, block.head, ("head",) * len(widths), widths)
        at += 1
    for row in block.rows:
        if block.head:
            _table_row(book, sheet, at, row, _looks(row), widths)
        else:
            _pair(book, sheet, at, row, block.height, widths)
        at += 1
    return at


def _looks(row: Row) -> tuple[str, ...]:
    """Names and sentences to the left, figures and short words in the middle."""
    rest = ("text" if isinstance(v, str) and breadth(v) > SHORT else "middle" for v in row[1:])
    return ("text", *rest)


def _table_row(  # one row of a small table from its parts
    book: Book, sheet: Worksheet, at: int, row: Row, looks: Sequence[str], widths: Sequence[float]
) -> None:
    """Write a row; its last cell reaches to the page's last column."""
    end = len(row) - 1
    spans = [*widths[:end], sum(widths[end:])]
    height = LINE * max(lines(_shown(v), w) for v, w in zip(row, spans, strict=True))
    sheet.set_row(at, height)
    for k in range(end):
        book.cell(sheet, at, k, row[k], looks[k])
    book.across(sheet, at, len(widths) - 1, row[end], looks[end], height, first=end)


def _pair(  # a label and its value
    book: Book, sheet: Worksheet, at: int, row: Row, height: int, widths: Sequence[float]
) -> None:
    label, value = row
    needed = height * max(lines(_shown(value), sum(widths[1:])), lines(_shown(label), widths[0]))
    book.cell(sheet, at, 0, label, "label")
    look = "text" if isinstance(value, str) else "figure"
    book.across(sheet, at, len(widths) - 1, value, look, needed, first=1)


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)
