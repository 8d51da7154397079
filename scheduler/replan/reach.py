"""How far from the change one looks: everything in a small plan, the neighbourhood in a large one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.replan.choices import given_up, moving
from scheduler.replan.groups import groups_of, joining, new_trips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.replan.choices import Choice
    from scheduler.replan.scene import Scene
    from scheduler.replan.solve import Decision

SMALL = 400
"""Trips times shifts up to which everything is looked at."""
VISITS = 9
"""Visits that may look for a trip up to which every set of them is tried."""
SEATS = 8
"""Of a larger plan, the officers per open seat of a trip that moves who are looked at."""
SHIFTS = 12
"""Of a larger plan, the shifts per trip that are looked at: those that change least."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Sets of trips: whose fate is open at all, which of them may move, and whose visits look for others."""

    open: frozenset[int]
    moving: frozenset[int]
    seeking: frozenset[int]
    every: bool
    """Whether all their choices are looked at."""


@dataclass(frozen=True, slots=True)
class Field:
    """Choices within reach, what stays in any case, and the visits that the choices are about."""

    choices: tuple[Choice, ...]
    fixed: tuple[Choice, ...]
    visits: tuple[int, ...]


def open_trips(scene: Scene) -> list[int]:
    """Trips still to come."""
    return [t for t, trip in scene.trips.items() if trip.shift >= scene.since]


def broken(scene: Scene, stays: dict[int, Choice]) -> frozenset[int]:
    """Trips still to come that cannot stay with all their officers and visits."""
    return frozenset(t for t in open_trips(scene) if not stays[t].whole or scene.misfits(t))


def first_reach(scene: Scene, stays: dict[int, Choice]) -> Reach:
    """Everything if that is little; else the broken trips, of which only those move that hardly can stay."""
    weak, ahead = broken(scene, stays), frozenset(open_trips(scene))
    seeking = len(scene.fresh) + sum(len(scene.trips[t].visits) for t in weak)
    if len(ahead) * (len(scene.case.shifts) - scene.since) <= SMALL and seeking <= VISITS:
        return Reach(ahead, ahead, weak, every=True)
    frail = frozenset(t for t in weak if _frail(scene, stays[t]))
    return Reach(weak, frail, frail, every=False)


def _frail(scene: Scene, stay: Choice) -> bool:
    """Whether giving a trip up may disturb no more than letting it stay."""
    unmanned = any(not p.holder and not p.others for p in stay.places)
    return unmanned or 2 * stay.open >= len(stay.places) or bool(scene.misfits(stay.trip))


def wider(scene: Scene, reach: Reach, decision: Decision) -> Reach:
    """Trips near those that could not stay may move as well: at the same half day, with an agency in common.

    Near a visit that nobody makes are its own half days.
    """
    moved = {c.trip for c in decision.chosen if c.trip >= 0 and not c.joins and c.changed + (c.shift < 0)}
    crowds = {(scene.trips[t].shift, s.agency) for t in moved for s in scene.trips[t].seats}
    for v in decision.lost:
        visit = scene.visits[v]
        crowds |= {(shift, s.agency) for shift in visit.shifts[:SHIFTS] for s in visit.seats}
    near = {
        t
        for t in open_trips(scene)
        if any((scene.trips[t].shift, s.agency) in crowds for s in scene.trips[t].seats)
    }
    return Reach(reach.open | near, reach.moving | moved | near, reach.seeking | moved, every=False)


def field_of(scene: Scene, reach: Reach, stays: dict[int, Choice]) -> Field:
    """All choices within reach."""
    choices: list[Choice] = []
    weak = broken(scene, stays)
    for t in sorted(reach.open):
        choices.append(stays[t])
        if t in reach.moving:
            choices += _nearest(scene, t, moving(scene, t), every=reach.every)
        if t in weak:
            choices.append(given_up(scene, t))
    seeking = sorted({*scene.fresh, *(v for t in sorted(reach.seeking) for v in scene.trips[t].visits)})
    seeking = [v for v in seeking if scene.visits[v].shifts]
    for group in groups_of(scene, seeking, every=reach.every):
        choices += _emptiest(scene, new_trips(scene, group), every=reach.every)
    for t in open_trips(scene):
        if stays[t].whole and stays[t].visits:
            choices += joining(scene, stays[t], seeking, every=reach.every)
    fixed = tuple(stay for t, stay in stays.items() if t not in reach.open)
    visits = sorted({*scene.fresh, *(v for t in reach.open for v in scene.trips[t].visits)})
    return Field(tuple(choices), fixed, tuple(visits))


def _nearest(scene: Scene, trip: int, moves: Sequence[Choice], *, every: bool) -> Sequence[Choice]:
    """Moves that change fewest days and officers first, then to the nearest shifts."""
    here = scene.trips[trip].shift
    ranked = sorted(
        moves, key=lambda c: (c.changed, c.open + _engaged(scene, c), abs(c.shift - here), c.shift)
    )
    return moves if every else [_shortlisted(scene, c) for c in ranked[:SHIFTS]]


def _engaged(scene: Scene, choice: Choice) -> int:
    """Officers who would have to give up another trip to come along."""
    there = scene.busy.get(choice.shift, frozenset())
    return sum(p.holder in there for p in choice.places)


def _emptiest(scene: Scene, trips: Sequence[Choice], *, every: bool) -> Sequence[Choice]:
    """New trips on the shifts whose scarcest seat has most officers free."""

    def free(choice: Choice) -> int:
        there = scene.busy.get(choice.shift, frozenset())
        return min(len(set(p.others) - there) for p in choice.places)

    ranked = sorted(trips, key=lambda c: (c.changed, -free(c), c.shift))
    return trips if every else [_shortlisted(scene, c) for c in ranked[:SHIFTS]]


def _shortlisted(scene: Scene, choice: Choice) -> Choice:
    """The choice with, for each seat, a few of those who may be drawn: whoever is not seated that half day.

    Only whether the seats can be filled is decided here; in the lottery everybody takes part.
    """
    there = scene.busy.get(choice.shift, frozenset())
    return replace(
        choice,
        places=tuple(
            replace(p, others=tuple(sorted(p.others, key=lambda who: (who in there, who))[:SEATS]))
            for p in choice.places
        ),
    )
