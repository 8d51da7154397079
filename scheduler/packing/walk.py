"""The search itself, compiled: a random walk over packings that grows choosier.  Import it late.

Around a random visit and one of its likely companions a move drafts up to three trips anew.  Seats are
counted first: most moves ask for more officers than the walk's patience allows and end there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scheduler.compiled import compiled
from scheduler.packing import book as at
from scheduler.packing.book import NEVER
from scheduler.packing.judge import MEMBERS, VISITS, drafts_for, fits, rest, seats
from scheduler.packing.lot import below, patience, word
from scheduler.packing.packed import EDGE, FIRST, FREE, LEFT, ORDER, PART, TEAM, WHERE, WITHOUT

if TYPE_CHECKING:
    from scheduler.packing.book import Whole

TRIES = 6
"""So many companions are tried until one is in the same part."""


@compiled
def add(drafts: Whole, d: int, v: int) -> None:
    """Put a visit into a draft."""
    drafts[d, MEMBERS + drafts[d, VISITS]] = v
    drafts[d, VISITS] += 1


@compiled
def add_trip(packing: Whole, drafts: Whole, d: int, slot: int) -> None:
    """Put all visits of a trip into a draft."""
    for k in range(packing[slot]):
        add(drafts, d, packing[slot + FIRST + k])


@compiled
def swap(drafts: Whole, d: int, old: int, new: int) -> None:
    """Put one visit in another's place."""
    for k in range(drafts[d, VISITS]):
        if drafts[d, MEMBERS + k] == old:
            drafts[d, MEMBERS + k] = new


@compiled
def drop(drafts: Whole, d: int, v: int) -> None:
    """Take a visit out of a draft; the last one takes its place."""
    drafts[d, VISITS] -= 1
    swap(drafts, d, v, drafts[d, MEMBERS + drafts[d, VISITS]])


@compiled
def companion(near: Whole, packing: Whole, lot: Whole, v: int) -> int:
    """A likely companion of a visit, in the same part but another trip; NEVER if none was found."""
    part, where = packing[PART], packing[WHERE]
    for _ in range(TRIES):
        u = near[v, below(lot, near.shape[1])]
        if u != NEVER and packing[part + u] == packing[part + v]:
            return NEVER if packing[where + u] == packing[where + v] else u
    return NEVER


@compiled
def split(packing: Whole, drafts: Whole, slots: Whole, lot: Whole, v: int) -> int:
    """A visit leaves with a random half of its trip."""
    here, part = packing[packing[WHERE] + v], packing[packing[PART] + v]
    left = packing[packing[LEFT] + part]
    if packing[here] < 2 or left == 0:
        return 0
    slots[0], slots[1] = here, packing[packing[FREE] + packing[packing[EDGE] + part] + left - 1]
    chosen = word(lot)
    for k in range(packing[here]):
        u = packing[here + FIRST + k]
        add(drafts, 1 if u == v or chosen >> k & 1 else 0, u)
    return 2 if drafts[0, VISITS] else 0


@compiled
def eject(near: Whole, packing: Whole, drafts: Whole, slots: Whole, lot: Whole, x: int) -> int:
    """The visit that gave way goes on to a third trip."""
    u = companion(near, packing, lot, x)
    if u == NEVER or packing[packing[WHERE] + u] == slots[0]:
        return 0
    slots[2] = packing[packing[WHERE] + u]
    add_trip(packing, drafts, 2, slots[2])
    add(drafts, 2, x)
    return 3


@compiled
def draft(near: Whole, packing: Whole, drafts: Whole, slots: Whole, lot: Whole, v: int) -> int:
    """Draft a move around a visit: relocate, swap, eject, merge or split; returns how many trips change."""
    drafts[0, VISITS] = drafts[1, VISITS] = drafts[2, VISITS] = 0
    kind = below(lot, 64)
    if kind == 0:
        return split(packing, drafts, slots, lot, v)
    u = companion(near, packing, lot, v)
    if u == NEVER:
        return 0
    here, there = packing[packing[WHERE] + v], packing[packing[WHERE] + u]
    slots[0], slots[1] = here, there
    add_trip(packing, drafts, 1, there)
    if kind < 4:
        add_trip(packing, drafts, 1, here)
        return 2
    add_trip(packing, drafts, 0, here)
    if kind < 34:
        drop(drafts, 0, v)
        add(drafts, 1, v)
        return 2
    x = packing[there + FIRST + below(lot, packing[there])]
    swap(drafts, 1, x, v)
    if kind < 64:
        swap(drafts, 0, v, x)
        return 2
    drop(drafts, 0, v)
    return eject(near, packing, drafts, slots, lot, x)


@compiled
def weigh(book: Whole, packing: Whole, drafts: Whole, slots: Whole, changed: int, limit: int) -> bool:
    """Whether a move adds less than ``limit`` to the cost and its trips can be made; their costs are left."""
    for d in range(changed):
        if not fits(book, drafts, d):
            return False
    added = 0
    for d in range(changed):
        slots[3 + d] = seats(book, drafts, d)
        if slots[3 + d] == NEVER:
            return False
        added += book[at.SEAT] * (slots[3 + d] - packing[slots[d] + TEAM]) - packing[slots[d] + WITHOUT]
    for d in range(changed):
        if added >= limit:
            return False
        slots[6 + d] = rest(book, drafts, d) if drafts[d, VISITS] else 0
        if slots[6 + d] == NEVER:
            return False
        added += slots[6 + d]
    return bool(added < limit)


@compiled
def take(packing: Whole, drafts: Whole, slots: Whole, changed: int, part: int) -> None:
    """Make a move."""
    free, left = packing[FREE] + packing[packing[EDGE] + part], packing[LEFT] + part
    for d in range(changed):
        slot = slots[d]
        if packing[slot] == 0:
            packing[left] -= 1
        packing[slot] = drafts[d, VISITS]
        packing[slot + TEAM] = slots[3 + d]
        packing[slot + WITHOUT] = slots[6 + d]
        for k in range(drafts[d, VISITS]):
            packing[slot + FIRST + k] = drafts[d, MEMBERS + k]
            packing[packing[WHERE] + drafts[d, MEMBERS + k]] = slot
        if packing[slot] == 0:
            packing[free + packing[left]] = slot
            packing[left] += 1


@compiled
def walk(book: Whole, near: Whole, packing: Whole, lot: Whole, part: int, moves: int, heat: int) -> int:
    """Try so many moves in one part at one temperature; returns how many were made."""
    drafts, slots = drafts_for(book, 3), np.zeros(9, np.int64)
    low = packing[packing[EDGE] + part]
    most = packing[packing[EDGE] + part + 1] - low
    made = 0
    for _ in range(moves):
        v = packing[packing[ORDER] + low + below(lot, most)]
        changed = draft(near, packing, drafts, slots, lot, v)
        if changed and weigh(book, packing, drafts, slots, changed, patience(lot, heat)):
            take(packing, drafts, slots, changed, part)
            made += 1
    return made
