"""Chance for made-up districts: whole numbers from PCG64's raw words, the same on every machine."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Thing = TypeVar("Thing")
BLOCK = 4096


class Chance:
    """Endless draws for one purpose."""

    def __init__(self, *purpose: object) -> None:
        seed = int.from_bytes(sha256(repr(purpose).encode()).digest()[:16], "big")
        self._words = _words(np.random.PCG64(seed))

    def below(self, limit: int) -> int:
        """0 … limit − 1; limit is at most 2^31, so that the bias stays under 2^-33."""
        return (next(self._words) >> 32) * limit >> 32

    def share(self, per_mille: int) -> bool:
        """True so many times in a thousand."""
        return self.below(1000) < per_mille

    def around(self, width: int) -> int:
        """A bell around 0 with ``width`` as its standard deviation: twelve even draws, less their mean."""
        return sum(self.below(2 * width + 1) for _ in range(12)) // 2 - 6 * width

    def pick(self, things: Sequence[Thing], weights: Sequence[int] | None = None) -> Thing:
        """One of some things, by weight."""
        if weights is None:
            return things[self.below(len(things))]
        left = self.below(sum(weights))
        for thing, weight in zip(things, weights, strict=True):
            if left < weight:
                return thing
            left -= weight
        raise AssertionError

    def some(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many different ones, in their own order."""
        left = list(range(len(things)))
        taken = sorted(left.pop(self.below(len(left))) for _ in range(min(count, len(things))))
        return [things[k] for k in taken]


def _words(bits: np.random.PCG64) -> Iterator[int]:
    while True:
        yield from bits.random_raw(BLOCK).tolist()
