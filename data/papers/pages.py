"""Pages that are not one table: labelled lines and small tables under headings.

No block is torn: one that does not fit on the rest of a page begins the next, and one longer than a page has
its heading again on each.  Heights are those of full size; a program that shrinks the page fits more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.papers.sheets import breadth, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from data.papers.sheets import Book, Cell, Row

LINE = 16
HEADING = 20
TITLE = 36
GAP = 15
"""Between blocks: a row of the usual height."""
PAGE = 750
"""Points on an upright A4 page between the margins, a little less than there are."""
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


@dataclass(slots=True)
class _Pen:
    """Where the next row goes, and how much of its page is written."""

    book: Book
    sheet: Worksheet
    widths: Sequence[float]
    at: int = 1
    used: float = TITLE
    breaks: list[int] = field(default_factory=list)

    def turns(self, height: float) -> bool:
        """Turn the page where so much does not fit on its rest; whether it was turned."""
        if self.used + height <= PAGE:
            return False
        self.breaks.append(self.at)
        self.used = 0
        return True

    def done(self, height: float) -> None:
        """Go on below a row of this height."""
        self.at += 1
        self.used += height


def page(book: Book, name: str, title: str, widths: Sequence[float], blocks: Sequence[Block]) -> None:
    """Add a sheet of blocks, upright A4, one page wide."""
    pen = _Pen(book, book.sheet(name, widths, landscape=False), widths)
    book.across(pen.sheet, 0, len(widths) - 1, title, "title", TITLE)
    for block in blocks:
        _block(pen, block)
    pen.sheet.print_area(0, 0, pen.at - 2, len(widths) - 1)
    pen.sheet.set_h_pagebreaks(pen.breaks)


def _block(pen: _Pen, block: Block) -> None:
    heights = [_height(block, row, pen.widths) for row in block.rows]
    top, whole = _top(block, pen.widths), sum(heights)
    pen.turns(top + (whole if top + whole <= PAGE else heights[0]))
    _heading(pen, block, block.heading)
    for row, height in zip(block.rows, heights, strict=True):
        if pen.turns(height):
            _heading(pen, block, f"{block.heading}（续）")
        if block.head:
            _table_row(pen, row, _looks(row), height)
        else:
            _pair(pen, row, height)
    pen.done(GAP)


def _top(block: Block, widths: Sequence[float]) -> float:
    return HEADING + (_height(block, block.head, widths) if block.head else 0)


def _heading(pen: _Pen, block: Block, words: str) -> None:
    """The heading, and of a small table the names of its columns."""
    pen.book.across(pen.sheet, pen.at, len(pen.widths) - 1, words, "heading", HEADING)
    pen.done(HEADING)
    if block.head:
        _table_row(pen, block.head, ("head",) * len(pen.widths), _height(block, block.head, pen.widths))


def _height(block: Block, row: Row, widths: Sequence[float]) -> float:
    """Of a row as the texts wrap; the last cell reaches to the page's last column."""
    end = len(row) - 1
    spans = [*widths[:end], sum(widths[end:])]
    return block.height * max(lines(_shown(v), w) for v, w in zip(row, spans, strict=True))


def _looks(row: Row) -> tuple[str, ...]:
    """Names and sentences to the left, figures and short words in the middle."""
    rest = ("text" if isinstance(v, str) and breadth(v) > SHORT else "middle" for v in row[1:])
    return ("text", *rest)


def _table_row(pen: _Pen, row: Row, looks: Sequence[str], height: float) -> None:
    """Write a row of a small table; its last cell reaches to the page's last column."""
    end = len(row) - 1
    pen.sheet.set_row(pen.at, height)
    for k in range(end):
        pen.book.cell(pen.sheet, pen.at, k, row[k], looks[k])
    pen.book.across(pen.sheet, pen.at, len(pen.widths) - 1, row[end], looks[end], height, first=end)
    pen.done(height)


def _pair(pen: _Pen, row: Row, height: float) -> None:
    """Write a label and its value."""
    label, value = row
    pen.book.cell(pen.sheet, pen.at, 0, label, "label")
    look = "text" if isinstance(value, str) else "figure"
    pen.book.across(pen.sheet, pen.at, len(pen.widths) - 1, value, look, height, first=1)
    pen.done(height)


def _shown(value: Cell) -> str:
    return "" if value is None else str(value)
