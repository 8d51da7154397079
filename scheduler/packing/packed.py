"""A packing as one array of whole numbers that the search changes, compiled.  Import it late.

Trips lie in slots, as many as there are visits.  Slots and visits are dealt out among parts that share
neither, so that walks in different parts may go on at the same time.  A part's slots begin where its visits
begin in the order, and its free slots are a stack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.compiled import compiled
from scheduler.packing import book as at
from scheduler.packing.judge import MEMBERS, VISITS, drafts_for, rest, seats
from scheduler.packing.lot import below

if TYPE_CHECKING:
    from scheduler.packing.book import Whole

(
    SIZE,  # visits, and slots
    PARTS,
    STRIDE,  # of a slot: number of visits, officers, cost without seats, then the visits
    WHERE,  # visit → its slot, as the position in this array
    PART,  # visit → its part
    ORDER,  # visits by part
    EDGE,  # part → where its visits begin in ORDER; one more closes the last
    LEFT,  # part → how many slots are free
    FREE,  # from a part's edge on: its free slots
    SLOTS,
) = range(10)
HEAD = 10
TEAM, WITHOUT, FIRST = 1, 2, 3
"""In a slot, after the number of visits: officers, cost without seats, first visit."""


@compiled
def packed(book: Whole, trip: Whole, parts: int) -> Whole:
    """A packing given as visit → number of its trip, all of it in the first of so many parts."""
    count, stride = len(trip), FIRST + book[at.MOST]
    packing = np.zeros(HEAD + 4 * count + 2 * parts + 1 + count * stride, np.int64)
    packing[SIZE], packing[PARTS], packing[STRIDE] = count, parts, stride
    packing[WHERE] = HEAD
    packing[PART] = packing[WHERE] + count
    packing[ORDER] = packing[PART] + count
    packing[EDGE] = packing[ORDER] + count
    packing[LEFT] = packing[EDGE] + parts + 1
    packing[FREE] = packing[LEFT] + parts
    packing[SLOTS] = packing[FREE] + count
    drafts = drafts_for(book, 1)
    for part in range(parts):
        packing[packing[EDGE] + 1 + part] = count
    for v in range(count):
        packing[packing[ORDER] + v] = v
        slot = packing[SLOTS] + trip[v] * stride
        packing[packing[WHERE] + v] = slot
        packing[slot + FIRST + packing[slot]] = v
        packing[slot] += 1
    for number in range(count - 1, -1, -1):
        slot = packing[SLOTS] + number * stride
        drafts[0, VISITS] = packing[slot]
        drafts[0, MEMBERS : MEMBERS + packing[slot]] = packing[slot + FIRST : slot + FIRST + packing[slot]]
        if packing[slot]:
            packing[slot + TEAM] = seats(book, drafts, 0)
            packing[slot + WITHOUT] = rest(book, drafts, 0)
        else:
            packing[packing[FREE] + packing[packing[LEFT]]] = slot
            packing[packing[LEFT]] += 1
    return packing


@compiled
def deal(packing: Whole, lot: Whole) -> None:
    """Deal the trips out among the parts at random, about as many visits to each; they take new slots."""
    count, parts, stride = packing[SIZE], packing[PARTS], packing[STRIDE]
    old = packing[packing[SLOTS] : packing[SLOTS] + count * stride].copy().reshape(count, stride)
    trips = np.flatnonzero(old[:, 0])
    for k in range(len(trips) - 1, 0, -1):
        j = below(lot, k + 1)
        trips[k], trips[j] = trips[j], trips[k]
    part, seen, number = 0, 0, 0
    for trip in trips:
        if seen * parts >= (part + 1) * count:
            close(packing, part, number, seen)
            part, number = part + 1, seen
        slot = packing[SLOTS] + number * stride
        packing[slot : slot + stride] = old[trip]
        for k in range(old[trip, 0]):
            v = old[trip, FIRST + k]
            packing[packing[WHERE] + v] = slot
            packing[packing[PART] + v] = part
            packing[packing[ORDER] + seen] = v
            seen += 1
        number += 1
    for p in range(part, parts):
        close(packing, p, number, seen)
        number = seen


@compiled
def close(packing: Whole, part: int, number: int, seen: int) -> None:
    """A part ends with as many slots as visits; those from ``number`` on are free."""
    packing[packing[EDGE] + part + 1] = seen
    packing[packing[LEFT] + part] = seen - number
    low = packing[FREE] + packing[packing[EDGE] + part]
    for k in range(seen - number):
        slot = packing[SLOTS] + (seen - 1 - k) * packing[STRIDE]
        packing[slot : slot + FIRST] = 0
        packing[low + k] = slot


@compiled
def total(book: Whole, packing: Whole) -> int:
    """What a packing costs."""
    found = 0
    for number in range(packing[SIZE]):
        slot = packing[SLOTS] + number * packing[STRIDE]
        if packing[slot]:
            found += book[at.SEAT] * packing[slot + TEAM] + packing[slot + WITHOUT]
    return found


@compiled
def numbers(packing: Whole) -> Whole:
    """Visit → number of its trip."""
    where = packing[packing[WHERE] : packing[WHERE] + packing[SIZE]]
    return (where - packing[SLOTS]) // packing[STRIDE]  # type: ignore[no-any-return]
