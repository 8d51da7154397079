"""Packing for persons first: ours against VROOM, whose vehicles are teams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters import ours, teamtypes, vroom_teams
from engine.lines import over_districts
from registry import benchmark
from results import Row
from scoring.trips import score
from settings import settings

from scheduler.packing import certify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from adapters.teamtypes import Types
    from instances.district import Instance
    from results import Cell
    from scoring.trips import Score, Tour

    from scheduler.values.plan import Visit

TRIES = (
    ("clusters", 25, 0),
    ("clusters", 50, 0),
    ("own teams and clusters", 25, 0),
    ("clusters", 40, 0),
    ("visits' own teams", 0, 0),
    ("visits' own teams", 0, 1),
    ("own teams and unions", 30, 1),
    ("clusters", 60, 0),
    ("clusters", 12, 0),
    ("clusters", 33, 0),
    ("own teams and clusters", 8, 0),
    ("clusters", 70, 0),
    ("own teams and clusters", 15, 0),
    ("clusters", 80, 1),
    ("clusters", 20, 0),
    ("clusters", 45, 1),
)
"""List, how many (clusters: per cent), exploration level: most promising first; levels above 1 never paid."""
AT_LEAST = 2
"""Tries, however long they take; all others while the time lasts that ours took."""
KINDS = 2_000
"""So finely the proof of a bound tells visits apart: it may take its time here."""
MANY = 1_000


@benchmark("packing: persons first", reference="≥ 10 % below VROOM with skills at 3,000 and 20,000 visits")
def packing() -> str:
    """Person-shifts, ways and the objective; VROOM's best list of team types of several."""
    return over_districts("packing", measured)


def measured(found: Instance) -> list[Row]:
    """Ours, then VROOM with one list after another in as much time at least, then what is proven."""
    tours, took = ours.packed(found.case, found.visits)
    rows = [Row("ours", cells(score(found.case, found.visits, tours), took))]
    least = certify(found.case, found.visits, KINDS).bound
    if vroom_teams.installed():
        rows += _peers(found, tours, max(took, settings().budget))
    else:
        rows.append(Row("VROOM", {}, f"not installed: {vroom_teams.MISSING}"))
    return [*rows, Row("proven: no packing has fewer", {"person-shifts": least})]


def _peers(found: Instance, tours: Sequence[Tour], seconds: float) -> Iterator[Row]:
    """The best of VROOM's lists that our time allows, and what it makes of the teams of our own trips."""
    tried: list[tuple[Score, float, str]] = []
    for kind, most, level in TRIES:
        if len(tried) >= AT_LEAST and sum(took for _, took, _ in tried) >= seconds:
            break

        def types(visits: Sequence[Visit], kind: str = kind, most: int = most) -> Types:
            return teamtypes.LISTS[kind](visits, most)

        routes, took = vroom_teams.routed(found.case, found.visits, types, seconds, level)
        tried.append((score(found.case, found.visits, routes), took, f"{kind} ({most}), level {level}"))
    best, _, name = min(tried, key=lambda one: one[0].key)
    spent = sum(seconds for _, seconds, _ in tried)
    note = f"best of {len(tried)} lists, whose seconds are added up: {name}"
    yield Row("VROOM, best list", cells(best, spent), note)
    if len(found.visits) <= MANY:

        def mine(visits: Sequence[Visit]) -> Types:
            return teamtypes.of_tours(visits, tours)

        routes, took = vroom_teams.routed(found.case, found.visits, mine, seconds, 0)
        note = "given the teams of our own trips, which nobody has before packing"
        yield Row("VROOM, our trips' teams", cells(score(found.case, found.visits, routes), took), note)


def cells(one: Score, seconds: float) -> dict[str, Cell]:
    """What the table shows of a packing."""
    return {
        "trips": one.tours,
        "person-shifts": one.person_shifts,
        "way, min": one.minutes,
        "way, km": round(one.metres / 1000),
        "objective": one.objective,
        "unserved": sum(one.unserved.values()),
        "breaches": len(one.breaches),
        "seconds": round(seconds, 1),
    }
