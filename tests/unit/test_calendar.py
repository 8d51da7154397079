from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from data.calendar import Overrides, quarter_bounds, quarter_of, shifts_of
from scheduler.errors import InputWrong
from scheduler.values.calendar import Shift


def days_of(quarter: str, first: date | None = None, overrides: Overrides | None = None) -> list[date]:
    return sorted({s.day for s in shifts_of(quarter, first, overrides or Overrides())})


def code_of(quarter: str, first: date | None = None, overrides: Overrides | None = None) -> str:
    with pytest.raises(InputWrong) as caught:
        shifts_of(quarter, first, overrides or Overrides())
    (problem,) = caught.value.problems
    return problem.code


@pytest.mark.parametrize("text", ["2026Q4", "2026q4", " 2026Q4\n", "２０２６Ｑ４", "２０２６ｑ４"])
def test_a_quarter_has_one_spelling(text: str) -> None:
    assert quarter_of(text) == "2026Q4"


@pytest.mark.parametrize(
    "text", ["2026Q5", "26Q1", "2026Q0", "", "2026-Q4", "2026年4季度", "1026Q1", "٢٠٢٦Q1"]
)
def test_what_is_no_quarter_is_refused(text: str) -> None:
    assert code_of(text) == "C02"


def test_quarters_tile_the_year() -> None:
    bounds = [quarter_bounds(f"2028Q{n}") for n in (1, 2, 3, 4)]
    assert bounds[0] == (date(2028, 1, 1), date(2028, 3, 31))
    assert bounds[3] == (date(2028, 10, 1), date(2028, 12, 31))
    assert all(a[1].toordinal() + 1 == b[0].toordinal() for a, b in pairwise(bounds))


def test_the_fourth_quarter_of_2026_begins_after_the_holiday_and_works_a_saturday() -> None:
    days = days_of("2026Q4")
    assert days[0] == date(2026, 10, 8)
    assert date(2026, 10, 10) in days
    assert date(2026, 10, 11) not in days
    assert days[-1] == date(2026, 12, 31)


def test_each_day_has_a_morning_and_an_afternoon_in_time_order() -> None:
    shifts = shifts_of("2026Q4", date(2026, 12, 31))
    assert shifts == (Shift(date(2026, 12, 31), "AM"), Shift(date(2026, 12, 31), "PM"))
    assert list(shifts_of("2026Q4", None)) == sorted(set(shifts_of("2026Q4", None)))


def test_overrides_have_the_last_word() -> None:
    own = Overrides(working=frozenset({date(2026, 10, 11)}), off=frozenset({date(2026, 10, 8)}))
    days = days_of("2026Q4", None, own)
    assert (days[0], date(2026, 10, 11) in days) == (date(2026, 10, 9), True)


def test_a_year_nobody_knows_is_not_guessed() -> None:
    assert code_of("2027Q1") == "C01"
    assert code_of("2027Q1", None, Overrides(off=frozenset({date(2027, 1, 1)}))) == "C01"


def test_a_year_the_planner_vouches_for_is_weekdays_and_overrides() -> None:
    own = Overrides(frozenset({date(2027, 1, 2)}), frozenset({date(2027, 1, 1)}), frozenset({2027}))
    assert days_of("2027Q1", None, own)[:3] == [date(2027, 1, 2), date(2027, 1, 4), date(2027, 1, 5)]


def test_a_first_day_outside_the_quarter_is_refused() -> None:
    assert code_of("2026Q4", date(2026, 9, 30)) == "C03"
    assert code_of("2026Q4", date(2027, 1, 1)) == "C03"


def test_a_quarter_without_working_days_left_is_refused() -> None:
    own = Overrides(off=frozenset({date(2026, 12, 31)}))
    assert code_of("2026Q4", date(2026, 12, 31), own) == "C04"
