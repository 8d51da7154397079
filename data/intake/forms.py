"""What a file is by its content, and its sheets; names and endings prove nothing."""

from __future__ import annotations

import io
from itertools import islice
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.intake.markup import MarkupError, html_sheets, is_html, is_spreadsheet_xml, xml_sheets
from data.intake.tables import Sheet
from data.intake.textfiles import decode, delimited_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.intake.tables import Row

TOP = 30
"""Rows kept of each sheet: its heading is looked for among them."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FormError(Exception):
    """A file that cannot be read; carries the problem's code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sheets_of(file: str, content: bytes) -> tuple[str, tuple[Sheet, ...]]:
    """The file's form (xlsx, xls, xml, html, csv) and its sheets; raises FormError with the code."""
    if not content.strip(b"\0"):
        raise FormError("I02")
    if content.startswith(_ZIP):
        return "xlsx", _workbook_sheets(file, content)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FormError("I06")
        return "xls", _workbook_sheets(file, content)
    words = decode(content)
    if words is None:
        raise FormError("I05")
    return _text_sheets(file, words)


def _text_sheets(file: str, words: str) -> tuple[str, tuple[Sheet, ...]]:
    if not words.strip():
        raise FormError("I02")
    if is_spreadsheet_xml(words):
        try:
            return "xml", xml_sheets(file, words)
        except MarkupError as error:
            raise FormError("I03") from error
    if is_html(words):
        return "html", html_sheets(file, words)
    return "csv", (delimited_sheet(file, words),)


def _workbook_sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [meta.name for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet]
        return tuple(_workbook_sheet(file, book, name) for name in names)
    except PasswordError as error:
        raise FormError("I06") from error
    except CalamineError as error:
        raise FormError(_why(content)) from error


def _why(content: bytes) -> str:
    """A zip or OLE file with the parts of a workbook in it is a damaged workbook; without, something else."""
    if content.startswith(_ZIP):
        workbook = b"xl/" in content or b"[Content_Types]" in content
        whole = b"PK\x05\x06" in content[-70000:]
        return "I05" if whole and not (workbook and b"xl/" in content) else "I03"
    return "I03" if "Workbook".encode("utf-16-le") in content or len(content) < 4096 else "I05"


def _workbook_sheet(file: str, book: CalamineWorkbook, name: str) -> Sheet:
    read = book.get_sheet_by_name(name)
    start = read.start or (0, 0)
    top = tuple(islice(read.iter_rows(), TOP)) if read.start else ()
    return Sheet(file, name, _rows_of(book, name), start[1] + 1, top)


def _rows_of(book: CalamineWorkbook, name: str) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None:
            yield from sheet.iter_rows()

    return rows
