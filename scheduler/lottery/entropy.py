"""The table of greatest entropy under the limits: repeated projections with capped multipliers.

Every weight is (its seat's factor) × (a factor ≤ 1 for each limit it counts towards), clipped at its own cap.
One sweep scales each limit's weights down where they are too much (or up again, never beyond factor 1) and
then each seat's to a sum of 1: coordinate ascent on the dual (Bregman 1967, Censor and Lent 1981; with the
seats' equalities alone it is Sinkhorn's method).  Only products, quotients and sums in a fixed order occur,
no exponentials, so the floats repeat as well.

With a prior the same sweeps find the table nearest to it (Kullback and Leibler): each weight is then the
prior's times those factors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scheduler.lottery.pairs import Pairs, Real, Whole

TOLERANCE = 2.0**-36
"""Probabilities are published in 2^-30: what is left after the last sweep is a sixty-fourth of that."""
SWEEPS = 3000
"""After so many sweeps the table is taken as it is; the flow repair makes it exact, the certificate tells."""


TINY = 1e-200
"""A weight that the limits force to 0 shrinks from sweep to sweep; it must not vanish and be divided by."""


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """The limits as floats: each seat's sum, and the most for each pair (infinite = none) and group."""

    seat: Real
    pair: Real
    shift: Real
    week: Real
    officer: Real


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """The weights reached, the factors they are made of, and what is still wrong with them."""

    weights: Real
    factors: tuple[Real, ...]
    """Of (officer, shift)s, (officer, week)s and officers, each in (0, 1]."""
    residual: float
    sweeps: int


def project(pairs: Pairs, bounds: Bounds, prior: Real | None = None, *, large: bool = False) -> Projection:
    """Sweep over all limits until every condition of Kuhn and Tucker holds within TOLERANCE.

    ``prior`` has a positive number for each pair, of which only the proportions within a seat count; without
    one all candidates of a seat are alike, and the table is the one of greatest entropy.  ``large`` has the
    sweeps compiled, for the same floats.
    """
    groups, cap = _groups(pairs, bounds), bounds.pair
    factors = [np.ones(len(room)) for _, room in groups]
    raw = _start(pairs, bounds, prior)
    if large:
        from scheduler.lottery.sweeps import swept

        whole = tuple((group, room, factor) for (group, room), factor in zip(groups, factors, strict=True))
        seats = (pairs.seat, bounds.seat)
        residual, sweeps = swept(raw, cap, TINY, whole, seats, TOLERANCE, SWEEPS)  # type: ignore[arg-type]
        return Projection(np.minimum(raw, cap), tuple(factors), float(residual), int(sweeps))
    residual, sweeps = kkt_residual(np.minimum(raw, cap), factors, groups), 0
    while residual > TOLERANCE and sweeps < SWEEPS:
        for k, (group, room) in enumerate(groups):
            new = np.minimum(1.0, factors[k] * _scale(raw, cap, group, room))
            raw, factors[k] = np.maximum(TINY, raw * (new / factors[k])[group]), new
        raw = raw * _seat_scale(pairs, raw, bounds)[pairs.seat]
        residual, sweeps = kkt_residual(np.minimum(raw, cap), factors, groups), sweeps + 1
    return Projection(np.minimum(raw, cap), tuple(factors), residual, sweeps)


def _start(pairs: Pairs, bounds: Bounds, prior: Real | None) -> Real:
    """The table that would do if there were no groups."""
    if prior is None:
        return (bounds.seat / np.maximum(pairs.candidates, 1))[pairs.seat]
    raw = np.maximum(TINY, prior)
    return raw * _seat_scale(pairs, raw, bounds)[pairs.seat]


def kkt_residual(weights: Real, factors: list[Real], groups: list[tuple[Whole, Real]]) -> float:
    """The worst of: a limit exceeded; a limit with room left whose factor is below 1 (the lesser of both)."""
    worst = 0.0
    for factor, (group, room) in zip(factors, groups, strict=True):
        left = room - _sums(group, weights, room)
        worst = max(worst, float(np.max(np.abs(np.minimum(left, 1.0 - factor)), initial=0.0)))
    return worst


def _groups(pairs: Pairs, bounds: Bounds) -> list[tuple[Whole, Real]]:
    week = pairs.week[pairs.shift]
    return [(pairs.shift, bounds.shift), (week, bounds.week), (pairs.officer[week], bounds.officer)]


def _scale(raw: Real, cap: Real, group: Whole, room: Real) -> Real:
    """By group the t with Σ min(cap, t·raw) = room; infinite where even all caps together leave room.

    Newton's method from below on a concave function: t only rises, and stops when nothing more is clipped.
    """
    scale = _ratio(room, _sums(group, raw, room))
    clipped = np.zeros(len(raw), dtype=bool)
    while (more := ~clipped & (raw * scale[group] >= cap)).any():
        clipped |= more
        left = room - _sums(group, np.where(clipped, cap, 0.0), room)
        free = _sums(group, np.where(clipped, 0.0, raw), room)
        scale = np.maximum(scale, _ratio(left, free))
    return scale


def _sums(group: Whole, weights: Real, room: Real) -> Real:
    return np.bincount(group, weights, len(room)).astype(np.float64, copy=False)


def _ratio(left: Real, total: Real) -> Real:
    """How often the total goes into what is left, infinite where nothing is there to be scaled."""
    found = np.full(len(left), np.inf)
    np.divide(left, total, out=found, where=total > 0)
    return found


def _seat_scale(pairs: Pairs, raw: Real, bounds: Bounds) -> Real:
    """The same for the seats, whose sums are given; where all are clipped, just enough to clip them."""
    scale = _scale(raw, bounds.pair, pairs.seat, bounds.seat)
    full = np.isinf(scale)
    if full.any():
        enough = np.zeros(pairs.seats)
        np.maximum.at(enough, pairs.seat, bounds.pair / raw)
        scale[full] = enough[full]
    return scale
