"""Our whole plan of an instance, step by step with its times."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from adapters.ours import tours_of

from scheduler.eligibility import eligibility_of
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.table import table_of
from scheduler.packing import pack
from scheduler.timetable import timetable_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from instances.district import Instance
    from scoring.trips import Tour

    from scheduler.eligibility import Eligibility
    from scheduler.timetable import Timetable
    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit

SEED = bytes(range(32))


@dataclass(frozen=True, slots=True)
class Planned:
    """Trips on shifts, officers drawn."""

    timetable: Timetable
    tours: list[Tour]
    who: list[list[str | None]]
    seconds: tuple[float, float, float]
    """Packing, timetable, table and draw."""


def planned(found: Instance) -> Planned:
    """Pack, put on shifts, make the table, draw."""
    case, eligibility = found.case, eligibility_of(found.case)
    pack(case, found.visits[:4])
    times = [perf_counter()]
    trips = pack(case, found.visits)
    times.append(perf_counter())
    timetable = timetable_of(case, eligibility, found.visits, trips)
    times.append(perf_counter())
    who = drawn(case, eligibility, timetable.visits, timetable.trips)
    times.append(perf_counter())
    spent = (times[1] - times[0], times[2] - times[1], times[3] - times[2])
    return Planned(timetable, tours_of(timetable.trips), who, spent)


def drawn(
    case: Case, eligibility: Eligibility, visits: tuple[Visit, ...], trips: tuple[Trip, ...]
) -> list[list[str | None]]:
    """Officers by trip and seat."""
    table = table_of(case, eligibility, visits, trips)
    at = {(a.trip, a.seat): a.inspector for a in draw_inspectors(case, table, trips, SEED)}
    return [[at.get((t.id, k)) for k in range(len(t.seats))] for t in trips]


def checks(case: Case, visits: Iterable[Visit]) -> set[tuple[str, str, str]]:
    """(firm, task, agency): every part of every check these visits make."""
    tasks = {t.id: t for t in case.tasks}
    return {
        (v.enterprise, t, d.agency)
        for v in visits
        for t in v.tasks
        for d in tasks[t].duties
        if d.agency in v.agencies
    }
