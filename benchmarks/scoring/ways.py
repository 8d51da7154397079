"""How far and how long it is between two firms, pair by pair, as docs/explanation/packing.md says it."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Trips

EARTH_METRES = 6_371_000


def minutes_between(one: Enterprise, other: Enterprise, rules: Trips) -> int:
    """Whole minutes, rounded up; by town where a firm has no coordinates."""
    metres = metres_between(one, other)
    if metres is None:
        return rules.same_town_minutes if one.town == other.town else rules.other_town_minutes
    return min(65_535, math.ceil(metres * 13 * 60 / (10 * 1000 * rules.speed_kmh)))


def metres_between(one: Enterprise, other: Enterprise) -> int | None:
    """Whole metres through the air, or None where one of them is known by its town alone."""
    if None in {one.latitude, one.longitude, other.latitude, other.longitude}:
        return None
    squares = [(p - q) ** 2 for p, q in zip(_point(one), _point(other), strict=True)]
    return math.floor(math.sqrt(squares[0] + squares[1] + squares[2]) * EARTH_METRES)


def way_of(firms: Sequence[Enterprise], rules: Trips) -> tuple[int, int]:
    """Minutes and metres of the way along these firms in this order; towns count minutes only."""
    pairs = list(pairwise(firms))
    minutes = sum(minutes_between(a, b, rules) for a, b in pairs)
    return minutes, sum((metres_between(a, b) or 0) * 13 // 10 for a, b in pairs)


def _point(firm: Enterprise) -> tuple[float, float, float]:
    north, east = math.radians((firm.latitude or 0) / 1e6), math.radians((firm.longitude or 0) / 1e6)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)
