"""Each rule of the re-plan: the smallest change that fits, and the smallest that must not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from core_support import MARKET, SAFETY, SHIFTS, district, firm, planned, rules, task
from replan_support import breaches
from replan_twin_support import visit_to

from scheduler.lottery.table import SeatsUnfilled
from scheduler.replan import Change, replan
from scheduler.replan.chances import chances_of, commitment_of, drawn_seats
from scheduler.replan.teams import covers, dispensable
from scheduler.values.people import Leave, Recusal
from scheduler.values.plan import ONE, Seat

if TYPE_CHECKING:
    from scheduler.replan import Proposal
    from scheduler.values.plan import Plan

LAST = SHIFTS[-1].day


def office(firms: int = 2, officers: int = 3, **other: object) -> Plan:
    """So many firms, each drawn, checked by one agency; trips hold one visit."""
    roster = [*(firm(n, "A") for n in range(firms)), firm(9, "D", live=False)]
    whole = {"rules": rules(trips={"visits": 1})} | other
    return planned(district(roster, (task(1, MARKET),), officers=officers, **whole))


def away(plan: Plan, trip: int, *seats: int) -> Change:
    """The officers of these seats are away on the day of their trip."""
    day = plan.case.shifts[plan.trips[trip].shift].day
    names = [a.inspector for a in plan.assignments if a.trip == trip and a.seat in seats]
    return Change(leaves=tuple(Leave(who, day, day) for who in names))


def proposed(plan: Plan, change: Change) -> Proposal:
    found = replan(plan, plan.assignments, change)
    assert breaches(plan, plan.assignments, change, found) == []
    return found


def test_a_seat_that_somebody_of_its_row_can_take_stays_where_it_is() -> None:
    plan = office(officers=3)
    found = proposed(plan, away(plan, 0, 0))
    assert [(s.trip, s.seat, s.how) for s in found.seats] == [(0, 0, "replace")]
    assert (found.moves, found.score.changed, found.proven) == ((), 0, 6)


def test_a_trip_for_whose_seat_nobody_is_left_that_day_moves_to_another_as_a_whole() -> None:
    plan = office(officers=2)
    found = proposed(plan, away(plan, 0, 0))
    (move,) = [m for m in found.moves if m.visit in plan.trips[0].visits]
    days = [s.day for s in plan.case.shifts]
    assert days[move.before] != days[move.after]
    assert (move.why, found.seats, found.score.changed) == ("away", (), 1)
    assert found.kept == plan.assignments


def test_the_other_half_of_the_day_comes_before_another_day() -> None:
    plan = office(firms=1)
    trip = plan.trips[0]
    found = proposed(plan, Change(blocked=((plan.visits[0].enterprise, trip.shift),)))
    assert (found.score.changed, found.score.halves, found.score.disturbed) == (0, 1, 0)
    assert plan.case.shifts[found.trips[0].shift].day == plan.case.shifts[trip.shift].day


def test_nothing_before_the_first_open_day_changes() -> None:
    plan = office()
    last = max(t.shift for t in plan.trips)
    over = [t for t in plan.trips if t.shift <= last]
    everyone = tuple(Leave(i.id, SHIFTS[0].day, LAST) for i in plan.case.inspectors)
    found = proposed(plan, Change(leaves=everyone, out=(plan.visits[0].enterprise,), since=last + 1))
    assert (list(found.trips), found.kept) == (over, plan.assignments)


def test_the_visit_of_a_riskier_firm_is_made_when_not_all_can_be() -> None:
    plan = office(firms=1, officers=2)
    into = replace(visit_to(plan, plan.visits[0], "F09"), priority=1, shifts=(plan.trips[0].shift,))
    blocked = tuple((plan.visits[0].enterprise, s) for s in range(len(SHIFTS)) if s != plan.trips[0].shift)
    found = proposed(plan, Change(into=(into,), blocked=blocked))
    # The drawn trip is not broken, so nobody gives it up for a newcomer, however risky.
    assert [u.enterprise for u in found.unserved] == ["F09"]
    broken = (*blocked, (plan.visits[0].enterprise, plan.trips[0].shift))
    assert [u.reason for u in proposed(plan, Change(into=(into,), blocked=broken)).unserved] == ["N01"]


def test_a_newcomer_joins_a_trip_whose_team_covers_it_and_no_seat_is_drawn() -> None:
    plan = office(rules=rules(trips={"visits": 2}), firms=1)
    found = proposed(plan, Change(into=(visit_to(plan, plan.visits[0], "F09"),)))
    assert [(m.enterprise, m.trip, m.why) for m in found.moves] == [("F09", 0, "new")]
    assert (found.seats, len(found.trips)) == ((), 1)


def test_a_newcomer_does_not_join_a_team_with_somebody_who_must_keep_away_from_it() -> None:
    plan = office(rules=rules(trips={"visits": 2}), firms=1, officers=4)
    who = plan.assignments[0].inspector
    barred = replace(plan, case=replace(plan.case, recusals=(Recusal(who, "F09"),)))
    found = proposed(barred, Change(into=(visit_to(plan, plan.visits[0], "F09"),)))
    assert len(found.trips) == 2
    assert {s.how for s in found.seats} == {"draw"}


def test_a_newcomer_does_not_join_a_full_trip() -> None:
    plan = office(firms=1, officers=4)
    assert len(proposed(plan, Change(into=(visit_to(plan, plan.visits[0], "F09"),))).trips) == 2


def test_a_firm_that_is_visited_already_gets_its_newcomer_on_the_same_stop() -> None:
    plan = office(rules=rules(trips={"visits": 2}), firms=1)
    found = proposed(plan, Change(into=(visit_to(plan, plan.visits[0], plan.visits[0].enterprise),)))
    assert [len(t.visits) for t in found.trips] == [2]
    assert found.trips[0].minutes == 2 * plan.visits[0].minutes


def test_an_agency_that_has_no_visit_left_in_a_trip_is_struck() -> None:
    roster = [firm(0, "A", tags=("餐饮",)), firm(1, "A")]
    tasks = (task(1, MARKET), task(2, MARKET, SAFETY, tags=("餐饮",)))
    plan = planned(district(roster, tasks))
    (trip,) = plan.trips
    found = proposed(plan, Change(out=("F00",)))
    struck = {trip.seats[k].agency for _, k in found.struck}
    assert (struck, len(found.kept)) == ({SAFETY}, 2)


def test_weekly_limits_count_the_seats_that_stay() -> None:
    plan = office(firms=1, officers=2, rules=rules(teams={"weekly": 1}, trips={"visits": 1}))
    newcomer = visit_to(plan, plan.visits[0], "F09")
    week = plan.case.shifts[plan.trips[0].shift].week
    same = tuple(s for s, shift in enumerate(plan.case.shifts) if shift.week == week)
    into = (replace(newcomer, shifts=same),)
    makes_room = proposed(plan, Change(into=into))
    assert [m.why for m in makes_room.moves] == ["room", "new"]
    blocked = tuple((plan.visits[0].enterprise, s) for s in range(len(SHIFTS)) if s not in same)
    found = proposed(plan, Change(into=into, blocked=blocked))
    assert [u.reason for u in found.unserved] == ["N02"]


# --- the seats' lottery


def moved() -> tuple[Plan, Proposal]:
    plan = office(firms=1, officers=6)
    return plan, proposed(plan, Change(into=(visit_to(plan, plan.visits[0], "F09"),)))


def test_who_has_fewest_seats_has_the_chances_and_who_sits_elsewhere_then_has_none() -> None:
    plan, found = moved()
    table = chances_of(plan.case, found)
    seated = {a.inspector for a in plan.assignments}
    for row in table:
        assert (sum(row.weights), len(row.inspectors)) == (ONE, 6)
        chances = dict(zip(row.inspectors, row.weights, strict=True))
        assert not any(chances[who] for who in seated)
        assert len({chances[who] for who in row.inspectors if who not in seated}) == 1


def test_the_seats_are_drawn_from_their_table_by_a_seed_of_their_own() -> None:
    plan, found = moved()
    table = chances_of(plan.case, found)
    chances = {(r.trip, r.seat): dict(zip(r.inspectors, r.weights, strict=True)) for r in table}
    came = set()
    for k in range(8):
        drawn = drawn_seats(plan.case, found, table, bytes([k] * 32))
        assert [(a.trip, a.seat) for a in drawn] == sorted(chances)
        assert all(chances[a.trip, a.seat][a.inspector] for a in drawn)
        assert len({a.inspector for a in drawn}) == len(drawn)
        came |= {a.inspector for a in drawn}
    assert len(came) == 4


def test_a_proposals_digest_changes_with_the_proposal_and_with_its_chances() -> None:
    plan, found = moved()
    table = chances_of(plan.case, found)
    digests = {
        commitment_of(found, table, "root"),
        commitment_of(found, table, "other root"),
        commitment_of(found, table[1:], "root"),
        commitment_of(replace(found, moves=()), table, "root"),
    }
    assert len(digests) == 4


def test_seats_that_cannot_be_filled_are_no_lottery() -> None:
    plan, found = moved()
    gone = tuple(Leave(i.id, SHIFTS[0].day, LAST) for i in plan.case.inspectors)
    with pytest.raises(SeatsUnfilled):
        chances_of(replace(plan.case, leaves=gone), found)


# --- teams

PLAIN, SKILLED = Seat("甲"), Seat("甲", ("证",))


def test_a_team_covers_what_it_has_seats_for() -> None:
    assert covers([SKILLED, PLAIN], [[PLAIN, PLAIN], [SKILLED, PLAIN]])
    assert not covers([PLAIN, PLAIN], [[SKILLED, PLAIN]])
    assert not covers([PLAIN], [[PLAIN, PLAIN]])
    assert not covers([PLAIN, PLAIN], [[Seat("乙")]])


def test_empty_seats_are_struck_while_the_rest_will_do() -> None:
    seats = (SKILLED, PLAIN, PLAIN)
    assert dispensable(seats, (0, 1, 2), {0, 1}, [[PLAIN, PLAIN]]) == (2,)
    assert dispensable(seats, (0, 1, 2), {1, 2}, [[PLAIN, PLAIN]]) == (0,)
    assert dispensable(seats, (0, 1, 2), {1, 2}, [[SKILLED, PLAIN]]) == ()
    assert dispensable(seats, (0, 1, 2), set(), [[PLAIN]]) == (1, 2)
