"""The fairness of a plan: figures counted by hand, and a certificate that a worse table cannot get."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import log
from typing import TYPE_CHECKING

import pytest
from core_support import MARKET, district, firms, per_cent, planned, rules, task
from hypothesis import assume, given, settings
from lottery_support import LIMITS, PREDICTABILITY, place, seatings

from data.i18n import translation
from data.views.fairness import against, fairness_record, fairness_tables, in_favour
from scheduler.explain.fairness import fairness
from scheduler.explain.optimum import keeps, optimality
from scheduler.lottery.shortage import Limits, shortage
from scheduler.lottery.table import solved
from scheduler.values.case import Earlier
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    import numpy as np
    from core_support import Field

    from scheduler.explain.fairness import AgencyFair, Fairness
    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.table import Solved
    from scheduler.values.plan import Plan, SeatRow

SAY = {lang: translation(lang).gettext for lang in ("zh", "en")}
ENGLISH = SAY["en"]


def office(**other: Field) -> Plan:
    """Six visits, a trip each, by two of four officers."""
    whole: dict[str, Field] = {"rules": rules(trips={"visits": 1})} | other
    return planned(district(firms(6), (task(),), **whole))


def only(found: Fairness) -> AgencyFair:
    (one,) = found.agencies
    return one


def test_four_equals_on_twelve_seats() -> None:
    one = only(fairness(office()))
    assert (one.agency, one.seats, one.loads.officers) == (MARKET, 12, 4)
    assert {one.loads.least, one.loads.mean, one.loads.most} == {3 * ONE}
    assert (one.loads.drawn_least, one.loads.drawn_most) == (3, 3)
    assert one.predictability.highest.weight == one.predictability.lowest.weight == ONE // 4
    assert one.predictability.by_entropy.least == one.predictability.by_squares.mean == 4
    assert one.certificate.level == 3 * ONE
    assert one.differing == 0
    assert one.optimality.kept
    assert one.optimality.entropy == pytest.approx(12 * log(4))
    assert one.optimality.gap < 1e-9


def test_a_plan_as_made_has_nothing_against_it_and_says_so_in_both_languages() -> None:
    found = fairness(office())
    assert against(found) == ()
    assert "Every committed chance equals, bit for bit, what the engine computes from the case." in in_favour(
        found, ENGLISH
    )
    assert len(in_favour(found, SAY["zh"])) == 4
    for lang, say in SAY.items():
        titles = [table.title for table in fairness_tables(found, say)]
        assert len(set(titles)) == 4
        assert (titles[0] == "Loads of the officers") == (lang == "en")


def moved(row: SeatRow, units: int) -> SeatRow:
    """The same row with so many units taken from the first officer and given to the second."""
    first, second, *rest = row.weights
    return replace(row, weights=(first - units, second + units, *rest))


@pytest.mark.parametrize("units", [1, ONE // 8])
def test_a_table_that_was_changed_is_found(units: int) -> None:
    made = office()
    changed = replace(made, table=(moved(made.table[0], units), *made.table[1:]))
    one = only(fairness(changed))
    assert one.differing == 1
    assert [p.code for p in against(fairness(changed))] == ["X90"]
    if units > 1:
        assert one.optimality.gap > 1e-3
        assert one.optimality.misfit > 0.1


def test_a_table_that_breaks_a_limit_gets_no_certificate() -> None:
    made = office()
    table = tuple(moved(r, ONE // 4) for r in made.table)
    found = fairness(replace(made, table=table))
    assert not only(found).optimality.kept
    assert {p.code for p in against(found)} == {"X90", "X91"}
    assert fairness_record(found)["agencies"]
    assert [row[-1] for row in fairness_tables(found, ENGLISH)[2].rows] == ["–"]


def test_a_draw_that_does_not_replay_is_found() -> None:
    made = planned(district(firms(6), (task(1, ratios=(per_cent("A", 50),)),)))
    drawn = made.draws[0]
    swapped = replace(drawn, drawn=(*drawn.drawn[:-1], drawn.substitutes[0]))
    found = fairness(replace(made, draws=(swapped,)))
    assert not found.firms.replayed
    assert [p.code for p in against(found)] == ["X92"]


def test_the_firms_of_a_stratum_have_one_chance() -> None:
    found = fairness(planned(district(firms(6), (task(1, ratios=(per_cent("A", 50),)),))))
    (one,) = found.firms.strata
    assert (one.population, one.frame, one.size, one.chance, one.standings) == (6, 6, 3, Fraction(1, 2), 1)
    assert found.firms.drawn == found.firms.bound == 3
    assert found.firms.excess == 0
    assert found.firms.equal
    assert found.firms.recomputed


def test_a_spread_year_is_told_and_not_called_equal() -> None:
    case = district(
        firms(6),
        (task(1, ratios=(per_cent("A", 50),)),),
        rules=rules(sampling={"spread": "spread"}),
        earlier=(Earlier("F00", ONE // 2, visited=True),),
    )
    found = fairness(planned(case))
    assert not found.firms.equal
    assert any("The year is spread: in 1 strata" in line for line in in_favour(found, ENGLISH))


@settings(max_examples=150)
@given(seatings(seats=10), LIMITS, PREDICTABILITY)
def test_the_engines_tables_are_proven_best(
    places: tuple[SeatPlace, ...], limits: Limits, q: Fraction
) -> None:
    assume(not shortage(places, limits))
    found = solved(places, limits, q)
    proven = optimality(found.pairs, found.room, found.weights)
    assert proven.kept
    assert proven.gap < 1e-7
    assert proven.misfit < 4 / ONE
    assert proven.distance < 1e-3


@settings(max_examples=150)
@given(seatings(seats=10), LIMITS, PREDICTABILITY)
def test_the_bound_is_never_below_what_a_worse_table_misses(
    places: tuple[SeatPlace, ...], limits: Limits, q: Fraction
) -> None:
    """A table far from the best, allowed all the same: any maximum flow of the same limits."""
    assume(not shortage(places, limits))
    found = solved(places, limits, q)
    worse = _any_flow(found)
    assert keeps(found.pairs, found.room, worse)
    best, other = (optimality(found.pairs, found.room, w) for w in (found.weights, worse))
    assert other.kept
    missed = best.entropy - other.entropy
    assert other.gap >= missed - 1e-9


def _any_flow(found: Solved) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    from scheduler.lottery.flow import max_flow

    return max_flow(found.pairs, found.room).pair


def test_the_bound_sees_a_table_that_is_a_little_off() -> None:
    """Three seats of four equals in different shifts: move a thousandth of one seat."""
    places = tuple(place(n, n, "1234") for n in range(3))
    found = solved(places, Limits(10, 120), Fraction(1))
    off = found.weights.copy()
    off[0] -= ONE // 1000
    off[1] += ONE // 1000
    proven = optimality(found.pairs, found.room, off)
    exact = optimality(found.pairs, found.room, found.weights).entropy - proven.entropy
    assert proven.kept
    assert 0 < exact <= proven.gap
    assert proven.misfit > 0.0005
    assert proven.distance >= 0.001
