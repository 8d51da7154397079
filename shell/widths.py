"""How wide the columns of a table are where it is wider than the screen: no date and no word is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from shell.cells import longest_piece

if TYPE_CHECKING:
    from data.views.table import Table

FRAME = 3
"""Of each column: a blank on both sides and a line."""


def widths_of(table: Table, screen: int) -> tuple[int, ...] | None:
    """The columns' widths on a screen so wide; None where all fit as they are, or not even the least do.

    The widest column gives way first, but none below its longest word, and figures and dates never.
    """
    room = screen - FRAME * len(table.columns) - 1
    widths = [_most(table, k) for k in range(len(table.columns))]
    least = [_least(table, k) for k in range(len(table.columns))]
    if sum(widths) <= room or sum(least) > room:
        return None
    widths = [min(width, max(room, low)) for width, low in zip(widths, least, strict=True)]
    while sum(widths) > room:
        widest = max((w, k) for k, w in enumerate(widths) if w > least[k])[1]
        widths[widest] -= 1
    return tuple(widths)


def _most(table: Table, column: int) -> int:
    texts = [table.columns[column], *(row[column] for row in table.rows)]
    return max(cell_len(line) for text in texts for line in text.split("\n"))


def _least(table: Table, column: int) -> int:
    """The longest word of the heading, and of the cells the longest word or figure."""
    heading = max(map(cell_len, table.columns[column].split()), default=0)
    cells = [row[column] for row in table.rows]
    if table.figures(column):
        return max(heading, *(cell_len(line) for cell in cells for line in cell.split("\n")))
    return max(heading, *map(longest_piece, cells))
