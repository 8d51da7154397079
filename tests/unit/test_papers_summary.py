"""The figures of a plan, against figures worked out by hand and by a slow twin."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from papers_support import FIRE, MARKET, ONE_ID, SAFETY, TWO_ID, WRITTEN_ID, small_plan

from data.papers.chances import independent_and_bound
from data.papers.summary import Coverage, expected_loads, summary
from scheduler.values.firms import Inspection

FOUND = summary(small_plan())


def test_firms_and_draws_are_counted() -> None:
    assert (FOUND.firms, FOUND.live_firms, FOUND.strata) == (6, 5, 4)
    assert FOUND.drawn == ((ONE_ID, 3), (TWO_ID, 2), (WRITTEN_ID, 1))
    assert (FOUND.checks, FOUND.written_checks, FOUND.distinct_firms) == (5, 1, 4)


def test_visits_and_trips_are_counted() -> None:
    assert (FOUND.visits, FOUND.separate_visits) == (4, 7)
    assert (FOUND.trips, FOUND.person_shifts, FOUND.person_shifts_without_trips) == (2, 6, 12)


def test_person_shifts_stand_beside_what_no_packing_can_go_below() -> None:
    # Both agencies on the first day, one on the second: the two days' visits share no half day.
    assert (FOUND.person_shifts_bound, FOUND.person_shifts_excess) == (4 + 2, Decimal("0.00"))
    plan = small_plan()
    apart = [replace(plan.trips[1], id=k, visits=(v,)) for k, v in enumerate(plan.trips[1].visits, 1)]
    wasteful = summary(replace(plan, trips=(plan.trips[0], *apart)))
    assert (wasteful.person_shifts, wasteful.person_shifts_bound) == (8, 6)
    assert wasteful.person_shifts_excess == Decimal("33.33")


def test_coverage_counts_duties_and_loads_by_agency() -> None:
    assert FOUND.coverage == (
        Coverage(SAFETY, 3, 2, 2, 1, 1),
        Coverage(FIRE, 0, 0, 0, 0, 0),
        Coverage(MARKET, 5, 5, 3, 1, 2),
    )


def test_a_wholly_unserved_check_is_unserved_for_each_of_its_agencies() -> None:
    plan = small_plan()
    whole = replace(plan, unserved=(replace(plan.unserved[0], agency=""),))
    assert [(c.agency, c.served) for c in summary(whole).coverage] == [(SAFETY, 2), (FIRE, 0), (MARKET, 4)]


def test_unserved_parts_are_grouped_by_reason_most_frequent_first() -> None:
    plan = small_plan()
    one = plan.unserved[0]
    many = replace(plan, unserved=(replace(one, reason="A1"), one, replace(one, reason="B1"), one))
    assert summary(many).unserved == (("X99", 2), ("A1", 1), ("B1", 1))


def test_chances_of_the_small_plan_by_hand() -> None:
    # Task 1: D 1/1 (F2), A 2/4 (F1 F3 F4 F6).  Task 2: A, F6 certain, the other three 1/3.
    independent = 1 + 3 * (1 - Fraction(1, 2) * Fraction(2, 3)) + 1
    bound = 1 + 3 * Fraction(1, 2) + 1
    assert independent_and_bound(small_plan()) == (independent, bound)
    assert (FOUND.expected_independent, FOUND.bound) == (Decimal("4.000"), Decimal("3.500"))
    assert FOUND.excess == Decimal("14.29")


def test_independent_draws_against_every_outcome_enumerated() -> None:
    chances = [
        (Fraction(1),),
        *[(Fraction(1, 2), Fraction(1, 3))] * 3,
        (Fraction(1, 2), Fraction(1)),
    ]
    expected = Fraction(0)
    for firm in chances:
        for outcome in product((False, True), repeat=len(firm)):
            weight = Fraction(1)
            for hit, chance in zip(outcome, firm, strict=True):
                weight *= chance if hit else 1 - chance
            expected += weight if any(outcome) else 0
    assert independent_and_bound(small_plan())[0] == expected


def test_a_firm_that_a_cap_closes_has_no_chance() -> None:
    plan = small_plan()
    day = plan.case.shifts[0].day.replace(month=3)
    closed = replace(plan, case=replace(plan.case, history=(Inspection("F1", day, MARKET, "x"),)))
    assert independent_and_bound(closed)[1] == independent_and_bound(plan)[1] - Fraction(1, 2)


def test_a_plan_without_strata_has_no_bound_and_no_excess() -> None:
    plan = small_plan()
    empty = replace(plan, strata=(), draws=(), visits=(), trips=(), unserved=(), table=(), assignments=())
    found = summary(empty)
    assert (found.visits, found.bound, found.excess) == (0, Decimal("0.000"), Decimal("0.00"))


def test_expected_loads_are_the_tables_sums() -> None:
    loads = expected_loads(small_plan())
    assert loads == {
        "P1": Fraction(3, 2),
        "P2": Fraction(3, 2),
        "P3": Fraction(1),
        "P4": Fraction(1),
        "P5": Fraction(1),
    }
    assert sum(loads.values()) == sum(len(t.seats) for t in small_plan().trips)


def test_loads_in_the_summary_are_within_one_of_the_expectation() -> None:
    loads = expected_loads(small_plan())
    assert max(loads.values()) <= max(c.most for c in FOUND.coverage)


@pytest.mark.parametrize("field", ["coverage", "drawn", "unserved"])
def test_the_summary_can_be_hashed_and_kept(field: str) -> None:
    assert isinstance(getattr(FOUND, field), tuple)
    assert hash(FOUND) == hash(summary(small_plan()))
