"""The projection with a prior: the nearest table under the limits, on cases small enough to do by hand."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import pytest
from lottery_support import place

from scheduler.lottery.entropy import Bounds, project
from scheduler.lottery.pairs import pairs_of

if TYPE_CHECKING:
    from scheduler.lottery.pairs import Pairs

TWO = pairs_of((place(0, 0, "12"), place(1, 1, "12")))


def _bounds(pairs: Pairs, most: float = 9.0, cap: float = np.inf) -> Bounds:
    """One officer to a seat; officers and single pairs limited where told."""
    return Bounds(
        np.ones(pairs.seats),
        np.full(len(pairs.seat), cap),
        np.full(len(pairs.shifts), 1.0),
        np.full(len(pairs.weeks), 9.0),
        np.full(len(pairs.officers), most),
    )


def test_without_limits_the_table_is_the_prior() -> None:
    found = project(TWO, _bounds(TWO), np.array([3.0, 1.0, 2.0, 6.0]))
    assert found.weights == pytest.approx([0.75, 0.25, 0.25, 0.75])


def test_only_proportions_within_a_seat_count() -> None:
    prior = np.array([3.0, 1.0, 2.0, 6.0])
    other = prior * np.array([1e-9, 1e-9, 1e9, 1e9])
    one, two = (project(TWO, _bounds(TWO, most=1.0), p).weights for p in (prior, other))
    assert one == pytest.approx(two)


def test_a_limit_turns_all_odds_of_an_officer_by_one_factor() -> None:
    """f with 3f/(3f + 1) + f/(f + 1) = 1 is 1/√3."""
    found = project(TWO, _bounds(TWO, most=1.0), np.array([3.0, 1.0, 1.0, 1.0]))
    first = sqrt(3) / (sqrt(3) + 1)
    assert found.weights == pytest.approx([first, 1 - first, 1 - first, first])
    assert found.factors[2] == pytest.approx([1 / sqrt(3), 1.0])


def test_what_a_cap_cuts_off_goes_to_the_others_in_proportion() -> None:
    one = pairs_of((place(0, 0, "1234"),))
    found = project(one, _bounds(one, cap=0.4), np.array([6.0, 1.0, 2.0, 3.0]))
    assert found.weights == pytest.approx([0.4, 0.1, 0.2, 0.3])


def test_an_even_prior_is_no_prior() -> None:
    pairs = pairs_of((place(0, 0, "123"), place(1, 1, "12"), place(2, 2, "1")))
    bounds = _bounds(pairs, most=1.5)
    one, two = project(pairs, bounds), project(pairs, bounds, np.full(len(pairs.seat), 7.0))
    assert one.weights == pytest.approx(two.weights, abs=1e-12)
