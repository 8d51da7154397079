"""How long the way between two firms takes, in whole minutes rounded up.

Coordinates become points on the unit sphere, one by one, with ``math``; from there on only additions,
products and square roots are used, which every machine rounds alike.  The chord stands for the great
circle: at 60 km it is 22 cm shorter.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Trips

EARTH_METRES = 6_371_000
"""Mean radius."""
DETOUR = 13
"""Roads are longer than the great circle by this many tenths."""
FAR = 65_535


class Spot(NamedTuple):
    """Where a firm is: all that its ways depend on."""

    town: str
    latitude: int | None
    longitude: int | None


class Ways:
    """Minutes from place to place; rows are worked out when first asked for."""

    def __init__(self, firms: Iterable[Enterprise], rules: Trips) -> None:
        spots = [Spot(f.town, f.latitude, f.longitude) for f in firms]
        numbers = {spot: k for k, spot in enumerate(dict.fromkeys(spots))}
        self.place: list[int] = [numbers[s] for s in spots]
        """Position of the firm → its place."""
        self._rules = rules
        self._spots = list(numbers)
        self._towns = np.array([_town(s.town, self._spots) for s in self._spots], dtype=np.int64)
        self._points = np.array([_point(s) for s in self._spots]).reshape(-1, 3)
        self._rows: dict[int, memoryview] = {}

    def row(self, place: int) -> memoryview:
        """Minutes from one place to every place; 0 to a firm at the very same coordinates."""
        found = self._rows.get(place)
        if found is None:
            found = self._rows[place] = self._minutes(place).data
        return found

    def _minutes(self, place: int) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
        rules = self._rules
        same = self._towns == self._towns[place]
        flat = np.where(same, rules.same_town_minutes, rules.other_town_minutes)
        chord = np.sqrt(((self._points - self._points[place]) ** 2).sum(axis=1))
        metres = np.where(np.isnan(chord), 0, np.floor(chord * EARTH_METRES)).astype(np.int64)
        driven = -(-metres * DETOUR * 60 // (10 * 1000 * rules.speed_kmh))
        return np.minimum(np.where(np.isnan(chord), flat, driven), FAR).astype(np.uint16)


def _town(town: str, spots: list[Spot]) -> int:
    """The town's number: the first place that lies in it."""
    return next(k for k, s in enumerate(spots) if s.town == town)


def _point(spot: Spot) -> tuple[float, float, float]:
    if spot.latitude is None or spot.longitude is None:
        return (math.nan, math.nan, math.nan)
    north, east = math.radians(spot.latitude / 1e6), math.radians(spot.longitude / 1e6)
    return (math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north))
