"""The draw keeps every probability exactly and every limit always; a slow twin agrees with it bit for bit."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from lottery_support import LIMITS, SHIFTS, Lot, case_of, lots, seatings, trips_of
from martingale_support import outcomes
from rounding_twin_support import below, twin_draw

from scheduler.audit.rounding import drawn
from scheduler.chance import digest, hashed
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.shortage import Limits, shortage
from scheduler.lottery.stream import Stream
from scheduler.lottery.table import rows_of
from scheduler.values.plan import ONE, SeatRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.lottery.seats import SeatPlace

SEEDS = st.binary(min_size=32, max_size=32)
WEEKS = {n: shift.week for n, shift in enumerate(SHIFTS)}


@given(lots(), SEEDS)
def test_the_slow_twin_draws_the_same(lot: Lot, seed: bytes) -> None:
    found = draw_inspectors(lot.case, lot.table, lot.trips, seed)
    assert [(a.trip, a.seat, a.inspector) for a in found] == twin_draw(lot.case, lot.table, lot.trips, seed)


@given(lots(agencies=1), SEEDS)
def test_the_independent_checker_draws_the_same(lot: Lot, seed: bytes) -> None:
    found = draw_inspectors(lot.case, lot.table, lot.trips, seed)
    if found:
        shift = {t.id: t.shift for t in lot.trips}
        chances = [
            (shift[r.trip], WEEKS[shift[r.trip]], list(r.inspectors), list(r.weights)) for r in lot.table
        ]
        key = digest("chayici/2/rounding", seed, lot.trips[0].seats[0].agency)
        assert [a.inspector for a in found] == drawn(key, chances, hashed)


@settings(max_examples=20)
@given(lots(trips=25, agencies=1), SEEDS)
def test_the_slow_twin_draws_the_same_on_larger_tables(lot: Lot, seed: bytes) -> None:
    found = draw_inspectors(lot.case, lot.table, lot.trips, seed)
    assert [(a.trip, a.seat, a.inspector) for a in found] == twin_draw(lot.case, lot.table, lot.trips, seed)


@given(lots(), SEEDS)
def test_the_order_of_rows_and_trips_is_irrelevant(lot: Lot, seed: bytes) -> None:
    assert draw_inspectors(lot.case, lot.table, lot.trips, seed) == draw_inspectors(
        lot.case, lot.table[::-1], lot.trips[::-1], seed
    )


@given(lots(), SEEDS)
def test_one_agencys_draw_does_not_hang_on_the_others(lot: Lot, seed: bytes) -> None:
    together = draw_inspectors(lot.case, lot.table, lot.trips, seed)
    for agency in {s.agency for t in lot.trips for s in t.seats}:
        own = [r for r in lot.table if lot.trips[r.trip].seats[r.seat].agency == agency]
        seats = {(r.trip, r.seat) for r in own}
        alone = draw_inspectors(lot.case, own, lot.trips, seed)
        assert alone == tuple(a for a in together if (a.trip, a.seat) in seats)


@given(st.lists(st.integers(1, 2**40), max_size=40), SEEDS)
def test_numbers_below_a_bound_are_the_protocols(bounds: list[int], key: bytes) -> None:
    stream = Stream(key)
    slow = _bytes(key)
    assert [stream.below(m) for m in bounds] == [below(slow, m) for m in bounds]


def _bytes(key: bytes) -> Iterator[int]:
    import hashlib

    for j in range(10_000):
        yield from hashlib.sha256(key + j.to_bytes(8, "big")).digest()


@settings(max_examples=30)
@given(lots(trips=2, agencies=1))
def test_every_entry_expects_exactly_its_weight_on_any_table(lot: Lot) -> None:
    rows = lot.table
    shift_of = {t.id: t.shift for t in lot.trips}
    _check_expectations(rows, list(outcomes(rows, shift_of, WEEKS)))


@settings(max_examples=40)
@given(seatings(seats=4, officers=4, shifts=5), LIMITS)
def test_every_outcome_keeps_every_limit(places: tuple[SeatPlace, ...], limits: Limits) -> None:
    if shortage(places, limits):
        return
    rows = rows_of(places, limits, Fraction(1))
    shift_of = {p.trip: p.shift for p in places}
    rosters = list(outcomes(rows, shift_of, WEEKS))
    _check_expectations(rows, rosters)
    for _, roster in rosters:
        _check_limits(rows, roster, shift_of, limits)


def _check_expectations(
    rows: Sequence[SeatRow], rosters: list[tuple[Fraction, dict[tuple[int, int], str]]]
) -> None:
    assert sum(chance for chance, _ in rosters) == 1
    for row in rows:
        for who, weight in zip(row.inspectors, row.weights, strict=True):
            expected = sum(c for c, roster in rosters if roster[row.trip, row.seat] == who)
            assert expected == Fraction(weight, ONE)


def _check_limits(
    rows: Sequence[SeatRow], roster: dict[tuple[int, int], str], shift_of: dict[int, int], limits: Limits
) -> None:
    by_shift = Counter((who, shift_of[trip]) for (trip, _), who in roster.items())
    by_week = Counter((who, WEEKS[shift]) for who, shift in by_shift.elements())
    loads = Counter(roster.values())
    assert all(n == 1 for n in by_shift.values())
    assert all(n <= limits.weekly for n in by_week.values())
    assert all(n <= limits.quarterly for n in loads.values())
    expected: Counter[str] = Counter()
    for row in rows:
        expected.update(dict(zip(row.inspectors, row.weights, strict=True)))
    assert all(w // ONE <= loads[who] <= -(-w // ONE) for who, w in expected.items())
    weekly: Counter[tuple[str, tuple[int, int]]] = Counter()
    for row in rows:
        for who, w in zip(row.inspectors, row.weights, strict=True):
            weekly[who, WEEKS[shift_of[row.trip]]] += w
    assert all(w // ONE <= by_week[key] <= -(-w // ONE) for key, w in weekly.items())


def test_the_limits_also_hold_under_the_public_stream() -> None:
    places = _full_week()
    limits = Limits(2, 3)
    rows = rows_of(places, limits, Fraction(1))
    shift_of = {p.trip: p.shift for p in places}
    for n in range(200):
        found = draw_inspectors(case_of(), rows, trips_of(places), n.to_bytes(32, "big"))
        roster = {(a.trip, a.seat): a.inspector for a in found}
        _check_limits(rows, roster, shift_of, limits)


def _full_week() -> tuple[SeatPlace, ...]:
    from lottery_support import place

    shifts = (6, 7, 8, 9, 10)
    return tuple(place(n, shift, "12345", seat) for (n, shift), seat in product(enumerate(shifts), (0, 1)))
