"""The table: every limit exact, loads as even as can be, equals alike, and no table of greater entropy."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, log
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lottery_support import LIMITS, PREDICTABILITY, least_level, most_short, place, seatings
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from scheduler.lottery.ceilings import least_ceilings, open_pairs, pair_room, with_slack
from scheduler.lottery.flow import max_flow
from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.shortage import Limits, room_of, shortage
from scheduler.lottery.table import certificate, rows_of
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from scheduler.lottery.flow import Room
    from scheduler.lottery.pairs import Pairs
    from scheduler.lottery.seats import SeatPlace
    from scheduler.values.plan import SeatRow

Places = tuple["SeatPlace", ...]


def _room(places: Places, limits: Limits, predictability: Fraction) -> tuple[Pairs, Room]:
    """The limits the table promises to keep, λ and its slack included."""
    pairs = pairs_of(places)
    room = room_of(pairs, limits, ONE)
    room = replace(room, pair=open_pairs(pairs, pair_room(pairs, room, predictability)))
    return pairs, replace(room, officer=with_slack(least_ceilings(pairs, room), room))


def _weights(rows: tuple[SeatRow, ...]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([w for r in rows for w in r.weights], dtype=np.int64)


@given(seatings(), LIMITS)
def test_shortage_is_halls_theorem(places: Places, limits: Limits) -> None:
    cut = shortage(places, limits)
    assert (cut.short if cut else 0) == most_short(places, limits)


@given(seatings(), LIMITS)
def test_a_cut_explains_itself(places: Places, limits: Limits) -> None:
    cut = shortage(places, limits)
    if cut:
        room = len(cut.shifts) + limits.weekly * len(cut.weeks) + limits.quarterly * len(cut.officers)
        assert len(cut.seats) - cut.short == room


@settings(max_examples=60)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_every_limit_holds_in_whole_numbers(places: Places, limits: Limits, q: Fraction) -> None:
    assume(not shortage(places, limits))
    rows = rows_of(places, limits, q)
    pairs, room = _room(places, limits, q)
    weights = _weights(rows)
    assert [(r.trip, r.seat, r.inspectors) for r in rows] == [(p.trip, p.seat, p.candidates) for p in places]
    assert all(sum(r.weights) == ONE and min(r.weights) >= 0 for r in rows)
    shift, week, officer = pairs.sums(weights)
    for found, most in (
        (weights, room.pair),
        (shift, room.shift),
        (week, room.week),
        (officer, room.officer),
    ):
        assert (found <= most).all()


@settings(max_examples=60)
@given(seatings(), LIMITS)
def test_the_ceiling_is_the_least_there_is(places: Places, limits: Limits) -> None:
    assume(not shortage(places, limits))
    found = certificate("x", places, limits, Fraction(1))
    least = least_level(places, limits)
    assert found.level == ceil(least * ONE)
    assert least * ONE <= found.heaviest + len(places) or not places
    assert found.heaviest <= found.level + ceil(Fraction(found.level, 16))


@settings(max_examples=60)
@given(seatings(), LIMITS, st.sampled_from([Fraction(1, 2), Fraction(1, 3), Fraction(3, 10)]))
def test_predictability_gives_way_only_where_it_must(places: Places, limits: Limits, q: Fraction) -> None:
    assume(not shortage(places, limits))
    pairs = pairs_of(places)
    room = room_of(pairs, limits, ONE)
    rule = replace(room, pair=np.full(len(pairs.seat), ceil(q * ONE), np.int64))
    possible = not max_flow(pairs, rule).short
    steepest = max((max(r.weights) for r in rows_of(places, limits, q)), default=0)
    if possible:
        assert steepest <= ceil(q * ONE)
    else:
        assert steepest > q * ONE


@settings(max_examples=60)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_equals_are_treated_equally(places: Places, limits: Limits, q: Fraction) -> None:
    """A twin of P1 joins wherever P1 may sit."""
    twinned = tuple(replace(p, candidates=_with_twin(p.candidates)) for p in places)
    assume(not shortage(twinned, limits))
    unit = 2 * certificate("x", twinned, limits, q).delta + 1
    for row in rows_of(twinned, limits, q):
        by_name = dict(zip(row.inspectors, row.weights, strict=True))
        if "P1" in by_name:
            assert abs(by_name["P1"] - by_name["P1b"]) <= unit


def _with_twin(candidates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*candidates, "P1b"} if "P1" in candidates else candidates))


@settings(max_examples=60)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_the_integers_lie_beside_the_optimum(places: Places, limits: Limits, q: Fraction) -> None:
    assume(not shortage(places, limits))
    found = certificate("x", places, limits, q)
    assert found.residual <= 2**-36
    assert found.delta <= 1


@settings(max_examples=30)
@given(seatings(), LIMITS, PREDICTABILITY)
def test_nobody_is_shut_out_of_a_seat_unless_every_allowed_table_does(
    places: Places, limits: Limits, q: Fraction
) -> None:
    """What a pair could have at most in any allowed table is a flow of greatest cost."""
    assume(not shortage(places, limits))
    weights = _weights(rows_of(places, limits, q))
    pairs, room = _room(places, limits, q)
    for n in np.flatnonzero(weights == 0):
        one = np.zeros(len(weights), np.int64)
        one[n] = 10_000
        assert _greatest(pairs, room, one) <= 10_000 * len(places)  # at most a unit for each seat


@settings(max_examples=60)
@given(seatings(seats=8), LIMITS, PREDICTABILITY)
def test_no_table_has_greater_entropy(places: Places, limits: Limits, q: Fraction) -> None:
    """p is best iff Σ q·(−log p) ≤ Σ p·(−log p) for all q allowed; the worst q is a flow of greatest cost."""
    assume(not shortage(places, limits))
    weights = _weights(rows_of(places, limits, q))
    pairs, room = _room(places, limits, q)
    surprise = np.array([round(-log(max(int(w), 1) / ONE) * 10_000) for w in weights], dtype=np.int64)
    own = int((weights * surprise).sum())
    best = _greatest(pairs, room, surprise)
    assert best - own <= ONE * 10_000 * 1e-3 * (len(places) + 1)


def _greatest(pairs: Pairs, room: Room, gain: np.ndarray[tuple[int], np.dtype[np.int64]]) -> int:
    solver = SimpleMinCostFlow()
    at = np.cumsum([pairs.seats, len(pairs.shifts), len(pairs.weeks), len(pairs.officers)])
    sink = int(at[3])
    for tails, heads, most, cost in (
        (pairs.seat, pairs.shift + at[0], room.pair, -gain),
        (np.arange(at[0], at[1]), pairs.week + at[1], room.shift, None),
        (np.arange(at[1], at[2]), pairs.officer + at[2], room.week, None),
        (np.arange(at[2], at[3]), np.full(len(pairs.officers), sink), room.officer, None),
    ):
        free = np.zeros(len(most), np.int64) if cost is None else cost
        solver.add_arcs_with_capacity_and_unit_cost(tails, heads, most, free)
    supplies = np.zeros(sink + 1, np.int64)
    supplies[: pairs.seats], supplies[sink] = ONE, -pairs.seats * ONE
    solver.set_nodes_supplies(np.arange(sink + 1), supplies)
    assert solver.solve() == solver.OPTIMAL
    return -int(solver.optimal_cost())


def test_weights_forced_to_nought_are_exactly_nought() -> None:
    """P1 and P2 are both needed elsewhere in this shift, so the third seat is P3's alone."""
    places = (place(0, 4, "12"), place(1, 4, "12"), place(2, 4, "123"))
    rows = rows_of(places, Limits(10, 120), Fraction(1))
    assert rows[2].weights == (0, 0, ONE)
    assert rows[0].weights == rows[1].weights == (ONE // 2, ONE // 2)
