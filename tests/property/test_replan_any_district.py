"""For any generated district: a re-plan breaks no rule, keeps what is not affected, and can be filled."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replan_support import breaches, can_sit, filled
from secrets_support import SECRETS

from scheduler.errors import RulesConflict
from scheduler.pipeline import plan
from scheduler.replan import Change, replan
from scheduler.values.firms import QuietPeriod
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan


def planned(case: Case) -> Plan:
    try:
        made = plan(case, SECRETS, "3-1-4-1-5", "test")
    except RulesConflict:
        assume(condition=False)
        raise
    assume(made.trips)
    return made


@st.composite
def changes(draw: st.DrawFn, made: Plan) -> Change:
    """Some officers away for some days, a firm out, days closed to a town or a firm, from some day on."""
    case, days = made.case, made.case.shifts
    sitting = sorted({a.inspector for a in made.assignments})
    who = draw(st.lists(st.sampled_from(sitting), unique=True, max_size=3))
    spans = [(draw(st.integers(0, len(days) - 1)), draw(st.integers(0, 5))) for _ in who]
    firms = [v.enterprise for v in made.visits]
    town = draw(st.sampled_from(["-", *sorted({e.town for e in case.enterprises})]))
    first = days[draw(st.integers(0, len(days) - 1))].day
    return Change(
        leaves=tuple(
            Leave(w, days[k].day, days[k].day + timedelta(n)) for w, (k, n) in zip(who, spans, strict=True)
        ),
        out=tuple(sorted(draw(st.sets(st.sampled_from(firms), max_size=2)))),
        quiet=() if town == "-" else (QuietPeriod(first, first, "", town),),
        blocked=tuple((f, draw(st.integers(0, len(days) - 1))) for f in firms[:1]),
        since=draw(st.integers(0, 2)),
    )


def no_rule_is_broken(made: Plan, change: Change) -> None:
    found = replan(made, made.assignments, change)
    assert breaches(made, made.assignments, change, found) == []
    assert found == replan(made, made.assignments, change)


def all_else_stays(made: Plan, change: Change) -> None:
    """After absences alone: no day changes where seats can be drawn again, nobody else is touched."""
    trips, case = {t.id: t for t in made.trips}, made.case
    firm = {v.id: v.enterprise for v in made.visits}
    officers = {i.id: i for i in case.inspectors}

    def able(who: str, trip: int, seat: int) -> bool:
        t = trips[trip]
        firms = [firm[v] for v in t.visits]
        return can_sit(case, officers[who], t.seats[seat], firms, t.shift, change)

    holder = {(a.trip, a.seat): a.inspector for a in made.assignments}
    left = [key for key, who in holder.items() if not able(who, *key)]
    row = {(r.trip, r.seat): r.inspectors for r in made.table}
    seats = [
        (trips[t].shift, [w for w in row[t, k] if able(w, t, k)] if (t, k) in left else [who])
        for (t, k), who in holder.items()
    ]
    found = replan(made, made.assignments, change)
    if filled(case, seats) == len(seats):
        # Giving a trip up may disturb fewer officers than a lot for most of its seats; days never change.
        assert (found.score.changed, any(found.score.unserved)) == (0, False)
        assert found.score.disturbed <= len(left)
    told, kept = {m.visit: m.why for m in found.moves}, {(a.trip, a.seat) for a in found.kept}
    for t in made.trips:
        if t.id not in {trip for trip, _ in left}:
            assert all(told.get(v, "room") == "room" for v in t.visits)
            assert kept >= {(t.id, k) for k in range(len(t.seats))} or any(v in told for v in t.visits)


def nothing_changed_changes_nothing(made: Plan, since: int) -> None:
    found = replan(made, made.assignments, Change(since=since))
    assert (found.trips, found.kept) == (made.trips, made.assignments)
    assert [v.id for v in found.visits] == [v.id for v in made.visits]
    assert (found.moves, found.seats, found.struck, found.unserved) == ((), (), (), ())


@pytest.mark.parametrize("examples", [12, pytest.param(200, marks=pytest.mark.slow)])
def test_a_replan_keeps_rules_and_all_that_is_not_affected(examples: int) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data(), cases(firms=14, tasks=3, shifts=10))
    def judge(data: st.DataObject, case: Case) -> None:
        made = planned(case)
        change = data.draw(changes(made))
        no_rule_is_broken(made, change)
        all_else_stays(made, Change(leaves=change.leaves))
        nothing_changed_changes_nothing(made, change.since)

    judge()
