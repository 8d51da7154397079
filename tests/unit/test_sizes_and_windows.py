"""Do ratios become the right whole numbers, and do windows begin on the right day?"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from scheduler.sampling.sizes import asked, ceiling, raised
from scheduler.sampling.windows import counts_on, start
from scheduler.values.rules import Sampling
from scheduler.values.tasks import Ratio


def ratio(low: str, high: str | None = None) -> Ratio:
    return Ratio("A", Fraction(low), Fraction(low if high is None else high))


@pytest.mark.parametrize(
    ("rounding", "least", "share", "population", "size"),
    [
        ("half-up", False, "1/20", 50, 3),
        ("half-up", False, "1/20", 49, 2),
        ("half-up", False, "1/100", 49, 0),
        ("half-up", True, "1/100", 49, 1),
        ("half-up", True, "0", 49, 0),
        ("ceiling", False, "1/100", 101, 2),
        ("ceiling", False, "1/100", 100, 1),
        ("ceiling", False, "1", 7, 7),
        ("half-up", True, "1", 1, 1),
    ],
)
def test_a_figure_is_rounded_by_the_rule(
    rounding: str,
    least: bool,  # noqa: FBT001  # a table's column
    share: str,
    population: int,
    size: int,
) -> None:
    sampling = Sampling(rounding="ceiling" if rounding == "ceiling" else "half-up", at_least_one=least)
    assert asked(sampling, ratio(share), population) == size


@pytest.mark.parametrize(
    ("place", "low", "high", "population", "size"),
    [
        ("low", "1/20", "1/5", 100, 5),
        ("middle", "1/20", "1/5", 100, 13),
        ("high", "1/20", "1/5", 100, 20),
        ("low", "61/100", "1", 10, 7),
        ("low", "0", "1/20", 100, 1),
        ("high", "1/20", "1/5", 9, 1),
        ("low", "1/3", "2/5", 7, 2),
    ],
)
def test_within_an_interval_the_nearest_whole_number_is_taken(
    place: str, low: str, high: str, population: int, size: int
) -> None:
    places = {"low": Sampling(), "middle": Sampling(interval="middle"), "high": Sampling(interval="high")}
    assert asked(places[place], ratio(low, high), population) == size


def test_an_overall_floor_raises_the_riskiest_first_and_no_further_than_their_ceilings() -> None:
    assert raised(Fraction(3, 100), [1, 1, 1], [2, 10, 100], [10, 100, 400]) == [2, 10, 4]
    assert raised(Fraction(3, 100), [9, 9, 9], [10, 10, 10], [10, 100, 400]) == [9, 9, 9]
    assert raised(Fraction(1, 2), [0, 0], [1, 1], [10, 10]) == [1, 1]


def test_an_interval_ends_what_a_floor_may_raise_and_a_figure_does_not() -> None:
    assert ceiling(ratio("1/20", "1/5"), 5, 100) == 20
    assert ceiling(ratio("1/20"), 5, 100) == 100
    assert ceiling(ratio("1/100", "1/50"), 1, 10) == 1


@pytest.mark.parametrize(
    ("window", "day", "before"),
    [
        ("60 days", date(2026, 10, 10), date(2026, 8, 11)),
        ("1 days", date(2026, 1, 1), date(2025, 12, 31)),
        ("24 months", date(2026, 10, 31), date(2024, 10, 31)),
        ("1 months", date(2026, 3, 31), date(2026, 2, 28)),
        ("1 months", date(2028, 3, 31), date(2028, 2, 29)),
        ("12 months", date(2028, 2, 29), date(2027, 2, 28)),
        ("10 months", date(2026, 10, 9), date(2025, 12, 9)),
        ("year", date(2026, 6, 1), date(2025, 12, 31)),
    ],
)
def test_a_window_begins_after_the_right_day(window: str, day: date, before: date) -> None:
    assert start(window, day) == before
    assert not counts_on(window, before, day)
    assert counts_on(window, date.fromordinal(before.toordinal() + 1), day)
    assert counts_on(window, day, day)


def test_only_the_calendar_year_counts_days_to_come() -> None:
    assert counts_on("year", date(2026, 12, 31), date(2026, 1, 1))
    assert not counts_on("60 days", date(2026, 10, 11), date(2026, 10, 10))
