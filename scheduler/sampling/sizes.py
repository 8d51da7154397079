"""From ratios to whole numbers of firms, exactly (protocol §4, Size)."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.rules import Sampling
    from scheduler.values.tasks import Ratio


def asked(sampling: Sampling, ratio: Ratio, population: int) -> int:
    """Firms a ratio asks for out of a population, by the rules' rounding.

    >>> from scheduler.values.rules import Sampling
    >>> from scheduler.values.tasks import Ratio
    >>> asked(Sampling(), Ratio("B", Fraction(1, 20), Fraction(1, 20)), 50)
    3
    """
    figure = figure_of(sampling, ratio)
    count = rounded(sampling, figure * population)
    least, most = ceil(ratio.low * population), floor(ratio.high * population)
    if ratio.low < ratio.high and least <= most:
        count = min(max(count, least), most)
    if sampling.at_least_one and ratio.high > 0:
        count = max(count, 1)
    return count


def rounded(sampling: Sampling, exact: Fraction) -> int:
    """A number of firms made whole by the rules' rounding."""
    return ceil(exact) if sampling.rounding == "ceiling" else floor(exact + Fraction(1, 2))


def ceiling(ratio: Ratio, count: int, population: int) -> int:
    """How far an overall floor may raise a stratum: to its interval's end, or to all of it."""
    if ratio.low < ratio.high:
        return max(count, floor(ratio.high * population))
    return population


def raised(
    share: Fraction, counts: Sequence[int], ceilings: Sequence[int], populations: Sequence[int]
) -> list[int]:
    """Counts of one task's strata, raised in order (riskiest first) until an overall floor is met.

    Where the ceilings do not allow it, the sum stays short: see ``conflicts``.
    """
    missing = ceil(share * sum(populations)) - sum(counts)
    found = list(counts)
    for k, most in enumerate(ceilings):
        more = max(0, min(missing, most - found[k]))
        found[k] += more
        missing -= more
    return found


def figure_of(sampling: Sampling, ratio: Ratio) -> Fraction:
    """Where in a ratio's interval the rules take the figure."""
    if sampling.interval == "low":
        return ratio.low
    if sampling.interval == "high":
        return ratio.high
    return (ratio.low + ratio.high) / 2
