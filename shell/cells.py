"""A table's cell that breaks its lines as Chinese and Latin text want it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

_PIECE = re.compile(r" +|(?:[^\s⺀-鿿　-〿＀-￯]+|\S)[，。；：、！？）》”]*")
"""Blanks; or a word, or one Chinese character, with the closing marks that may not begin a line."""
_NARROW = 24
"""A column may become this narrow, even if a longer word has to be cut then."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text that breaks between any two Chinese characters, between words, and never before a closing mark."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Print the lines that fit into the width given."""
        lines = (line for told in self.text.split("\n") for line in wrapped(told, options.max_width))
        yield Text("\n".join(lines))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Between the longest word and the longest line."""
        widest = max(map(cell_len, self.text.split("\n")))
        return Measurement(longest_piece(self.text), widest).with_maximum(options.max_width)


def longest_piece(text: str) -> int:
    """The width below which a word would have to be cut, or the narrowest a column may become.

    >>> longest_piece("须配备 2 个席位"), longest_piece("seat drawn again"), longest_piece("a" * 64)
    (2, 5, 24)
    """
    pieces = (piece for line in text.split("\n") for piece in _PIECE.findall(line))
    return min(max(map(cell_len, pieces), default=0), _NARROW)


def wrapped(line: str, width: int) -> Iterator[str]:
    """The line in pieces of at most ``width`` columns.

    >>> list(wrapped("须配备 2 个席位，可用 1 名。", 12))
    ['须配备 2 个', '席位，可用 1', '名。']
    """
    done = ""
    for piece in _PIECE.findall(line):
        if cell_len(done + piece.rstrip(" ")) <= width:
            done += piece
            continue
        if done.strip():
            yield done.rstrip()
        *full, done = chop_cells(piece.lstrip(" "), width) or [""]
        yield from full
    yield done.rstrip()
