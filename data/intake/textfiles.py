"""Delimited text: which encoding, which delimiter, which rows."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from data.intake.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.intake.tables import Row

csv.field_size_limit(1 << 24)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = frozenset(map(chr, range(32))) - frozenset("\t\r\n\f\v")


def decode(content: bytes) -> str | None:
    """The file's text by its byte order mark, else UTF-8, else GB18030; None when it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    for encoding in ("utf-8", "gb18030"):
        words = _decoded(content, encoding)
        if words is not None:
            return words
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        words = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL & set(words[:4096]) else words


def delimiter_of(words: str) -> str:
    """The delimiter that the first lines hold most of outside quotes: comma, semicolon or tab."""
    head = [line for line in words.splitlines()[:40] if line.strip()]
    bare = "".join(part for line in head for part in line.split('"')[::2])
    return max((",", "\t", ";"), key=bare.count)


def delimited_sheet(file: str, words: str) -> Sheet:
    """The one sheet of a delimited text; rows are numbered as a spreadsheet program does."""
    delimiter = delimiter_of(words)

    def rows() -> Iterator[Row]:
        for row in csv.reader(io.StringIO(words, newline=""), delimiter=delimiter):
            yield list(row)

    return Sheet(file, "", rows)
