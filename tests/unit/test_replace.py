"""A seat drawn again and a firm's place taken: who can come, in which order, with exactly which chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from attack_support import made, small_case

from scheduler.lottery import replace as lot
from scheduler.lottery.replace import Vacancy, candidates, replacement, seated_after
from scheduler.sampling.substitute import successors
from scheduler.values.plan import Assignment, DrawnStratum, Plan, SeatRow

PLAN = made(small_case())[0]
SEAT = PLAN.assignments[0]


def plan_with(weights: dict[str, int], weekly: int = 5, quarterly: int = 60) -> Plan:
    """The small plan with other chances on its first seat, and other limits."""
    row = SeatRow(SEAT.trip, SEAT.seat, tuple(weights), tuple(weights.values()))
    rules = PLAN.case.rules
    case = replace(
        PLAN.case, rules=replace(rules, teams=replace(rules.teams, weekly=weekly, quarterly=quarterly))
    )
    return replace(PLAN, table=(row, *PLAN.table[1:]), case=case)


def left(plan: Plan, *seated: Assignment, away: tuple[str, ...] = ()) -> tuple[tuple[str, int], ...]:
    return candidates(plan, (SEAT, *seated), Vacancy(SEAT.trip, SEAT.seat, SEAT.inspector, away))


def other_trip() -> int:
    here = PLAN.trips[SEAT.trip].shift
    return next(t.id for t in PLAN.trips if t.shift != here)


# --- who can come


def test_who_leaves_is_away_or_sits_there_already_cannot_come() -> None:
    plan = plan_with({SEAT.inspector: 5, "甲": 1, "乙": 2, "丙": 3})
    assert left(plan) == (("甲", 1), ("乙", 2), ("丙", 3))
    assert left(plan, away=("乙",)) == (("甲", 1), ("丙", 3))
    assert left(plan, Assignment(SEAT.trip, 1, "丙")) == (("甲", 1), ("乙", 2))
    assert left(plan, away=("甲", "乙", "丙")) == ()


def test_who_sits_in_another_shift_can_come_while_the_limits_allow() -> None:
    elsewhere = Assignment(other_trip(), 0, "甲")
    weights = {"甲": 1, "乙": 2}
    assert left(plan_with(weights, weekly=2, quarterly=2), elsewhere) == (("甲", 1), ("乙", 2))
    assert left(plan_with(weights, weekly=2, quarterly=1), elsewhere) == (("乙", 2),)
    assert left(plan_with(weights, weekly=1, quarterly=9), elsewhere) == (("乙", 2),)


def test_a_seat_of_another_week_counts_for_the_quarter_only() -> None:
    shifts = list(PLAN.case.shifts)
    there = PLAN.trips[other_trip()].shift
    moved = replace(shifts[there], day=shifts[there].day.replace(month=12))
    shifts[there] = moved
    base = plan_with({"甲": 1, "乙": 2}, weekly=1, quarterly=2)
    plan = replace(base, case=replace(base.case, shifts=tuple(shifts)))
    assert left(plan, Assignment(other_trip(), 0, "甲")) == (("甲", 1), ("乙", 2))


def test_where_all_chances_left_are_nothing_everyone_has_the_same() -> None:
    plan = plan_with({SEAT.inspector: 1 << 30, "甲": 0, "乙": 0})
    assert left(plan) == (("甲", 1), ("乙", 1))
    assert left(plan_with({SEAT.inspector: 1, "甲": 0, "乙": 7})) == (("甲", 0), ("乙", 7))


# --- the lot


@pytest.mark.parametrize("weights", [(1,), (1, 1), (3, 0, 5), (0, 4, 0, 1, 2)])
def test_each_comes_with_exactly_the_chance_of_the_weight(
    monkeypatch: pytest.MonkeyPatch, weights: tuple[int, ...]
) -> None:
    """Every place of the stream is tried once; each officer wins as many as the weight says."""
    pool = tuple((f"P{k}", w) for k, w in enumerate(weights))
    won: Counter[str] = Counter()
    for place in range(sum(weights)):
        monkeypatch.setattr(lot, "Stream", _stub(place, sum(weights)))
        won[replacement(PLAN, pool, bytes(32))] += 1
    assert won == Counter({who: w for who, w in pool if w})


def _stub(place: int, total: int) -> type:
    class Stub:
        def __init__(self, *_: object) -> None:
            pass

        def below(self, bound: int) -> int:
            assert bound == total
            return place

    return Stub


def test_the_same_seed_sends_the_same_officer_and_another_seed_may_not() -> None:
    pool = tuple((f"P{k}", 1) for k in range(64))
    came = [replacement(PLAN, pool, bytes([k]) * 32) for k in range(8)]
    assert came == [replacement(PLAN, pool, bytes([k]) * 32) for k in range(8)]
    assert len(set(came)) > 4


def test_nobody_can_be_drawn_from_nobody() -> None:
    with pytest.raises(ValueError, match=r"\(\)"):
        replacement(PLAN, (), bytes(32))


def test_the_last_change_of_a_seat_counts() -> None:
    seat = (SEAT.trip, SEAT.seat)
    now = seated_after(PLAN, [(*seat, "甲"), (*seat, "乙")])
    assert now[0].inspector == "乙"
    assert now[1:] == PLAN.assignments[1:]
    assert seated_after(PLAN, ()) == PLAN.assignments


# --- substitutes


DRAWS = (
    DrawnStratum(0, ("A", "B"), ("S", "T")),
    DrawnStratum(1, ("A",), ()),
    DrawnStratum(2, ("C",), ("A", "S")),
)


def test_the_first_unused_substitute_comes_in_every_stratum_that_drew_the_firm() -> None:
    assert successors(DRAWS, "A", ()) == ((0, "A", "S"), (1, "A", ""))
    assert successors(DRAWS, "X", ()) == ()


def test_each_substitute_comes_once_and_can_fall_out_in_turn() -> None:
    done = [(0, "A", "S"), (1, "A", "")]
    assert successors(DRAWS, "A", done) == ()
    assert successors(DRAWS, "B", done) == ((0, "B", "T"),)
    assert successors(DRAWS, "S", done) == ((0, "S", "T"),)
    assert successors(DRAWS, "S", [*done, (0, "B", "T")]) == ((0, "S", ""),)


def test_a_substitute_of_one_stratum_stays_what_it_is_in_another() -> None:
    """S came for A in the first stratum, and still waits in the third."""
    assert successors(DRAWS, "C", [(0, "A", "S")]) == ((2, "C", "A"),)
    assert successors(DRAWS, "A", [(2, "C", "A")]) == ((0, "A", "S"), (1, "A", ""), (2, "A", "S"))
