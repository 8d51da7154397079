"""The second engine against all rosters there are: what it lists is allowed, and no lottery is fairer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from rosters_support import every_roster, instances, slow_leximin, without

from scheduler.errors import PlanBroken
from scheduler.lottery.ceilings import SLACK
from scheduler.lottery.rosters.leximin import leximin
from scheduler.lottery.rosters.lot import roster_list
from scheduler.lottery.rosters.pricing import conflict
from scheduler.lottery.rosters.rules import broken
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from scheduler.lottery.rosters.rules import Instance

pytestmark = pytest.mark.untraced


@settings(deadline=None, max_examples=25)
@given(instances())
def test_every_roster_of_the_list_keeps_every_rule(instance: Instance) -> None:
    assume(every_roster(instance))
    found = roster_list(leximin(instance, levels=1))
    assert not any(broken(instance, roster) for roster in found.rosters)
    assert sum(found.weights) == ONE
    assert min(found.weights) > 0
    assert sorted(set(found.rosters)) == list(found.rosters)
    assert all(sum(seat) == ONE for seat in found.chances(instance))


@settings(deadline=None, max_examples=25)
@given(instances())
def test_the_shares_are_those_of_the_leximin_lottery_over_all_rosters(instance: Instance) -> None:
    assume(every_roster(instance))
    found = leximin(instance)
    shares = {name: level.share for level in found.levels for name in level.goods}
    assert found.raised == 0
    assert shares == pytest.approx(slow_leximin(instance, 1 / SLACK), abs=2e-3)
    assert all(-1e-9 <= level.bound - level.share <= 1e-3 for level in found.levels)


@settings(deadline=None, max_examples=25)
@given(instances())
def test_where_there_is_no_roster_the_rules_in_the_way_are_named_and_none_too_many(
    instance: Instance,
) -> None:
    possible = bool(every_roster(instance))
    assume(possible or every_roster(replace(instance, rules=())))
    named = conflict(instance)
    assert possible == (not named)
    if not possible:
        with pytest.raises(PlanBroken, match="L05"):
            leximin(instance)
        only = replace(instance, rules=named)
        assert not every_roster(only)
        assert all(every_roster(without(only, rule)) for rule in named)
