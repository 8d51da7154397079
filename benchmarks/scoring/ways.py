"""How far and how long it is between two firms, pair by pair, as docs/explanation/packing.md says it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise

EARTH = 63_710_000
"""Decimetres."""

Point = tuple[int, int, int]


class Ways:
    """The ways of one case, whose firms tell where its towns are."""

    def __init__(self, case: Case) -> None:
        self._rules = case.rules.trips
        spots = {(e.town, e.latitude, e.longitude): e for e in case.enterprises}
        known = [e for e in spots.values() if located(e) and e.town]
        towns = {e.town for e in known}
        self._centre = {t: _mean(point(e) for e in known if e.town == t) for t in towns}

    def minutes(self, one: Enterprise, other: Enterprise) -> int:
        """Whole minutes, rounded up.

        By coordinates; where one firm has none, by its town's centre, but never less than within a town;
        within one town, or where a town's centre is not known, by the rules' minutes.
        """
        rules = self._rules
        places = [self._place(one), self._place(other)]
        both = located(one) and located(other)
        if None in places or (not both and one.town == other.town):
            return rules.same_town_minutes if one.town == other.town else rules.other_town_minutes
        driven = math.ceil(self._decimetres(places) * 39 / (5000 * rules.speed_kmh))
        return driven if both else max(driven, rules.same_town_minutes)

    def metres(self, one: Enterprise, other: Enterprise) -> int:
        """Metres of road, 1.3 times the great circle; 0 where only the rules' minutes are known."""
        places = [self._place(one), self._place(other)]
        if None in places or (one.town == other.town and not (located(one) and located(other))):
            return 0
        return self._decimetres(places) * 13 // 100

    def along(self, firms: Sequence[Enterprise]) -> tuple[int, int]:
        """Minutes and metres of the way along these firms in this order."""
        pairs = list(pairwise(firms))
        return sum(self.minutes(a, b) for a, b in pairs), sum(self.metres(a, b) for a, b in pairs)

    def _place(self, firm: Enterprise) -> Point | None:
        return point(firm) if located(firm) else self._centre.get(firm.town)

    def _decimetres(self, places: Sequence[Point | None]) -> int:
        one, other = places
        assert one is not None and other is not None  # noqa: S101, PT018  # the caller has looked
        return math.isqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def located(firm: Enterprise) -> bool:
    """Whether a firm has coordinates."""
    return firm.latitude is not None and firm.longitude is not None


def point(firm: Enterprise) -> Point:
    """A firm's place around the earth's centre, in whole decimetres."""
    north, east = math.radians((firm.latitude or 0) / 1e6), math.radians((firm.longitude or 0) / 1e6)
    return (
        round(EARTH * math.cos(north) * math.cos(east)),
        round(EARTH * math.cos(north) * math.sin(east)),
        round(EARTH * math.sin(north)),
    )


def _mean(points: Iterable[Point]) -> Point:
    listed = list(points)
    x, y, z = (sum(p[k] for p in listed) // len(listed) for k in range(3))
    return x, y, z
