from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numba
import numpy as np
import pytest
from packing_support import Chance, office, quarter, team, visit
from plain_support import in_plain_python

from scheduler.eligibility import eligibility_of
from scheduler.packing import needs, pack, search
from scheduler.packing.book import NEVER
from scheduler.packing.cover import cover
from scheduler.packing.fielding import Fielding
from scheduler.packing.open_book import book_of, companions_of
from scheduler.packing.problem import Problem

if TYPE_CHECKING:
    from scheduler.packing.book import Whole
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit


def problem_of(case: Case, visits: tuple[Visit, ...], turns: tuple[int, ...] = ()) -> Problem:
    return Problem(case, visits, Fielding(eligibility_of(case)), turns)


def judged(book: Whole, members: tuple[int, ...]) -> int:
    from scheduler.packing.judge import MEMBERS, VISITS, cost, drafts_for

    drafts = drafts_for(book, 1)
    drafts[0, VISITS] = len(members)
    drafts[0, MEMBERS : MEMBERS + len(members)] = members
    return cost(book, drafts, 0)


def busy(seed: int, visits: int = 80) -> tuple[Case, tuple[Visit, ...]]:
    """Places of three grades, officers on leave, recused or of the firm's station, trips of six visits."""
    case, made = quarter(visits, agencies=3, officers=5, coordinates=True, seed=seed)
    firms = tuple(
        replace(
            e,
            latitude=None if k % 3 == 0 or e.town < "第3" else e.latitude,
            longitude=None if k % 3 == 0 or e.town < "第3" else e.longitude,
            station=f"{k % 4}所",
        )
        for k, e in enumerate(case.enterprises)
    )
    officers = tuple(replace(o, station=f"{k % 9}所") for k, o in enumerate(case.inspectors))
    rules = replace(
        case.rules,
        trips=replace(case.rules.trips, visits=6, shift_minutes=420),
        teams=replace(case.rules.teams, cross_stations=("部门00", "部门02")),
    )
    return replace(case, enterprises=firms, inspectors=officers, rules=rules), made


# --- the compiled judge and its readable twin --------------------------------------------------------------


@pytest.mark.parametrize("by_turns", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_the_compiled_cost_is_the_readable_one(seed: int, *, by_turns: bool) -> None:
    case, visits = busy(seed)
    chance = Chance(seed)
    problem = problem_of(case, visits, tuple(chance.below(60) for _ in visits) if by_turns else ())
    book, possible = book_of(problem), 0
    for _ in range(400):
        members = tuple(sorted({chance.below(len(visits)) for _ in range(1 + chance.below(7))}))
        assert judged(book, members) == problem.cost(members)
        possible += problem.cost(members) != NEVER
    assert 100 < possible < 390


def test_two_visits_to_one_firm_never_share_a_trip() -> None:
    visits = tuple(visit(k, "F0", team("甲", "甲"), (0, 1)) for k in range(2))
    problem = problem_of(office({"甲": 4}), visits)
    assert judged(book_of(problem), (0, 1)) == NEVER == problem.cost((0, 1))


def test_joins_beyond_the_table_are_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    case = office({"甲": 4}, qualified=("甲0", "甲1"))
    visits = (visit(0, "F0", team("甲证", "甲"), (0,)), visit(1, "F1", team("甲", "甲", "甲"), (0,)))
    assert len(pack(case, visits, effort=3)) == 1
    monkeypatch.setattr(needs, "MOST", 2)
    assert judged(book_of(problem_of(case, visits)), (0, 1)) == NEVER
    assert len(pack(case, visits, effort=3)) == 2


def test_needs_of_too_many_kinds_are_not_tried_where_officers_are_barred(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = office({"甲": 4}, qualified=("甲0", "甲1"), recused=(("甲3", "F1"),))
    visits = tuple(visit(k, f"F{k}", team("甲证", "甲"), (0,)) for k in range(2))
    assert len(pack(case, visits, effort=3)) == 1
    monkeypatch.setattr(needs, "KINDS", 0)
    assert len(pack(case, visits, effort=3)) == 2


def test_needs_are_closed_under_joining() -> None:
    teams = (team("甲证", "甲"), team("甲", "甲", "甲"), team("甲书", "甲", "乙", "乙"))
    found = needs.NeedsOfAgencies(teams)
    assert found.agencies == ["乙", "甲"]
    (_, of), (_, table) = found.lists, found.tables
    assert len(of) == len(set(of)) == 7
    assert all(of[table[a][b]] == cover(of[a], of[b]) for a in range(len(of)) for b in range(len(of)))


def test_bits_are_counted() -> None:
    from scheduler.packing.judge import bits

    chance = Chance(3)
    words = [0, 1, (1 << 60) - 1, *(chance.below(1 << 60) for _ in range(50))]
    assert [bits(w) for w in words] == [w.bit_count() for w in words]


# --- chance and temperature --------------------------------------------------------------------------------


def test_the_lot_is_marsaglias_xorshift() -> None:
    from scheduler.packing.lot import below, word

    lot = np.array([123456789, 362436069, 521288629, 88675123])
    # The generator's own example begins with these (Xorshift RNGs, J. Stat. Software 8 (14), 2003).
    assert [word(lot) for _ in range(3)] == [3701687786, 458299110, 2500872618]
    assert {below(lot, 5) for _ in range(200)} == set(range(5))


def test_patience_is_about_the_heat_times_a_logarithm() -> None:
    from scheduler.packing.lot import FINE, patience

    lot = search.lots_of(b"seed", 1)[0]
    drawn = [patience(lot, 1000 << FINE) for _ in range(4000)]
    assert min(drawn) >= 1
    # The mean of -log2 u is 1.44; straight lines between powers of two make it 1.5.
    assert 1400 < sum(drawn) / len(drawn) < 1600
    assert patience(lot, 0) == 1


def test_it_cools_by_equal_ratios() -> None:
    heats = list(search.cooling(60, 1, 64))
    assert heats[0] == 60 << 8
    assert 1 << 8 <= heats[-1] < 300
    ratios = [b / a for a, b in pairwise(heats)]
    assert max(ratios) - min(ratios) < 0.01
    assert list(search.cooling(10, 1, 1)) == [10 << 8]


# --- the search --------------------------------------------------------------------------------------------


def found(case: Case, visits: tuple[Visit, ...], moves: int) -> list[tuple[int, ...]]:
    problem = problem_of(case, visits)
    book = book_of(problem)
    return search.search(book, companions_of(problem, book), moves, b"seed")


@pytest.mark.parametrize("many", [1, 1000])
def test_the_plain_search_gives_the_very_same_trips(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    from scheduler.packing import anneal, judge, lot, near, packed, walk

    monkeypatch.setattr(search, "MANY", many)
    case, visits = busy(1, 40)
    fast = found(case, visits, 480)
    with in_plain_python(lot, judge, near, packed, walk, anneal):
        assert not hasattr(walk.walk, "py_func")
        assert found(case, visits, 480) == fast
    assert len(fast) < 40


@pytest.mark.parametrize("many", [1, 1000])
def test_trips_do_not_depend_on_the_number_of_processors(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search, "MANY", many)
    case, visits = busy(2)
    before = numba.get_num_threads()
    trips = found(case, visits, 20_000)
    numba.set_num_threads(1)
    try:
        assert found(case, visits, 20_000) == trips
    finally:
        numba.set_num_threads(before)


@pytest.mark.parametrize("many", [1, 1000])
def test_every_visit_is_in_one_trip_that_can_be_made(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(search, "MANY", many)
    case, visits = busy(3)
    problem = problem_of(case, visits)
    trips = found(case, visits, 20_000)
    assert sorted(v for t in trips for v in t) == list(range(len(visits)))
    assert NEVER not in [problem.cost(t) for t in trips]
    assert sum(map(problem.cost, trips)) < sum(problem.cost((v,)) for v in range(len(visits))) // 2


def test_parts_share_neither_visits_nor_slots_and_nothing_is_lost() -> None:
    from scheduler.packing import packed as p

    case, visits = busy(4)
    book = book_of(problem_of(case, visits))
    packing = p.packed(book, np.arange(80) // 2, 4)
    cost = p.total(book, packing)
    for lot in search.lots_of(b"deal", 3):
        p.deal(packing, lot)
        assert p.total(book, packing) == cost
        edges = packing[packing[p.EDGE] : packing[p.EDGE] + 5].tolist()
        assert edges[0] == 0
        assert edges[-1] == 80
        assert all(18 <= b - a <= 22 for a, b in pairwise(edges))
        order = packing[packing[p.ORDER] : packing[p.ORDER] + 80].tolist()
        assert sorted(order) == list(range(80))
        for part, (low, high) in enumerate(pairwise(edges)):
            slots = {int(packing[packing[p.WHERE] + v]) for v in order[low:high]}
            free = packing[packing[p.FREE] + low :][: packing[packing[p.LEFT] + part]].tolist()
            assert slots.isdisjoint(free)
            assert {(s - packing[p.SLOTS]) // packing[p.STRIDE] for s in slots | set(free)} == set(
                range(low, high)
            )
            assert all(packing[packing[p.PART] + v] == part for v in order[low:high])
            assert all(packing[s : s + p.FIRST].tolist() == [0, 0, 0] for s in free)


def test_companions_are_others_each_once_and_the_likest_first() -> None:
    case, visits = quarter(60, agencies=4, coordinates=True)
    problem = problem_of(case, visits)
    near = companions_of(problem, book_of(problem))
    assert near.shape == (60, 24)
    for v, row in enumerate(near.tolist()):
        assert v not in row
        assert len(set(row)) == 24
        size = problem.patterns.size
        pattern = problem.pattern
        first = [
            60
            * (2 * size[problem.patterns.join(pattern[u], pattern[v])] - size[pattern[u]] - size[pattern[v]])
            + problem.ways.minutes(problem.ways.place[u], problem.ways.place[v])
            for u in row[:12]
        ]
        assert first == sorted(first)


def test_few_visits_have_few_companions() -> None:
    for count in (1, 2, 5):
        case, visits = quarter(count)
        problem = problem_of(case, visits)
        near = companions_of(problem, book_of(problem))
        assert [sorted(u for u in row if u != NEVER) for row in near.tolist()] == [
            [u for u in range(count) if u != v] for v in range(count)
        ]


def test_travel_only_makes_fewer_trips_whoever_is_on_them() -> None:
    case, visits = quarter(150, agencies=10, coordinates=True)
    joint, short = pack(case, visits, effort=20), pack(case, visits, effort=20, travel_only=True)
    persons = [sum(len(t.seats) for t in trips) for trips in (joint, short)]
    way = [
        sum(t.minutes - sum(visits[v].minutes for v in t.visits) for t in trips) for trips in (joint, short)
    ]
    assert persons[0] < persons[1]
    assert way[0] > way[1]
    assert len(short) <= len(joint)
