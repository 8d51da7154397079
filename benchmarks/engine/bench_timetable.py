"""The timetable: ours against one CP-SAT model with a Boolean per trip and shift."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from adapters import monolith
from adapters.planned import checks
from engine.lines import over_districts
from registry import benchmark
from results import Row
from settings import settings

from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.timetable import timetable_of

if TYPE_CHECKING:
    from instances.district import Instance
    from results import Cell


@benchmark("timetable", reference="one CP-SAT model: 33 s for 708 trips, nothing in 60 s for 2,368")
def timetable() -> str:
    """The same trips on both sides; served parts of checks, and seconds."""
    return over_districts("timetable", measured)


def measured(found: Instance) -> list[Row]:
    """Ours with exact flows, then the model, whose rules are necessary only: sums of officers."""
    case, visits = found.case, found.visits
    trips = pack(case, visits)
    asked = len(checks(case, visits))
    start = perf_counter()
    made = timetable_of(case, eligibility_of(case), visits, trips)
    took = perf_counter() - start
    served = len(checks(case, (made.visits[v] for t in made.trips for v in t.visits)))
    own: dict[str, Cell] = {"trips": len(trips), "parts of checks": asked, "served parts": served}
    rows = [
        Row("ours", own | {"all served after, s": _when(took, served == asked), "seconds": round(took, 1)})
    ]
    peer = monolith.solved(case, visits, trips, max(took, settings().budget))
    served = len(checks(case, (visits[v] for k in peer.shifts for v in trips[k].visits)))
    theirs: dict[str, Cell] = {"trips": len(trips), "parts of checks": asked, "served parts": served}
    more: dict[str, Cell] = {
        "all served after, s": _when(peer.first, peer.first is not None),
        "seconds": round(peer.seconds, 1),
    }
    note = "two workers; sums of officers as rules, so that a seat may still find nobody"
    return [*rows, Row("one CP-SAT model", theirs | more, note)]


def _when(seconds: float | None, reached: bool) -> float | None:  # noqa: FBT001  # a fact, no switch
    return round(seconds, 1) if seconds is not None and reached else None
