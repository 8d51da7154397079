"""Lagrange multipliers read off a table: log p = (a number of the seat) − (the multipliers of its limits).

A limit with room left has multiplier 0.  What a pair's limits weigh together is decided by the narrowest of
them that binds, (officer, shift) before (officer, week) before officer; so each pair has one unknown, and the
unknowns and the seats' numbers solve a weighted least-squares problem (a graph's Laplacian), by conjugate
gradients (Hestenes and Stiefel 1952).  Then the sums are taken apart again, none below 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.explain.leastsquares import TINY, parts, solve
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from scheduler.lottery.entropy import Bounds
    from scheduler.lottery.pairs import Pairs, Real, Whole

NOISE = 1e-9
"""What rounding to 2^-30 may have put into a logarithm."""


@dataclass(frozen=True, slots=True, eq=False)
class Multipliers:
    """What each limit weighs; all at least 0."""

    shift: Real
    week: Real
    officer: Real
    pair: Real

    def of_pairs(self, pairs: Pairs) -> Real:
        """By pair, the sum over all limits it counts towards."""
        return self.pair + self.of_groups(pairs)[pairs.shift]

    def of_groups(self, pairs: Pairs) -> Real:
        """By (officer, shift), the sum over it, its week and its officer."""
        return self.shift + (self.week + self.officer[pairs.officer])[pairs.week]

    def price(self, bounds: Bounds) -> float:
        """Σ multiplier × limit."""
        some = self.pair > 0
        return float(
            (self.shift * bounds.shift).sum()
            + (self.week * bounds.week).sum()
            + (self.officer * bounds.officer).sum()
            + (self.pair[some] * bounds.pair[some]).sum()
        )


def multipliers(pairs: Pairs, bounds: Bounds, chances: Real) -> Multipliers:
    """Read the multipliers off the chances of all pairs; those of bounds that leave room are 0."""
    chances = np.maximum(chances, 0.5 / ONE)
    unknown = _unknowns(pairs, bounds, chances)
    clipped = chances >= bounds.pair - 2 / ONE
    weights, logs = np.where(clipped, 0.0, chances), np.log(chances)
    size = 1 + len(pairs.week) + len(pairs.officer) + len(pairs.officers)
    solution = solve(pairs.seat, unknown[pairs.shift], size, weights, logs)
    apart = _apart(pairs, unknown, _lifted(pairs, unknown, logs, weights, solution))
    total = apart.of_groups(pairs)[pairs.shift]
    number = _numbers(pairs, weights, logs + total)
    over = np.where(clipped, np.maximum(0.0, number[pairs.seat] - total - logs), 0.0)
    return Multipliers(apart.shift, apart.week, apart.officer, over)


def _unknowns(pairs: Pairs, bounds: Bounds, chances: Real) -> Whole:
    """By (officer, shift): the unknown that decides, 0 = no limit binds; else numbered limit by limit."""
    count = np.bincount(pairs.shift, minlength=len(pairs.week)).astype(np.float64)
    shift = np.bincount(pairs.shift, chances, len(pairs.week))
    week, in_week = (np.bincount(pairs.week, x, len(pairs.officer)) for x in (shift, count))
    officer, in_all = (np.bincount(pairs.officer, x, len(pairs.officers)) for x in (week, in_week))
    binds = [
        room - found <= 2 * n / ONE
        for room, found, n in (
            (bounds.shift, shift, count),
            (bounds.week, week, in_week),
            (bounds.officer, officer, in_all),
        )
    ]
    at = np.cumsum([1, len(shift), len(week)])
    of_officer = np.where(binds[2], at[2] + np.arange(len(officer)), 0)
    of_week = np.where(binds[1], at[1] + np.arange(len(week)), of_officer[pairs.officer])
    return np.where(binds[0], at[0] + np.arange(len(shift)), of_week[pairs.week])


def _lifted(pairs: Pairs, unknown: Whole, logs: Real, weights: Real, values: Real) -> Real:
    """The same solution with no unknown below what is around it, where only differences count.

    Parts of the graph without a limit that has room left may be moved as a whole.  Each is moved up as little
    as its unknowns (at least those of wider limits) and pairs at their own limit (p at most what the
    multipliers say) ask for: longest paths, found by repeated relaxation.
    """
    free, of = weights > 0, unknown[pairs.shift]
    of_seat, of_unknown = parts(pairs.seat[free], of[free], pairs.seats, len(values))
    used = np.unique(of)
    around = _around(pairs, used, len(values))
    number = _numbers(pairs, weights, logs + values[of])
    held = ~free & (of_seat[pairs.seat] < len(values))
    to = np.concatenate([of_unknown[used], of_seat[pairs.seat[held]]])
    by = np.concatenate([of_unknown[around[used]], of_unknown[of[held]]])
    more = np.concatenate(
        [values[around[used]] - values[used], logs[held] + values[of[held]] - number[pairs.seat[held]]]
    )
    lift = np.zeros(len(values))
    for _ in range(len(values)):
        new = lift.copy()
        np.maximum.at(new, to, lift[by] + more)
        new[0] = 0.0
        if (new - lift <= NOISE).all():
            break
        lift = new
    return values + lift[of_unknown]


def _around(pairs: Pairs, used: Whole, size: int) -> Whole:
    """By unknown, the next wider limit of which anything is known; 0 = none."""
    at = np.cumsum([1, len(pairs.week), len(pairs.officer)])
    known = np.zeros(size, dtype=bool)
    known[used] = True
    found = np.zeros(size, np.int64)
    officer = np.where(known[at[2] + pairs.officer], at[2] + pairs.officer, 0)
    found[at[1] : at[2]] = officer
    found[at[0] : at[1]] = np.where(known[at[1] + pairs.week], at[1] + pairs.week, officer[pairs.week])
    return found


def _apart(pairs: Pairs, unknown: Whole, values: Real) -> Multipliers:
    """Each limit's own multiplier: what its unknown says beyond the wider limits around it."""
    at = np.cumsum([1, len(pairs.week), len(pairs.officer)])
    own = np.zeros(at[2] + len(pairs.officers))
    own[unknown] = values[unknown]
    officer = np.maximum(0.0, own[at[2] :])
    week = np.maximum(0.0, own[at[1] : at[2]] - officer[pairs.officer])
    around = (week + officer[pairs.officer])[pairs.week]
    shift = np.maximum(0.0, own[at[0] : at[1]] - around)
    return Multipliers(shift, week, officer, np.zeros(len(pairs.seat)))


def _numbers(pairs: Pairs, weights: Real, sums: Real) -> Real:
    """Each seat's number: the mean over its pairs; where all are at their own limit, enough for all."""
    total = np.bincount(pairs.seat, weights, pairs.seats)
    mean = np.bincount(pairs.seat, weights * sums, pairs.seats) / np.maximum(total, TINY)
    most = np.full(pairs.seats, -np.inf)
    np.maximum.at(most, pairs.seat, sums)
    return np.where(total > 0, mean, most)
