"""抽查比例: "1%", 0.01, 15, "5%-20%", "≤5%" as exact fractions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from data.intake.cells import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.tables import Cell

_NUMBER = r"(\d+(?:\.\d+)?|\.\d+)"
_SINGLE = re.compile(rf"{_NUMBER}(%?)")
_BETWEEN = re.compile(rf"{_NUMBER}(%?)(?:-|~|至|到|—|–|−){_NUMBER}(%?)")
_MOST = re.compile(rf"(?:≤|<=|<|不超过|不高于|小于|低于|至多){_NUMBER}(%?)|{_NUMBER}(%?)(?:以下|以内)")
_LEAST = re.compile(rf"(?:≥|>=|>|不低于|不少于|不小于|高于|大于|至少){_NUMBER}(%?)|{_NUMBER}(%?)(?:以上)")


@dataclass(frozen=True, slots=True)
class Span:
    """A ratio as written: two figures, None = the end of the scale, and whether they carry a percent sign."""

    low: Fraction
    high: Fraction | None
    percent: bool

    @property
    def bare(self) -> tuple[Fraction, ...]:
        """The figures whose unit has to be guessed."""
        return () if self.percent else tuple(n for n in (self.low, self.high) if n)

    def scaled(self, *, fractions: bool) -> tuple[Fraction, Fraction]:
        """Both ends as shares of one."""
        unit = Fraction(1, 1) if fractions and not self.percent else Fraction(1, 100)
        return self.low * unit, Fraction(1) if self.high is None else self.high * unit


def read_span(cell: Cell) -> Span | None:
    """The ratio in a cell, or None when it is none."""
    words = "".join(unicodedata.normalize("NFKC", text(cell)).split()).replace("﹪", "%").replace("％", "%")
    single = _SINGLE.fullmatch(words)
    if single:
        figure = Fraction(single.group(1))
        return Span(figure, figure, bool(single.group(2)))
    between = _BETWEEN.fullmatch(words)
    if between:
        low, first, high, second = between.groups()
        return Span(Fraction(low), Fraction(high), bool(first or second))
    return _one_sided(words)


def _one_sided(words: str) -> Span | None:
    most = _MOST.fullmatch(words)
    if most:
        figure, sign = most.group(1) or most.group(3), most.group(2) or most.group(4)
        return Span(Fraction(0), Fraction(figure), bool(sign))
    least = _LEAST.fullmatch(words)
    if least:
        figure, sign = least.group(1) or least.group(3), least.group(2) or least.group(4)
        return Span(Fraction(figure), None, bool(sign))
    return None


def bare_are_fractions(spans: Iterable[Span]) -> bool | None:
    """Whether a row's figures without a percent sign are shares of one (0.01) or percentages (15).

    One row is written in one way: None when it has both figures below and above 1, or nothing but 1.
    """
    bare = [figure for span in spans for figure in span.bare]
    below, above = any(f < 1 for f in bare), any(f > 1 for f in bare)
    if not bare:
        return False
    return None if below == above else below
