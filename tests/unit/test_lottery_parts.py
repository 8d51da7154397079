"""The lottery's parts, one sentence each, on cases small enough to do by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from district_support import AGENCIES, tiny_case
from lottery_support import OFFICERS, SHIFTS, case_of, place, trips_of

from data.wordings.lottery import WORDING
from scheduler.eligibility import eligibility_of
from scheduler.errors import PlanBroken
from scheduler.lottery.ceilings import least_ceilings, pair_room
from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.repair import exact_weights
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.seats import SeatPlace, firms_of_trips, seat_places
from scheduler.lottery.shortage import Cut, Limits, room_of, shortage
from scheduler.lottery.stream import Stream
from scheduler.lottery.table import SeatsUnfilled, certificate, rows_of, table_of
from scheduler.values.people import Leave, Recusal
from scheduler.values.plan import ONE, Seat, SeatRow, Trip, Visit

FREE = Limits(10, 120)
MARKET, SAFETY = AGENCIES[0], AGENCIES[1]
SEED = bytes(range(32))


def _visit(number: int, firm: str, *agencies: str) -> Visit:
    seats = tuple(Seat(a) for a in agencies for _ in (0, 1))
    return Visit(number, firm, ("试点联查[2026]1号",), agencies[0], agencies, seats, 45, (0, 1, 2, 3), 0)


def _trip(number: int, visit: Visit, shift: int) -> Trip:
    return Trip(number, (visit.id,), visit.seats, visit.minutes, visit.shifts, shift)


# --- seats -------------------------------------------------------------------------------------------------


def test_a_seat_lists_all_eligible_officers_of_its_agency() -> None:
    case = tiny_case()
    visit = _visit(0, "F1", MARKET, SAFETY)
    trips = (_trip(0, visit, 2),)
    places = seat_places(case, eligibility_of(case), trips, firms_of_trips((visit,), trips))
    week = case.shifts[2].week
    assert places == {
        MARKET: tuple(SeatPlace(0, k, 2, week, ("P01", "P02", "P03")) for k in (0, 1)),
        SAFETY: tuple(SeatPlace(0, k, 2, week, ("P11", "P12", "P13")) for k in (2, 3)),
    }


def test_leave_and_recusal_take_an_officer_out() -> None:
    case = tiny_case()
    day = case.shifts[2].day
    case = replace(case, leaves=(Leave("P01", day, day),), recusals=(Recusal("P13", "F1"),))
    visit = _visit(0, "F1", MARKET, SAFETY)
    places = seat_places(case, eligibility_of(case), (_trip(0, visit, 2),), {0: ("F1",)})
    assert {p.candidates for p in places[MARKET]} == {("P02", "P03")}
    assert {p.candidates for p in places[SAFETY]} == {("P11", "P12")}


def test_a_trip_without_a_shift_has_no_seats_to_fill() -> None:
    case = tiny_case()
    visit = _visit(0, "F1", MARKET)
    assert seat_places(case, eligibility_of(case), (_trip(0, visit, -1),), {0: ("F1",)}) == {}


# --- shortage ----------------------------------------------------------------------------------------------


def test_two_seats_and_one_officer_fall_one_short() -> None:
    places = (place(0, 4, "1", 0), place(0, 4, "1", 1), place(1, 5, "23"))
    assert shortage(places, FREE) == Cut(1, ((0, 0), (0, 1)), (("P1", 4),), (), ())


def test_a_full_week_is_named() -> None:
    places = tuple(place(n, n + 6, "1") for n in range(3))
    week = SHIFTS[6].week
    assert shortage(places, Limits(2, 120)) == Cut(1, ((0, 0), (1, 0), (2, 0)), (), (("P1", week),), ())


def test_a_full_quarter_is_named() -> None:
    places = (place(0, 0, "1"), place(1, 6, "1"), place(2, 11, "1"))
    assert shortage(places, Limits(10, 2)) == Cut(1, ((0, 0), (1, 0), (2, 0)), (), (), ("P1",))


def test_seats_without_anybody_are_short() -> None:
    assert shortage((place(0, 4, ""),), FREE) == Cut(1, ((0, 0),), (), (), ())
    assert shortage((place(0, 4, ""), place(1, 4, "1")), FREE) == Cut(1, ((0, 0),), (), (), ())


def test_nothing_to_fill_is_never_short() -> None:
    assert shortage((), FREE) is None


# --- how even, how predictable -----------------------------------------------------------------------------


def _ceilings(*places: SeatPlace, limits: Limits = FREE) -> dict[str, Fraction]:
    pairs = pairs_of(places)
    found = least_ceilings(pairs, room_of(pairs, limits, ONE))
    return {who: Fraction(int(c), ONE) for who, c in zip(pairs.officers, found, strict=True)}


def test_loads_are_level_where_everybody_may_go_everywhere() -> None:
    assert _ceilings(*(place(n, n, "1234") for n in range(6))) == dict.fromkeys(OFFICERS[:4], Fraction(3, 2))


def test_those_who_alone_can_go_carry_more_and_the_others_are_level_below() -> None:
    """Six seats only for P1 and P2; three more for anybody: 3, 3 and then 3/4 each for the other four."""
    special = [place(n, n, "12") for n in range(6)]
    others = [place(6 + n, 6 + n, "123456") for n in range(3)]
    expected = {"P1": 3, "P2": 3} | dict.fromkeys(OFFICERS[2:], Fraction(3, 4))
    assert _ceilings(*special, *others) == expected


def test_a_week_that_is_full_sends_the_load_to_others() -> None:
    """Five seats of one week for P1, P2; the limit is 3 a week, so both carry 5/2; P3 has its own 1."""
    places = [place(n, 6 + n, "12") for n in range(5)] + [place(5, 0, "3")]
    assert _ceilings(*places, limits=Limits(3, 120)) == {"P1": Fraction(5, 2), "P2": Fraction(5, 2), "P3": 1}


def _caps(predictability: Fraction, *places: SeatPlace) -> list[Fraction]:
    pairs = pairs_of(places)
    found = pair_room(pairs, room_of(pairs, FREE, ONE), predictability)
    return [Fraction(int(c), ONE) for c in found]


def test_a_seat_with_enough_candidates_keeps_the_rule() -> None:
    assert _caps(Fraction(1, 4), place(0, 0, "12345")) == [Fraction(1, 4)]


def test_a_seat_with_too_few_candidates_gets_their_share_and_a_sixteenth() -> None:
    assert _caps(Fraction(1, 4), place(0, 0, "12"), place(1, 1, "12345")) == [
        Fraction(17, 32),
        Fraction(1, 4),
    ]


def test_a_seat_whose_rivals_need_its_officers_is_raised_just_enough() -> None:
    """Only P1 can take the first seat, so the second is P2's and P3's: 1/2 each, where the rule says 3/8."""
    caps = _caps(Fraction(3, 8), place(0, 0, "1", 0), place(0, 0, "123", 1), place(1, 1, "1234"))
    assert caps == [1, Fraction(17, 32), Fraction(3, 8)]


def test_the_certificate_of_an_open_seat_is_plain() -> None:
    found = certificate("x", (place(0, 0, "1234"),), FREE, Fraction(1))
    assert (found.residual, found.delta, found.level, found.heaviest) == (0, 0, ONE // 4, ONE // 4)
    assert (found.agency, found.steepest, found.sweeps) == ("x", ONE // 4, 0)


# --- the table ---------------------------------------------------------------------------------------------


def test_one_candidate_per_seat_is_certain() -> None:
    places = (place(0, 0, "1"), place(1, 1, "2"))
    assert [r.weights for r in rows_of(places, FREE, Fraction(1, 3))] == [(ONE,), (ONE,)]


def test_everybody_in_one_shift_is_drawn_evenly() -> None:
    places = tuple(place(0, 4, "123456", seat) for seat in range(4))
    for row in rows_of(places, FREE, Fraction(1)):
        assert set(row.weights) <= {ONE // 6, ONE // 6 + 1}


def test_a_shift_in_which_all_must_go_still_leaves_each_seat_open() -> None:
    rows = rows_of(tuple(place(0, 4, "123", seat) for seat in range(3)), FREE, Fraction(1))
    columns = np.array([r.weights for r in rows]).sum(axis=0)
    assert columns.tolist() == [ONE, ONE, ONE]
    assert all(abs(w - ONE / 3) <= 2 for r in rows for w in r.weights)


def test_a_weekly_limit_that_binds_moves_the_weight_and_nothing_else() -> None:
    """P1 alone can take the first, so of one shift a week nothing is left for P1 in the second."""
    rows = rows_of((place(0, 4, "1"), place(1, 5, "12")), Limits(1, 120), Fraction(1))
    assert [r.weights for r in rows] == [(ONE,), (0, ONE)]


def test_the_table_of_a_case_is_in_order_of_trip_and_seat() -> None:
    case = tiny_case()
    visits = (_visit(0, "F1", MARKET, SAFETY), _visit(1, "F2", SAFETY))
    trips = (_trip(0, visits[0], 0), _trip(1, visits[1], 1))
    table = table_of(case, eligibility_of(case), visits, trips)
    assert [(r.trip, r.seat) for r in table] == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (1, 1)]
    assert all(sum(r.weights) == ONE for r in table)
    found = draw_inspectors(case, table, trips, SEED)
    assert [(a.trip, a.seat) for a in found] == [(r.trip, r.seat) for r in table]
    assert len({a.inspector for a in found if a.trip == 0}) == 4


def test_no_seats_no_table_no_draw() -> None:
    case = tiny_case()
    assert table_of(case, eligibility_of(case), (), ()) == ()
    assert draw_inspectors(case, (), (), SEED) == ()
    assert rows_of((), FREE, Fraction(1)) == ()


def test_a_timetable_that_cannot_be_staffed_is_refused_for_every_agency_at_once() -> None:
    case = tiny_case()
    case = replace(case, inspectors=tuple(i for i in case.inspectors if i.id in {"P01", "P12"}))
    visit = _visit(0, "F1", MARKET, SAFETY)
    with pytest.raises(SeatsUnfilled) as caught:
        table_of(case, eligibility_of(case), (visit,), (_trip(0, visit, 0),))
    assert [(p.code, p.content) for p in caught.value.problems] == [("L01", MARKET), ("L01", SAFETY)]
    assert caught.value.cuts[MARKET] == Cut(1, ((0, 0), (0, 1)), (("P01", 0),), (), ())
    assert all(WORDING[p.code][0].format(content=p.content, **dict(p.parts)) for p in caught.value.problems)


# --- whole numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "delta"), [((0.5, 0.5, 0.5, 0.5), 0), ((0.9, 0.1, 0.9, 0.1), 2**29 - 1)])
def test_weights_that_break_a_limit_move_no_further_than_they_must(
    wrong: tuple[float, ...], delta: int
) -> None:
    """P1 and P2 share two seats of one shift: whatever the target, both sum to 1."""
    pairs = pairs_of((place(0, 4, "12", 0), place(0, 4, "12", 1)))
    weights, found = exact_weights(pairs, np.array(wrong), room_of(pairs, FREE, ONE))
    assert found == delta
    assert pairs.seat_sums(weights).tolist() == pairs.sums(weights)[0].tolist() == [ONE, ONE]
    assert np.abs(weights - np.array(wrong) * ONE).max() <= delta + 1


def test_sums_a_little_off_move_by_a_few_units() -> None:
    pairs = pairs_of((place(0, 4, "123"),))
    weights, delta = exact_weights(pairs, np.full(3, (1 - 2e-8) / 3), room_of(pairs, FREE, ONE))
    assert int(weights.sum()) == ONE
    assert delta == 7


# --- the draw ----------------------------------------------------------------------------------------------

HALVES = SeatRow(0, 0, ("P1", "P2"), (ONE // 2, ONE // 2))


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ((replace(HALVES, trip=7),), "L02"),
        ((replace(HALVES, seat=3),), "L02"),
        ((replace(HALVES, seat=-1),), "L02"),
        ((replace(HALVES, weights=(ONE // 2, ONE // 2 - 1)),), "L03"),
        ((replace(HALVES, weights=(ONE + 1, -1)),), "L03"),
        ((replace(HALVES, weights=(ONE,)),), "L03"),
        ((replace(HALVES, inspectors=("P2", "P1")),), "L03"),
        ((replace(HALVES, inspectors=(), weights=()),), "L03"),
        ((HALVES, HALVES), "L04"),
        ((replace(HALVES, trip=7), replace(HALVES, weights=(1, 2))), "L02 L03"),
    ],
)
def test_what_is_no_table_is_refused(rows: tuple[SeatRow, ...], codes: str) -> None:
    with pytest.raises(PlanBroken) as caught:
        draw_inspectors(case_of(), rows, trips_of((place(0, 4, "12"),)), SEED)
    assert [p.code for p in caught.value.problems] == codes.split()
    assert all(WORDING[p.code][0].format(content="", **dict(p.parts)) for p in caught.value.problems)


def test_a_trip_that_was_not_scheduled_cannot_be_drawn() -> None:
    trips = tuple(replace(t, shift=-1) for t in trips_of((place(0, 4, "12"),)))
    with pytest.raises(PlanBroken, match="L02"):
        draw_inspectors(case_of(), (HALVES,), trips, SEED)


def test_certainty_reads_nothing_from_the_stream() -> None:
    stream = Stream(bytes(32))
    assert [stream.below(1) for _ in range(5)] == [0] * 5
    assert stream.below(256) == Stream(bytes(32)).below(256)
