"""The compiled draw and the compiled sweeps are bit by bit what the readable ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lottery_support import LIMITS, PREDICTABILITY, SHIFTS, lots, seatings
from plain_support import in_plain_python

from scheduler.lottery import cycles, sweeps
from scheduler.lottery.arrays import walk_of
from scheduler.lottery.entropy import project
from scheduler.lottery.forced import forced_pairs, free_part
from scheduler.lottery.network import network_of
from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.rounding import turned, walked
from scheduler.lottery.shortage import shortage
from scheduler.lottery.stream import stretch
from scheduler.lottery.table import in_floats, room_in_force, solved

if TYPE_CHECKING:
    from fractions import Fraction

    from lottery_support import Lot

    from scheduler.lottery.entropy import Bounds, Projection
    from scheduler.lottery.pairs import Pairs
    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.shortage import Limits

SEEDS = st.binary(min_size=32, max_size=32)
WEEKS = {n: shift.week for n, shift in enumerate(SHIFTS)}


@settings(deadline=None, max_examples=40)
@given(lots(trips=25, agencies=1), SEEDS)
def test_the_compiled_draw_is_the_readable_one(lot: Lot, key: bytes) -> None:
    shift_of = {t.id: t.shift for t in lot.trips}
    expected = walked(lot.table, shift_of, WEEKS, key)
    assert turned(lot.table, shift_of, WEEKS, key) == expected
    with in_plain_python(cycles):
        assert turned(lot.table, shift_of, WEEKS, key) == expected


@settings(max_examples=40)
@given(lots(trips=12, agencies=1))
def test_the_arrays_are_the_network(lot: Lot) -> None:
    shift_of = {t.id: t.shift for t in lot.trips}
    walk, network = walk_of(lot.table, shift_of, WEEKS), network_of(lot.table, shift_of, WEEKS)
    assert [a.tolist() for a in walk.arcs] == [network.tail, network.head, network.flow]


@settings(deadline=None, max_examples=30)
@given(lots(trips=12, agencies=1), SEEDS, st.integers(1, 7))
def test_a_stream_that_comes_in_crumbs_changes_nothing(lot: Lot, key: bytes, crumb: int) -> None:
    shift_of = {t.id: t.shift for t in lot.trips}
    walk, read = walk_of(lot.table, shift_of, WEEKS), 0
    bytes_ahead = np.frombuffer(stretch(key, 0, 200), np.uint8)
    while not cycles.go_on(walk, bytes_ahead[:read]):
        read += crumb
    assert walk.arcs[2].tolist() == walked(lot.table, shift_of, WEEKS, key)


@settings(deadline=None, max_examples=50)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_the_compiled_sweeps_give_the_same_floats(
    places: tuple[SeatPlace, ...], limits: Limits, q: Fraction
) -> None:
    assume(not shortage(places, limits))
    pairs, bounds = _free(places, limits, q)
    expected = _bits(project(pairs, bounds))
    assert _bits(project(pairs, bounds, large=True)) == expected
    if len(places) < 4:
        with in_plain_python(sweeps):
            assert _bits(project(pairs, bounds, large=True)) == expected


def _bits(found: Projection) -> tuple[object, ...]:
    return found.weights.tobytes(), [f.tobytes() for f in found.factors], found.residual, found.sweeps


@settings(deadline=None, max_examples=30)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_the_compiled_table_is_the_readable_one(
    places: tuple[SeatPlace, ...], limits: Limits, q: Fraction
) -> None:
    assume(not shortage(places, limits))
    assert solved(places, limits, q).rows == solved(places, limits, q, large=True).rows


def _free(places: tuple[SeatPlace, ...], limits: Limits, q: Fraction) -> tuple[Pairs, Bounds]:
    pairs = pairs_of(places)
    room, _ = room_in_force(pairs, limits, q)
    return in_floats(*free_part(pairs, room, *forced_pairs(pairs, room)))
