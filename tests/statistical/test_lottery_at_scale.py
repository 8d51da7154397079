"""Large tables, drawn again and again: no limit is ever broken, everybody wins as often as the table says.

The proof is elsewhere (tests/property/test_lottery_every_small_network.py and the bit-identical twins); this
asks whether the compiled loop does at size what it does on small networks.  Seeds are fixed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from many_draws_support import lotteries, tails, violations
from source_support import ROOT

from scheduler.chance import digest
from scheduler.eligibility import eligibility_of
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.table import table_of
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from adapters.seated import Seated
    from many_draws_support import Lottery

pytestmark = pytest.mark.untraced
ALPHA = 1e-3
"""Chance that a fair draw fails one of these tests; each entry gets its share (Bonferroni)."""


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The generator lives with the benchmarks."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")


@cache
def _world(seats: int, officers: int) -> tuple[Seated, list[Lottery]]:
    from adapters.seated import seated

    world = seated(seats, officers)
    return world, lotteries(world)


def _seed(number: int) -> bytes:
    return digest("at scale", str(number))


def _play(seats: int, officers: int, first: int, draws: int) -> tuple[int, float, int]:
    """Violations in so many draws, the least tail over all entries, and the number of entries."""
    world, tables = _world(seats, officers)
    teams = world.case.rules.teams
    broken, worst, entries = 0, 1.0, 0
    for lottery in tables:
        hits = np.zeros(len(lottery.weights), np.int64)
        for number in range(first, first + draws):
            won = lottery.drawn(_seed(number))
            broken += violations(lottery, won, teams.weekly, teams.quarterly)
            hits += won
        worst = min(worst, float(tails(hits, lottery.weights, draws).min()))
        entries += len(hits)
    return broken, worst, entries


def test_ten_draws_of_five_thousand_seats_break_nothing() -> None:
    world, tables = _world(5_000, 500)
    teams = world.case.rules.teams
    assert (sum(len(t.rows) for t in tables), sum(len(t.weights) for t in tables)) == (4_991, 126_826)
    for number in range(10):
        assert not any(violations(t, t.drawn(_seed(number)), teams.weekly, teams.quarterly) for t in tables)


def test_what_is_drawn_again_and_again_is_what_a_plan_draws() -> None:
    world, tables = _world(5_000, 500)
    table = table_of(world.case, eligibility_of(world.case), world.visits, world.trips)
    found = {(a.trip, a.seat): a.inspector for a in draw_inspectors(world.case, table, world.trips, _seed(0))}
    for lottery in tables:
        won = iter(lottery.drawn(_seed(0)).tolist())
        for row in lottery.rows:
            assert [found[row.trip, row.seat]] == [who for who in row.inspectors if next(won)]


def test_three_hundred_draws_of_three_hundred_seats_come_out_as_the_table_says() -> None:
    broken, worst, entries = _play(300, 40, 0, 300)
    assert entries == 5_958
    assert not broken
    assert worst > ALPHA / entries


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_draws_of_five_thousand_seats(part: int) -> None:
    broken, worst, entries = _play(5_000, 500, 1_000 * part, 1_000)
    assert not broken
    assert worst > ALPHA / 10 / entries


def test_a_seat_given_away_twice_and_a_limit_passed_are_noticed() -> None:
    world, tables = _world(300, 40)
    teams = world.case.rules.teams
    won = tables[0].drawn(_seed(0))
    assert not violations(tables[0], won, teams.weekly, teams.quarterly)
    assert violations(tables[0], won, 0, teams.quarterly)
    assert violations(tables[0], won, teams.weekly, 0)
    won[np.flatnonzero(won == 0)[0]] = 1
    assert violations(tables[0], won, teams.weekly, teams.quarterly)


def test_a_draw_that_favours_somebody_is_noticed() -> None:
    weights = np.full(1_000, ONE // 4)
    hits = np.full(1_000, 125)
    assert tails(hits, weights, 500).min() > ALPHA / 1_000
    hits[7] += 50
    assert tails(hits, weights, 500).min() < ALPHA / 1_000
