"""File names that Windows, too, accepts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60
"""Characters; in UTF-8 at most 240 bytes, so that a suffix still fits into the usual 255."""

_WIDE = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


def safe_name(name: str) -> str:
    """Turn a name into a file name without suffix; full-width signs stand in for forbidden ones.

    >>> safe_name("税务局/一分局"), safe_name("con"), safe_name("局. ")
    ('税务局／一分局', 'con_', '局')
    """
    visible = "".join(c for c in name if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Cn"})
    kept = visible.translate(_WIDE).strip()[:LONGEST].rstrip(". ")
    if not kept:
        return "_"
    return f"{kept}_" if _RESERVED.fullmatch(kept) else kept


def safe_names(names: Iterable[str]) -> dict[str, str]:
    """Name → safe name; names that would meet on a disk that ignores case are numbered."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        stem = safe_name(name)
        number, candidate = 1, stem
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{stem}-{number}"
        taken.add(candidate.casefold())
        found[name] = candidate
    return found
