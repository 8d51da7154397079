"""How cost and time grow with the number of visits."""

from __future__ import annotations

import resource
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from adapters.planned import planned
from engine.lines import over_districts
from registry import benchmark
from results import Row
from scoring.trips import score

if TYPE_CHECKING:
    from instances.district import Instance
    from results import Cell


@benchmark("scaling", reference="near-linear; 20,000 visits in ≤ 5 min and ≤ 4 GB")
def scaling() -> str:
    """Seconds of each step, person-shifts per visit, and the most memory that was held."""
    return over_districts("scaling", measured)


def measured(found: Instance) -> list[Row]:
    """One whole plan, in a process of its own, so that the memory is this plan's."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return [Row("ours", pool.submit(alone, found).result())]


def alone(found: Instance) -> dict[str, Cell]:
    """The figures of one whole plan; memory counts everything the process has held."""
    plan = planned(found)
    judged = score(found.case, plan.timetable.visits, plan.tours)
    visits = len(found.visits)
    pack, timetable, lottery = plan.seconds
    return {
        "packing, s": round(pack, 1),
        "timetable, s": round(timetable, 1),
        "lottery, s": round(lottery, 1),
        "all, ms a visit": round(1000 * sum(plan.seconds) / visits, 1),
        "person-shifts a visit": round(judged.person_shifts / visits, 3),
        "way a visit, min": round(judged.minutes / visits, 2),
        "memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "breaches": len(judged.breaches),
    }
