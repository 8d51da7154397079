"""A certificate: a price for every visit, so that no trip is worth more than it costs.

Whatever packing anybody finds, its trips cost at least the prices of their visits, and so all together at
least the sum of all prices.  The prices come from a floating-point solver and are nobody's to trust: they
are rounded to whole numbers, lowered where a trip is worth more than it costs, and the search that finds
no such trip any more is exact (weak duality; Farley 1990, Neumaier and Shcherbina 2004 on safe bounds).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scheduler.eligibility import eligibility_of
from scheduler.packing.bounds.bins import bound
from scheduler.packing.bounds.kinds import GRAINS, kinds_of, vicinity
from scheduler.packing.bounds.parts import parts
from scheduler.packing.bounds.places import closed
from scheduler.packing.fielding import Fielding
from scheduler.packing.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.packing.bounds.draft import Weights
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

PARTS = 720_720
"""Prices are whole numbers of 1/720720 of a seat: duals are simple fractions, and these are exact."""
COARSE = 5_040
"""The same where a seat weighs as much as thousands of minutes, and products must stay below 2⁶³."""
KINDS = 800
"""Enough for a district; a bound for a report may take more."""
BRANCHES = 4_000_000
"""Looked at for a proof at most; beyond, there is none."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proven lower bound on the person-shifts of any packing, and its proof."""

    bound: int
    """The larger of what the prices and what counting bins prove."""
    bins: int
    prices: tuple[int, ...]
    """One per visit, in PARTS of a seat; 0 where the search was too large."""
    parts: tuple[int, ...]
    """Number of each visit's part."""
    grain: str
    """How finely visits were told apart where it was coarsest; empty where the search was too large."""


def certify(case: Case, visits: Sequence[Visit], most: int = KINDS) -> Certificate:
    """Prove how few person-shifts a packing of these visits can need.

    At most so many kinds are told apart within a part: time goes with their cube.  The bound is what bins
    prove for all, or the sum over parts of what bins or the prices prove.
    """
    from scheduler.packing.bounds.draft import Weights

    if not visits:
        return Certificate(0, 0, (), (), GRAINS[0])
    fielding = Fielding(eligibility_of(case))
    whole = Problem(case, visits, fielding)
    near = closed(vicinity(case, visits, whole))
    prices, number, total, grains = [0] * len(visits), [0] * len(visits), 0, set()
    for k, part in enumerate(parts(visits, near, case.rules.trips.shift_minutes)):
        own = [visits[v] for v in part]
        found = proven(case, own, Problem(case, own, fielding), Weights(1, 0, 0), PARTS, most)
        for v, price in zip(part, found.prices, strict=True):
            prices[v], number[v] = price, k
        grains.add(found.grain)
        total += max(bound(case, own), -(-sum(found.prices) // PARTS))
    bins = bound(case, visits)
    coarsest = max(grains, key=(*GRAINS, "").index)
    return Certificate(max(bins, total), bins, tuple(prices), tuple(number), coarsest)


def least_cost(case: Case, visits: Sequence[Visit], weights: Weights) -> int:
    """No packing costs less by these weights; 0 if the search was too large."""
    if not visits:
        return 0
    problem = Problem(case, visits, Fielding(eligibility_of(case)))
    return -(-sum(proven(case, visits, problem, weights, COARSE, KINDS).prices) // COARSE)


class Proof(NamedTuple):
    """Prices at which no trip is worth more than it costs; 0 each, and no grain, if that took too long."""

    prices: list[int]
    grain: str


def proven(
    case: Case, visits: Sequence[Visit], problem: Problem, weights: Weights, scale: int, most: int
) -> Proof:
    """Prices times ``scale``: guessed by column generation, lowered and judged by the exact search."""
    from scheduler.packing.bounds.columns import generated
    from scheduler.packing.bounds.draft import desk, nothing
    from scheduler.packing.bounds.pricing import search

    sorting = kinds_of(case, visits, problem, most)
    if sorting is None:
        return Proof([0] * len(visits), "")
    price = generated(sorting.kinds, weights, scale)
    draft = desk(sorting.kinds)
    _, left = search(sorting.kinds, weights.times(scale), price, nothing(0, 0), draft, BRANCHES, BRANCHES)
    return Proof([0] * len(visits), "") if left else Proof(price[sorting.of].tolist(), sorting.grain)
