"""The plan as it stands: who fell out, who stands in their place, who sits where, which seats are open."""

from __future__ import annotations

from dataclasses import replace

from attack_support import Diary
from papers_support import MARKET, ONE_ID, SAFETY, TWO_ID, WRITTEN_ID, small_plan

from data.papers.view import View
from scheduler.standing import Reseating, Standing, Substitution, standing_of
from scheduler.values.plan import Assignment, DrawnStratum

PLAN = small_plan()
WHEN = "2026-09-11T00:00:00Z"


def fall(task: str, out: str, into: str) -> Substitution:
    return Substitution(task, out, into, WHEN, "停业")


def test_a_plan_without_later_acts_stands_as_it_was_drawn() -> None:
    standing = standing_of(PLAN.strata, PLAN.draws, ())
    assert standing.unchanged
    assert standing.seated(PLAN) == PLAN.assignments
    assert (standing.gone(), standing.called()) == ({}, {})


def test_the_log_is_read_in_its_own_order_and_by_task() -> None:
    diary = Diary()
    steps = [[1, "F1", "F3"], [2, "F1", "F3"]]
    diary.add("substitute", WHEN, {}, {"enterprise": "F1", "steps": steps}, "停业")
    first = diary.add("vacate", WHEN, {}, {"trip": 0, "seat": 1, "inspector": "P1"})
    diary.add("replace", "2026-09-12T00:00:00Z", {"opens": first.digest}, {"inspector": "P3"})
    diary.add("amend", WHEN, {"amendment": 1}, {"what": "改期"})
    diary.add("vacate", "2026-09-13T00:00:00Z", {}, {"trip": 0, "seat": 2, "inspector": "P4"})
    standing = standing_of(PLAN.strata, PLAN.draws, diary.entries)
    assert standing.substitutions == (fall(ONE_ID, "F1", "F3"), fall(TWO_ID, "F1", "F3"))
    assert standing.reseatings == (
        Reseating(0, 1, "P1", "P3", "2026-09-12T00:00:00Z"),
        Reseating(0, 2, "P4", "", "2026-09-13T00:00:00Z"),
    )
    assert standing.gone() == {("F1", ONE_ID): "F3", ("F1", TWO_ID): "F3"}
    assert standing.called() == {("F3", ONE_ID): "F1", ("F3", TWO_ID): "F1"}
    seats = {(a.trip, a.seat): a.inspector for a in standing.seated(PLAN)}
    drawn = {(a.trip, a.seat): a.inspector for a in PLAN.assignments}
    assert seats == {s: who for s, who in (drawn | {(0, 1): "P3"}).items() if s != (0, 2)}


def test_a_seat_given_up_twice_is_the_last_ones() -> None:
    twice = (Reseating(0, 0, "P2", "P3"), Reseating(0, 0, "P3", "P1"))
    assert Assignment(0, 0, "P1") in Standing((), twice).seated(PLAN)
    again = Standing((), (*twice, Reseating(0, 0, "P1")))
    assert not [a for a in again.seated(PLAN) if (a.trip, a.seat) == (0, 0)]
    assert again.open == (Reseating(0, 0, "P1"),)


def test_a_chain_of_substitutes_ends_with_whoever_stands_now() -> None:
    chain = (fall(ONE_ID, "F1", "F3"), fall(ONE_ID, "F3", "F6"))
    assert Standing(chain).gone() == {("F1", ONE_ID): "F6", ("F3", ONE_ID): "F6"}
    assert Standing(chain).called() == {("F6", ONE_ID): "F1"}
    ended = Standing((*chain, fall(ONE_ID, "F6", "")))
    assert set(ended.gone().values()) == {""}
    assert ended.called() == {}


def test_who_fell_out_of_one_task_may_still_come_in_another() -> None:
    standing = Standing((fall(ONE_ID, "F1", "F3"), fall(WRITTEN_ID, "F3", "F1")))
    assert standing.gone() == {("F1", ONE_ID): "F3", ("F3", WRITTEN_ID): "F1"}
    assert standing.called() == {("F3", ONE_ID): "F1", ("F1", WRITTEN_ID): "F3"}


def test_the_steps_name_draws_not_strata() -> None:
    """An empty stratum has no draw: positions in the two differ."""
    plan = replace(PLAN, draws=(DrawnStratum(3, ("F3",), ("F1",)),))
    diary = Diary()
    diary.add("substitute", WHEN, {}, {"enterprise": "F3", "steps": [[0, "F3", "F1"]]}, "停业")
    (one,) = standing_of(plan.strata, plan.draws, diary.entries).substitutions
    assert one.task == WRITTEN_ID


def test_crews_and_open_seats_are_those_of_now() -> None:
    view = View(PLAN, Standing((), (Reseating(0, 1, "P1", "P3"), Reseating(0, 2, "P4"))))
    trip = PLAN.trips[0]
    assert [i.id for i in view.crew(trip, MARKET)] == ["P2", "P3"]
    assert view.names(trip, SAFETY) == ("李5", "空缺1席")
    assert (view.seats(trip, SAFETY), view.seats(trip, MARKET)) == (2, 2)
