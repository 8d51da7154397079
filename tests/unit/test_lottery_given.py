"""A table beside seats that officers have already."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scheduler.lottery.ceilings import least_ceilings
from scheduler.lottery.given import Given, given_by
from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.seats import SeatPlace
from scheduler.lottery.shortage import Limits, room_of, shortage
from scheduler.lottery.table import rows_of
from scheduler.values.plan import ONE

WEEK, LATER = (2026, 41), (2026, 42)
PEOPLE = ("P1", "P2", "P3")
FREE = Limits(10, 120)


def place(trip: int, shift: int, week: tuple[int, int] = WEEK, people: tuple[str, ...] = PEOPLE) -> SeatPlace:
    return SeatPlace(trip, 0, shift, week, people)


def chances(places: tuple[SeatPlace, ...], given_seats: Given, limits: Limits = FREE) -> list[dict[str, int]]:
    rows = rows_of(places, limits, Fraction(1), given_seats)
    return [dict(zip(r.inspectors, r.weights, strict=True)) for r in rows]


def test_nothing_given_is_the_table_without_it() -> None:
    places = (place(0, 0), place(1, 1), place(2, 5, LATER))
    assert rows_of(places, FREE, Fraction(1), Given()) == rows_of(places, FREE, Fraction(1))


def test_who_sits_elsewhere_in_that_shift_has_no_chance() -> None:
    (row,) = chances((place(0, 3),), given_by([("P2", 3, WEEK)]))
    assert row == {"P1": ONE // 2, "P2": 0, "P3": ONE // 2}


def test_who_has_used_up_a_limit_has_no_chance() -> None:
    had = given_by([("P1", 0, WEEK), ("P2", 0, LATER)])
    (weekly,) = chances((place(0, 3),), had, Limits(1, 120))
    assert (weekly["P1"], weekly["P2"] + weekly["P3"]) == (0, ONE)
    assert chances((place(0, 3),), had, Limits(10, 1)) == [{"P1": 0, "P2": 0, "P3": ONE}]


def test_those_with_fewest_seats_bear_the_new_ones() -> None:
    had = given_by([("P1", n, WEEK) for n in range(4)] + [("P2", 7, WEEK)])
    (row,) = chances((place(0, 9),), had)
    assert row["P1"] == 0
    assert row["P3"] > row["P2"] >= 0


def test_a_seat_that_nobody_has_room_for_is_short() -> None:
    had = given_by([(who, 3, WEEK) for who in PEOPLE])
    cut = shortage((place(0, 3),), FREE, had)
    assert cut is not None
    assert cut.short == 1
    assert shortage((place(0, 4),), FREE, had) is None


@given(st.lists(st.integers(0, 5), min_size=3, max_size=3), st.integers(1, 3))
def test_the_least_ceiling_is_what_filling_up_the_emptiest_gives(loads: list[int], seats: int) -> None:
    """Seats on different shifts, everybody for each: water poured over the loads."""
    pairs = pairs_of([place(n, n) for n in range(seats)])
    had = given_by((who, 50 + k, LATER) for who, n in zip(PEOPLE, loads, strict=True) for k in range(n))
    room = had.left(pairs, room_of(pairs, FREE, ONE), ONE)
    found = int(least_ceilings(pairs, room, had.loads(pairs)).max())
    water = min(
        level for level in range(0, 10 * ONE, ONE // 6)
        if sum(min(max(level - n * ONE, 0), ONE * seats) for n in loads) >= seats * ONE - 6
    )  # fmt: skip  # one search
    assert abs(found - water) <= ONE // 6
