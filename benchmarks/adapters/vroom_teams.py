"""VROOM (by pyvroom): a vehicle is a team for one shift, its skills its seats, its fixed cost its persons.

Skills stand for "so many officers of an agency" and "so many with a qualification", so that a vehicle may
serve a visit exactly if its team covers the visit's.  A vehicle's time window is a shift in one half of the
quarter, and a visit's windows the halves it allows.  VROOM wants a start or an end: it gets a start no way
from anywhere, so that as in our model only the ways from firm to firm count.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from importlib.util import find_spec
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from adapters.stops import APART, mended, parts, stops_of
from scoring.trips import Question, least_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from adapters.teamtypes import Team, Types
    from scoring.trips import Tour

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

MISSING = "pip install pyvroom"
AT_ONCE = 3_000
"""Visits in one call; more are cut into parts by place."""


def installed() -> bool:
    """Whether pyvroom is here."""
    return find_spec("vroom") is not None


def routed(  # one run has so many settings
    case: Case,
    visits: Sequence[Visit],
    types: Callable[[Sequence[Visit]], Types],
    seconds: float,
    level: int = 5,
    threads: int = 2,
) -> tuple[list[Tour], float]:
    """Tours of the best packing VROOM finds within so many seconds, and how long it took."""
    start = perf_counter()
    routes: list[list[int]] = []
    groups = parts(case, visits, AT_ONCE)
    for k, group in enumerate(groups):
        share = max(0.5, (seconds - (perf_counter() - start)) / (len(groups) - k))
        part = [visits[v] for v in group]
        routes += [
            [group[v] for v in route] for route in _solve(case, part, types(part), share, level, threads)
        ]
    return mended(case, visits, routes), perf_counter() - start


def _solve(  # as above
    case: Case, visits: Sequence[Visit], types: Types, seconds: float, level: int, threads: int
) -> list[list[int]]:
    import vroom

    stops, weight = stops_of(case, visits), Question(case, visits).weight
    start = perf_counter()
    problem = vroom.Input()
    problem.set_durations_matrix("car", np.pad(stops.minutes, (0, 1)))
    skills: dict[tuple[str, tuple[str, ...], int], int] = {}
    alone = [v for v in range(len(visits)) if stops.service[v] > stops.shift]
    jobs = [v for v in range(len(visits)) if stops.service[v] <= stops.shift]
    for v in jobs:
        needed = _skills(least_team([visits[v]]), skills)
        windows = [vroom.TimeWindow(h * APART, h * APART + stops.shift) for h in sorted(stops.halves[v])]
        problem.add_job(
            vroom.Job(v, v, default_service=stops.service[v], skills=needed, time_windows=windows)
        )
    number = 0
    for team, half, count in _vehicles(types, stops.halves):
        costs = vroom.VehicleCosts(fixed=weight * len(team), per_hour=3600)
        window = vroom.TimeWindow(half * APART, half * APART + stops.shift)
        able = _skills(team, skills)
        for _ in range(count):
            problem.add_vehicle(
                vroom.Vehicle(
                    number,
                    start=len(visits),
                    skills=able,
                    costs=costs,
                    time_window=window,
                    max_tasks=stops.most,
                )
            )
            number += 1
    left = max(0.2, seconds - (perf_counter() - start))
    solution = problem.solve(level, threads, timedelta(seconds=left))
    frame = solution.routes
    frame = frame[frame["type"] == "job"]
    found = [[int(v) for v in rows["id"]] for _, rows in frame.groupby("vehicle_id", sort=True)]
    return found + [[v] for v in alone]


def _vehicles(types: Types, halves: Sequence[frozenset[int]]) -> Iterator[tuple[Team, int, int]]:
    """Vehicles of each team in each half: as many as visits may need there."""
    used = Counter(h for one in halves for h in one)
    for team, count in types:
        for half in sorted(used):
            yield team, half, max(1, count * used[half] // max(1, len(halves)))


def _skills(team: Iterable[object], numbers: dict[tuple[str, tuple[str, ...], int], int]) -> set[int]:
    """One number for each "at least k of an agency" and "at least k with a qualification"."""
    found: set[int] = set()
    count: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for seat in team:
        agency, wanted = seat.agency, seat.qualifications  # type: ignore[attr-defined]  # a Seat
        for name in {(agency, ()), (agency, wanted)}:
            count[name] += 1
            found.add(numbers.setdefault((*name, count[name]), len(numbers)))
    return found
