from __future__ import annotations

from typing import TYPE_CHECKING

from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from packing_support import saturated
from secrets_support import EVENT, SECRETS

from scheduler.eligibility import eligibility_of
from scheduler.errors import RulesConflict
from scheduler.merge import merge
from scheduler.packing import bound, pack
from scheduler.packing.cover import cover
from scheduler.packing.pack import common_shifts
from scheduler.pipeline import freeze
from scheduler.sampling.draw import draw_firms
from scheduler.timetable import fieldable, timetable_of

if TYPE_CHECKING:
    from scheduler.timetable import Timetable
    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Unserved, Visit

MANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
Result = tuple[tuple["Visit", ...], tuple["Visit", ...], tuple["Trip", ...], "Timetable", list["Unserved"]]


def planned(case: Case) -> Result:
    """(merged, fieldable visits, packed trips, timetable, all that is unserved)."""
    try:
        frozen = freeze(case, SECRETS, EVENT)
    except RulesConflict:
        assume(condition=False)
        raise
    drawn = draw_firms(frozen, "3-1-4-1-5", "test")
    merged, _ = merge(case, frozen.strata, drawn.draws)
    eligibility = eligibility_of(case)
    visits, unserved = fieldable(case, eligibility, merged)
    trips = pack(case, visits)
    timetable = timetable_of(case, eligibility, visits, trips, unserved)
    return merged, visits, trips, timetable, [*unserved, *timetable.unserved]


@MANY
@given(cases())
def test_every_check_is_on_one_trip_or_explained(case: Case) -> None:
    merged, _, _, timetable, unserved = planned(case)
    tasks = {t.id: t for t in case.tasks}
    made = {(v.enterprise, t): v for v in timetable.visits for t in v.tasks}
    lost = {(u.enterprise, u.task, u.agency) for u in unserved}
    assert sorted(v for t in timetable.trips for v in t.visits) == list(range(len(timetable.visits)))
    assert [v.id for v in timetable.visits] == list(range(len(timetable.visits)))
    assert [t.id for t in timetable.trips] == list(range(len(timetable.trips)))
    for before in merged:
        for task in before.tasks:
            visit = made.get((before.enterprise, task))
            assert (visit is None) == ((before.enterprise, task, "") in lost)
            if visit is not None:
                for duty in tasks[task].duties:
                    there = duty.agency in visit.agencies
                    assert there or (before.enterprise, task, duty.agency) in lost
                assert tasks[task].lead.agency in visit.agencies


@MANY
@given(cases())
def test_officers_can_be_drawn_for_all_seats_of_all_trips(case: Case) -> None:
    _, _, _, timetable, _ = planned(case)
    for agency in case.agencies:
        seats, filled = saturated(case, timetable.visits, timetable.trips, agency.id)
        assert seats == filled


@MANY
@given(cases())
def test_trips_keep_to_the_rules_and_to_allowed_shifts(case: Case) -> None:
    _, visits, packed, timetable, _ = planned(case)
    rules = case.rules.trips
    assert sorted(v for t in packed for v in t.visits) == list(range(len(visits)))
    for trips, stops in ((packed, visits), (timetable.trips, timetable.visits)):
        for trip in trips:
            own = [stops[v] for v in trip.visits]
            assert trip.shifts == common_shifts(own)
            assert trip.seats == cover(*(v.seats for v in own))
            assert len(own) == 1 or (len(own) <= rules.visits and trip.minutes <= rules.shift_minutes)
            assert trip.minutes >= sum(v.minutes for v in own)
            assert len({v.enterprise for v in own}) == len(own)
    assert all(t.shift in t.shifts for t in timetable.trips)
    times = [(timetable.visits[v].enterprise, t.shift) for t in timetable.trips for v in t.visits]
    assert len(set(times)) == len(times)


@MANY
@given(cases())
def test_no_packing_beats_the_bound(case: Case) -> None:
    _, visits, packed, _, _ = planned(case)
    assert bound(case, visits) <= sum(len(t.seats) for t in packed)
    assert sum(len(t.seats) for t in packed) <= sum(len(v.seats) for v in visits)
