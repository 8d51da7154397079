"""A first packing: trips filled one after another, each from the most demanding visit left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.packing.problem import NEVER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scheduler.packing.problem import Members, Problem


def fill(problem: Problem, near: Sequence[Sequence[int]]) -> list[Members]:
    """Trips by best insertion: start with the largest team left, add what costs least while it saves."""
    left = dict.fromkeys(sorted(range(len(problem)), key=lambda v: (-problem.cost((v,)), v)))
    trips: list[Members] = []
    while left:
        trip = (next(iter(left)),)
        del left[trip[0]]
        while (v := _best(problem, trip, near, left)) is not None:
            trip = tuple(sorted((*trip, v)))
            del left[v]
        trips.append(trip)
    return trips


def _best(
    problem: Problem, trip: Members, near: Sequence[Sequence[int]], left: Collection[int]
) -> int | None:
    """The visit that saves most by joining, or None."""
    before = problem.cost(trip)
    best: tuple[int, int] | None = None
    for v in dict.fromkeys(u for member in trip for u in near[member] if u in left):
        after = problem.cost(tuple(sorted((*trip, v))))
        if after != NEVER:
            saved = (before + problem.cost((v,)) - after, -v)
            if saved[0] > 0 and (best is None or saved > best):
                best = saved
    return None if best is None else -best[1]
