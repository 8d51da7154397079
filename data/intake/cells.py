"""Cells as text, dates, numbers, lists and yes or no.  Nothing here knows what a cell is for."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.intake.tables import Cell

OPEN = date.max
"""Stands for "without end" while a date is being read."""
EMPTY_WORDS = frozenset({"", "-", "--", "—", "/", "N/A", "#N/A", "NULL", "NONE", "无", "暂无"})
SERIAL_DAYS = (18264, 80000)
"""Excel serials believed to be dates: 1950 to 2119."""
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s]+[\d:.]+Z?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_LIST = re.compile(r"[、,;|/\s]+")
_DEEP_LIST = re.compile(r"[、,;|\n]+(?![^(]*\))")
_OPEN = frozenset({"长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限"})
_YES = frozenset({"是", "Y", "YES", "TRUE", "1", "√", "在岗", "有效", "在职", "正常"})
_NO = frozenset(
    {"否", "N", "NO", "FALSE", "0", "×", "不在岗", "离岗", "失效", "无效", "注销", "离职", "退休", "调离"}
)


def text(cell: Cell) -> str:
    """The cell as a person would type it: dates as YYYY-MM-DD, no blanks around, each letter one character.

    The plan file knows Unicode's form C only; some systems save names in form D, which looks the same.
    """
    if isinstance(cell, str):
        return unicodedata.normalize("NFC", cell.replace("\u200b", "").replace("\ufeff", "").strip())
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


@lru_cache(maxsize=65536)
def plain(words: str) -> str:
    """Half-width letters and brackets, no blanks at all: the form in which words are compared."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def name_key(name: str) -> str:
    """A firm's name or address as compared: width, case and blanks do not matter."""
    return plain(name).upper()


def is_blank(words: str) -> bool:
    """Whether the cell says that there is nothing."""
    return words.strip().upper() in EMPTY_WORDS


@lru_cache(maxsize=65536)
def _date_of_text(words: str) -> date | None:
    words = unicodedata.normalize("NFKC", words).strip()
    if words in _OPEN:
        return OPEN
    found = _DATE.fullmatch(words) or _DIGITS.fullmatch(words)
    if found:
        return _calendar_date(*(int(part) for part in found.groups()))
    return _date_of_serial(float(words)) if _SERIAL.fullmatch(words) else None


def _calendar_date(year: int, month: int, day: int) -> date | None:
    if year == 9999:
        return OPEN
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


def _date_of_serial(serial: float) -> date | None:
    low, high = SERIAL_DAYS
    return date(1899, 12, 30) + timedelta(days=int(serial)) if low <= serial <= high else None


def read_date(cell: Cell) -> date | None:
    """The date a cell means, ``OPEN`` for 9999 or 长期, None when it is none (or impossible)."""
    if isinstance(cell, datetime):
        return _calendar_date(cell.year, cell.month, cell.day)
    if isinstance(cell, date):
        return _calendar_date(cell.year, cell.month, cell.day)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _date_of_text(text(cell))
    return _date_of_text(cell) if isinstance(cell, str) else None


def read_number(cell: Cell) -> Fraction | None:
    """An exact decimal number, or None."""
    words = plain(text(cell)).replace(",", "")
    return Fraction(words) if re.fullmatch(r"-?\d+(\.\d+)?", words) else None


def read_yes(cell: Cell) -> bool | None:
    """True for 是, 有效 and the like, False for 否, 失效, None for anything else."""
    word = plain(text(cell)).upper()
    return True if word in _YES else False if word in _NO else None


@lru_cache(maxsize=65536)
def words_of(words: str) -> tuple[str, ...]:
    """A list in one cell, sorted, without repeats; any of 、，,;；/ and blanks separates."""
    parts = _LIST.split(unicodedata.normalize("NFKC", words))
    return tuple(sorted({part for part in parts if not is_blank(part)}))


def parts_of(words: str) -> tuple[str, ...]:
    """A list in one cell in its own order; separators inside brackets do not separate."""
    parts = _DEEP_LIST.split(unicodedata.normalize("NFKC", words))
    return tuple(dict.fromkeys(part.strip() for part in parts if not is_blank(part)))
