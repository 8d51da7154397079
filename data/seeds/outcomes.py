"""How many outcomes a public value could have had: whoever can try them all can foresee the draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import problem

if TYPE_CHECKING:
    from scheduler.errors import Problem

ENOUGH = 1 << 128
"""Outcomes that nobody can try one by one."""
ENOUGH_DIGITS = 39
"""10^39 is the first power of ten above it."""
EXACT = 10**6
"""Up to here a count is written out in full."""


def short(count: int) -> str:
    """A count in a few characters, rounded half up, without a floating-point number.

    >>> short(7776), short(6**20), short(9_960_000), short(995 * 10**7)
    ('7776', '3.7e15', '1.0e7', '1.0e10')
    """
    if count < EXACT:
        return str(count)
    exponent = len(str(count)) - 1
    tenths = (count + 5 * 10 ** (exponent - 2)) // 10 ** (exponent - 1)
    if tenths == 100:
        exponent, tenths = exponent + 1, 10
    return f"{tenths // 10}.{tenths % 10}e{exponent}"


def power(base: int, throws: int) -> str:
    """A power with its value.

    >>> power(6, 20), power(2, 3)
    ('6^20 = 3.7e15', '2^3 = 8')
    """
    return f"{base}^{throws} = {short(base**throws)}"


def throws_enough(base: int) -> int:
    """The fewest throws with that many faces whose outcomes nobody can try one by one.

    >>> [throws_enough(base) for base in (2, 6, 10)]
    [128, 50, 39]
    """
    throws = 1
    while base**throws < ENOUGH:
        throws += 1
    return throws


def text_remarks(text: str) -> tuple[Problem, ...]:
    """A warning where a text is a number so short that all could be tried; a note where nobody can tell."""
    digits = sum(c.isdigit() for c in text)
    if digits < ENOUGH_DIGITS and all(c.isdigit() or not c.isalnum() for c in text):
        return (problem("K05", "kept", content=text, outcomes=f"10^{digits}"),)
    return (problem("K11", "note", content=text),)
