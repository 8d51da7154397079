"""Keep phone numbers and identity numbers off every paper, even where a roster hid one in another column."""

from __future__ import annotations

import re
from datetime import date

from stdnum.cn import uscc

WITHHELD = "（号码已略）"

_ASCII = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
_IDENTITY = re.compile(_ASCII.format(r"[1-9]\d{5}(?:18|19|20)\d{2}[01]\d[0-3]\d\d{3}[0-9Xx]"))
_PHONE = re.compile(_ASCII.format(r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[-－ ]\d{7,8}"))
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def without_numbers(text: str) -> str:
    """Blank out phone and identity numbers inside a name or an address."""
    return _PHONE.sub(WITHHELD, _IDENTITY.sub(WITHHELD, text))


def shown_code(code: str) -> str:
    """Return a firm's code, or say that it is withheld where it is a person's number.

    Rosters of individual businesses at times hold the owner's identity or phone number in the code column.
    """
    if uscc.is_valid(code):
        return code
    return WITHHELD if is_identity(code) or _PHONE.fullmatch(code) else code


def shown_card(card: str) -> str:
    """Return an enforcement card's number, unless the roster used the officer's identity number for it."""
    return WITHHELD if is_identity(card) else card


def shown_name(name: str, number: str) -> str:
    """Return a firm or officer with its number, without what belongs to a person."""
    return f"{without_numbers(name)} ({without_numbers(number)})"


def is_identity(text: str) -> bool:
    """Whether a text is an 18-digit resident identity number (GB 11643: a birth date and a check digit)."""
    if not _IDENTITY.fullmatch(text):
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, text, strict=False))
    return "10X98765432"[total % 11] == text[17].upper()
