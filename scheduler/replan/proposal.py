"""From what was decided to the timetable that is proposed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.replan.reasons import unserved_of
from scheduler.replan.values import Move, OpenSeat, Proposal
from scheduler.values.plan import Assignment, Trip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.replan.choices import Choice
    from scheduler.replan.scene import Scene
    from scheduler.replan.solve import Decision
    from scheduler.values.plan import Plan


@dataclass(frozen=True, slots=True)
class Made:
    """One trip of the proposal with the choice it comes from."""

    trip: Trip
    choice: Choice
    lots: frozenset[int]
    """Seats that need a lot."""
    new: bool


def proposal_of(plan: Plan, scene: Scene, decision: Decision, proven: int) -> Proposal:
    """All trips with their seats, what moves and why, and what nobody makes."""
    made = _made(plan, scene, decision)
    seats = [(m, k) for m in made for k in range(len(m.trip.seats)) if k not in m.choice.struck]
    kept = tuple(
        Assignment(m.trip.id, k, scene.seated[m.trip.id, k])
        for m, k in seats
        if not m.new and k not in m.lots
    )
    visits = sorted(v for m in made for v in m.trip.visits)
    return Proposal(
        tuple(scene.visits[v] for v in visits),
        tuple(m.trip for m in made),
        kept,
        tuple(_open(scene, m, k) for m, k in seats if m.new or k in m.lots),
        tuple((m.trip.id, k) for m in made for k in m.choice.struck),
        _moves(plan, scene, [m.trip for m in made]),
        unserved_of(scene, decision),
        decision.score,
        proven,
    )


def _made(plan: Plan, scene: Scene, decision: Decision) -> list[Made]:
    joined = {c.trip: c for c in decision.chosen if c.joins}
    drawn = [*((n, c) for n, c in enumerate(decision.chosen)), *((-1, c) for c in decision.fixed)]
    lots = {n: frozenset(k for m, k in decision.drawn if m == n) for n, _ in drawn}
    old = [
        Made(_going_on(scene, c, joined.get(c.trip)), c, lots[n], new=False)
        for n, c in drawn
        if c.trip >= 0 and not c.joins and c.shift >= 0 and (c.visits or c.trip in joined)
    ]
    first = 1 + max((t.id for t in plan.trips), default=-1)
    fresh = sorted((c for c in decision.chosen if c.trip < 0), key=lambda c: (c.shift, c.visits))
    new = [
        Made(_trip(scene, Trip(first + k, (), c.seats, 0, ()), c.visits, c.shift), c, frozenset(), new=True)
        for k, c in enumerate(fresh)
    ]
    return [*sorted(old, key=lambda m: m.trip.id), *new]


def _going_on(scene: Scene, choice: Choice, joined: Choice | None) -> Trip:
    trip = scene.trips[choice.trip]
    if joined is None and choice.visits == trip.visits:
        moved = choice.shift != trip.shift
        return replace(trip, shift=choice.shift, shifts=_common(scene, trip.visits)) if moved else trip
    visits = scene.by_turn((*choice.visits, *(joined.visits if joined else ())))
    return _trip(scene, trip, visits, choice.shift)


def _trip(scene: Scene, trip: Trip, visits: tuple[int, ...], shift: int) -> Trip:
    minutes = sum(scene.visits[v].minutes for v in visits) + scene.way(visits)
    return Trip(trip.id, visits, trip.seats, minutes, _common(scene, visits), shift)


def _common(scene: Scene, visits: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set.intersection(*(set(scene.visits[v].shifts) for v in visits))))


def _open(scene: Scene, made: Made, seat: int) -> OpenSeat:
    if made.new:
        return OpenSeat(made.trip.id, seat, "", "draw")
    stays = made.trip.shift == scene.trips[made.trip.id].shift
    return OpenSeat(made.trip.id, seat, scene.seated[made.trip.id, seat], "replace" if stays else "draw")


def _moves(plan: Plan, scene: Scene, trips: Sequence[Trip]) -> tuple[Move, ...]:
    """Every visit that is not made as drawn, in order of its number."""
    home = {v: t for t in plan.trips for v in t.visits}
    now = {v: t for t in trips for v in t.visits}
    firms = {v.id: v.enterprise for v in (*plan.visits, *scene.visits.values())}
    found = []
    for v in sorted(firms):
        before, after = home.get(v), now.get(v)
        was, becomes = (before.shift if before else -1), (after.shift if after else -1)
        if was != becomes or after is None or (before and before.id != after.id):
            why = _why(scene, v, after)
            found.append(Move(v, firms[v], was, becomes, after.id if after else -1, why))
    return tuple(found)


def _why(scene: Scene, visit: int, after: Trip | None) -> str:
    if visit not in scene.visits:
        return "out"
    if visit in scene.fresh:
        return "new"
    home = next(t for t in scene.trips.values() if visit in t.visits)
    if home.shift not in scene.visits[visit].shifts:
        return "quiet"
    if after is None or after.id != home.id:
        return "team"
    if scene.misfits(home.id):
        return "quiet"
    firms = scene.firms(home.visits)
    away = any(not scene.able(home.id, k, firms, home.shift) for k in range(len(home.seats)))
    return "away" if away else "room"
