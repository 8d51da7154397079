"""Whatever the district: what is called short is short in every plan, and every remedy keeps its word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from packing_support import office
from secrets_support import SECRETS
from timetable_support import most_filled

from scheduler.eligibility import eligibility_of
from scheduler.errors import RulesConflict
from scheduler.feasibility.after import remedies_of, wants_of
from scheduler.feasibility.asked import Load, Want, demand_of
from scheduler.feasibility.before import Remedying
from scheduler.feasibility.capacity import capacity, missing
from scheduler.feasibility.changes import Lend, Lower, Widen
from scheduler.feasibility.groups import groups_of
from scheduler.feasibility.network import lacks
from scheduler.feasibility.refit import Standing
from scheduler.pipeline import plan
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from scheduler.feasibility.changes import Change
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan

MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(MANY, max_examples=15)


def planned(case: Case) -> Plan:
    try:
        return plan(case, SECRETS, "2-7-1-8", "test")
    except RulesConflict:
        assume(condition=False)
        raise


@MANY
@given(cases())
def test_a_district_whose_plan_serves_everything_was_never_called_short(case: Case) -> None:
    made = planned(case)
    if not made.unserved:
        assert capacity(case, eligibility_of(case), demand_of(made.strata)) == []


@MANY
@given(st.data())
def test_flows_through_alike_officers_find_what_trying_everything_finds(data: st.DataObject) -> None:
    case = office(
        {"甲": data.draw(st.integers(0, 4))},
        shifts=12,
        weekly=data.draw(st.integers(1, 3)),
        quarterly=data.draw(st.integers(1, 4)),
        qualified=("甲0", "甲2"),
    )
    days = [s.day for s in case.shifts]
    if data.draw(st.booleans()) and case.inspectors:
        first = data.draw(st.integers(0, 11))
        case = replace(case, leaves=(Leave("甲0", days[first], days[-1]),))
    shifts = st.sets(st.sampled_from([0, 1, 8, 9]), min_size=1).map(lambda s: sum(1 << k for k in s))
    wants = data.draw(
        st.lists(st.tuples(st.sampled_from([(), ("证",)]), st.integers(1, 2), shifts), min_size=1, max_size=3)
    )
    load = Load(tuple(Want(f"T{k}", q, n, mask, mask) for k, (q, n, mask) in enumerate(wants)), 1)
    eligibility = eligibility_of(case)
    found = lacks(load, groups_of(eligibility, "甲", ["证"]), case.shifts, case.rules.teams)
    assert all(x.need > x.supply for x in found)
    assert sum(x.need - x.supply for x in found) == _missing(case, load)


def _missing(case: Case, load: Load) -> int:
    """Units that find nobody, by trying every shift for every unit."""
    eligibility = eligibility_of(case)
    units = [w for w in load.wants for _ in range(w.amount)]

    def best(k: int, placed: tuple[tuple[int, frozenset[str]], ...]) -> int:
        if k == len(units):
            return most_filled(case, placed)
        open_at = [s for s in range(len(case.shifts)) if units[k].shifts >> s & 1]
        able = ((s, frozenset(eligibility.holders("甲", units[k].qualifications, s))) for s in open_at)
        return max(best(k + 1, (*placed, seat)) for seat in able)

    return len(units) - best(0, ())


@FEW
@given(cases(firms=60, shifts=8))
def test_remedies_before_the_seed_leave_what_they_say(case: Case) -> None:
    strata = strata_of(case, layers_of(case))
    for short in capacity(case, eligibility_of(case), demand_of(strata)):
        for remedy in Remedying(case, strata).ranked(short):
            assert remedy.after < remedy.before
            if not (isinstance(remedy.change, Lend) and remedy.change.lender):
                assert _short_after(case, remedy.change, short.agency) == remedy.after


def _short_after(case: Case, change: Change, agency: str) -> int:
    """Half days missing to an agency, everything worked out anew from the changed case."""
    after = change.applied(case)
    sized = case if not isinstance(change, (Lower, Widen)) else after
    found = capacity(after, eligibility_of(after), demand_of(strata_of(sized, layers_of(sized))))
    return missing([s for s in found if s.agency == agency])


@FEW
@given(cases(firms=30, shifts=6))
def test_remedies_after_the_timetable_let_in_what_they_say(case: Case) -> None:
    made = planned(case)
    standing = Standing(case, made.visits, made.trips, made.unserved)
    for want in wants_of(made.unserved)[:2]:
        for remedy in remedies_of(standing, want):
            assert 0 <= remedy.after < remedy.before == len(want.rows)
