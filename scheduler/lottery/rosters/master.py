"""The linear programme over the rosters known so far: the greatest least share, other shares held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scheduler.lottery.rosters.rules import Instance, Roster

MOST = 1e4
"""More than any share; the least of nothing at all."""
SLIP = 1e-7
"""What a share is held at is this much below what was reached, so that the next programme has a solution."""


@dataclass(frozen=True, slots=True)
class Good:
    """Something of which all should get as much as can be: a sum of chances, against an even lottery's."""

    name: str
    pairs: tuple[tuple[int, int], ...]
    """(seat, candidate) whose chances it sums."""
    even: float
    """What the sum would be if each seat's candidates were equally likely."""

    def share(self, roster: Roster) -> float:
        """What one roster gives of it; 1 = as much as an even lottery."""
        return sum(roster[seat] == k for seat, k in self.pairs) / self.even


def officers_goods(instance: Instance) -> tuple[Good, ...]:
    """Each officer's expected number of seats, in id order."""
    pairs: dict[str, list[tuple[int, int]]] = {}
    for n, place in enumerate(instance.places):
        for k, who in enumerate(place.candidates):
            pairs.setdefault(who, []).append((n, k))
    return tuple(
        Good(who, tuple(found), sum(1 / len(instance.places[n].candidates) for n, _ in found))
        for who, found in sorted(pairs.items())
    )


def pairs_goods(instance: Instance) -> tuple[Good, ...]:
    """Each candidate's chance of each seat, in order of seats."""
    return tuple(
        Good(f"{who} on seat {place.seat} of trip {place.trip}", ((n, k),), 1 / len(place.candidates))
        for n, place in enumerate(instance.places)
        for k, who in enumerate(place.candidates)
    )


@dataclass(frozen=True, slots=True)
class Solution:
    """The optimum over the rosters known so far."""

    least: float
    """The greatest least share of the goods that are raised."""
    prices: tuple[float, ...]
    """By good, how much the least share would gain from a little of it; those raised sum to 1."""
    weights: tuple[float, ...]
    """By roster, its probability."""


class Master:
    """Rosters come in one by one; goods are raised together, or held."""

    def __init__(self, goods: Sequence[Good]) -> None:
        self._goods = tuple(goods)
        self._floors = [0.0] * len(goods)
        self.rosters: dict[Roster, tuple[float, ...]] = {}
        """Each with its share of every good."""

    def add(self, roster: Roster) -> None:
        """One roster more that may be drawn."""
        self.rosters[roster] = tuple(good.share(roster) for good in self._goods)

    def hold(self, good: int, share: float) -> None:
        """From now on this good keeps at least this share."""
        self._floors[good] = max(0.0, share - SLIP)

    def solve(self, raised: Collection[int]) -> Solution:
        """Raise some of the goods as far as the rosters allow.

        The programme is built anew each time: starts from the last optimum ended in numerical trouble.
        """
        from ortools.linear_solver import pywraplp

        solver = pywraplp.Solver.CreateSolver("GLOP")
        least = solver.NumVar(0.0, MOST, "least")
        weights = [solver.NumVar(0.0, 1.0, "") for _ in self.rosters]
        rows = [solver.Constraint(floor, solver.infinity()) for floor in self._floors]
        whole = solver.Constraint(1.0, 1.0)
        for weight, shares in zip(weights, self.rosters.values(), strict=True):
            whole.SetCoefficient(weight, 1.0)
            for row, share in zip(rows, shares, strict=True):
                if share:
                    row.SetCoefficient(weight, share)
        for n in raised:
            rows[n].SetCoefficient(least, -1.0)
        solver.Objective().SetCoefficient(least, 1.0)
        solver.Objective().SetMaximization()
        if solver.Solve() != solver.OPTIMAL:  # pragma: no cover  any roster is a solution
            raise ArithmeticError("no optimum over the rosters")
        prices = tuple(max(0.0, -row.dual_value()) for row in rows)
        return Solution(least.solution_value(), prices, tuple(max(0.0, w.solution_value()) for w in weights))
