"""The committed table: each seat's officers with their probabilities (protocol §6).

Budish, Che, Kojima and Milgrom (2013) show why every such table is a lottery over complete rosters: its
limits form a bihierarchy.  Among the tables that keep the limits it is the one of greatest entropy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scheduler.errors import PlanBroken, Problem, problem
from scheduler.lottery.ceilings import least_ceilings, open_pairs, pair_room, with_slack
from scheduler.lottery.entropy import Bounds, Projection, project
from scheduler.lottery.forced import forced_pairs, free_part
from scheduler.lottery.given import Given
from scheduler.lottery.pairs import LARGE, pairs_of
from scheduler.lottery.repair import exact_weights
from scheduler.lottery.seats import firms_of_trips, seat_places
from scheduler.lottery.shortage import Cut, Limits, room_of, shortage
from scheduler.values.plan import ONE, SeatRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scheduler.eligibility import Eligibility
    from scheduler.lottery.flow import Room
    from scheduler.lottery.pairs import Pairs, Whole
    from scheduler.lottery.seats import SeatPlace
    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit


class SeatsUnfilled(PlanBroken):
    """A timetable reached the lottery whose seats cannot all be filled; ``cuts`` has the reason by agency."""

    def __init__(self, cuts: dict[str, Cut]) -> None:
        super().__init__(*(_short(agency, cut) for agency, cut in cuts.items()))
        self.cuts = cuts


def _short(agency: str, cut: Cut) -> Problem:
    return problem(
        "L01",
        "fatal",
        content=agency,
        short=cut.short,
        seats=len(cut.seats),
        trips=", ".join(map(str, sorted({trip for trip, _ in cut.seats}))),
        shifts=len(cut.shifts),
        weeks=len(cut.weeks),
        officers=len(cut.officers),
    )


@dataclass(frozen=True, slots=True)
class Certificate:
    """How good one agency's table is; everything that is a probability or a load is in 2^-30."""

    agency: str
    residual: float
    """The worst breach of a Kuhn–Tucker condition by the float table (0 = the optimum itself)."""
    sweeps: int
    delta: int
    """The exact weights lie within this many units of the float ones, rounded down or up."""
    level: int
    """λ: the least ceiling on expected loads that the agency's seats allow."""
    heaviest: int
    """The largest expected load in the table."""
    steepest: int
    """The largest probability in the table."""


def table_of(
    case: Case,
    eligibility: Eligibility,
    visits: Sequence[Visit],
    trips: Sequence[Trip],
    *,
    large_from: int = LARGE,
) -> tuple[SeatRow, ...]:
    """Every seat's probabilities, in order of (trip, seat); SeatsUnfilled where they cannot all be filled."""
    places = seat_places(case, eligibility, trips, firms_of_trips(visits, trips))
    teams = case.rules.teams
    limits = Limits(teams.weekly, teams.quarterly)
    cuts = {a: cut for a, seats in places.items() if (cut := shortage(seats, limits))}
    if cuts:
        raise SeatsUnfilled(cuts)
    large = sum(len(p.candidates) for seats in places.values() for p in seats) >= large_from
    found = (solved(seats, limits, teams.predictability, large=large) for seats in places.values())
    return tuple(sorted((row for one in found for row in one.rows), key=lambda r: (r.trip, r.seat)))


def rows_of(
    places: Sequence[SeatPlace], limits: Limits, predictability: Fraction, given: Given | None = None
) -> tuple[SeatRow, ...]:
    """One agency's rows, beside the seats that are given already; these seats can all be filled."""
    return solved(places, limits, predictability, given).rows


def certificate(
    agency: str, places: Sequence[SeatPlace], limits: Limits, predictability: Fraction
) -> Certificate:
    """What is known about the table of these seats: how near the optimum, how even, how predictable."""
    return certified(agency, solved(places, limits, predictability))


def certified(agency: str, found: Solved) -> Certificate:
    """What is known about a table that was just computed."""
    pairs, weights = found.pairs, found.weights
    loads = np.bincount(pairs.officer[pairs.week[pairs.shift]], weights, len(pairs.officers))
    return Certificate(
        agency,
        found.projection.residual,
        found.projection.sweeps,
        found.delta,
        int(found.ceilings.max(initial=0)),
        int(loads.max(initial=0)),
        int(weights.max(initial=0)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """One agency's table as computed, with all it rests on."""

    rows: tuple[SeatRow, ...]
    pairs: Pairs
    room: Room
    """Every limit the table keeps: the rules', each seat's predictability, each officer's ceiling."""
    weights: Whole
    ceilings: Whole
    projection: Projection
    delta: int


def room_in_force(
    pairs: Pairs, limits: Limits, predictability: Fraction, given: Given | None = None
) -> tuple[Room, Whole]:
    """Every limit that one agency's table keeps, and the least ceilings its officers' ones stand on."""
    given = given or Given()
    room = given.left(pairs, room_of(pairs, limits, ONE), ONE)
    room = replace(room, pair=open_pairs(pairs, pair_room(pairs, room, predictability)))
    loads = given.loads(pairs)
    ceilings = least_ceilings(pairs, room, loads)
    return replace(room, officer=with_slack(ceilings, room, loads)), ceilings


def solved(
    places: Sequence[SeatPlace],
    limits: Limits,
    predictability: Fraction,
    given: Given | None = None,
    *,
    large: bool = False,
) -> Solved:
    """One agency's table, computed, its sweeps compiled if ``large``; its seats can all be filled."""
    pairs = pairs_of(places)
    room, ceilings = room_in_force(pairs, limits, predictability, given)
    forced, weights = forced_pairs(pairs, room)
    projection = project(*in_floats(*free_part(pairs, room, forced, weights)), large=large)
    target = weights / ONE
    target[~forced] = projection.weights
    weights, delta = exact_weights(pairs, target, room)
    return Solved(_rows(places, weights), pairs, room, weights, ceilings, projection, delta)


def in_floats(pairs: Pairs, room: Room) -> tuple[Pairs, Bounds]:
    """The same limits in units of 1; a pair without a limit of its own has an infinite one."""
    pair = np.where(room.pair > ONE, np.inf, room.pair / ONE)
    return pairs, Bounds(room.seat / ONE, pair, room.shift / ONE, room.week / ONE, room.officer / ONE)


def _rows(places: Sequence[SeatPlace], weights: Whole) -> tuple[SeatRow, ...]:
    ends = np.cumsum([len(p.candidates) for p in places], dtype=np.int64)
    parts = np.split(weights, ends[:-1]) if places else []
    return tuple(
        SeatRow(p.trip, p.seat, p.candidates, tuple(part.tolist()))
        for p, part in zip(places, parts, strict=True)
    )
