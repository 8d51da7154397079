"""The proven lower bound on a packing's person-shifts, judged by trying every trip and every packing."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bounds_support import cheapest, holds, possible_trips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packing_support import Chance, office, quarter, team, visit, with_effort

from scheduler.compiled import twin
from scheduler.eligibility import eligibility_of
from scheduler.packing import bound, certify, pack
from scheduler.packing.bounds import certificate, least_cost, pricing
from scheduler.packing.bounds.draft import Weights
from scheduler.packing.bounds.kinds import GRAINS, kinds_of
from scheduler.packing.bounds.places import Places, closed, points, towns
from scheduler.packing.fielding import Fielding
from scheduler.packing.problem import FREEDOM, Problem
from scheduler.packing.ways import Ways
from scheduler.values.rules import Trips

if TYPE_CHECKING:
    from scheduler.packing import Certificate
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def offices(draw: st.DrawFn, most: int = 8) -> tuple[Case, list[Visit]]:
    """A few visits with mixed teams, windows, places and rules; some fit nowhere, some are too long."""
    chance = Chance(draw(st.integers(0, 1 << 40)))
    rules = Trips(
        visits=draw(st.sampled_from((1, 2, 4, 5, 6))),
        shift_minutes=draw(st.sampled_from((100, 210))),
        same_town_minutes=draw(st.sampled_from((0, 10, 50))),
        other_town_minutes=draw(st.sampled_from((5, 30))),
    )
    case = office(
        {"甲": 3, "乙": 3, "丙": 2},
        qualified=("甲0", "乙0"),
        recused=(("甲1", "F1"),),
        firms=most,
        trips=rules,
    )
    kinds = draw(st.integers(0, 2))  # without coordinates, with, or some firms with
    firms = tuple(
        replace(
            e, town="东西"[chance.below(2)], latitude=28_000_000 + chance.below(90_000), longitude=121_000_000
        )
        if kinds == 1 or (kinds == 2 and chance.below(2))
        else replace(e, town="东西"[chance.below(2)])
        for e in case.enterprises
    )
    teams = ("甲甲", "乙乙", "甲甲乙乙", "乙乙丙丙", "丙丙", "甲甲甲")
    asked = [team(*teams[chance.below(6)]) for _ in firms]
    asked = [(replace(a[0], qualifications=("证",)), *a[1:]) if not chance.below(4) else a for a in asked]
    return replace(case, enterprises=firms), [
        visit(k, f"F{chance.below(most)}", asked[k], ((0, 1, 2, 3), (0, 1), (2, 3))[chance.below(3)], minutes)
        for k, minutes in enumerate(
            (10, 30, 60, 90, 220)[chance.below(5)] for _ in range(draw(st.integers(1, most)))
        )
    ]


@SOME
@given(offices())
def test_the_certificate_holds_for_every_possible_trip_and_no_packing_beats_it(
    made: tuple[Case, list[Visit]],
) -> None:
    case, visits = made
    found = certify(case, visits)
    assert len(found.prices) == len(visits)
    assert min(found.prices) >= 0
    assert holds(case, visits, found)
    assert bound(case, visits) == found.bins <= found.bound <= cheapest(case, visits)[0]


@SOME
@given(offices(most=6))
def test_no_packing_beats_the_bound_on_the_written_objective(made: tuple[Case, list[Visit]]) -> None:
    case, visits = made
    weight = 4 * (case.rules.trips.shift_minutes + FREEDOM)
    proven = least_cost(case, visits, Weights(weight, 1, FREEDOM // len(case.shifts)))
    persons, cost = cheapest(case, visits)
    assert proven <= cost
    assert least_cost(case, visits, Weights(1, 0, 0)) <= persons


@pytest.mark.parametrize("coordinates", [False, True])
def test_the_certificate_of_thirty_visits_holds_for_every_possible_trip(*, coordinates: bool) -> None:
    case, visits = quarter(30, agencies=5, coordinates=coordinates)
    found = certify(case, visits)
    assert found.grain == "point"
    assert holds(case, visits, found)


def test_a_price_too_high_by_the_least_part_is_refused() -> None:
    case, visits = quarter(12, agencies=3)
    found = certify(case, visits)
    tight = [
        members
        for members, seats, _ in possible_trips(case, visits)
        if sum(found.prices[v] for v in members) == certificate.PARTS * seats
    ]
    assert tight
    raised = list(found.prices)
    raised[tight[0][0]] += 1
    assert not holds(case, visits, replace(found, prices=tuple(raised)))


def test_where_agencies_mix_the_prices_prove_more_than_bins() -> None:
    case, visits = quarter(60, agencies=6)
    found = certify(case, visits)
    ours = sum(len(t.seats) for t in pack(with_effort(case, 20), visits))
    assert found.bins < found.bound <= ours
    assert ours - found.bound < (ours - found.bins) / 2


def test_small_cases_by_hand() -> None:
    case = office({"甲": 4, "乙": 4}, trips=Trips(visits=2, shift_minutes=210))
    both, one = team("甲", "甲", "乙", "乙"), team("甲", "甲")
    # Three visits of which any two share a trip: the prices alone prove 3 of 4 seats, bins all four.
    alike = [visit(k, f"F{k}", one, (0,), 30) for k in range(3)]
    assert (sum(certify(case, alike).prices), certify(case, alike).bound) == (3 * certificate.PARTS, 4)
    # One for each agency and one for both: a trip of the two takes four seats, as many as two trips.
    mixed = [
        visit(0, "F0", one, (0,), 30),
        visit(1, "F1", team("乙", "乙"), (0,), 30),
        visit(2, "F2", both, (0,), 30),
    ]
    assert certify(case, mixed).bound == cheapest(case, mixed)[0] == 6


def test_nothing_to_prove() -> None:
    found = certify(office({"甲": 2}), [])
    assert (found.bound, found.prices, found.parts) == (0, (), ())
    assert least_cost(office({"甲": 2}), [], Weights(1, 0, 0)) == 0


def test_more_visits_never_need_fewer_person_shifts_and_longer_shifts_never_more() -> None:
    case, visits = quarter(40, agencies=5)
    bounds = [certify(case, visits[:n]).bound for n in (10, 20, 30, 40)]
    assert bounds == sorted(bounds)
    longer = [
        certify(replace(case, rules=replace(case.rules, trips=Trips(shift_minutes=m))), visits).bound
        for m in (240, 210, 180, 120)
    ]
    assert longer == sorted(longer)


@pytest.mark.parametrize("coordinates", [False, True])
def test_coarser_kinds_prove_less_and_still_hold(*, coordinates: bool) -> None:
    case, visits = quarter(16, agencies=3, coordinates=coordinates)
    visits = tuple(replace(v, minutes=30) for v in visits)
    found: dict[str, Certificate] = {}
    for most in range(16, 0, -1):
        one = certify(case, visits, most)
        found.setdefault(one.grain, one)
    assert [g for g in found if g] == [g for g in GRAINS if g in found]
    assert {"point", "team", ""} <= set(found)
    proved = [one.bound for one in found.values()]
    assert proved == sorted(proved, reverse=True)
    assert all(holds(case, visits, one) for one in found.values())
    assert found[""].bound == bound(case, visits)


def test_a_search_cut_short_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    case, visits = quarter(40, agencies=5)
    monkeypatch.setattr(certificate, "BRANCHES", 3)
    found = certify(case, visits)
    assert (found.bound, found.prices, found.grain) == (bound(case, visits), (0,) * 40, "")
    assert least_cost(case, visits, Weights(1, 0, 0)) == 0


def test_prices_of_any_guess_are_lowered_until_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    case, visits = quarter(30, agencies=5)
    guess = np.arange(1, 31, dtype=np.int64) * certificate.PARTS
    monkeypatch.setattr(
        "scheduler.packing.bounds.columns.generated", lambda kinds, *_: guess[: len(kinds.visits)]
    )
    found = certify(case, visits)
    assert 0 < sum(found.prices) < sum(range(31)) * certificate.PARTS
    assert holds(case, visits, found)


@pytest.mark.parametrize("coordinates", [False, True])
def test_compiled_and_plain_search_give_the_same_prices(
    *, coordinates: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, visits = quarter(25, agencies=4, coordinates=coordinates, seed=2)
    compiled = certify(case, visits)
    for name, value in vars(pricing).items():
        if hasattr(value, "py_func"):
            monkeypatch.setattr(pricing, name, twin(value))
    assert certify(case, visits) == compiled


def test_the_shortest_way_through_four_is_the_least_of_all_orders() -> None:
    case, _ = quarter(4, coordinates=True, seed=5)
    ways = Ways(case.enterprises, case.rules.trips)
    table = np.array([ways.row(p) for p in ways.place], dtype=np.int64)
    for stops in product(range(4), repeat=4):
        least = min(table[a, b] + table[b, c] + table[c, d] for a, b, c, d in permutations(stops))
        assert pricing.shortest(table, np.array(stops), 4) == least


@pytest.mark.parametrize("coordinates", [False, True])
def test_towns_are_never_further_apart_than_their_firms_and_detours_never_shorter(
    *, coordinates: bool
) -> None:
    case, visits = quarter(60, coordinates=coordinates)
    exact = points(Problem(case, visits, Fielding(eligibility_of(case))))
    coarse = towns(exact, [e.town for e in case.enterprises])
    near = closed(exact)
    size = range(len(near.ways))
    assert all(near.ways[a, c] <= near.ways[a, b] + near.ways[b, c] for a, b, c in product(size, repeat=3))
    for one, other in permutations(range(60), 2):
        least = coarse.ways[coarse.of[one], coarse.of[other]]
        assert least <= exact.ways[exact.of[one], exact.of[other]]
    assert (near.ways <= exact.ways).all()


def test_a_detour_over_a_third_place_replaces_a_longer_way() -> None:
    ways = np.array([[0, 50, 10], [50, 0, 10], [10, 10, 0]], dtype=np.int64)
    assert closed(Places([0, 1, 2], ways)).ways.tolist() == [[0, 20, 10], [20, 0, 10], [10, 10, 0]]


def test_visits_alike_are_one_kind() -> None:
    case = office({"甲": 4})
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0, 1), 30 + 10 * (k == 5)) for k in range(6)]
    problem = Problem(case, visits, Fielding(eligibility_of(case)))
    found = kinds_of(case, visits, problem, 9)
    assert found is not None
    assert found.kinds.visits.tolist() == [5, 1]
    assert found.of == [0, 0, 0, 0, 0, 1]
    assert kinds_of(case, visits, problem, 1) is None


def test_what_no_trip_could_gain_by_joining_is_proved_apart() -> None:
    far = Trips(other_town_minutes=200)
    case = office({"甲": 4, "乙": 4, "丙": 4}, firms=9, trips=far)
    firms = tuple(replace(e, town="东西"[k // 6]) for k, e in enumerate(case.enterprises))
    case = replace(case, enterprises=firms)
    teams = ("甲甲", "甲甲乙乙", "乙乙", "丙丙", "丙丙", "丙丙", "甲甲", "乙乙", "甲甲乙乙")
    visits = [visit(k, f"F{k}", team(*t), (0,), 20) for k, t in enumerate(teams)]
    found = certify(case, visits)
    assert found.parts == (0, 0, 0, 1, 1, 1, 2, 2, 2)
    assert found.bound == 4 + 2 + 4 == cheapest(case, visits)[0]
    assert holds(case, visits, found)
    near = replace(case, rules=replace(case.rules, trips=Trips(other_town_minutes=170)))
    assert certify(near, visits).parts == (0, 0, 0, 1, 1, 1, 0, 0, 0)
    longer = [replace(v, minutes=21) for v in visits]
    assert set(certify(near, longer).parts) == {0, 1, 2}
