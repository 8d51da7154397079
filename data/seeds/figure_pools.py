"""What a source's figures are drawn from, as the braces at the end of its name say.

"双色球红球{6/33}": six different numbers of 1 to 33, whose order does not count.
"福彩3D{ordered 3x0-9}": three numbers one after the other, each 0 to 9, whose order counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from data.seeds.figure_numbers import key_of
from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from data.seeds.figure_numbers import Figure
    from scheduler.errors import Problem

BRACES = re.compile(r"[^{}｛｝]*[^{}｛｝\s]\{([^{}]*)\}")
SUBSET = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})")
SEQUENCE = re.compile(r"ordered ([1-9][0-9]{0,3})x([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Pool:
    """So many whole numbers from ``least`` to ``most``: in order, or else all different."""

    count: int
    least: int
    most: int
    ordered: bool

    @property
    def outcomes(self) -> int:
        """How many results there are, all of them equally likely."""
        size = self.most - self.least + 1
        return size**self.count if self.ordered else comb(size, self.count)

    def odd(self, name: str, figure: Figure) -> list[Problem]:
        """Why figures cannot have come from this pool; nothing where they can."""
        if len(figure) != self.count:
            return [problem("K27", "fatal", content=name, count=self.count, found=len(figure))]
        outside = [n for n in figure if n.denominator != 1 or not self.least <= n <= self.most]
        twice = [] if self.ordered else sorted({n for n in figure if figure.count(n) > 1})
        return [
            problem(
                "K28",
                "fatal",
                content=key_of([n]).removesuffix("."),
                name=name,
                least=self.least,
                most=self.most,
            )
            for n in (*outside, *(n for n in twice if n not in outside))
        ]


def pool_of(name: str) -> Pool | None:
    """The pool in a name's braces; None without braces; SeedWrong (K23) for braces that say nothing."""
    if not set("{}｛｝") & set(name):
        return None
    braces = BRACES.fullmatch(name)
    pool = _pool(braces[1]) if braces else None
    if pool is None or pool.most < pool.least or pool.outcomes == 0:
        raise SeedWrong(problem("K23", "fatal", content=name))
    return pool


def _pool(words: str) -> Pool | None:
    if subset := SUBSET.fullmatch(words):
        return Pool(int(subset[1]), 1, int(subset[2]), ordered=False)
    if sequence := SEQUENCE.fullmatch(words):
        count, least, most = map(int, sequence.groups())
        return Pool(count, least, most, ordered=True)
    return None
