"""How long the way between two firms takes, in whole minutes rounded up.

A place is known at one of three grades: by coordinates, by its town's centre (the mean of the town's firms
that have coordinates), or by the town's name alone.  Coordinates become points in whole decimetres around
the earth's centre, one by one, with ``math``; from there on all is in whole numbers.  The chord stands for
the great circle: at 60 km it is 22 cm shorter.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scheduler.packing import book as at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.packing.book import Table
    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Trips

EARTH = 63_710_000
"""Mean radius in decimetres."""
DETOUR = 39
"""Roads are 1.3 times the great circle: d decimetres at s km/h take 39 d / 5000 s minutes."""
BLUR = 7
"""Places are put in order by steps of 2^7 decimetres."""
EXACT, CENTRE, NAME = 0, 1, 2
"""Grades of a place."""

Point = tuple[int, int, int]


class Spot(NamedTuple):
    """Where a firm is: all that its ways depend on."""

    town: str
    latitude: int | None
    longitude: int | None


class Ways:
    """Minutes from place to place; ``roster`` (by default the firms themselves) tells where towns are."""

    def __init__(
        self, firms: Iterable[Enterprise], rules: Trips, roster: Iterable[Enterprise] | None = None
    ) -> None:
        spots = [_spot(f) for f in firms]
        numbers = {spot: k for k, spot in enumerate(dict.fromkeys(spots))}
        self.place: list[int] = [numbers[s] for s in spots]
        """Position of the firm → its place."""
        self._rules = rules
        self._speed = 5000 * rules.speed_kmh
        towns = {town: k for k, town in enumerate(dict.fromkeys(s.town for s in numbers))}
        self._town = [towns[s.town] for s in numbers]
        centres = _centres(spots if roster is None else map(_spot, roster))
        self._located = [_located(s, centres) for s in numbers]
        self._rows: dict[int, list[int]] = {}

    def row(self, place: int) -> list[int]:
        """Minutes from one place to every place; 0 to a firm at the very same coordinates."""
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = [self.minutes(place, other) for other in range(len(self._town))]
        return found

    def minutes(self, a: int, b: int) -> int:
        """Minutes from one place to another.

        Where a town's name alone is known, and within a town where an address is missing, the rules' minutes
        within or between towns; a way to or from a town's centre is never shorter than one within a town.
        """
        (one, p), (other, q) = self._located[a], self._located[b]
        same, grade = self._town[a] == self._town[b], max(one, other)
        if grade == NAME or (grade == CENTRE and same):
            return self._rules.same_town_minutes if same else self._rules.other_town_minutes
        driven = -(-math.isqrt(sum((x - y) ** 2 for x, y in zip(p, q, strict=True))) * DETOUR // self._speed)
        return driven if grade == EXACT else max(driven, self._rules.same_town_minutes)

    def order(self) -> list[int]:
        """Places in an order in which neighbours are mostly near each other (Morton 1966), then by town."""
        curve = [_interleaved(*(x + EARTH + 10 >> BLUR for x in point)) for _, point in self._located]
        return sorted(range(len(curve)), key=lambda k: (curve[k], self._town[k], k))

    def pages(self) -> dict[int, int | Table]:
        """Their part of the book."""
        return {
            at.SAME: self._rules.same_town_minutes,
            at.OTHER: self._rules.other_town_minutes,
            at.SPEED: self._speed,
            at.POINT: [point for _, point in self._located],
            at.TOWN: self._town,
            at.GRADE: [grade for grade, _ in self._located],
        }


def _interleaved(*numbers: int) -> int:
    """The digits of several numbers in turn."""
    digits = zip(*(f"{x:032b}" for x in numbers), strict=True)
    return int("".join(d for of in digits for d in of), 2)


def _spot(firm: Enterprise) -> Spot:
    return Spot(firm.town, firm.latitude, firm.longitude)


def _centres(roster: Iterable[Spot]) -> dict[str, Point]:
    """Town → the mean point of its places with coordinates, each counted once."""
    points: dict[str, list[Point]] = defaultdict(list)
    for spot in dict.fromkeys(roster):
        if spot.town and spot.latitude is not None and spot.longitude is not None:
            points[spot.town].append(_point(spot.latitude, spot.longitude))
    return {
        town: (
            sum(x for x, _, _ in of) // len(of),
            sum(y for _, y, _ in of) // len(of),
            sum(z for _, _, z in of) // len(of),
        )
        for town, of in points.items()
    }


def _located(spot: Spot, centres: dict[str, Point]) -> tuple[int, Point]:
    """Its grade, and its point as far as it has one."""
    if spot.latitude is not None and spot.longitude is not None:
        return EXACT, _point(spot.latitude, spot.longitude)
    return (CENTRE, centres[spot.town]) if spot.town in centres else (NAME, (0, 0, 0))


def _point(latitude: int, longitude: int) -> Point:
    north, east = math.radians(latitude / 1e6), math.radians(longitude / 1e6)
    return (
        round(EARTH * math.cos(north) * math.cos(east)),
        round(EARTH * math.cos(north) * math.sin(east)),
        round(EARTH * math.sin(north)),
    )
