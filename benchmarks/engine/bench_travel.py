"""Packing for travel alone: ours against PyVRP and OR-Tools, and how many persons their trips use up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import ortools_routes, ours, pyvrp_routes
from engine.bench_packing import cells
from engine.lines import over_districts
from registry import benchmark
from results import Row
from scoring.trips import Question, score
from settings import settings

if TYPE_CHECKING:
    from instances.district import Instance
    from scoring.trips import Tour


@benchmark("packing: travel only", reference="no worse than PyVRP and OR-Tools in the same time")
def travel() -> str:
    """Fewest trips, then shortest ways, with persons left out of the cost."""
    return over_districts("travel", measured)


def measured(found: Instance) -> list[Row]:
    """Ours for persons, ours for travel where it can be asked for, then the peers."""
    tours, took = ours.packed(found.case, found.visits)
    rows = [_row(found, "ours, persons first", tours, took)]
    if ours.can_leave_persons_out():
        tours, more = ours.packed_for_travel(found.case, found.visits)
        rows.append(_row(found, "ours, travel only", tours, more))
        took = more
    else:
        rows.append(Row("ours, travel only", {}, "not yet measurable: the packing cannot leave persons out"))
    seconds = max(took, settings().budget)
    if pyvrp_routes.installed():
        rows.append(_row(found, "PyVRP", *pyvrp_routes.routed(found.case, found.visits, seconds)))
    else:
        rows.append(Row("PyVRP", {}, f"not installed: {pyvrp_routes.MISSING}"))
    return [*rows, _row(found, "OR-Tools routing", *ortools_routes.routed(found.case, found.visits, seconds))]


def _row(found: Instance, who: str, tours: list[Tour], seconds: float) -> Row:
    judged = score(found.case, found.visits, tours)
    listed = cells(judged, seconds)
    del listed["objective"]
    cost = Question(found.case, found.visits).weight * judged.tours + judged.minutes
    return Row(who, {"travel cost": cost, **listed})
