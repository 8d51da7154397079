"""At which ratio a firm's fate turns: the least with which it is drawn, all other ratios as they were.

Sizes are asked of ``strata_of`` itself, with one class's ratio replaced by a single figure; a larger ratio
never gives its own class fewer firms nor, through the overall floor, another class more.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.sampling.strata import strata_of
from scheduler.values.tasks import Ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.rules import Sampling


@dataclass(frozen=True, slots=True)
class Turn:
    """The ratio of one class, as a single figure, at which a firm's fate turns."""

    credit: str
    count: int
    """Firms that a ratio from there on asks for in that class; 0 = any ratio does."""
    ratio: Fraction
    above: bool
    """Whether it turns only above the ratio (rounding up, or at least one firm), not at it already."""


def own_turn(case: Case, part: Sequence[Layer], of: int, size: int) -> Turn:
    """The least ratio of its own class with which layer ``of`` of one task's layers gets at least a size.

    ``size`` is at most the layer's frame, so that drawing all firms always does.
    """
    return _turn(case, part, of, lambda count: _size(case, part, of, (of, count)) >= size)


def other_turns(case: Case, part: Sequence[Layer], of: int, size: int) -> tuple[Turn, ...]:
    """Other classes of the task whose ratio decides as well, through the overall floor.

    Below the turn's ratio the overall floor gives layer ``of`` at least the size, from there on less.
    """
    if not case.rules.sampling.overall_floor:
        return ()
    found = []
    for other in range(len(part)):
        least, most = (_size(case, part, of, (other, n)) for n in (part[other].population, 0))
        if other != of and least < size <= most:
            found.append(_other(case, part, of, other, size))
    return tuple(found)


def _other(case: Case, part: Sequence[Layer], of: int, other: int, size: int) -> Turn:
    return _turn(case, part, other, lambda count: _size(case, part, of, (other, count)) < size)


def _turn(case: Case, part: Sequence[Layer], of: int, turned: Callable[[int], bool]) -> Turn:
    population = part[of].population
    count = bisect_left(range(population + 1), 1, key=lambda n: int(turned(n)))
    return Turn(part[of].ratio.credit, count, *_least(case.rules.sampling, count, population))


def _least(sampling: Sampling, count: int, population: int) -> tuple[Fraction, bool]:
    """The least single figure that asks for so many firms, and whether it must be exceeded.

    >>> from scheduler.values.rules import Sampling
    >>> _least(Sampling(at_least_one=False), 3, 50), _least(Sampling(), 1, 50)
    ((Fraction(1, 20), False), (Fraction(0, 1), True))
    """
    if not count:
        return Fraction(0), False
    if sampling.at_least_one and count == 1:
        return Fraction(0), True
    if sampling.rounding == "ceiling":
        return Fraction(count - 1, population), True
    return Fraction(2 * count - 1, 2 * population), False


def _size(case: Case, part: Sequence[Layer], of: int, asked: tuple[int, int]) -> int:
    """Size of one layer if another (or itself) is asked for so many firms by a single figure."""
    changed, count = asked
    figure = Fraction(count, part[changed].population)
    ratio = Ratio(part[changed].ratio.credit, figure, figure)
    layers = (*part[:changed], replace(part[changed], ratio=ratio), *part[changed + 1 :])
    return strata_of(case, layers)[of].size
