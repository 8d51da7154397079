"""Two thousand public draws of one table: nobody is drawn oftener or seldomer than the table says.

The exact proof is in tests/property/test_lottery_rounding.py; this asks whether the stream feeds it well.
Seeds are a fixed list, so the answer never flickers.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import exp, lgamma, log

import pytest
from lottery_support import case_of, place, trips_of

from scheduler.chance import digest
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.shortage import Limits
from scheduler.lottery.table import rows_of
from scheduler.values.plan import ONE

DRAWS = 2000
ALPHA = 1e-3
"""Chance that a fair draw fails a whole family of tests; each member gets its share (Bonferroni)."""

PLACES = (
    place(0, 4, "1234", 0),
    place(0, 4, "12", 1),
    place(1, 4, "3456"),
    place(2, 5, "123456", 0),
    place(2, 5, "56", 1),
    place(3, 6, "1246"),
    place(4, 7, "345"),
    place(5, 7, "13456"),
)
TABLE = rows_of(PLACES, Limits(2, 3), Fraction(2, 3))
ENTRIES = [
    (r.trip, r.seat, who, w) for r in TABLE for who, w in zip(r.inspectors, r.weights, strict=True) if w
]


@cache
def _rosters() -> tuple[dict[tuple[int, int], str], ...]:
    case, trips = case_of(), trips_of(PLACES)
    seeds = (digest("statistical", str(n)) for n in range(DRAWS))
    return tuple(
        {(a.trip, a.seat): a.inspector for a in draw_inspectors(case, TABLE, trips, seed)} for seed in seeds
    )


def _tail(hits: int, chance: float) -> float:
    """Twice the lesser tail of the binomial distribution at the number of hits."""
    if not 0 < chance < 1:
        return float(hits == chance * DRAWS)
    lower = sum(_binomial(k, chance) for k in range(hits + 1))
    upper = sum(_binomial(k, chance) for k in range(hits, DRAWS + 1))
    return min(1.0, 2 * min(lower, upper))


def _binomial(k: int, chance: float) -> float:
    ways = lgamma(DRAWS + 1) - lgamma(k + 1) - lgamma(DRAWS - k + 1)
    return exp(ways + k * log(chance) + (DRAWS - k) * log(1 - chance))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: f"{e[0]}.{e[1]} {e[2]}")
def test_each_officer_sits_as_often_as_the_table_says(entry: tuple[int, int, str, int]) -> None:
    trip, seat, who, weight = entry
    hits = sum(roster[trip, seat] == who for roster in _rosters())
    assert _tail(hits, weight / ONE) > ALPHA / len(ENTRIES)


def test_the_test_would_notice_five_in_a_hundred() -> None:
    chance = 0.3
    assert _tail(round(DRAWS * (chance + 0.05)), chance) < ALPHA / len(ENTRIES)
