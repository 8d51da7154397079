"""What visits ask of each agency, as numbers: the compiled search joins teams agency by agency."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.packing import book as at
from scheduler.packing.book import NEVER, WORD, starts_of, words_of
from scheduler.packing.cover import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.packing.book import Table
    from scheduler.packing.fielding import Fielding
    from scheduler.values.plan import Seat

Need = tuple["Seat", ...]
"""Seats of one agency as ``cover`` writes them: a least team."""
MOST = 256
"""Needs per agency; joins that would make more are not tried."""
KINDS = 8
"""Different qualifications in one need; needs with more are not tried where officers are barred."""


class NeedsOfAgencies:
    """Every agency's needs, closed under joining as far as MOST allows."""

    def __init__(self, teams: Sequence[Iterable[Seat]]) -> None:
        asked = [_by_agency(team) for team in teams]
        self.agencies = sorted({a for needs in asked for a in needs})
        self.lists: list[list[Need]] = []
        self.tables: list[list[list[int]]] = []
        for agency in self.agencies:
            needs, table = _closure(list(dict.fromkeys(n[agency] for n in asked if agency in n)))
            self.lists.append(needs)
            self.tables.append(table)
        self._asked = asked

    def all(self) -> list[Need]:
        """Needs by number."""
        return [need for needs in self.lists for need in needs]

    def pages(self) -> dict[int, int | Table]:
        """Their part of the book."""
        first = starts_of(self.lists)
        number = {(a, need): first[a] + k for a, of in enumerate(self.lists) for k, need in enumerate(of)}
        position = {name: a for a, name in enumerate(self.agencies)}
        rows = [
            [(position[a], number[position[a], need]) for a, need in asked.items()] for asked in self._asked
        ]
        joined = [
            [[k if k == NEVER else first[a] + k for k in row] for row in table]
            for a, table in enumerate(self.tables)
        ]
        return {
            at.AGENCIES: len(self.agencies),
            at.START: starts_of(rows),
            at.NEED_AGENCY: [a for row in rows for a, _ in row],
            at.NEED: [need for row in rows for _, need in row],
            at.FIRST: first[:-1],
            at.WIDTH: [len(of) for of in self.lists],
            at.JOINS: starts_of([range(len(of) ** 2) for of in self.lists])[:-1],
            at.SIZE: [len(need) for need in self.all()],
            at.JOIN: [k for table in joined for row in table for k in row],
        }


def _by_agency(team: Iterable[Seat]) -> dict[str, Need]:
    found: dict[str, list[Seat]] = defaultdict(list)
    for seat in team:
        found[seat.agency].append(seat)
    return {agency: cover(seats) for agency, seats in found.items()}


def _closure(needs: list[Need]) -> tuple[list[Need], list[list[int]]]:
    """All joins of these needs of one agency, and the table of joins."""
    place = {need: k for k, need in enumerate(needs)}
    for need in needs:  # grows while it is gone through
        for other in needs[: place[need]]:
            joined = cover(need, other)
            if joined not in place and len(needs) < MOST:
                place[joined] = len(needs)
                needs.append(joined)
    return needs, [[place.get(cover(a, b), NEVER) for b in needs] for a in needs]


def days_of(fielding: Fielding, needs: NeedsOfAgencies, allowed: Sequence[int]) -> dict[int, int | Table]:
    """Half days by visit and by need, for the book."""
    words = max(1, -(-fielding.shifts // WORD))
    filled = [
        fielding.agency_mask(need[0].agency, tuple(s.qualifications for s in need), 0) for need in needs.all()
    ]
    return {
        at.DAYS: words,
        at.ALLOWED: [words_of(mask, words) for mask in allowed],
        at.FILLED: [words_of(mask, words) for mask in filled],
    }


def bars_of(fielding: Fielding, needs: NeedsOfAgencies, barred: Sequence[int]) -> dict[int, int | Table]:
    """Who is barred from which visit, and Hall's conditions of every need, for the book.

    Seats can be filled by different officers exactly if of every set of seats the officers able to take one
    of them are as many (Hall 1935); of equal seats, all or none need be looked at.
    """
    holders = [fielding.holders(a, ()) for a in needs.agencies]
    low = [(h & -h).bit_length() - 1 if h else 0 for h in holders]
    words = [-(-(h >> k).bit_length() // WORD) for h, k in zip(holders, low, strict=True)]
    own, most = starts_of([range(w) for w in words]), max(words, default=0)

    def split(a: int, officers: int) -> list[int]:
        return words_of((officers & holders[a]) >> low[a], words[a])

    kept = [
        [
            (own[a] + k, word)
            for a in range(len(holders))
            if mask & holders[a]
            for k, word in enumerate(split(a, mask))
            if word
        ]
        for mask in barred
    ]
    conditions = [
        [(seats, split(a, able)) for seats, able in _conditions(fielding, need)]
        for a, of in enumerate(needs.lists)
        for need in of
    ]
    present = [
        [word for a in range(len(holders)) for word in split(a, fielding.present(s))]
        for s in range(fielding.shifts)
    ]
    return {
        at.BAR: starts_of(kept),
        at.BAR_WORD: [w for row in kept for w, _ in row],
        at.BAR_BITS: [b for row in kept for _, b in row],
        at.OWN: own,
        at.OFFICERS: own[-1],
        at.PRESENT: present,
        at.HALL: starts_of(conditions),
        at.HALL_SEATS: [seats for of in conditions for seats, _ in of],
        at.ABLE: most,
        at.HALL_ABLE: [row + [0] * (most - len(row)) for of in conditions for _, row in of],
    }


def _conditions(fielding: Fielding, need: Need) -> list[tuple[int, int]]:
    """(seats, officers able to take one of them) for every set of different qualifications, and for all."""
    agency = need[0].agency
    kinds = sorted({s.qualifications for s in need if s.qualifications})
    everybody = [(len(need), fielding.holders(agency, ()))]
    if len(kinds) > KINDS:
        return [(len(need), 0)]
    some = [chosen for k in range(1, len(kinds) + 1) for chosen in combinations(kinds, k)]
    return everybody + [
        (sum(s.qualifications in of for s in need), _able(fielding, agency, of)) for of in some
    ]


def _able(fielding: Fielding, agency: str, kinds: Iterable[tuple[str, ...]]) -> int:
    found = 0
    for kind in kinds:
        found |= fielding.holders(agency, kind)
    return found
