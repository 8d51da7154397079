"""A certificate: a price for every visit, so that no trip is worth more than it costs.

Whatever packing anybody finds, its trips cost at least the prices of their visits, and so all together at
least the sum of all prices.  The prices come from a floating-point solver and are nobody's to trust: they
are rounded to whole numbers, lowered where a trip is worth more than it costs, and the search that finds
no such trip any more is exact (weak duality; Farley 1990, Neumaier and Shcherbina 2004 on safe bounds).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.packing.bounds.bins import bound
from scheduler.packing.bounds.kinds import kinds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from scheduler.packing.bounds.kinds import Kinds
    from scheduler.packing.bounds.pricing import Weights
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

    Whole = NDArray[np.int64]

PARTS = 720_720
"""Prices are whole numbers of 1/720720 of a seat: duals are simple fractions, and these are exact."""
COARSE = 5_040
"""The same where a seat weighs as much as thousands of minutes, and products must stay below 2⁶³."""
KINDS = 800
"""At most so many kinds are told apart."""
BRANCHES = 4_000_000
"""Looked at for a proof at most; beyond, there is none."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A proven lower bound on the person-shifts of any packing, and its proof."""

    bound: int
    """The larger of what the prices and what counting bins prove."""
    bins: int
    prices: tuple[int, ...]
    """One per visit, in PARTS of a seat; empty if the search was too large."""
    grain: str
    """How coarsely visits were told apart; empty if the search was too large."""


def certify(case: Case, visits: Sequence[Visit]) -> Certificate:
    """Prove how few person-shifts a packing of these visits can need."""
    from scheduler.packing.bounds.pricing import Weights

    bins = bound(case, visits)
    sorting = kinds_of(case, visits, KINDS) if visits else None
    price = proven(sorting.kinds, Weights(1, 0, 0), PARTS) if sorting else None
    if sorting is None or price is None:
        return Certificate(bins, bins, (), "")
    prices = tuple(int(price[kind]) for kind in sorting.of)
    return Certificate(max(bins, -(-sum(prices) // PARTS)), bins, prices, sorting.grain)


def least_cost(case: Case, visits: Sequence[Visit], weights: Weights) -> int | None:
    """No packing costs less by these weights; None if the search was too large."""
    sorting = kinds_of(case, visits, KINDS) if visits else None
    if sorting is None:
        return None if visits else 0
    price = proven(sorting.kinds, weights, COARSE)
    return None if price is None else -(-sum(int(price[kind]) for kind in sorting.of) // COARSE)


def proven(kinds: Kinds, weights: Weights, scale: int) -> Whole | None:
    """Prices, times ``scale``, at which no trip is worth more than it costs; None if that took too long."""
    from scheduler.packing.bounds.columns import generated
    from scheduler.packing.bounds.pricing import desk, nothing, search

    price = generated(kinds, weights, scale)
    _, left = search(kinds, weights.times(scale), price, nothing(0, 0), desk(kinds), BRANCHES, BRANCHES)
    return None if left else price
