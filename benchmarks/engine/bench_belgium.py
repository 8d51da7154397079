"""A published instance: our packing against PyVRP on the stops of the Belgium CVRP set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import belgium, ours, pyvrp_routes
from adapters.public import public
from registry import benchmark
from results import Measurement, Row, have, keep, text
from scoring.trips import score
from settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from instances.district import Instance
    from scoring.trips import Tour


@benchmark("public: Belgium CVRP stops", reference="no worse than PyVRP in the same run at equal time")
def stops() -> str:
    """Fewest tours of at most four stops, then the shortest ways between stops, on Leuven1."""
    path = public("L1.vrp")
    if path is None:
        return "needs --public FOLDER with L1.vrp"
    said = settings()
    found = belgium.instance(path, effort=said.effort)
    size = len(found.visits)
    old = have("belgium", path.stem, size) if said.resume else None
    return text(
        old or keep(Measurement("belgium", path.stem, size, tuple(measured(path, found)), "4 stops a tour"))
    )


def measured(path: Path, found: Instance) -> list[Row]:
    """Both sides, judged by the file's own distances."""
    tours, took = ours.packed(found.case, found.visits)
    rows = [_row(path, found, "ours", tours, took)]
    if not pyvrp_routes.installed():
        return [*rows, Row("PyVRP", {}, f"not installed: {pyvrp_routes.MISSING}")]
    routes, spent = pyvrp_routes.routed(found.case, found.visits, max(took, settings().budget))
    return [*rows, _row(path, found, "PyVRP", routes, spent)]


def _row(path: Path, found: Instance, who: str, tours: list[Tour], seconds: float) -> Row:
    judged = score(found.case, found.visits, tours)
    return Row(
        who,
        {
            "tours": judged.tours,
            "ways between stops": belgium.driven(path, tours, depot=False),
            "with legs to the depot": belgium.driven(path, tours, depot=True),
            "breaches": len(judged.breaches),
            "seconds": round(seconds, 1),
        },
        "the legs are shown for information: neither side was asked to keep them short"
        if who == "ours"
        else "",
    )
