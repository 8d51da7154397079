"""The second engine's rules, each by the smallest case that fits and that does not; its lot."""

from __future__ import annotations

from hashlib import sha256

import pytest
from lottery_support import place

from scheduler.errors import PlanBroken
from scheduler.lottery.rosters.leximin import Spread, leximin
from scheduler.lottery.rosters.lot import RosterList, roster_list
from scheduler.lottery.rosters.price import price_of
from scheduler.lottery.rosters.pricing import conflict
from scheduler.lottery.rosters.rules import (
    Count,
    Instance,
    at_least,
    broken,
    never_together,
    not_twice_running,
)
from scheduler.lottery.shortage import Limits
from scheduler.values.plan import ONE

FREE = Limits(10, 120)
PAIR = (place(0, 4, "12", 0), place(0, 4, "12", 1))
TRIPLE = (place(0, 4, "123", 0), place(0, 4, "123", 1))


def _who(instance: Instance) -> set[tuple[str, ...]]:
    """Every list of officers that may be drawn."""
    found = roster_list(leximin(instance))
    return {
        tuple(p.candidates[k] for p, k in zip(instance.places, roster, strict=True))
        for roster in found.rosters
    }


def test_two_who_may_not_meet_are_never_on_one_trip() -> None:
    rules = never_together(TRIPLE, "P1", "P2")
    assert _who(Instance(TRIPLE, FREE, rules)) == {
        ("P1", "P3"),
        ("P3", "P1"),
        ("P2", "P3"),
        ("P3", "P2"),
    }


def test_two_who_may_not_meet_and_are_all_there_is_cannot_go() -> None:
    (rule,) = never_together(PAIR, "P1", "P2")
    assert conflict(Instance(PAIR, FREE, (rule,))) == (rule,)
    with pytest.raises(PlanBroken) as caught:
        leximin(Instance(PAIR, FREE, (rule,)))
    assert [p.code for p in caught.value.problems] == ["L05"]
    assert caught.value.problems[0].content == "P1 and P2 not together on trip 0"


def test_two_on_different_trips_are_no_pair() -> None:
    assert never_together((place(0, 4, "1"), place(1, 4, "2")), "P1", "P2") == ()


def test_nobody_goes_to_the_same_firm_twice_running_but_may_come_back_later() -> None:
    places = (place(0, 1, "12"), place(1, 3, "12"), place(2, 5, "12"))
    rules = not_twice_running(places, [2, 0, 1])
    assert len(rules) == 4
    assert _who(Instance(places, FREE, rules)) == {("P1", "P2", "P1"), ("P2", "P1", "P2")}


def test_the_only_officer_there_is_cannot_go_twice_running() -> None:
    places = (place(0, 1, "1"), place(1, 3, "1"))
    rules = not_twice_running(places, [0, 1])
    assert conflict(Instance(places, FREE, rules)) == rules


def test_one_senior_serves_two_groups_that_overlap() -> None:
    places = (place(0, 4, "12"), place(1, 4, "13"), place(2, 5, "12"))
    rules = (at_least("morning", [0, 1], ["P1"]), at_least("first two rooms", [1, 2], ["P1"]))
    found = _who(Instance(places, FREE, rules))
    assert found == {("P2", "P1", "P2"), ("P2", "P1", "P1"), ("P1", "P3", "P1")}


def test_two_groups_at_one_time_want_two_seniors() -> None:
    places = (place(0, 4, "12"), place(1, 4, "13"))
    rules = (at_least("one", [0], ["P1"]), at_least("other", [1], ["P1"]))
    assert conflict(Instance(places, FREE, rules)) == rules
    assert conflict(Instance(places, FREE, rules[:1])) == ()


def test_of_many_rules_only_those_in_the_way_are_named() -> None:
    rules = (
        Count("harmless", (0, 1), ("P3",), most=1),
        Count("nobody but P3", (0,), ("P1", "P2"), most=0),
        Count("not P3", (0,), ("P3",), most=0),
    )
    assert conflict(Instance(TRIPLE, FREE, rules)) == rules[1:]


def test_without_rules_everybody_is_equally_likely() -> None:
    instance = Instance(TRIPLE, FREE)
    chances = roster_list(leximin(instance)).chances(instance)
    assert all(abs(c - ONE / 3) < 1e-3 * ONE for seat in chances for c in seat)


def test_what_a_roster_breaks_is_said_in_words() -> None:
    places = (place(0, 6, "1", 0), place(0, 6, "12", 1), place(1, 7, "1"))
    instance = Instance(places, Limits(1, 1), never_together(places, "P1", "P2"))
    assert broken(instance, (0, 0, 0)) == (
        "P1 and P2 not together on trip 0",
        "P1 twice in a half day",
        "P1 above the weekly limit",
        "P1 above the limit of the plan",
    )
    assert broken(Instance(places[:2], FREE), (0, 1)) == ()


def test_what_a_rule_costs_is_the_difference_it_makes_to_the_worst_off() -> None:
    """P3 must be one of the two: 1 seat for P3 and 1/2 for P1 and P2, where an even lot gives each 2/3."""
    price = price_of(Instance(TRIPLE, FREE, never_together(TRIPLE, "P1", "P2")))
    assert [level.share for level in price.loads] == pytest.approx([3 / 4, 1], abs=1e-4)
    assert [level.share for level in price.chances] == pytest.approx([3 / 4, 1], abs=1e-4)


def test_too_little_effort_is_said() -> None:
    places = tuple(place(n, n, "123456") for n in range(12))
    with pytest.raises(PlanBroken, match="L06"):
        leximin(Instance(places, Limits(2, 2)), effort=0.0)


def test_weights_are_whole_and_what_is_too_little_is_left_out() -> None:
    found = roster_list(Spread(((1,), (0,), (2,)), (0.5, 0.5, 1e-12), (), 0))
    assert found == RosterList(((0,), (1,)), (ONE // 2, ONE // 2))


def test_a_known_seed_draws_a_known_roster_and_every_list_has_draws_of_its_own() -> None:
    """The first 30 bits the label's stream gives, compared with 1/2 and 3/4."""
    found = RosterList(((0,), (1,), (2,)), (ONE // 2, ONE // 4, ONE // 4))
    seeds = [n.to_bytes(32, "big") for n in range(12)]
    drawn = {name: [found.drawn(seed, name)[0] for seed in seeds] for name in ("甲", "乙")}
    for name, rosters in drawn.items():
        for seed, roster in zip(seeds, rosters, strict=True):
            parts = (b"chayici/rosters/1", seed, name.encode())
            key = sha256(b"".join(len(p).to_bytes(8, "big") + p for p in parts)).digest()
            first = int.from_bytes(sha256(key + bytes(8)).digest()[:4], "big") % ONE
            assert roster == (0 if first < ONE // 2 else 1 if first < 3 * ONE // 4 else 2)
    assert drawn["甲"] != drawn["乙"]


def test_rosters_come_as_often_as_their_weights_say() -> None:
    found = RosterList(((0,), (1,)), (ONE // 4, 3 * ONE // 4))
    first = sum(found.drawn(n.to_bytes(32, "big"), "x") == (0,) for n in range(2000))
    assert abs(first - 500) < 3.3 * (2000 * 3 / 16) ** 0.5  # two-sided, α = 1e-3


def test_the_same_instance_gives_the_same_list() -> None:
    places = (*TRIPLE, place(1, 5, "1234"), place(2, 6, "2345"))
    instance = Instance(places, Limits(2, 3), never_together(places, "P1", "P2"))
    assert leximin(instance) == leximin(instance)
