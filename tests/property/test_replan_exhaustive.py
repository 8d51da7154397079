"""On tiny cases a re-plan is as good as the best of all that could be done, and says that it is proven."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from core_support import FIRST, LAST, MARKET, SAFETY, district, firm, planned, rules, task
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replan_support import breaches
from replan_twin_support import Twin, visit_to
from tiny_case_support import shifts_from

from scheduler.replan import Change, replan
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from scheduler.values.plan import Plan

MANY = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
SHAPES = ((3, 2), (4, 3))
"""(officers of each agency, most visits in a trip)."""


@cache
def small(officers: int, visits: int) -> Plan:
    """Three firms, two agencies, four half days; firm 4 is not drawn."""
    roster = [*(firm(n, "DBA"[n]) for n in range(3)), firm(4, "A", live=False)]
    shifts = shifts_from(0, 4)
    window = {"first": shifts[0].day, "last": shifts[-1].day, "minutes": 60}
    case = district(
        roster,
        (task(1, MARKET, SAFETY, **window), task(2, MARKET, tags=("餐饮",), **window)),
        officers=officers,
        shifts=shifts,
        rules=rules(trips={"visits": visits}),
    )
    return planned(case)


@st.composite
def changes(draw: st.DrawFn, made: Plan) -> Change:
    days = sorted({s.day for s in made.case.shifts})
    officers = [i.id for i in made.case.inspectors]
    away = draw(st.lists(st.sampled_from(officers), unique=True, max_size=3))
    leaves = tuple(Leave(who, *sorted(draw(st.tuples(*[st.sampled_from(days)] * 2)))) for who in away)
    firms = st.sampled_from([v.enterprise for v in made.visits])
    blocked = draw(st.sets(st.tuples(firms, st.integers(0, 3)), max_size=3))
    into = (visit_to(made, made.visits[0], "F04"),) if draw(st.booleans()) else ()
    out = tuple(sorted(draw(st.sets(firms, max_size=1))))
    return Change(leaves, out, into, blocked=tuple(sorted(blocked)))


@pytest.mark.parametrize(("officers", "visits"), SHAPES)
def test_no_other_way_serves_more_changes_fewer_days_or_disturbs_fewer_seats(
    officers: int, visits: int
) -> None:
    made = small(officers, visits)

    @MANY
    @given(st.data())
    def judge(data: st.DataObject) -> None:
        change = data.draw(changes(made))
        found = replan(made, made.assignments, change)
        score = (found.score.unserved, found.score.changed, found.score.disturbed)
        assert breaches(made, made.assignments, change, found) == []
        assert score == Twin(made, made.assignments, change).least(score)
        assert found.proven == 6

    judge()


def test_the_days_of_the_small_case_are_the_quarters_first() -> None:
    assert small(3, 2).case.shifts[0].day == FIRST
    assert small(3, 2).case.shifts[-1].day < LAST
