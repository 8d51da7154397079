"""A lottery over complete rosters whose least share is greatest, then the next one, and so on (leximin).

Column generation as in Flanigan, Gölz, Gupta, Hennig and Procaccia (Nature 2021): a linear programme spreads
probability over the rosters known so far; its prices say what a missing roster would have to be worth; the
pricing problem finds one or proves that there is none.  Goods whose price is positive can be raised no
further; they are held, and the others are raised on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.lottery.ceilings import SLACK
from scheduler.lottery.rosters.master import Master, officers_goods, pairs_goods
from scheduler.lottery.rosters.pricing import Pricing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.lottery.rosters.master import Good, Solution
    from scheduler.lottery.rosters.rules import Instance, Roster

CLOSE = 1e-4
"""A least share within this of its bound is taken for the greatest."""
GRAIN = 1 << 24
"""Prices are rounded to whole numbers of this part of the dearest one: CP-SAT reckons in whole numbers."""
PRICED = 1e-7
"""A price above this is positive."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the leximin: these goods reach this share, and no lottery gives the least of them more."""

    goods: tuple[str, ...]
    share: float
    bound: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Rosters with their probabilities, and how the levels were reached."""

    rosters: tuple[Roster, ...]
    weights: tuple[float, ...]
    levels: tuple[Level, ...]
    raised: int
    """Goods that were still being raised when the levels asked for were through; 0 = leximin to the end."""


def leximin(instance: Instance, *, levels: int = 1 << 30, effort: float = 10.0) -> Spread:
    """First every officer's expected number of seats, then every chance of a seat, ``levels`` steps of each.

    ``effort`` is CP-SAT's deterministic time for one roster; where it does not suffice, a level's bound stays
    above its share.  PlanBroken (L05) where no roster keeps all rules.
    """
    phases = (officers_goods(instance), pairs_goods(instance))
    search = _Search(instance, [good for goods in phases for good in goods], effort)
    first, left, found = 0, 0, list[Level]()
    for goods in phases:
        raised = set(range(first, first + len(goods)))
        first += len(goods)
        start = len(found)
        while raised and len(found) - start < levels:
            found.append(search.level(raised))
        left += len(raised)
        search.slacken()
    weights = search.solution.weights
    return Spread(tuple(search.master.rosters), weights, tuple(found), left)


class _Search:
    """Programme and pricing, taking turns."""

    def __init__(self, instance: Instance, goods: Sequence[Good], effort: float) -> None:
        self.instance, self.goods = instance, goods
        self.master, self.pricing = Master(goods), Pricing(instance, effort)
        self.held: dict[int, float] = {}
        even = [[1] * len(p.candidates) for p in instance.places]
        self.master.add(self.pricing.best(even).roster)
        self.solution = self.master.solve(range(len(goods)))

    def level(self, raised: set[int]) -> Level:
        """Raise these goods as far as can be, and hold those that stop there; they leave the set."""
        while True:
            self.solution = self.master.solve(raised)
            bound, roster = self._priced(self.solution)
            if bound <= self.solution.least + CLOSE or roster in self.master.rosters:
                break
            self.master.add(roster)
        prices, least = self.solution.prices, self.solution.least
        stopped = {n for n in raised if prices[n] > PRICED} or {max(raised, key=lambda n: prices[n])}
        for n in stopped:
            self.master.hold(n, least)
            self.held[n] = least
        raised -= stopped
        return Level(tuple(self.goods[n].name for n in sorted(stopped)), least, max(bound, least))

    def slacken(self) -> None:
        """Hold what is held a sixteenth lower, as the table does (``ceilings.SLACK``).

        At the greatest shares themselves little choice is left: chances are forced to 0 and 1 merely to make
        loads even to the last digit.
        """
        for n, share in self.held.items():
            self.held[n] = share * (1 - 1 / SLACK)
            self.master.hold(n, self.held[n])

    def _priced(self, solution: Solution) -> tuple[float, Roster]:
        """No lottery lifts the least share above this; the roster that comes nearest to proving it wrong."""
        worths = [[0.0] * len(p.candidates) for p in self.instance.places]
        for good, price in zip(self.goods, solution.prices, strict=True):
            for seat, k in good.pairs:
                worths[seat][k] += price / good.even
        grain = GRAIN / max(1e-09, *(max(seat, default=0.0) for seat in worths))
        whole = [[round(w * grain) for w in seat] for seat in worths]
        priced = self.pricing.best(whole)
        # What rounding the worths may have hidden: half a grain for each seat.
        most = (priced.bound + len(worths) / 2) / grain
        return most - sum(solution.prices[n] * share for n, share in self.held.items()), priced.roster
