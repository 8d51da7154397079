from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

import pytest
from packing_support import Chance, office, quarter, team, visit, with_effort

from scheduler.eligibility import eligibility_of
from scheduler.packing import bound, pack
from scheduler.packing.book import NEVER
from scheduler.packing.bounds.bins import fewest
from scheduler.packing.cover import Patterns, cover
from scheduler.packing.fielding import Fielding, matched
from scheduler.packing.problem import Problem
from scheduler.packing.ways import Ways
from scheduler.values.firms import Enterprise
from scheduler.values.rules import Trips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit


def problem_of(case: Case, visits: list[Visit] | tuple[Visit, ...]) -> Problem:
    return Problem(case, visits, Fielding(eligibility_of(case)))


def persons(trips: tuple[Trip, ...]) -> int:
    return sum(len(t.seats) for t in trips)


def test_cover_takes_the_most_of_each_qualification_and_the_largest_size() -> None:
    assert cover(team("甲", "甲")) == team("甲", "甲")
    assert cover(team("甲证", "甲"), team("甲", "甲", "甲")) == team("甲证", "甲", "甲")
    assert cover(team("甲证", "甲"), team("甲书", "甲")) == team("甲书", "甲证")
    assert cover(team("乙", "乙"), team("甲", "甲")) == team("甲", "甲", "乙", "乙") or cover(
        team("乙", "乙"), team("甲", "甲")
    ) == team("乙", "乙", "甲", "甲")


def test_patterns_join_like_cover_and_give_equal_teams_one_number() -> None:
    patterns = Patterns()
    a, b = patterns.number(team("甲证", "甲")), patterns.number(team("甲", "甲", "乙", "乙"))
    assert patterns.number(team("甲", "甲证")) == a
    assert patterns.seats[patterns.join(a, b)] == cover(patterns.seats[a], patterns.seats[b])
    assert patterns.join(a, b) == patterns.join(b, a)
    assert patterns.join(a, a) == a
    assert patterns.size[b] == 4


def firm(town: str, latitude: int | None = None, longitude: int | None = None) -> Enterprise:
    return Enterprise(town, town, town=town, latitude=latitude, longitude=longitude)


def test_ways_by_coordinates_by_the_towns_centre_and_by_its_name_round_up() -> None:
    firms = [
        firm("东"),
        firm("东", 30_000_000, 120_000_000),
        firm("西"),
        firm("西", 30_000_000, 120_010_000),
        firm("西", 30_000_000, 120_030_000),
        firm("南"),
        firm("西", 31_000_000, 120_000_000),
    ]
    roster = firms[:6]  # the last is not on it: the centre of 西 lies 0.02 degrees from the one firm of 东
    ways = Ways(firms, Trips(same_town_minutes=4, other_town_minutes=20, speed_kmh=30), roster)

    def row(k: int) -> list[int]:
        return [ways.row(ways.place[k])[p] for p in ways.place]

    # 0.01 degrees of longitude at 30 degrees north are 963 m: 1,252 m by road, 2.5 minutes at 30 km/h.
    # One degree of latitude is 111,195 m: 144,553 m by road, 289.1 minutes.
    assert row(1) == [4, 0, 6, 3, 8, 20, 290]
    assert row(0) == [4, 4, 6, 4, 8, 20, 290]
    assert row(2) == [6, 6, 4, 4, 4, 20, 4]
    assert row(5) == [20, 20, 20, 20, 20, 4, 20]


def test_ways_are_symmetric() -> None:
    case, _ = quarter(30, coordinates=True)
    ways = Ways(case.enterprises, case.rules.trips)
    assert all(ways.row(a)[b] == ways.row(b)[a] for a in ways.place for b in ways.place)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_route_is_the_shortest_of_all_orders(count: int) -> None:
    case, visits = quarter(count, coordinates=True, seed=3)
    problem = problem_of(case, visits)
    members = tuple(range(count))

    def length(order: tuple[int, ...]) -> int:
        return sum(problem.ways.row(problem.ways.place[a])[problem.ways.place[b]] for a, b in pairwise(order))

    minutes, order = problem.route(members)
    assert minutes == length(order) == min(map(length, permutations(members)))


def test_route_of_many_stops_visits_each_once() -> None:
    case, visits = quarter(7, coordinates=True)
    minutes, order = problem_of(case, visits).route(tuple(range(7)))
    assert sorted(order) == list(range(7))
    assert minutes > 0


def test_matched_moves_officers_about() -> None:
    assert matched([0b011, 0b001, 0b110]) == 3
    assert matched([0b011, 0b011, 0b011]) == 2
    assert matched([]) == 0


def test_a_team_is_fielded_only_where_qualified_officers_are_not_recused() -> None:
    case = office({"甲": 3}, shifts=2, qualified=("甲0",), recused=(("甲0", "F1"),))
    fielding = Fielding(eligibility_of(case))
    assert fielding.mask(team("甲证", "甲"), fielding.barred("F0")) == 0b11
    assert fielding.mask(team("甲证", "甲"), fielding.barred("F1")) == 0
    assert fielding.mask(team("甲", "甲"), fielding.barred("F1")) == 0b11
    assert fielding.mask(team("甲", "甲", "甲"), fielding.barred("F1")) == 0


def test_visits_with_one_team_share_a_trip_up_to_the_rules_number() -> None:
    case = office({"甲": 2}, firms=9)
    trips = pack(case, [visit(k, f"F{k}", team("甲", "甲"), (0, 1), 30) for k in range(9)])
    assert len(trips) == 3
    assert max(len(t.visits) for t in trips) <= 4
    assert all(t.shift == -1 for t in trips)


def test_a_trip_ends_with_the_shift_but_one_visit_may_be_longer() -> None:
    case = office({"甲": 2})
    fit = [visit(0, "F0", team("甲", "甲"), (0,), 100), visit(1, "F1", team("甲", "甲"), (0,), 100)]
    assert len(pack(case, fit)) == 1
    assert len(pack(case, [fit[0], replace(fit[1], minutes=101)])) == 2
    assert [t.minutes for t in pack(case, [replace(fit[0], minutes=500)])] == [500]


def test_what_shares_no_shift_or_no_team_stays_apart() -> None:
    seats = team("甲", "甲")
    apart = [visit(0, "F0", seats, (0,)), visit(1, "F1", seats, (1,))]
    assert len(pack(office({"甲": 2}), apart)) == 2
    recused = (("甲0", "F0"), ("甲1", "F1"))
    together = [visit(0, "F0", seats, (0,)), visit(1, "F1", seats, (0,))]
    assert len(pack(office({"甲": 3}), together)) == 1
    assert len(pack(office({"甲": 3}, recused=recused), together)) == 2


def test_two_visits_of_one_firm_stay_apart() -> None:
    twice = [visit(0, "F0", team("甲", "甲"), (0, 1)), visit(1, "F0", team("甲", "甲"), (0, 1))]
    assert len(pack(office({"甲": 4}), twice)) == 2


def test_a_visit_nobody_can_field_travels_alone() -> None:
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0,)) for k in range(2)]
    assert len(pack(office({"甲": 1}), visits)) == 2


def test_nothing_to_pack() -> None:
    case = office({"甲": 2})
    assert pack(case, []) == ()
    assert bound(case, []) == 0


def test_the_cost_of_a_trip_is_persons_then_way_then_freedom() -> None:
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0, 1, 2)) for k in range(2)]
    problem = problem_of(office({"甲": 2}), visits)
    assert problem.cost((0,)) == 2 * problem.weight + 600 // 3
    assert problem.cost((0, 1)) == 2 * problem.weight + 10 + 600 // 3
    assert problem.weight > 2 * (210 + 600)


def test_the_memory_of_costs_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.packing.problem.REMEMBERED", 1)
    visits = [visit(k, f"F{k}", team("甲", "甲"), (0,)) for k in range(2)]
    problem = problem_of(office({"甲": 2}), visits)
    assert problem.cost((0,)) == problem.cost((1,)) == problem.cost((0,))


def test_effort_pays_on_a_usual_quarter() -> None:
    case, visits = quarter(120, agencies=8)
    none, little, some = (persons(pack(with_effort(case, e), visits)) for e in (0, 1, 20))
    assert bound(case, visits) <= some < little < none == sum(len(v.seats) for v in visits)
    assert persons(pack(case, visits, effort=1)) == little


# --- slow, obvious twins -----------------------------------------------------------------------------------


def partitions(items: tuple[int, ...]) -> Iterator[list[tuple[int, ...]]]:
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        yield [(items[0],), *rest]
        for k, block in enumerate(rest):
            yield [*rest[:k], (items[0], *block), *rest[k + 1 :]]


def tiny(seed: int, count: int) -> tuple[Case, list[Visit]]:
    chance = Chance(seed)
    case = office({"甲": 3, "乙": 3, "丙": 2}, qualified=("甲0", "乙0"), recused=(("甲1", "F1"),))
    teams = (team("甲", "甲"), team("乙", "乙"), team("甲证", "甲", "乙", "乙"), team("乙", "乙", "丙", "丙"))
    windows = ((0, 1, 2, 3), (0, 1), (2, 3))
    return case, [
        visit(
            k, f"F{k}", teams[chance.below(4)], windows[chance.below(3)], (30, 60, 90, 120)[chance.below(4)]
        )
        for k in range(count)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_on_tiny_cases_the_packing_is_the_best_there_is_and_above_the_bound(seed: int) -> None:
    case, visits = tiny(seed, 6)
    problem = problem_of(case, visits)
    best = min(
        sum(problem.cost(tuple(sorted(t))) for t in trips)
        for trips in partitions(tuple(range(6)))
        if all(problem.cost(tuple(sorted(t))) != NEVER for t in trips)
    )
    trips = pack(with_effort(case, 10), visits)
    ours = sum(problem.cost(tuple(sorted(t.visits))) for t in trips)
    assert best <= ours
    assert ours // problem.weight == best // problem.weight
    assert bound(case, visits) <= best // problem.weight


@pytest.mark.parametrize("way", [0, 10])
def test_no_way_of_filling_trips_beats_fewest(way: int) -> None:
    chance, rules = Chance(5), Trips(visits=3, shift_minutes=100)
    for _ in range(60):
        minutes = tuple(10 + 7 * chance.below(15) for _ in range(6))
        need = min(
            len(blocks)
            for blocks in partitions(tuple(range(6)))
            if all(
                len(b) == 1 or (len(b) <= 3 and sum(minutes[v] for v in b) + way * (len(b) - 1) <= 100)
                for b in blocks
            )
        )
        assert fewest(rules, minutes, way) <= need


def test_the_bound_knows_sizes_ways_and_long_visits() -> None:
    case = office({"甲": 9}, trips=Trips(visits=4, shift_minutes=210))
    two, three = team("甲", "甲"), team("甲", "甲", "甲")
    assert bound(case, [visit(k, f"F{k}", two, (0,), 30) for k in range(5)]) == 4
    assert bound(case, [visit(0, "F0", two, (0,), 30), visit(1, "F1", three, (0,), 30)]) == 3
    assert bound(case, [visit(k, f"F{k}", two, (0,), 101) for k in range(2)]) == 4
    assert bound(case, [visit(k, f"F{k}", two, (0,), 100) for k in range(2)]) == 2
    near = replace(case, enterprises=tuple(replace(e, latitude=1, longitude=1) for e in case.enterprises))
    assert bound(near, [visit(k, f"F{k}", two, (0,), 105) for k in range(2)]) == 2
