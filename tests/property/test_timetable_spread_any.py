"""Whatever the district: no half day asks for more officers than are there, and likes do not pile up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from packing_support import office, team, visit
from secrets_support import SECRETS
from timetable_support import most_filled

from scheduler.eligibility import eligibility_of
from scheduler.errors import RulesConflict
from scheduler.pipeline import plan
from scheduler.timetable import timetable_of
from scheduler.timetable.board import Board
from scheduler.timetable.level import level
from scheduler.timetable.objective import score
from scheduler.values.plan import Trip

if TYPE_CHECKING:
    from scheduler.values.case import Case

MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = "甲乙"


@MANY
@given(cases())
def test_no_half_day_asks_an_agency_for_more_officers_than_are_there(case: Case) -> None:
    try:
        made = plan(case, SECRETS, "2-7-1-8", "test")
    except RulesConflict:
        assume(condition=False)
        raise
    eligibility = eligibility_of(case)
    asked = Counter((s.agency, t.shift) for t in made.trips for s in t.seats)
    for (agency, shift), seats in asked.items():
        assert seats <= len(eligibility.holders(agency, (), shift))


@MANY
@given(st.data())
def test_identical_trips_are_not_on_one_half_day_while_another_of_the_week_is_free(
    data: st.DataObject,
) -> None:
    case = office({"甲": data.draw(st.integers(4, 40))}, shifts=30, firms=12)
    weeks = [s.week for s in case.shifts]
    chosen = data.draw(st.sampled_from(sorted(set(weeks))))
    week = [k for k, w in enumerate(weeks) if w == chosen]
    assume(len(week) > 1)
    shifts = tuple(sorted(data.draw(st.sets(st.sampled_from(week), min_size=2))))
    number = data.draw(st.integers(2, len(shifts)))
    visits = [visit(k, f"F{k}", team("甲", "甲"), shifts) for k in range(number)]
    trips = [Trip(k, (k,), v.seats, v.minutes, v.shifts) for k, v in enumerate(visits)]
    found = timetable_of(case, eligibility_of(case), visits, trips).trips
    assert len({t.shift for t in found}) == number
    days = {case.shifts[s].day for s in shifts}
    assert len({case.shifts[t.shift].day for t in found}) == min(number, len(days))


def _scattered(data: st.DataObject, *, most: int) -> Board:
    """A few trips of two small agencies, each on the half day chance names, if its officers suffice."""
    case = office(
        {a: data.draw(st.integers(2, 4)) for a in NAMES},
        shifts=8,
        weekly=data.draw(st.integers(1, 3)),
        quarterly=data.draw(st.integers(2, 5)),
        qualified=("甲0", "乙1"),
        recused=(("甲1", "F0"),),
        firms=most,
    )
    board = Board(case, eligibility_of(case))
    for k in range(data.draw(st.integers(1, most))):
        seats = team(
            *data.draw(
                st.sampled_from([("甲", "甲"), ("甲证", "甲"), ("乙", "乙"), ("甲", "甲", "乙", "乙证")])
            )
        )
        stop = replace(visit(k, f"F{k}", seats, tuple(range(8))), priority=data.draw(st.integers(0, 5)))
        board.place(board.job([stop]), data.draw(st.integers(0, 7)))
    return board


@MANY
@given(st.data())
def test_levelling_never_makes_the_objective_worse(data: st.DataObject) -> None:
    board = _scattered(data, most=6)
    before, placed = score(board, board.shift, ()), set(board.shift)
    level(board)
    assert set(board.shift) == placed
    assert score(board, board.shift, ()) <= before


@MANY
@given(st.data())
def test_the_numbers_of_a_shortage_are_true(data: st.DataObject) -> None:
    board = _scattered(data, most=4)
    agency = data.draw(st.sampled_from(NAMES))
    seats = team(agency, *data.draw(st.sampled_from([(agency,), (agency + "证",)])))
    shift = data.draw(st.integers(0, 7))
    cut, short = board.probe(seats, shift, "F0")
    ids = [i.id for i in board.fielding.officers]
    wanted = [
        (s, frozenset(ids[o] for o in board.officers(board.jobs[j], k, s)))
        for j, s in board.shift.items()
        for a, mine in board.jobs[j].teams
        for k in mine
        if a == agency
    ]
    number = board.job([visit(0, "F0", seats, (shift,))])
    new = [(shift, frozenset(ids[o] for o in board.officers(board.jobs[number], k, shift))) for k in range(2)]
    assert most_filled(board.case, [*wanted, *new]) == len(wanted) + 2 - short
    assert (cut is None) == (short == 0)
    if cut is not None:
        assert len(cut.seats) - board.width(cut) == short
        known = dict(enumerate(new))
        inside = [
            known[k]
            if j < 0
            else (board.shift[j], frozenset(ids[o] for o in board.officers(board.jobs[j], k, board.shift[j])))
            for j, k in cut.seats
        ]
        assert len(inside) - most_filled(board.case, inside) == short
        assert {o for _, able in inside for o in able} == {ids[o] for o, _ in cut.shifts}
