"""The Belgium CVRP set (Arnold, Gendreau, Sörensen 2019) as visits: stops and distances, no depot, no loads.

Our packing knows no depot and no load.  So both sides get the same problem: at most so many stops in a tour,
fewest tours first, then the shortest ways between stops.  A unit of distance is a minute at 1 km/h.
"""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from instances.district import Instance

from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.firms import Enterprise
from scheduler.values.people import Agency, Inspector
from scheduler.values.plan import Seat, Visit
from scheduler.values.rules import Rules, Trips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scoring.trips import Tour

UNIT_METRES = 12.82
"""13 tenths of it take a minute at 1 km/h."""
DEGREE_METRES = 111_194.93
LONG = 60_000
"""Minutes of a shift: no limit."""


def instance(path: Path, stops: int | None = None, effort: int = 60) -> Instance:
    """The file's stops (or the first so many) as visits of one agency on one shift."""
    points = read(path)[1:][:stops]
    middle = min(y for _, y in points), min(x for x, _ in points)
    firms = tuple(
        Enterprise(
            f"{k:06d}", str(k), town="", latitude=_micro(y - middle[0]), longitude=_micro(x - middle[1])
        )
        for k, (x, y) in enumerate(points)
    )
    seats = (Seat("a"), Seat("a"))
    visits = tuple(Visit(k, f.id, (), "a", ("a",), seats, 0, (0,), 0) for k, f in enumerate(firms))
    rules = Rules(trips=Trips(shift_minutes=LONG, speed_kmh=1, effort=effort))
    people = tuple(Inspector(f"i{k}", "", "a") for k in range(2))
    shifts = (Shift(date(2026, 10, 9), "AM"),)
    return Instance(
        path.stem,
        Case("2026Q4", "", firms, (Agency("a"),), people, (), (), (), (), (), shifts, rules),
        visits,
    )


def read(path: Path) -> list[tuple[int, int]]:
    """Depot, then stops: TSPLIB coordinates."""
    lines = path.read_text(encoding="utf-8").split("NODE_COORD_SECTION")[1].split("DEMAND_SECTION")[0]
    rows = [line.split() for line in lines.strip().splitlines()]
    return [(round(float(x)), round(float(y))) for _, x, y in rows]


def driven(path: Path, tours: Sequence[Tour], *, depot: bool) -> int:
    """The file's own distances along the tours, rounded Euclidean, with or without the legs to the depot."""
    points = read(path)
    total = 0
    for tour in tours:
        order = [v + 1 for v in tour.visits]
        order = [0, *order, 0] if depot else order
        total += sum(_apart(points[a], points[b]) for a, b in pairwise(order))
    return total


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return math.floor(math.dist(one, other) + 0.5)


def _micro(units: int) -> int:
    return round(units * UNIT_METRES * 1e6 / DEGREE_METRES)
