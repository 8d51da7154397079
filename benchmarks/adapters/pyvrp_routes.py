"""PyVRP on the same stops, shifts and visits per shift; no persons, fewest trips, then ways."""

from __future__ import annotations

from importlib.util import find_spec
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
from adapters.stops import APART, mended, parts, stops_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.stops import Stops
    from scoring.trips import Tour

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

MISSING = "pip install pyvrp"
AT_ONCE = 10_000


def installed() -> bool:
    """Whether pyvrp is here."""
    return find_spec("pyvrp") is not None


def routed(case: Case, visits: Sequence[Visit], seconds: float) -> tuple[list[Tour], float]:
    """Tours of the best routes PyVRP finds within so many seconds, and how long it took."""
    start = perf_counter()
    routes: list[list[int]] = []
    groups = parts(case, visits, AT_ONCE)
    for k, group in enumerate(groups):
        share = max(0.5, (seconds - (perf_counter() - start)) / (len(groups) - k))
        stops = stops_of(case, [visits[v] for v in group])
        long = [v for v in range(len(group)) if stops.service[v] > stops.shift]
        found = _solve(stops, share)
        routes += [[group[v] for v in route if v not in long] for route in found]
    return mended(case, visits, [r for r in routes if r]), perf_counter() - start


def _solve(stops: Stops, seconds: float) -> list[list[int]]:
    import pyvrp
    from pyvrp.stop import MaxRuntime

    start = perf_counter()
    count = len(stops.service)
    way = np.pad(stops.minutes.astype(np.int64), (1, 0))
    clients = [
        pyvrp.Client(
            k + 1,
            delivery=[1],
            service_duration=min(stops.service[k], stops.shift),
            tw_early=min(stops.halves[k]) * APART,
            tw_late=max(stops.halves[k]) * APART + stops.shift,
        )
        for k in range(count)
    ]
    vehicles = [
        pyvrp.VehicleType(
            count,
            [stops.most],
            fixed_cost=stops.trip,
            tw_early=half * APART,
            tw_late=half * APART + stops.shift,
            shift_duration=stops.shift,
        )
        for half in sorted({h for one in stops.halves for h in one})
    ]
    places = [pyvrp.Location(0, 0) for _ in range(count + 1)]
    data = pyvrp.ProblemData(places, clients, [pyvrp.Depot(0)], vehicles, [way], [way])
    left = max(0.2, seconds - (perf_counter() - start))
    best = pyvrp.solve(data, MaxRuntime(left), seed=1, display=False).best
    return [order_of(route) for route in best.routes()]


def order_of(route: Any) -> list[int]:  # noqa: ANN401  # a pyvrp.Route
    """A route's clients in order, from 0."""
    return [a.idx for a in route if a.is_client()]
