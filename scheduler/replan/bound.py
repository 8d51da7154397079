"""What a change makes unavoidable, whatever is decided; and so how far a re-plan is proven to be the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.replan.choices import moving
from scheduler.replan.groups import new_trips
from scheduler.replan.reach import broken
from scheduler.replan.teams import covers
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.replan.choices import Choice
    from scheduler.replan.scene import Scene

AIMS = 6
"""Visits not made, days changed, seats disturbed, halves of days changed, person-shifts, ways."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that any re-plan must give up.

    A visit with no half day on which its team could come, were nothing else to be done, is lost.  A trip
    changes at least what the mildest of its own choices changes; where no trip changes more than that, it
    disturbs at least what the mildest of these does.
    """

    unserved: tuple[int, ...]
    changed: int
    disturbed: int


def floor_of(scene: Scene, stays: dict[int, Choice]) -> Floor:
    """The floor of everything that can still be changed."""
    weak = broken(scene, stays)
    ahead = {*scene.fresh, *(v for t in weak for v in scene.trips[t].visits)}
    lost = {v for v in ahead if not _possible(scene, v, stays)}
    mildest = [_mildest(scene, stays[t], lost) for t in sorted(weak)]
    return Floor(
        tuple(sum(scene.visits[v].priority == k for v in lost) for k in range(len(CLASSES))),
        sum(changed for changed, _ in mildest),
        sum(seats for _, seats in mildest),
    )


def _possible(scene: Scene, visit: int, stays: dict[int, Choice]) -> bool:
    """Whether a visit could be made if nothing else had to be."""
    return bool(new_trips(scene, (visit,))) or any(
        stay.shift in scene.visits[visit].shifts and (visit in stay.visits or _covered(scene, stay, visit))
        for stay in stays.values()
        if _manned(stay)
    )


def _manned(choice: Choice) -> bool:
    return all(p.holder or p.others for p in choice.places)


def _covered(scene: Scene, stay: Choice, visit: int) -> bool:
    seats = [scene.trips[stay.trip].seats[p.seat] for p in stay.places]
    return covers(seats, [scene.visits[visit].seats])


def _mildest(scene: Scene, stay: Choice, lost: set[int]) -> tuple[int, int]:
    """(days changed, seats disturbed) by a trip's mildest choice, were nothing else in the way."""
    own = scene.trips[stay.trip]
    found = [
        (c.changed + _changed(scene, set(own.visits) - set(c.visits), lost), c.open + c.sent_home)
        for c in (stay, *moving(scene, stay.trip))
        if _manned(c)
    ]
    firms = scene.firms(own.visits)
    manned = sum(scene.able(stay.trip, k, firms, stay.shift) for k in range(len(own.seats)))
    return min([*found, (_changed(scene, own.visits, lost), manned)])


def _changed(scene: Scene, visits: Iterable[int], lost: set[int]) -> int:
    """Visits that cannot be made on their own day any more."""
    return sum(v not in lost and all(scene.changes_day(v, s) for s in scene.visits[v].shifts) for v in visits)
