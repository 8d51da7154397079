"""One officer: every seat of the agency with the chance of it, or why there was none, and what bound."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.explain.bounds import bounds_of
from scheduler.explain.obstacles import OBSTACLES, hindrance_of
from scheduler.lottery.seats import firms_of_trips, seat_places
from scheduler.lottery.shortage import Limits
from scheduler.lottery.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.explain.bounds import Bound, Limit
    from scheduler.explain.obstacles import Obstacle
    from scheduler.lottery.seats import SeatPlace
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Plan, Seat, SeatRow

LIFTED = tuple(o for o in OBSTACLES if o != "recusal")
"""Recusal is the law's; nothing is said about what would be without it."""
RULES = ("week", "quarter", "predictability")
"""Limits that somebody wrote into the rules, and could have written otherwise."""


@dataclass(frozen=True, slots=True)
class SeatChance:
    """One seat an officer was a candidate for; ``weight`` in 2^-30."""

    trip: int
    seat: int
    shift: int
    qualifications: tuple[str, ...]
    candidates: int
    weight: int
    won: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Seats of the agency an officer was no candidate for, by the first obstacle that applies."""

    obstacle: Obstacle
    seats: int
    alone: int
    """Seats, of all, that this obstacle alone kept from the officer."""
    without: int
    """Expected load in 2^-30 on the same timetable if this obstacle alone were not; −1 = not asked."""


@dataclass(frozen=True, slots=True)
class Loosened:
    """The officer's expected load, in 2^-30, if a limit of the rules were looser by one (or gone)."""

    limit: Limit
    """One of RULES."""
    expected: int


@dataclass(frozen=True, slots=True)
class OfficerAnswer:
    """Everything about one officer in the lottery of one plan; loads in 2^-30 of a half day."""

    officer: Inspector
    seats: tuple[SeatChance, ...]
    refused: tuple[Refused, ...]
    expected: int
    drawn: int
    """Half days drawn."""
    least: int
    mean: Fraction
    most: int
    """Of the expected loads of the agency's officers on duty."""
    bound: tuple[Bound, ...]
    loosened: tuple[Loosened, ...]

    @property
    def steepest(self) -> SeatChance | None:
        """The seat of the highest chance, the first of several."""
        return max(self.seats, key=lambda s: s.weight, default=None)


def explain_officer(plan: Plan, card: str) -> OfficerAnswer:
    """Why an officer of the roster sits where the draw put them; StopIteration for an unknown card."""
    officer = next(i for i in plan.case.inspectors if i.id == card)
    places = seat_places(
        plan.case, eligibility_of(plan.case), plan.trips, firms_of_trips(plan.visits, plan.trips)
    ).get(officer.agency, ())
    teams = plan.case.rules.teams
    limits, predictability = Limits(teams.weekly, teams.quarterly), teams.predictability
    seats = seats_of(plan)
    rows = [r for r in plan.table if seats[r.trip, r.seat].agency == officer.agency]
    loads = loads_of(rows)
    others = [loads[i.id] for i in plan.case.inspectors if i.agency == officer.agency and i.on_duty]
    bound = bounds_of(places, rows, limits, predictability, card)
    return OfficerAnswer(
        officer,
        _seats(plan, places, rows, card),
        _refused(plan, places, officer, limits),
        loads[card],
        sum(a.inspector == card for a in plan.assignments),
        min(others, default=0),
        Fraction(sum(others), max(1, len(others))),
        max(others, default=0),
        bound,
        tuple(_loosened(places, limits, predictability, card, b.limit) for b in bound if b.limit in RULES),
    )


def loads_of(rows: Iterable[SeatRow]) -> Counter[str]:
    """Officer → expected load in 2^-30 of a half day; 0 for whoever has no row."""
    loads: Counter[str] = Counter()
    for row in rows:
        for who, weight in zip(row.inspectors, row.weights, strict=True):
            loads[who] += weight
    return loads


def seats_of(plan: Plan) -> dict[tuple[int, int], Seat]:
    """(trip, seat) → the seat."""
    return {(t.id, k): seat for t in plan.trips for k, seat in enumerate(t.seats)}


def _seats(
    plan: Plan, places: Sequence[SeatPlace], rows: Sequence[SeatRow], card: str
) -> tuple[SeatChance, ...]:
    shift = {(p.trip, p.seat): p.shift for p in places}
    seats = seats_of(plan)
    won = {(a.trip, a.seat) for a in plan.assignments if a.inspector == card}
    return tuple(
        SeatChance(
            r.trip,
            r.seat,
            shift[r.trip, r.seat],
            seats[r.trip, r.seat].qualifications,
            len(r.inspectors),
            r.weights[r.inspectors.index(card)],
            (r.trip, r.seat) in won,
        )
        for r in rows
        if card in r.inspectors
    )


def _refused(
    plan: Plan, places: Sequence[SeatPlace], officer: Inspector, limits: Limits
) -> tuple[Refused, ...]:
    hindrance, firms = hindrance_of(plan.case, officer), firms_of_trips(plan.visits, plan.trips)
    seats = seats_of(plan)
    found = [hindrance.of(seats[p.trip, p.seat], firms[p.trip], p.shift) for p in places]
    first, alone = Counter(o[0] for o in found if o), Counter(o[0] for o in found if len(o) == 1)
    answers = []
    for obstacle in (o for o in OBSTACLES if first[o]):
        without = -1
        if obstacle in LIFTED and alone[obstacle]:
            lifted = [
                _with(p, officer.id) if o == (obstacle,) else p for p, o in zip(places, found, strict=True)
            ]
            without = _expected(lifted, limits, plan.case.rules.teams.predictability, officer.id)
        answers.append(Refused(obstacle, first[obstacle], alone[obstacle], without))
    return tuple(answers)


def _with(place: SeatPlace, card: str) -> SeatPlace:
    return replace(place, candidates=tuple(sorted((*place.candidates, card))))


def _expected(places: Sequence[SeatPlace], limits: Limits, predictability: Fraction, card: str) -> int:
    return loads_of(rows_of(places, limits, predictability))[card]


def _loosened(
    places: Sequence[SeatPlace], limits: Limits, predictability: Fraction, card: str, limit: Limit
) -> Loosened:
    if limit == "week":
        limits = Limits(limits.weekly + 1, limits.quarterly)
    elif limit == "quarter":
        limits = Limits(limits.weekly, limits.quarterly + 1)
    else:
        predictability = Fraction(1)
    return Loosened(limit, _expected(places, limits, predictability, card))
