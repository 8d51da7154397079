"""Numbers as they are typed, and as RFC 3797, section 4, writes them into its key string.

Every number is written in decimal without leading zeros, with a period after its whole part, and behind the
period what there is of a fraction, without trailing zeros: 7 is "7.", 0.50 is "0.5". The numbers of a source
follow one another without a gap, and "/" ends the source.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from scheduler.errors import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.errors import Problem

Figure: TypeAlias = "Sequence[Fraction]"
"""One source's numbers, exactly."""

PLAIN = str.maketrans("０１２３４５６７８９；，、．　", "0123456789;, . ")
"""What a Chinese keyboard types for the same signs."""
NUMBER = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
THOUSANDS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
"""A comma that may belong to a number such as 3,052 and must not be taken for one between two."""


def pieces_of(given: str) -> list[str]:
    """What was typed for each source.

    >>> pieces_of("9319；2，5 12; 9")
    ['9319', '2,5 12', '9']
    """
    return [piece.strip() for piece in given.translate(PLAIN).split(";")]


def numbers_of(name: str, piece: str) -> tuple[list[Fraction], list[Problem]]:
    """A source's numbers as typed, and everything in it that is none."""
    if found := THOUSANDS.search(piece):
        return [], [problem("K26", "fatal", content=found[0], name=name)]
    words = re.split(r"\s*,\s*|\s+", piece)
    if odd := [word for word in words if not NUMBER.fullmatch(word)]:
        return [], [problem("K25", "fatal", content=word, name=name) for word in odd]
    return [Fraction(word) for word in words], []


def key_of(figure: Figure) -> str:
    """The numbers in RFC 3797's writing, without the "/" at their end.

    >>> key_of([Fraction(2), Fraction("1.25"), Fraction("0.5")])
    '2.1.250.5'
    """
    return "".join(map(_written, figure))


def _written(number: Fraction) -> str:
    """A number whose denominator divides a power of ten, as all that were typed do."""
    whole, rest = divmod(number, 1)
    digits = ""
    while rest:
        digit, rest = divmod(rest * 10, 1)
        digits += str(digit)
    return f"{whole}.{digits}"
