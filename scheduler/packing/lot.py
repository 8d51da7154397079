"""The search's own chance, compiled: Marsaglia's xorshift128 in whole numbers below 2^32.  Import it late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.compiled import compiled

if TYPE_CHECKING:
    from scheduler.packing.book import Whole

LOW = 0xFFFFFFFF
SHARP = 16
"""Binary digits of a patience's logarithm."""
FINE = 8
"""Binary digits of a temperature behind the point."""


@compiled
def word(lot: Whole) -> int:
    """The next number below 2^32; ``lot`` is four of them, not all 0 (Marsaglia, J. Stat. Software 2003)."""
    x = lot[0]
    x = (x ^ x << 11) & LOW
    lot[0], lot[1], lot[2] = lot[1], lot[2], lot[3]
    w = lot[3]
    lot[3] = w ^ w >> 19 ^ x ^ x >> 8
    return lot[3]  # type: ignore[no-any-return]


@compiled
def below(lot: Whole, most: int) -> int:
    """A number below ``most``, which is less than 2^31."""
    return word(lot) * most >> 32


@compiled
def patience(lot: Whole, heat: int) -> int:
    """How much worse a packing may get: ``heat`` / 2^FINE × −log2 of a number between 0 and 1, 1 at least.

    The logarithm is taken as a straight line between powers of two, so that no float is needed.
    """
    number = max(1, word(lot))
    digits, scan = 0, number
    for step in (16, 8, 4, 2, 1):
        if scan >> step:
            digits += step
            scan >>= step
    fraction = (number << 31 - digits & (1 << 31) - 1) >> 31 - SHARP
    return 1 + (heat * ((32 - digits << SHARP) - fraction) >> SHARP + FINE)
