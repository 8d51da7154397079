"""A titled table of texts: what every view is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Translate = Callable[[str], str]

_FIGURE = re.compile(r"[\d\s.,;%()+–-]*")


@dataclass(frozen=True, slots=True)
class Table:
    """Title, headings and rows, all in the user's language; an empty title stands for none."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def figures(self, column: int) -> bool:
        """Whether a column holds nothing but figures, which are set flush right.

        >>> [Table("", ("", ""), (("a", "7 (3%)"), ("b", "–"))).figures(k) for k in (0, 1)]
        [False, True]
        """
        cells = [row[column] for row in self.rows]
        return any(c.isdigit() for cell in cells for c in cell) and all(map(_FIGURE.fullmatch, cells))
