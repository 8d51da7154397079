"""Column generation: a linear programme over the trips met so far, and the prices it gives to visits.

The programme chooses trips, in fractions, so that every visit is made; what another visit of a kind would
cost is the price of that kind (its dual).  Trips worth more than they cost at these prices join as columns,
until there are none.  Its numbers are floating-point: good guesses, which ``certificate`` makes a proof of.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.packing.bounds.kinds import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from scheduler.packing.bounds.draft import Weights
    from scheduler.packing.bounds.kinds import Kinds

    Whole = NDArray[np.int64]

BRANCHES = (50, 300, 2_000)
"""Looked at per first visit: the first figure while that still finds trips, then the next."""
FEW = 50
"""It finds trips while there is a new one for every so many kinds."""
EFFORT = 3_000_000
"""Branches looked at in all; then the prices are taken as they are."""


class Programme:
    """Trips as columns, kinds as rows; GLOP takes up where it stopped."""

    def __init__(self, kinds: Kinds, weights: Weights) -> None:
        from ortools.linear_solver import pywraplp

        self.kinds, self.weights = kinds, weights
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        self._rows = [self._solver.Constraint(n, self._solver.infinity()) for n in kinds.visits.tolist()]
        self._known: set[tuple[int, ...]] = set()
        for column in alike(kinds):
            self.add(column)
        self._solver.Objective().SetMinimization()

    def add(self, trip: Sequence[int]) -> bool:
        """Add a trip, given as the kinds of its visits; whether it is new."""
        column = tuple(sorted(trip))
        if column in self._known:
            return False
        self._known.add(column)
        variable = self._solver.NumVar(0, self._solver.infinity(), "")
        self._solver.Objective().SetCoefficient(variable, cost(self.kinds, self.weights, column))
        for kind, times in Counter(column).items():
            self._rows[kind].SetCoefficient(variable, times)
        return True

    def prices(self, scale: int) -> Whole:
        """What another visit of each kind costs at the optimum, times ``scale``, rounded."""
        self._solver.Solve()
        return whole(max(0, round(row.dual_value() * scale)) for row in self._rows)


def generated(kinds: Kinds, weights: Weights, scale: int) -> Whole:
    """Prices by column generation, hardly a trip being worth more than it costs; nothing is proved yet."""
    from scheduler.packing.bounds.draft import desk, nothing
    from scheduler.packing.bounds.pricing import search

    programme, draft, stage, effort = Programme(kinds, weights), desk(kinds), 0, 0
    scaled = weights.times(scale)
    price = programme.prices(scale)
    while stage < len(BRANCHES) and effort < EFFORT:
        found = nothing(len(price), kinds.most)
        effort += search(kinds, scaled, price, found, draft, BRANCHES[stage], EFFORT)[0]
        worthwhile = found.trip[found.worth > scale // 1000].tolist()
        new = [programme.add([kind for kind in trip if kind >= 0]) for trip in worthwhile]
        stage += FEW * sum(new) <= len(price)
        price = programme.prices(scale)
    return price


def alike(kinds: Kinds) -> Iterator[tuple[int, ...]]:
    """Trips of visits of one kind, up to as many as fit."""
    for kind in range(len(kinds.visits)):
        stay = int(kinds.minutes[kind])
        way = int(kinds.ways[kinds.place[kind], kinds.place[kind]])
        fit = (kinds.limit + way) // (stay + way) if stay + way and kinds.shifts[kind].any() else 1
        for times in range(1, max(1, min(kinds.most, int(kinds.visits[kind]), fit)) + 1):
            yield (kind,) * times


def cost(kinds: Kinds, weights: Weights, trip: Sequence[int]) -> int:
    """What a trip costs by these weights."""
    from scheduler.packing.bounds.pricing import STOPS, shortest

    seats: Counter[int] = Counter()
    named: dict[tuple[int, int], int] = {}
    for kind in trip:
        for line in range(kinds.first[kind], kinds.first[kind + 1]):
            agency = int(kinds.agency[line])
            seats[agency] = max(seats[agency], int(kinds.seats[line]))
            for k in range(kinds.first_named[line], kinds.first_named[line + 1]):
                key = (agency, int(kinds.named[k]))
                named[key] = max(named.get(key, 0), int(kinds.asked[k]))
    for agency in seats:
        seats[agency] = max(seats[agency], sum(n for (a, _), n in named.items() if a == agency))
    places = whole(int(kinds.place[kind]) for kind in trip[:STOPS])
    way = int(shortest(kinds.ways, places, len(places))) if len(places) > 1 else 0
    return weights.seat * seats.total() + weights.minute * way + weights.trip
