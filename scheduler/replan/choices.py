"""What may become of one trip: it stays, moves as a whole, or is given up and its visits look for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.replan.teams import dispensable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.replan.scene import Scene
    from scheduler.values.plan import Seat


@dataclass(frozen=True, slots=True)
class Place:
    """One seat of a choice: its officer keeps it, or one of ``others`` is drawn."""

    seat: int
    """Position in the trip's seats."""
    holder: str
    """Who may keep it; "" = it is open."""
    others: tuple[str, ...] = ()
    """Who may be drawn for it; of a seat that is surely kept, nobody."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may happen: a trip on a shift, a new trip, or visits that join a trip as it stands."""

    trip: int
    """The plan's trip; -1 = a new one."""
    shift: int
    """-1 = the trip is given up."""
    visits: tuple[int, ...]
    """Visits it makes, in driving order; of those that join, only these."""
    seats: tuple[Seat, ...] = ()
    """The team of a new trip."""
    places: tuple[Place, ...] = ()
    struck: tuple[int, ...] = ()
    joins: bool = False
    changed: int = 0
    """Drawn visits that it puts on another day."""
    halves: int = 0
    """Drawn visits that it puts in the other half of their day."""
    sent_home: int = 0
    """Officers of the trip who could come and are not needed any more."""
    way: int = 0

    @property
    def whole(self) -> bool:
        """Whether all seats are surely kept by those who have them."""
        return all(p.holder and not p.others for p in self.places)

    @property
    def open(self) -> int:
        """Seats that surely need a lot."""
        return sum(not p.holder for p in self.places)


def staying(scene: Scene, trip: int) -> Choice:
    """The trip where it is, with the visits that may still be made there."""
    own, away = scene.trips[trip], set(scene.misfits(trip))
    return _on(scene, trip, own.shift, tuple(v for v in own.visits if v not in away))


def moving(scene: Scene, trip: int) -> list[Choice]:
    """The trip as a whole, with all its visits, on every other shift that all of these allow."""
    own = scene.trips[trip]
    common = set.intersection(*(set(scene.visits[v].shifts) for v in own.visits))
    return [_on(scene, trip, s, own.visits) for s in sorted(common - {own.shift})]


def given_up(scene: Scene, trip: int) -> Choice:
    """The trip is not made; its visits may be made by others."""
    return Choice(trip, -1, (), sent_home=_able(scene, trip, range(len(scene.trips[trip].seats))))


def _on(scene: Scene, trip: int, shift: int, visits: tuple[int, ...]) -> Choice:
    own, firms = scene.trips[trip], scene.firms(visits)
    needed = scene.needed(trip, visits)
    could = {k for k in needed if scene.able(trip, k, firms, shift)}
    idle = dispensable(own.seats, needed, could, [scene.visits[v].seats for v in visits])
    struck = tuple(k for k in range(len(own.seats)) if k not in needed or k in idle)
    return Choice(
        trip,
        shift,
        visits,
        places=tuple(_place(scene, trip, k, shift, firms, k in could) for k in needed if k not in idle),
        struck=struck,
        changed=scene.changed(visits, shift),
        halves=scene.halved(visits, shift),
        sent_home=_able(scene, trip, struck),
        way=scene.way(visits),
    )


def _place(scene: Scene, trip: int, seat: int, shift: int, firms: tuple[str, ...], able: bool) -> Place:  # noqa: FBT001  # the six facts of one seat
    holder = scene.seated[trip, seat]
    stays = shift == scene.trips[trip].shift
    if able and stays:
        return Place(seat, holder)
    there = scene.eligibility.candidates(scene.trips[trip].seats[seat], firms, shift)
    # A seat that stays in its trip and shift is drawn again from its committed row, so nobody else may come.
    row = set(scene.rows[trip, seat].inspectors) if stays else set(there)
    return Place(seat, holder if able else "", tuple(w for w in there if w in row and w != holder))


def _able(scene: Scene, trip: int, seats: Iterable[int]) -> int:
    own = scene.trips[trip]
    firms = scene.firms(own.visits)
    return sum(scene.able(trip, k, firms, own.shift) for k in seats)
