"""A titled table of texts: what every view is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Table:
    """Title, headings and rows, all in the user's language; an empty title stands for none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
