"""The whole plan: ours against VROOM with a lot officer by officer."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from adapters import lot, teamtypes, vroom_teams
from adapters.planned import checks, planned
from engine.lines import over_districts
from registry import benchmark
from results import Row
from scoring.rosters import score_roster, sittings
from scoring.trips import score
from settings import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.teamtypes import Types
    from instances.district import Instance
    from results import Cell
    from scoring.trips import Tour

    from scheduler.values.plan import Visit


CLUSTERS = (25, 50)
"""VROOM's lists of team types, in per cent of the visits' own teams; the better one goes on."""


@benchmark("whole plan", reference="VROOM with skills and a lot officer by officer")
def whole() -> str:
    """Unserved parts of checks, breaches, how even loads are, and what an outsider can check."""
    return over_districts("whole plan", measured)


def measured(found: Instance) -> list[Row]:
    """Ours, then the peer in as much time at least."""
    plan = planned(found)
    visits = plan.timetable.visits
    took = sum(plan.seconds)
    proof = "unique table, committed to before the draw; every limit certain, every chance exact"
    rows = [Row("ours", {**_cells(found, visits, plan.tours, plan.who), "seconds": round(took, 1)}, proof)]
    if not vroom_teams.installed():
        return [*rows, Row("VROOM + lot", {}, f"not installed: {vroom_teams.MISSING}")]
    start = perf_counter()
    routes = [_routed(found, per_cent, max(took, settings().budget)) for per_cent in CLUSTERS]
    tours = min(routes, key=lambda one: score(found.case, found.visits, one).key)
    placed, who = lot.by_lot(found.case, found.visits, tours)
    spent = round(perf_counter() - start, 1)
    none = "no chances are known before the draw, and nothing can be checked after it"
    made = _cells(found, found.visits, placed, who)
    return [*rows, Row("VROOM + lot", {**made, "seconds": spent}, none)]


def _routed(found: Instance, per_cent: int, seconds: float) -> list[Tour]:
    def types(part: Sequence[Visit]) -> Types:
        return teamtypes.of_clusters(part, per_cent)

    return vroom_teams.routed(found.case, found.visits, types, seconds, 0)[0]


def _cells(
    found: Instance, visits: Sequence[Visit], tours: Sequence[Tour], who: Sequence[Sequence[str | None]]
) -> dict[str, Cell]:
    judged = score(found.case, visits, tours)
    roster = score_roster(found.case, sittings(visits, tours, who))
    served = checks(found.case, (visits[v] for t in tours for v in t.visits))
    asked = checks(found.case, found.visits)
    return {
        "parts of checks": len(asked),
        "unserved parts": len(asked - served),
        "person-shifts": judged.person_shifts,
        "way, min": judged.minutes,
        "breaches": len(judged.breaches) + len(roster.breaches),
        "empty seats": roster.empty,
        "widest load range": roster.widest,
        "mean load range": round(roster.mean_range, 2),
    }
