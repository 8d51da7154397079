"""For any generated district: a re-plan breaks no rule, keeps what is not affected, and can be filled."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replan_support import allowed, breaches, can_sit, filled
from secrets_support import SECRETS

from scheduler.errors import RulesConflict
from scheduler.pipeline import plan
from scheduler.replan import Change, replan
from scheduler.values.firms import QuietPeriod
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan

MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


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


@MANY
@given(st.data(), cases(firms=14, tasks=3, shifts=10))
def test_a_replan_breaks_no_rule_and_its_seats_can_be_filled(data: st.DataObject, case: Case) -> None:
    made = planned(case)
    change = data.draw(changes(made))
    found = replan(made, made.assignments, change)
    assert breaches(made, made.assignments, change, found) == []
    assert found == replan(made, made.assignments, change)


@MANY
@given(st.data(), cases(firms=14, tasks=3, shifts=10))
def test_after_an_absence_all_else_stays_where_the_open_seats_can_be_drawn_again(
    data: st.DataObject, case: Case
) -> None:
    made = planned(case)
    leaves = data.draw(changes(made)).leaves
    change = Change(leaves=leaves)
    firm = {v.id: v.enterprise for v in made.visits}
    trips = {t.id: t for t in made.trips}
    officers = {i.id: i for i in case.inspectors}
    holder = {(a.trip, a.seat): a.inspector for a in made.assignments}

    def able(who: str, trip: int, seat: int) -> bool:
        t = trips[trip]
        firms = [firm[v] for v in t.visits]
        return can_sit(case, officers[who], t.seats[seat], firms, t.shift, change)

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
    hit = {t for t, _ in left}
    told = {m.visit: m for m in found.moves}
    for t in made.trips:
        if t.id not in hit:
            assert all(v not in told or told[v].why == "room" for v in t.visits)
            assert {(a.trip, a.seat) for a in found.kept} >= {
                (t.id, k) for k in range(len(t.seats)) if not any(v in told for v in t.visits)
            }


@MANY
@given(st.data(), cases(firms=14, tasks=3, shifts=10))
def test_nothing_changed_changes_nothing(data: st.DataObject, case: Case) -> None:
    made = planned(case)
    found = replan(made, made.assignments, Change(since=data.draw(st.integers(0, 3))))
    assert found.trips == made.trips
    assert found.visits == tuple(v for v in found.visits)
    assert found.kept == made.assignments
    assert (found.moves, found.seats, found.struck, found.unserved) == ((), (), (), ())
    assert all(
        allowed(made, v, t.shift, Change()) for t in made.trips for v in made.visits if v.id in t.visits
    )
