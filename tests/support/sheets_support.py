"""Read written workbooks back as cells and as raw XML."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl

if TYPE_CHECKING:
    from pathlib import Path


def cells(content: bytes, sheet: str) -> list[tuple[Any, ...]]:
    """All rows of a sheet; days as dates."""
    book = openpyxl.load_workbook(BytesIO(content))
    rows = book[sheet].iter_rows(values_only=True)
    return [tuple(v.date() if isinstance(v, datetime) else v for v in row) for row in rows]


def data_rows(content: bytes, sheet: str) -> list[tuple[Any, ...]]:
    """The rows below a table's headings."""
    return cells(content, sheet)[3:]


def pairs(content: bytes, sheet: str) -> dict[Any, Any]:
    """Label → value of a page of labelled lines."""
    return {row[0]: row[1] for row in cells(content, sheet) if row[0] is not None}


def all_text(content: bytes) -> str:
    """Every cell of every sheet, one a line."""
    book = openpyxl.load_workbook(BytesIO(content))
    return "\n".join(
        str(v) for s in book for row in s.iter_rows(values_only=True) for v in row if v is not None
    )


def raw_xml(content: bytes) -> str:
    """Every part of the file, unpacked."""
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def workbooks(folder: Path) -> dict[str, bytes]:
    """Name within the folder → bytes, for all workbooks below it."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.xlsx"))}
