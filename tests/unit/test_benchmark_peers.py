"""Every adapter of a peer on a tiny district: its answer is whole, lawful, and judged by the same scorer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bench_support import FOLDER, A, B, Q, case_of, visit

from scheduler.packing import pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from instances.district import District, Instance

    from scheduler.values.plan import Visit

pytestmark = pytest.mark.usefixtures("beside")


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)


@pytest.fixture
def tiny(beside: None) -> Instance:
    del beside
    from instances.district import instance
    from instances.shapes import shapes

    return instance(shapes(("valley",))[0], 16, effort=1)


@pytest.fixture
def small(beside: None) -> District:
    del beside
    from instances.district import drawn
    from instances.shapes import shapes

    return drawn(shapes(("ring",))[0], 300, 14)


def test_vroom_serves_everybody_with_teams_that_can(tiny: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("vroom", reason="pyvroom is a peer of the benchmarks: make bench installs it")
    from adapters import teamtypes, vroom_teams
    from scoring.trips import score

    tries = (("visits' own teams", 0, 9), ("own teams and unions", 5, 99), ("clusters", 50, 99))
    for kind, many, at_once in tries:
        monkeypatch.setattr(vroom_teams, "AT_ONCE", at_once)

        def types(part: Sequence[Visit], kind: str = kind, many: int = many) -> teamtypes.Types:
            return teamtypes.LISTS[kind](part, many)

        tours, _ = vroom_teams.routed(tiny.case, tiny.visits, types, 0.5, 0)
        judged = score(tiny.case, tiny.visits, tours)
        assert (judged.breaches, judged.unserved) == ((), {})
        assert judged.tours < len(tiny.visits)


def test_pyvrp_serves_everybody(tiny: Instance) -> None:
    pytest.importorskip("pyvrp", reason="pyvrp is a peer of the benchmarks: make bench installs it")
    from adapters import pyvrp_routes
    from scoring.trips import score

    tours, _ = pyvrp_routes.routed(tiny.case, tiny.visits, 0.5)
    judged = score(tiny.case, tiny.visits, tours)
    assert (judged.breaches, judged.unserved) == ((), {})
    assert judged.tours < len(tiny.visits)


def test_ortools_routing_serves_everybody(tiny: Instance) -> None:
    from adapters import ortools_routes
    from scoring.trips import score

    tours, _ = ortools_routes.routed(tiny.case, tiny.visits, 0.5)
    judged = score(tiny.case, tiny.visits, tours)
    assert (judged.breaches, judged.unserved) == ((), {})
    assert judged.tours < len(tiny.visits)


def test_a_router_takes_a_large_district_in_parts_and_forgets_nobody(
    tiny: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    from adapters import ortools_routes
    from scoring.trips import score

    monkeypatch.setattr(ortools_routes, "AT_ONCE", 6)
    tours, _ = ortools_routes.routed(tiny.case, tiny.visits, 0.5)
    judged = score(tiny.case, tiny.visits, tours)
    assert (judged.breaches, judged.unserved) == ((), {})


def test_a_route_is_cut_where_its_visits_cannot_stay_together_and_nobody_is_forgotten() -> None:
    from adapters.stops import mended
    from scoring.trips import Tour

    visits = [visit(0, "f0", shifts=(0,)), visit(1, "f1", shifts=(0, 1)), visit(2, "f2", shifts=(1,))]
    visits += [visit(3, "f0"), visit(4, "f3")]
    found = mended(case_of(), visits, [(0, 1, 2), (3,)])
    assert found == [Tour((0, 1)), Tour((2,)), Tour((3,)), Tour((4,))]
    short = [visit(k, f"f{k}", minutes=1) for k in range(4)]
    assert mended(case_of(), short, [(0, 1, 2, 3)]) == [Tour((0, 1, 2)), Tour((3,))]
    long = [visit(0, "f0", minutes=60), visit(1, "f1", minutes=60)]
    assert mended(case_of(), long, [(0, 1)]) == [Tour((0,)), Tour((1,))]


def test_lists_of_team_types_cover_every_visit() -> None:
    from adapters import teamtypes
    from scoring.trips import least_cover

    visits = [visit(0, "f0", (A, A)), visit(1, "f1", (Q, A)), visit(2, "f2", (A, A, B, B)), visit(3, "f3")]
    for make in teamtypes.LISTS.values():
        teams = [team for team, _ in make(visits, 50)]
        for one in visits:
            assert any(least_cover([team, one.seats]) == team for team in teams)


def test_the_lot_seats_officers_lawfully(tiny: Instance) -> None:
    from adapters.lot import by_lot
    from scoring.rosters import score_roster, sittings
    from scoring.trips import Tour, score

    tours, who = by_lot(tiny.case, tiny.visits, [Tour((v.id,)) for v in tiny.visits])
    assert not score(tiny.case, tiny.visits, tours).breaches
    judged = score_roster(tiny.case, sittings(tiny.visits, tours, who))
    assert (judged.breaches, judged.empty) == ((), 0)
    assert len(tours) == len(tiny.visits)


def test_the_lot_leaves_out_what_nobody_can_make() -> None:
    from adapters.lot import by_lot
    from scoring.trips import Tour

    visits = [visit(k, f"f{k}", (A, A, A), shifts=(0,)) for k in range(2)]
    tours, who = by_lot(case_of(), visits, [Tour((0,)), Tour((1,))])
    assert [t.visits for t in tours] == [(0,)]
    assert sorted(who[0]) == ["a0", "a1", "a2"]


def test_one_model_puts_every_trip_on_a_shift_of_its_own(tiny: Instance) -> None:
    from adapters.monolith import solved

    trips = pack(tiny.case, tiny.visits)
    found = solved(tiny.case, tiny.visits, trips, 5)
    assert found.first is not None
    assert all(found.shifts[k] in t.shifts for k, t in enumerate(trips))


@pytest.mark.slow
def test_timefold_fills_every_seat_within_the_limits() -> None:
    from adapters import timefold_staffing

    if lacking := timefold_staffing.missing():
        pytest.skip(lacking)
    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.shortage import Limits

    weeks = {0: (2026, 42), 1: (2026, 42), 2: (2026, 43)}
    places = [SeatPlace(k, 0, k % 3, weeks[k % 3], ("x", "y", "z")) for k in range(6)]
    found = timefold_staffing.staffed(places, Limits(2, 3), 5.0)
    assert found.first is not None
    assert None not in found.officers
    assert len({(p.shift, who) for p, who in zip(places, found.officers, strict=True)}) == 6
    in_week = [who for p, who in zip(places, found.officers, strict=True) if p.week == (2026, 42)]
    assert max(map(in_week.count, "xyz")) <= 2


def test_todays_practice_draws_as_many_and_visits_every_drawn_firm(small: District) -> None:
    from adapters.practice import practised
    from instances.district import staffed
    from instances.shapes import shapes

    case = staffed(small, shapes(("ring",))[0], 30, 1).case
    found = practised(small, case)
    assert sum(found.firms.values()) == sum(s.size for s in small.strata)
    assert {s.officer for s in found.roster} <= {i.id for i in case.inspectors}


def test_independent_samples_disturb_more_firms_than_shared_numbers_and_none_fewer_than_the_least(
    small: District,
) -> None:
    from adapters.samples import independent, least_expected, ours

    least = least_expected(small)
    assert least <= len(ours(small)) < len(independent(small, 0))
    assert len(ours(small)) <= sum(s.size for s in small.strata)


def test_belgian_stops_become_visits_at_the_files_own_distances(tmp_path: Path) -> None:
    from adapters import belgium
    from adapters.ours import packed
    from scoring.trips import score

    path = tmp_path / "Z1.vrp"
    nodes = ["1 100 100", "2 100 130", "3 140 130", "4 900 900", "5 930 940"]
    path.write_text("NODE_COORD_SECTION\n" + "\n".join(nodes) + "\nDEMAND_SECTION\n", encoding="utf-8")
    found = belgium.instance(path, effort=1)
    tours, _ = packed(found.case, found.visits)
    judged = score(found.case, found.visits, tours)
    assert (judged.tours, judged.breaches) == (1, ())
    assert abs(belgium.driven(path, tours, depot=False) - judged.minutes) <= len(found.visits) - 1
    assert belgium.driven(path, tours, depot=True) > belgium.driven(path, tours, depot=False)


def test_checks_are_counted_by_firm_task_and_agency(tiny: Instance) -> None:
    from adapters.planned import checks

    found = checks(tiny.case, tiny.visits)
    assert {(firm, agency) for firm, _, agency in found} == {
        (v.enterprise, a) for v in tiny.visits for a in v.agencies
    }
    assert {(firm, task) for firm, task, _ in found} == {
        (v.enterprise, t) for v in tiny.visits for t in v.tasks
    }


def test_results_are_kept_by_line_instance_and_size_and_make_the_page(tmp_path: Path) -> None:
    from page import page
    from results import Measurement, Row, have, keep, kept

    first = Measurement(
        "packing", "city", 300, (Row("ours", {"person-shifts": 1_246}, "a note"),), "14 agencies"
    )
    keep(first, tmp_path)
    keep(Measurement("packing", "city", 300, (Row("ours", {"person-shifts": 1_200}),)), tmp_path)
    keep(Measurement("packing", "ring", 300, (Row("ours", {"seconds": 1.5, "gap": None}),)), tmp_path)
    (city, ring) = kept(tmp_path)
    assert city.rows == (Row("ours", {"person-shifts": 1_200}),)
    assert have("packing", "ring", 300, tmp_path) == ring
    assert have("packing", "ring", 3_000, tmp_path) is None
    text = page([first, ring])
    assert "| city | 300 | ours | 1,246 |" in text
    assert "| ring | 300 | ours |  | 1.50 | – |" in text
    assert "- ours: a note." in text
    assert json.loads(next(tmp_path.glob("*city*")).read_text(encoding="utf-8"))["size"] == 300


def test_flags_are_taken_from_among_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from settings import settings, without_flags

    for name in ("SIZES", "SHAPES", "AGENCIES", "BUDGET", "EFFORT", "RESUME"):
        monkeypatch.setenv(f"CHAYICI_{name}", "")
        monkeypatch.delenv(f"CHAYICI_{name}")
    words = ["packing", "--sizes", "300,20_000", "--shapes", "city,ring", "--budget", "7.5", "--resume"]
    assert without_flags(words) == ["packing"]
    said = settings()
    assert (said.sizes, said.shapes, said.budget, said.resume) == ((300, 20_000), ("city", "ring"), 7.5, True)
    assert (said.agencies, said.effort) == (None, 60)
    for wrong in (["--size", "3"], ["--sizes"]):
        with pytest.raises(SystemExit):
            without_flags(wrong)
    for name in ("SIZES", "SHAPES", "BUDGET", "RESUME"):
        monkeypatch.delenv(f"CHAYICI_{name}")


def test_the_summary_takes_the_best_peer_and_hides_no_loss() -> None:
    from results import Measurement, Row
    from summary import summary

    def one(name: str, own: int, *peers: int) -> Measurement:
        rows = [Row("ours", {"objective": own}), Row("proven: no packing has fewer", {"objective": 1})]
        rows += [Row(f"VROOM {k}", {"objective": p}) for k, p in enumerate(peers)]
        return Measurement("packing", name, 300, tuple(rows))

    assert "| 300 | 1 | 0.900 | 0.900 |  |" in summary([one("a", 90, 100, 120)])
    assert "| 300 | 2 | 0.949 | 1.000 |  |" in summary([one("a", 90, 100), one("b", 100, 100)])
    assert "| 300 | 2 | 1.000 | 1.250 | lost once |" in summary([one("a", 80, 100), one("b", 125, 100)])
    assert "| 300 | 1 | 1.100 | 1.100 | lost |" in summary([one("a", 110, 100, 105)])
    assert "| 300 |" not in summary([one("a", 110)])
