"""OR-Tools' routing library on the same stops; no persons, fewest trips, then ways."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from adapters.stops import APART, mended, parts, stops_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.stops import Stops
    from scoring.trips import Tour

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

AT_ONCE = 3_000


def routed(case: Case, visits: Sequence[Visit], seconds: float) -> tuple[list[Tour], float]:
    """Tours of the best routes OR-Tools finds within so many seconds, and how long it took."""
    start = perf_counter()
    routes: list[list[int]] = []
    groups = parts(case, visits, AT_ONCE)
    for k, group in enumerate(groups):
        share = max(1.0, (seconds - (perf_counter() - start)) / (len(groups) - k))
        found = _solve(stops_of(case, [visits[v] for v in group]), share)
        routes += [[group[v] for v in route] for route in found]
    return mended(case, visits, routes), perf_counter() - start


def _solve(stops: Stops, seconds: float) -> list[list[int]]:
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    start = perf_counter()
    count = len(stops.service)
    used = sorted({h for one in stops.halves for h in one})
    most = max(1, count // 2)
    vehicles = [h for h in used for _ in range(most)]
    manager = pywrapcp.RoutingIndexManager(count + 1, len(vehicles), count)
    routing = pywrapcp.RoutingModel(manager)
    way = np.pad(stops.minutes.astype(np.int64), (0, 1))
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(way.tolist()))
    spent = way + np.array([*(min(s, stops.shift) for s in stops.service), 0])[:, None]
    time = routing.RegisterTransitMatrix(spent.tolist())
    routing.AddDimension(time, 0, APART + stops.shift, fix_start_cumul_to_zero=False, name="time")
    visit = routing.RegisterUnaryTransitVector([*[1] * count, 0])
    routing.AddDimension(visit, 0, stops.most, fix_start_cumul_to_zero=True, name="visits")
    clock = routing.GetDimensionOrDie("time")
    for k, half in enumerate(vehicles):
        for node in (routing.Start(k), routing.End(k)):
            clock.CumulVar(node).SetRange(half * APART, half * APART + stops.shift)
    for v in range(count):
        index = manager.NodeToIndex(v)
        if len(stops.halves[v]) < len(used):
            clock.CumulVar(index).SetRange(
                min(stops.halves[v]) * APART, max(stops.halves[v]) * APART + stops.shift
            )
    routing.SetFixedCostOfAllVehicles(stops.trip)
    how = pywrapcp.DefaultRoutingSearchParameters()
    how.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.SAVINGS
    how.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    left = max(1.0, seconds - (perf_counter() - start))
    how.time_limit.FromMilliseconds(int(left * 1000))
    found = routing.SolveWithParameters(how)
    return [] if found is None else [_route(routing, manager, found, k) for k in range(len(vehicles))]


def _route(routing: object, manager: object, found: object, vehicle: int) -> list[int]:
    index = routing.Start(vehicle)  # type: ignore[attr-defined]  # untyped library
    route = []
    while not routing.IsEnd(index):  # type: ignore[attr-defined]
        node = manager.IndexToNode(index)  # type: ignore[attr-defined]
        route.append(node)
        index = found.Value(routing.NextVar(index))  # type: ignore[attr-defined]
    return route[1:]
