"""Where visits without a trip may go: into a trip as it stands, or together into a new one."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.packing.cover import cover
from scheduler.replan.choices import Choice, Place
from scheduler.replan.teams import covers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.replan.scene import Scene
    from scheduler.values.plan import Seat

Group = tuple[int, ...]


def groups_of(scene: Scene, items: Sequence[int], *, every: bool) -> list[Group]:
    """Sets of visits for one team and shift: every one, or each visit with those that suit it best."""
    if every:
        most = max(1, scene.case.rules.trips.visits)
        sets = (g for n in range(1, most + 1) for g in combinations(items, n))
        return [g for g in sets if _common(scene, g) and _fits(scene, scene.by_turn(g))]
    found: dict[Group, None] = dict.fromkeys((v,) for v in items)
    for first in items:
        found |= dict.fromkeys(_grown(scene, (first,), items))
    return list(found)


def _grown(scene: Scene, group: Group, items: Sequence[int]) -> Iterator[Group]:
    """The group with one more visit, and one more, each time the one that asks least of team and way."""
    while True:
        more = [
            tuple(sorted((*group, v)))
            for v in items
            if v not in group and _common(scene, (*group, v))
        ]  # fmt: skip  # one question
        ranked = sorted((len(team(scene, g)), scene.way(scene.by_turn(g)), g) for g in more)
        fitting = (g for _, _, g in ranked if _fits(scene, scene.by_turn(g)))
        found = next(fitting, None)
        if found is None:
            return
        yield found
        group = found


def team(scene: Scene, group: Iterable[int]) -> tuple[Seat, ...]:
    """The least team for some visits."""
    return cover(*(scene.visits[v].seats for v in group))


def new_trips(scene: Scene, group: Group) -> list[Choice]:
    """A new trip of these visits on every shift on which its seats have candidates."""
    order, seats, firms = scene.by_turn(group), team(scene, group), scene.firms(group)
    found = []
    for shift in sorted(_common(scene, group)):
        others = [scene.eligibility.candidates(s, firms, shift) for s in seats]
        if all(others):
            places = tuple(Place(k, "", who) for k, who in enumerate(others))
            choice = Choice(-1, shift, order, seats, places, way=scene.way(order))
            found.append(_timed(scene, choice, group))
    return found


def joining(scene: Scene, stay: Choice, items: Sequence[int], *, every: bool) -> list[Choice]:
    """Visits that a trip whose seats are all kept can make as well: every set of them, or one at a time."""
    alone = [v for v in items if _may_join(scene, stay, (v,))]
    most = max(0, scene.case.rules.trips.visits - len(stay.visits)) if every else 1
    groups = (g for n in range(1, most + 1) for g in combinations(alone, n))
    return [_join(scene, stay, g) for g in groups if len(g) == 1 or _may_join(scene, stay, g)]


def _join(scene: Scene, stay: Choice, group: Group) -> Choice:
    more = scene.way(scene.by_turn((*stay.visits, *group))) - stay.way
    return _timed(scene, Choice(stay.trip, stay.shift, group, joins=True, way=more), group)


def _timed(scene: Scene, choice: Choice, group: Group) -> Choice:
    changed, halves = scene.changed(group, choice.shift), scene.halved(group, choice.shift)
    return replace(choice, changed=changed, halves=halves)


def _may_join(scene: Scene, stay: Choice, group: Group) -> bool:
    """The shift is allowed, the team covers the visits, nobody on it must keep away, time suffices."""
    own = scene.trips[stay.trip]
    if any(stay.shift not in scene.visits[v].shifts for v in group) or set(group) & set(stay.visits):
        return False
    seats = [own.seats[p.seat] for p in stay.places]
    firms = scene.firms(group)
    return (
        covers(seats, [scene.visits[v].seats for v in group])
        and all(scene.able(stay.trip, p.seat, firms, stay.shift) for p in stay.places)
        and _fits(scene, scene.by_turn((*stay.visits, *group)))
    )


def _common(scene: Scene, group: Iterable[int]) -> set[int]:
    return set.intersection(*(set(scene.visits[v].shifts) for v in group))


def _fits(scene: Scene, order: Group) -> bool:
    """The rules' limits; a visit alone may be longer than a shift; one firm's visits are one stop."""
    rules = scene.case.rules.trips
    if len(order) == 1:
        return True
    firms = scene.firms(order)
    twice = {f for f in firms if firms.count(f) > 1}
    if any(scene.visits[v].enterprise in twice for v in order if v in scene.apart):
        return False
    minutes = sum(scene.visits[v].minutes for v in order) + scene.way(order)
    return len(order) <= rules.visits and minutes <= rules.shift_minutes
