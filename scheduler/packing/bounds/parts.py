"""Visits that no trip could gain by joining, directly or through others: each part is a problem of its own.

Two visits are in one part if they are in the same town, or in towns near enough for a trip, and have an
agency in common; and so on through third ones.  A trip over several parts takes as many seats as one trip
for each of them, so bounds on the parts add up.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.packing.bounds.places import Places
    from scheduler.values.plan import Visit

Post = tuple[int, str]
"""A place and an agency."""


def parts(visits: Sequence[Visit], places: Places, limit: int) -> list[list[int]]:
    """Positions of the visits of each part, rising; ``places`` has ways without detours.

    Shifts of ``limit`` minutes; the allowed shifts themselves are not looked at.
    """
    root: dict[Post, Post] = {}

    def find(post: Post) -> Post:
        while root.setdefault(post, post) != post:
            root[post] = root[root[post]]
            post = root[post]
        return post

    for visit, place in zip(visits, places.of, strict=True):
        for seat in visit.seats:
            root[find((place, seat.agency))] = find((place, visit.seats[0].agency))
    for agency, one, other in _near(visits, places, limit):
        root[find((one, agency))] = find((other, agency))
    found: dict[Post, list[int]] = defaultdict(list)
    for position, (visit, place) in enumerate(zip(visits, places.of, strict=True)):
        found[find((place, visit.seats[0].agency))].append(position)
    return list(found.values())


def _near(visits: Sequence[Visit], places: Places, limit: int) -> Iterator[tuple[str, int, int]]:
    """(Agency, place, place) where two of its shortest visits and the way between them fit into a shift."""
    stay: dict[str, dict[int, int]] = defaultdict(dict)
    for visit, place in zip(visits, places.of, strict=True):
        for seat in visit.seats:
            least = stay[seat.agency]
            least[place] = min(visit.minutes, least.get(place, visit.minutes))
    for agency, least in stay.items():
        for one in least:
            for other in least:
                if one < other and least[one] + least[other] + places.ways[one, other] <= limit:
                    yield agency, one, other
