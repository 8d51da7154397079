"""The staffing half: our lottery against Timefold, which looks for the most even roster."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from adapters import timefold_staffing
from adapters.ours import tours_of
from engine.lines import over_districts
from registry import benchmark
from results import Row
from scoring.rosters import score_roster, sittings
from settings import settings

from scheduler.eligibility import eligibility_of
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.seats import firms_of_trips, seat_places
from scheduler.lottery.shortage import Limits
from scheduler.lottery.table import table_of
from scheduler.packing import pack
from scheduler.timetable import timetable_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from instances.district import Instance
    from results import Cell

    from scheduler.timetable import Timetable


@benchmark("staffing", reference="Timefold: 4,800 seats × 900 people feasible and nearly even in 20 s")
def staffing() -> str:
    """The same seats on both sides: filled, breaches, load ranges, seconds; only ours is a lottery."""
    return over_districts("staffing", measured)


def measured(found: Instance) -> list[Row]:
    """Ours, then Timefold in as much time at least."""
    case, eligibility = found.case, eligibility_of(found.case)
    made = timetable_of(case, eligibility, found.visits, pack(case, found.visits))
    start = perf_counter()
    table = table_of(case, eligibility, made.visits, made.trips)
    drawn = draw_inspectors(case, table, made.trips, bytes(range(32)))
    took = perf_counter() - start
    own = {(a.trip, a.seat): a.inspector for a in drawn}
    note = "a lottery: every officer's chance of every seat is exact and known beforehand"
    rows = [
        Row(
            "ours",
            _cells(found, made, own) | {"filled after, s": round(took, 2), "seconds": round(took, 2)},
            note,
        )
    ]
    if lacking := timefold_staffing.missing():
        return [*rows, Row("Timefold", {}, lacking)]
    groups = seat_places(case, eligibility, made.trips, firms_of_trips(made.visits, made.trips))
    places = [p for seats in groups.values() for p in seats]
    limits = Limits(case.rules.teams.weekly, case.rules.teams.quarterly)
    peer = timefold_staffing.staffed(places, limits, max(took, settings().budget))
    theirs = {(p.trip, p.seat): who for p, who in zip(places, peer.officers, strict=True)}
    times: dict[str, Cell] = {
        "filled after, s": None if peer.first is None else round(peer.first, 2),
        "seconds": round(peer.seconds, 2),
    }
    return [*rows, Row("Timefold", _cells(found, made, theirs) | times, "no lottery: a solver chooses")]


def _cells(found: Instance, made: Timetable, at: Mapping[tuple[int, int], str | None]) -> dict[str, Cell]:
    who = [[at.get((t.id, k)) for k in range(len(t.seats))] for t in made.trips]
    judged = score_roster(found.case, sittings(made.visits, tours_of(made.trips), who))
    return {
        "seats": judged.seats,
        "empty": judged.empty,
        "breaches": len(judged.breaches),
        "widest load range": judged.widest,
        "mean load range": round(judged.mean_range, 2),
    }
