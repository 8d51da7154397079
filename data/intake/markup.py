"""Two kinds of marked-up text that spreadsheet programs write: XML Spreadsheet 2003 and HTML tables."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from data.intake.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.intake.tables import Cell, Row

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


class MarkupError(Exception):
    """The text starts like a table but is broken."""


def is_spreadsheet_xml(words: str) -> bool:
    """Whether the text is an XML Spreadsheet 2003."""
    return "<Workbook" in words[:4096] and _NS[1:-1] in words[:4096]


def is_html(words: str) -> bool:
    """Whether the text is an HTML page with a table."""
    head = words[:4096].lstrip().lower()
    return head.startswith("<") and ("<table" in words.lower())


def _kept(rows: list[Row]) -> Callable[[], Iterator[Row]]:
    def again() -> Iterator[Row]:
        return iter(rows)

    return again


def xml_sheets(file: str, words: str) -> tuple[Sheet, ...]:
    """The worksheets of an XML Spreadsheet 2003; raises MarkupError when cut off or declaring entities."""
    if "<!ENTITY" in words:
        raise MarkupError
    try:
        root = ET.fromstring(_DECLARATION.sub("", words))  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise MarkupError from error
    return tuple(
        Sheet(file, sheet.get(f"{_NS}Name", ""), _kept(_xml_rows(sheet)))
        for sheet in root.iter(f"{_NS}Worksheet")
    )


def _xml_rows(sheet: ET.Element) -> list[Row]:
    rows: list[Row] = []
    for element in sheet.iter(f"{_NS}Row"):
        index = int(element.get(f"{_NS}Index", len(rows) + 1))
        rows.extend([] for _ in range(min(index, 1 << 20) - len(rows) - 1))
        rows.append(_xml_row(element))
    return rows


def _xml_row(element: ET.Element) -> Row:
    row: Row = []
    for cell in element.iter(f"{_NS}Cell"):
        index = int(cell.get(f"{_NS}Index", len(row) + 1))
        row.extend("" for _ in range(min(index, 1 << 14) - len(row) - 1))
        row.append(_xml_value(cell.find(f"{_NS}Data")))
        row.extend("" for _ in range(int(cell.get(f"{_NS}MergeAcross", "0"))))
    return row


def _xml_value(data: ET.Element | None) -> Cell:
    words = "".join(data.itertext()) if data is not None else ""
    kind = data.get(f"{_NS}Type") if data is not None else ""
    if kind == "Number":
        return float(words)
    return words.split("T")[0] if kind == "DateTime" else words


class _Tables(HTMLParser):
    """Collects the rows of every table of a page; spanning cells are filled up with empty ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.cell: list[str] | None = None
        self.spans = (1, 1)
        """Columns and rows of the open cell."""
        self.covered: dict[int, int] = {}
        """Column → rows still covered by a cell from above."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._close_cell()
        if tag in {"tr", "table"}:
            self._close_row()
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            named = dict(attrs)
            self.spans = (_span(named.get("colspan")), _span(named.get("rowspan")))
            self.cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"}:
            self._close_cell()
        if tag == "table":
            self._close_row()

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)

    def _close_cell(self) -> None:
        words, self.cell = self.cell, None
        if words is None or not self.tables or not self.tables[-1]:
            return
        row = self.tables[-1][-1]
        self._skip_covered(row)
        columns, rows = self.spans
        if rows > 1:
            self.covered.update({len(row) + k: rows for k in range(columns)})
        row.extend(["".join(words).strip(), *[""] * (columns - 1)])

    def _skip_covered(self, row: Row) -> None:
        while self.covered.get(len(row)):
            row.append("")

    def _close_row(self) -> None:
        if self.tables and self.tables[-1]:
            self._skip_covered(self.tables[-1][-1])
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}


def _span(words: str | None) -> int:
    return min(int(words), 1000) if words and words.isascii() and words.isdigit() and int(words) else 1


def html_sheets(file: str, words: str) -> tuple[Sheet, ...]:
    """Each table of an HTML page as a sheet."""
    parser = _Tables()
    parser.feed(words)
    parser.close()
    tables = [rows for rows in parser.tables if rows]
    names = [""] if len(tables) == 1 else [str(number) for number in range(1, len(tables) + 1)]
    return tuple(Sheet(file, name, _kept(rows)) for name, rows in zip(names, tables, strict=True))
