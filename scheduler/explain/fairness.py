"""How fair a whole plan is: every agency's lottery of officers, every stratum's draw of firms."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from scheduler.eligibility import eligibility_of
from scheduler.explain.firms_fair import FirmsFair, firms_fair
from scheduler.explain.officer import loads_of
from scheduler.explain.optimum import Optimality, optimality
from scheduler.explain.spread import Predictability, predictability_of
from scheduler.lottery.seats import firms_of_trips, seat_places
from scheduler.lottery.shortage import Limits
from scheduler.lottery.table import Certificate, certified, solved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.lottery.seats import SeatPlace
    from scheduler.values.plan import Plan, SeatRow


@dataclass(frozen=True, slots=True)
class Loads:
    """Half days of one agency's officers on duty: expected ones in 2^-30, drawn ones counted."""

    officers: int
    least: int
    mean: Fraction
    most: int
    drawn_least: int
    drawn_most: int


@dataclass(frozen=True, slots=True)
class AgencyFair:
    """One agency's lottery."""

    agency: str
    seats: int
    loads: Loads
    predictability: Predictability
    certificate: Certificate
    """Of the table as the engine computes it from the case."""
    differing: int
    """Seats whose committed row is not that table's, bit for bit."""
    optimality: Optimality
    """Of the committed table, whoever computed it."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """Both draws of one plan."""

    agencies: tuple[AgencyFair, ...]
    """Agencies with at least one seat, in id order."""
    firms: FirmsFair


def fairness(plan: Plan) -> Fairness:
    """Recompute every agency's table, and judge the committed one and the draw of the firms."""
    places = seat_places(
        plan.case, eligibility_of(plan.case), plan.trips, firms_of_trips(plan.visits, plan.trips)
    )
    rows = {(r.trip, r.seat): r for r in plan.table}
    agencies = tuple(_agency(plan, agency, seats, rows) for agency, seats in places.items())
    return Fairness(agencies, firms_fair(plan))


def _agency(
    plan: Plan, agency: str, places: Sequence[SeatPlace], rows: dict[tuple[int, int], SeatRow]
) -> AgencyFair:
    teams = plan.case.rules.teams
    found = solved(places, Limits(teams.weekly, teams.quarterly), teams.predictability)
    own = [rows[p.trip, p.seat] for p in places]
    weights = np.array([w for row in own for w in row.weights], dtype=np.int64)
    return AgencyFair(
        agency,
        len(places),
        _loads(plan, agency, own),
        predictability_of(own),
        certified(agency, found),
        sum(a != b for a, b in zip(own, found.rows, strict=True)),
        optimality(found.pairs, found.room, weights),
    )


def _loads(plan: Plan, agency: str, rows: Sequence[SeatRow]) -> Loads:
    people = [i.id for i in plan.case.inspectors if i.agency == agency and i.on_duty]
    expected, counts = loads_of(rows), dict.fromkeys(people, 0)
    for seat in plan.assignments:
        if seat.inspector in counts:
            counts[seat.inspector] += 1
    loads = [expected[i] for i in people]
    return Loads(
        len(people),
        min(loads, default=0),
        Fraction(sum(loads), max(1, len(loads))),
        max(loads, default=0),
        min(counts.values(), default=0),
        max(counts.values(), default=0),
    )
