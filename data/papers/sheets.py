"""Workbooks as this office prints them: A4, repeated headings, page numbers, and never a live formula."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any, Literal
from unicodedata import east_asian_width

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "middle", "whole", "tenth", "day"]
Cell = str | int | Decimal | date | None

CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same in every workbook: the same plan gives the same bytes."""
LONGEST_TEXT = 32_000
"""Excel holds 32,767 characters in a cell and XlsxWriter would silently write nothing beyond."""
LINE = 14
"""Points for one line of text."""
HEADER_ROW = 2
"""Counted from 0; above it the title and a line that says what this is."""
FOOTER = "&L&8{left}&R&8第 &P 页，共 &N 页"

_BODY: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_FRAMED: dict[str, Any] = {**_BODY, "border": 1, "border_color": "#808080", "text_wrap": True}
_HEAD: dict[str, Any] = {**_FRAMED, "font_name": "黑体", "align": "center", "bg_color": "#D9E2EC"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"},
    "note": {**_BODY, "font_size": 9, "font_color": "#404040", "text_wrap": True},
    "heading": {**_HEAD, "align": "left", "font_size": 11},
    "head": _HEAD,
    "text": _FRAMED,
    "middle": {**_FRAMED, "align": "center"},
    "whole": {**_FRAMED, "align": "center", "num_format": "0"},
    "figure": {**_FRAMED, "align": "left", "num_format": "0"},
    "tenth": {**_FRAMED, "align": "center", "num_format": "0.0"},
    "day": {**_FRAMED, "align": "center", "num_format": "yyyy-mm-dd"},
    "label": {**_FRAMED, "font_name": "黑体"},
}
_STRUCK: dict[str, Any] = {"font_strikeout": True, "font_color": "#808080"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, width in half-width characters, how its cells look."""

    title: str
    width: float
    kind: Kind = "text"


class Book:
    """One workbook in the making; sheets appear in the order in which they are asked for."""

    def __init__(self, subject: str) -> None:
        self._bytes = BytesIO()
        self._book = Workbook(self._bytes, {"in_memory": True, "strings_to_formulas": False})
        self._book.set_properties({"title": subject, "created": CREATED})
        self._subject = subject
        self._formats = {name: self._book.add_format(look) for name, look in _FORMATS.items()}
        self._struck: dict[str, Format] = {}

    def table(self, name: str, title: str, note: str, columns: Sequence[Column], rows: Iterable[Row]) -> Area:
        """Add a sheet that is one table; returns where its data stand."""
        sheet = self.sheet(name, [c.width for c in columns], landscape=True)
        last = len(columns) - 1
        self.across(sheet, 0, last, title, "title", 30)
        self.across(sheet, 1, last, note, "note", 15 * lines(note, sum(c.width for c in columns)))
        widths = [c.width for c in columns]
        sheet.set_row(HEADER_ROW, _height([c.title for c in columns], widths))
        for k, column in enumerate(columns):
            sheet.write_string(HEADER_ROW, k, column.title, self.look("head"))
        at = HEADER_ROW
        for row in rows:
            at += 1
            sheet.set_row(at, _height(row, widths))
            for k, value in enumerate(row):
                struck = isinstance(row, Struck) and k < last
                self.cell(sheet, at, k, value, columns[k].kind, struck=struck)
        if at == HEADER_ROW:
            at += 1
            self.across(sheet, at, last, "（无）", "middle", 18)
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.autofilter(HEADER_ROW, 0, at, last)
        sheet.repeat_rows(0, HEADER_ROW)
        sheet.print_area(0, 0, at, last)
        return Area(sheet, HEADER_ROW + 1, at)

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool) -> Worksheet:
        """Add an empty sheet, set up for printing one page wide."""
        sheet = self._book.add_worksheet(name)
        for k, width in enumerate(widths):
            sheet.set_column(k, k, width)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer(FOOTER.format(left=_footer_text(f"{self._subject}  {name}")))
        return sheet

    def across(  # one merged line from six parts
        self, sheet: Worksheet, row: int, last: int, value: Cell, look: str, height: float, first: int = 0
    ) -> None:
        """Write one value across several columns of a row, which gets a height of its own."""
        sheet.set_row(row, height)
        if last > first:
            sheet.merge_range(row, first, row, last, "", self.look(look))
        self.cell(sheet, row, first, value, look)

    def cell(  # one value, where and how
        self, sheet: Worksheet, row: int, column: int, value: Cell, look: str, *, struck: bool = False
    ) -> None:
        """Write one value; text is always text, whatever sign it begins with."""
        style = self._struck_look(look) if struck else self.look(look)
        if value is None or value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, value[:LONGEST_TEXT], style)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001  a calendar day
        else:
            sheet.write_number(row, column, value, style)

    def look(self, name: str) -> Format:
        """Find a look by its name."""
        return self._formats[name]

    def _struck_look(self, name: str) -> Format:
        """Find a look struck out; made when first needed, so that other workbooks do not carry it."""
        if name not in self._struck:
            self._struck[name] = self._book.add_format(_FORMATS[name] | _STRUCK)
        return self._struck[name]

    def finish(self) -> bytes:
        """Close the workbook; nothing can be added afterwards."""
        self._book.close()
        return self._bytes.getvalue()


Row = tuple[Cell, ...]


class Struck(Row):
    """A row that no longer holds: all is struck out but its last cell, which says why."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table's data stand, rows counted from 0."""

    sheet: Worksheet
    first: int
    last: int


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """Height in points; not every program finds the height of wrapped text by itself.  Excel allows 409."""
    most = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str) and (2 * len(value) >= width - 1 or "\n" in value):
            most = max(most, lines(value, width))
    return min(LINE * most + 4, 409)


@lru_cache(1 << 16)
def lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes at a width in half-width characters."""
    return sum(max(1, ceil(breadth(part) / max(1, width - 1.5))) for part in text.split("\n"))


def breadth(text: str) -> int:
    """Width in half-width characters; Chinese characters count twice."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def _footer_text(text: str) -> str:
    """Escape the footer's own sign, and keep within Excel's 255 characters."""
    return text.replace("&", "&&")[:150]
