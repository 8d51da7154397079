"""Which visits are worth trying together, compiled.  Import it late.

Two lists for each visit: with the least seats that one of the two would not need, and with the least seats
that joining adds.  Seats weigh as much as so many minutes of way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.compiled import compiled
from scheduler.packing import book as at
from scheduler.packing.book import NEVER
from scheduler.packing.judge import MEMBERS, VISITS, drafts_for, seats, way

if TYPE_CHECKING:
    from scheduler.packing.book import Whole

NEAREST = 12
"""So many in each of the two lists."""
WINDOW = 4 * NEAREST
"""Of one kind only so many visits are looked at."""


@compiled
def companions(book: Whole, start: Whole, visits: Whole, rank: Whole, seat: int) -> Whole:
    """Visit × 2 NEAREST: its likeliest companions; NEVER where there are none.

    Visits come by kind (which ask for the same team): kind k has ``visits[start[k] : start[k + 1]]``, in the
    order of ``rank``, in which neighbours are near.  ``seat``: minutes of way that a seat weighs as much as.
    """
    count, kinds = len(rank), len(start) - 1
    near = np.full((count, min(2 * NEAREST, max(1, count - 1))), NEVER)
    drafts, score = drafts_for(book, 1), np.zeros(near.shape[1], np.int64)
    worth = np.zeros((2, kinds), np.int64)
    for kind in range(kinds):
        likeness(book, drafts, start, visits, kind, worth)
        first = np.argsort(worth[0], kind="mergesort")
        second = np.argsort(worth[1], kind="mergesort")
        for v in visits[start[kind] : start[kind + 1]]:
            for part in range(2):
                for k in range(kinds):
                    other = first[k] if part == 0 else second[k]
                    low, high = window(start, visits, rank, v, other)
                    if not offer(book, near[v], score, visits[low:high], v, part, seat * worth[part, other]):
                        break
    return near


@compiled
def likeness(book: Whole, drafts: Whole, start: Whole, visits: Whole, kind: int, worth: Whole) -> None:
    """Against every kind: seats that one of the two would not need; seats that joining adds to the other."""
    drafts[0, MEMBERS], drafts[0, VISITS] = visits[start[kind]], 1
    own = seats(book, drafts, 0)
    for other in range(worth.shape[1]):
        drafts[0, MEMBERS], drafts[0, VISITS] = visits[start[other]], 1
        size = seats(book, drafts, 0)
        drafts[0, MEMBERS + 1], drafts[0, VISITS] = visits[start[kind]], 2
        joined = seats(book, drafts, 0)
        if joined == NEVER:
            joined = own + size
        worth[0, other] = 2 * joined - own - size
        worth[1, other] = joined - size


@compiled
def window(start: Whole, visits: Whole, rank: Whole, v: int, kind: int) -> tuple[int, int]:
    """Where those visits of a kind lie that are near a visit in the order over all."""
    begin, end = start[kind], start[kind + 1]
    if end - begin <= WINDOW:
        return begin, end
    low, high = begin, end
    while low < high:
        middle = (low + high) // 2
        if rank[visits[middle]] < rank[v]:
            low = middle + 1
        else:
            high = middle
    low = min(max(begin, low - WINDOW // 2), end - WINDOW)
    return low, low + WINDOW


@compiled
def offer(book: Whole, row: Whole, score: Whole, some: Whole, v: int, part: int, worth: int) -> bool:
    """Put those of some visits into a half of a row that score less than what is there, best first.

    Returns whether more dearly bought ones need be offered.
    """
    half = min(NEAREST, len(row))
    low, high = (0, half) if part == 0 else (half, len(row))
    if low == high or (row[high - 1] != NEVER and worth >= score[high - 1]):
        return False
    for u in some:
        if u == v or listed(row, low, u):
            continue
        value = worth + way(book, book[book[at.PLACE] + v], book[book[at.PLACE] + u])
        j = high - 1
        if row[j] != NEVER and value >= score[j]:
            continue
        while j > low and (row[j - 1] == NEVER or score[j - 1] > value):
            score[j], row[j] = score[j - 1], row[j - 1]
            j -= 1
        score[j], row[j] = value, u
    return True


@compiled
def listed(row: Whole, count: int, u: int) -> bool:
    """Whether a visit is among the first so many of a row."""
    found = False
    for k in range(count):
        found = found or row[k] == u
    return found
