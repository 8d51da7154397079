"""The benchmarks' made-up districts: the same every time, of five shapes, and lawful input for the engine."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from bench_support import FOLDER
from source_support import ROOT

if TYPE_CHECKING:
    from scheduler.values.plan import Visit

pytestmark = pytest.mark.usefixtures("beside")

DIGEST = (
    "import sys; sys.path[:0] = sys.argv[1:3]; from hashlib import sha256;"
    "from instances.district import instance; from instances.shapes import shapes;"
    "found = instance(shapes(('twin',))[0], 30);"
    "print(sha256(repr((found.case, found.visits)).encode()).hexdigest())"
)


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)


def test_a_district_is_the_same_bytes_in_another_process_and_under_another_hash_seed() -> None:
    from instances.district import instance
    from instances.shapes import shapes

    found = instance(shapes(("twin",))[0], 30)
    done = subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", DIGEST, str(FOLDER), str(ROOT)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert done.stdout.strip() == sha256(repr((found.case, found.visits)).encode()).hexdigest()


def test_every_shape_gives_so_many_visits_and_every_visit_could_take_place_alone() -> None:
    from instances.district import instance
    from instances.shapes import SHAPES
    from scoring.trips import Tour, score

    looks = set()
    for shape in SHAPES:
        found = instance(shape, 20)
        assert [v.id for v in found.visits] == list(range(20))
        assert {v.enterprise for v in found.visits} == {e.id for e in found.case.enterprises}
        judged = score(found.case, found.visits, [Tour((v.id,)) for v in found.visits])
        assert not judged.breaches
        looks.add(judged.person_shifts)
    assert len(looks) == len(SHAPES) == 5


def test_agencies_and_officers_follow_the_size() -> None:
    from instances.district import agencies_for, officers_for

    assert [(agencies_for(n), officers_for(n)) for n in (300, 3_000, 20_000)] == [
        (14, 150),
        (14, 500),
        (30, 2_000),
    ]
    assert agencies_for(300, 30) == 30


def test_officers_are_shared_out_by_need_and_none_is_lost() -> None:
    from instances.people import shared_out

    assert shared_out({"a": 1, "b": 3}, 16) == {"a": 6, "b": 10}
    assert sum(shared_out({"a": 3, "b": 5, "c": 11}, 40).values()) == 40
    with pytest.raises(ValueError, match="too few"):
        shared_out({"a": 1, "b": 1}, 7)


def test_chance_is_even_and_draws_without_repeats() -> None:
    from instances.chance import Chance

    chance = Chance("a test")
    counts = [0] * 5
    for _ in range(5_000):
        counts[chance.below(5)] += 1
    assert max(counts) - min(counts) < 200
    assert sorted(chance.some(range(9), 9)) == list(range(9))
    assert len(set(chance.some(range(9), 4))) == 4
    draws = [chance.around(1_000) for _ in range(2_000)]
    assert abs(sum(draws)) < 200_000
    assert 800 < (sum(d * d for d in draws) / len(draws)) ** 0.5 < 1_200


def test_an_unknown_shape_is_refused() -> None:
    from instances.shapes import shapes

    with pytest.raises(ValueError, match="no such shape: moon"):
        shapes(("city", "moon"))


def test_the_routers_matrix_agrees_with_the_scorer_and_keeps_a_firms_visits_apart() -> None:
    from adapters.stops import stops_of
    from instances.district import instance
    from instances.shapes import shapes
    from scoring.ways import Ways

    found = instance(shapes(("county",))[0], 40)
    firm = {e.id: e for e in found.case.enterprises}
    stops, rules = stops_of(found.case, found.visits), found.case.rules.trips
    ways = Ways(found.case)

    def wanted(a: Visit, b: Visit) -> int:
        if a is b:
            return 0
        if a.enterprise == b.enterprise:
            return rules.shift_minutes + 1
        return ways.minutes(firm[a.enterprise], firm[b.enterprise])

    for a in found.visits:
        for b in found.visits:
            assert stops.minutes[a.id, b.id] == wanted(a, b)


def test_parts_are_small_enough_and_hold_every_visit_once() -> None:
    from adapters.stops import parts
    from instances.district import instance
    from instances.shapes import shapes

    found = instance(shapes(("county",))[0], 40)
    groups = parts(found.case, found.visits, 7)
    assert max(map(len, groups)) <= 7
    assert sorted(v for group in groups for v in group) == list(range(40))
