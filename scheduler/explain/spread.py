"""How predictable a table is: highest and least chance, and among how many officers a seat is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.plan import SeatRow


@dataclass(frozen=True, slots=True)
class Spot:
    """One officer's chance of one seat, in 2^-30."""

    trip: int
    seat: int
    inspector: str
    candidates: int
    weight: int


@dataclass(frozen=True, slots=True)
class Effective:
    """Among how many officers a seat is in effect drawn: n where n are equally likely, fewer otherwise."""

    least: float
    mean: float


@dataclass(frozen=True, slots=True)
class Predictability:
    """One agency's table; the figures with floats are rounded to six places and decide nothing."""

    highest: Spot
    lowest: Spot
    """The least chance of an eligible officer; 0 where the limits leave none."""
    by_entropy: Effective
    """exp of each row's entropy (Hill 1973, order 1)."""
    by_squares: Effective
    """1 / Σ p² of each row (order 2): what one guess is worth."""


def predictability_of(rows: Sequence[SeatRow]) -> Predictability:
    """The figures of one agency's rows, at least one."""
    spots = [
        Spot(r.trip, r.seat, who, len(r.inspectors), w)
        for r in rows
        for who, w in zip(r.inspectors, r.weights, strict=True)
    ]
    chances = [np.array(r.weights, dtype=np.float64) / ONE for r in rows]
    entropies = [float(np.exp(-sum(p * np.log(p) for p in row if p > 0))) for row in chances]
    return Predictability(
        max(spots, key=lambda s: s.weight),
        min(spots, key=lambda s: s.weight),
        _effective(entropies),
        _effective([float(1 / (row * row).sum()) for row in chances]),
    )


def _effective(numbers: Sequence[float]) -> Effective:
    return Effective(round(min(numbers), 6), round(sum(numbers) / len(numbers), 6))
