"""What a trip costs, compiled; ``Problem.cost`` is the readable twin of all this.  Import it late.

A trip under judgement is a *draft*, one row of ``drafts``: how many visits, how many agencies, the visits
(twice as many places as a trip has), the need of each agency (NEVER = not there), and the agencies present.
The last row is scratch: half days, barred officers of one agency, places in driving order.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from scheduler.compiled import compiled
from scheduler.packing import book as at
from scheduler.packing.book import NEVER, WORD

if TYPE_CHECKING:
    from scheduler.packing.book import Whole

VISITS, PRESENT, MEMBERS = 0, 1, 2
"""Columns of a draft: number of visits, number of agencies, first visit."""
DETOUR = 39
EXACT, CENTRE, NAME = 0, 1, 2
FAR = 1 << 40
ODD = 0x555555555555555
PAIRS = 0x333333333333333
FOURS = 0xF0F0F0F0F0F0F0F


@compiled
def drafts_for(book: Whole, count: int) -> Whole:
    """Room for so many drafts, and scratch."""
    most = 2 + 2 * book[at.MOST]
    agencies = book[at.AGENCIES]
    width = max(most + 2 * agencies, book[at.DAYS] + book[at.ABLE] + most)
    drafts = np.zeros((count + 1, width), np.int64)
    for d in range(count):
        for a in range(agencies):
            drafts[d, most + a] = NEVER
    return drafts


@compiled
def way(book: Whole, a: int, b: int) -> int:
    """Minutes between two places; see ``Ways.minutes``."""
    grade = max(book[book[at.GRADE] + a], book[book[at.GRADE] + b])
    same = book[book[at.TOWN] + a] == book[book[at.TOWN] + b]
    if grade == NAME or (grade == CENTRE and same):
        return book[at.SAME] if same else book[at.OTHER]  # type: ignore[no-any-return]
    p, q = book[at.POINT] + 3 * a, book[at.POINT] + 3 * b
    x, y, z = book[p] - book[q], book[p + 1] - book[q + 1], book[p + 2] - book[q + 2]
    square = x * x + y * y + z * z
    root = int(math.sqrt(square))
    while root * root > square:  # the float root of a large whole number may be one off
        root -= 1
    while (root + 1) * (root + 1) <= square:
        root += 1
    driven = -(-root * DETOUR // book[at.SPEED])
    return driven if grade == EXACT else max(driven, book[at.SAME])  # type: ignore[no-any-return]


@compiled
def route(book: Whole, drafts: Whole, d: int) -> int:
    """Minutes of a draft's way: by turns, or the shortest; exact up to four, cheapest insertion beyond."""
    count, place = drafts[d, VISITS], book[at.PLACE]
    if count < 2:
        return 0
    if book[at.TURNED]:
        return turned(book, drafts, d)
    one, two = book[place + drafts[d, MEMBERS]], book[place + drafts[d, MEMBERS + 1]]
    a = way(book, one, two)
    if count == 2:
        return a
    if count > 4:
        return inserted(book, drafts, d)
    three = book[place + drafts[d, MEMBERS + 2]]
    b, c = way(book, one, three), way(book, two, three)
    if count == 3:
        return a + b + c - max(a, b, c)
    four = book[place + drafts[d, MEMBERS + 3]]
    e, f, g = way(book, one, four), way(book, two, four), way(book, three, four)
    # A way through four is two ways without a common end, joined by one of the other four.
    return min(a + g + min(b, c, e, f), b + f + min(a, c, e, g), c + e + min(a, b, f, g))


@compiled
def turned(book: Whole, drafts: Whole, d: int) -> int:
    """Minutes of the way by turns, into whose order the draft is put."""
    count, turn, place = drafts[d, VISITS], book[at.TURN], book[at.PLACE]
    total = 0
    for k in range(1, count):
        v, j = drafts[d, MEMBERS + k], k
        while j > 0 and book[turn + drafts[d, MEMBERS + j - 1]] > book[turn + v]:
            drafts[d, MEMBERS + j] = drafts[d, MEMBERS + j - 1]
            j -= 1
        drafts[d, MEMBERS + j] = v
    for k in range(1, count):
        v, u = drafts[d, MEMBERS + k - 1], drafts[d, MEMBERS + k]
        total += way(book, book[place + v], book[place + u])
    return total


@compiled
def inserted(book: Whole, drafts: Whole, d: int) -> int:
    """Minutes of the way that cheapest insertion finds, visits taken by position."""
    count, low = drafts[d, VISITS], book[at.DAYS] + book[at.ABLE]
    order = drafts[len(drafts) - 1, low : low + count]
    members = drafts[d, MEMBERS : MEMBERS + count]
    members.sort()
    total = 0
    for k in range(count):
        here = book[book[at.PLACE] + members[k]]
        best, place = 0 if k == 0 else FAR, 0
        for j in range(k + 1 if k else 0):
            before = way(book, order[j - 1], here) if j > 0 else 0
            after = way(book, here, order[j]) if j < k else 0
            between = way(book, order[j - 1], order[j]) if 0 < j < k else 0
            if before + after - between < best:
                best, place = before + after - between, j
        for j in range(k, place, -1):
            order[j] = order[j - 1]
        order[place] = here
        total += best
    return total


@compiled
def fits(book: Whole, drafts: Whole, d: int) -> bool:
    """Whether number, minutes without ways, and firms allow a trip of these visits; one alone always may."""
    count = drafts[d, VISITS]
    if count < 2:
        return True
    if count > book[at.MOST]:
        return False
    total = 0
    for k in range(count):
        v = drafts[d, MEMBERS + k]
        total += book[book[at.MINUTES] + v]
        for j in range(k):
            if book[book[at.FIRM] + drafts[d, MEMBERS + j]] == book[book[at.FIRM] + v]:
                return False
    return bool(total <= book[at.SHIFT])


@compiled
def seats(book: Whole, drafts: Whole, d: int) -> int:
    """Officers of the least team, which is left in the draft; NEVER if it is beyond the tables of joins."""
    need = MEMBERS + 2 * book[at.MOST]
    present = need + book[at.AGENCIES]
    for k in range(drafts[d, PRESENT]):
        drafts[d, need + drafts[d, present + k]] = NEVER
    count, total = 0, 0
    for k in range(drafts[d, VISITS]):
        v = book[at.START] + drafts[d, MEMBERS + k]
        for e in range(book[v], book[v + 1]):
            agency, more = book[book[at.NEED_AGENCY] + e], book[book[at.NEED] + e]
            old = drafts[d, need + agency]
            if old == NEVER:
                drafts[d, present + count] = agency
                count += 1
                total += book[book[at.SIZE] + more]
                drafts[d, need + agency] = more
            elif old != more:
                both = join(book, agency, old, more)
                if both == NEVER:
                    drafts[d, PRESENT] = count
                    return NEVER
                total += book[book[at.SIZE] + both] - book[book[at.SIZE] + old]
                drafts[d, need + agency] = both
    drafts[d, PRESENT] = count
    return total


@compiled
def join(book: Whole, agency: int, one: int, two: int) -> int:
    """The least need of an agency that covers two of its needs."""
    first = book[book[at.FIRST] + agency]
    row = book[at.JOIN] + book[book[at.JOINS] + agency] + (one - first) * book[book[at.WIDTH] + agency]
    return book[row + two - first]  # type: ignore[no-any-return]


@compiled
def bits(word: int) -> int:
    """How many bits of a positive word are set."""
    word -= word >> 1 & ODD
    word = (word & PAIRS) + (word >> 2 & PAIRS)
    word = word + (word >> 4) & FOURS
    word += word >> 8
    word += word >> 16
    word += word >> 32
    return word & 127


@compiled
def freedom(book: Whole, drafts: Whole, d: int) -> int:
    """Half days at which a draft's visits are allowed and its team can be filled, taken by itself."""
    need, days, scratch = MEMBERS + 2 * book[at.MOST], book[at.DAYS], len(drafts) - 1
    present = need + book[at.AGENCIES]
    barred, total = False, 0
    for k in range(drafts[d, VISITS]):
        v = book[at.BAR] + drafts[d, MEMBERS + k]
        barred = barred or book[v + 1] > book[v]
    for w in range(days):
        found = book[book[at.ALLOWED] + days * drafts[d, MEMBERS] + w]
        for k in range(1, drafts[d, VISITS]):
            found &= book[book[at.ALLOWED] + days * drafts[d, MEMBERS + k] + w]
        for k in range(drafts[d, PRESENT]):
            found &= book[book[at.FILLED] + days * drafts[d, need + drafts[d, present + k]] + w]
        drafts[scratch, w] = found
        total += bits(found)
    if barred and total:
        for k in range(drafts[d, PRESENT]):
            bar(book, drafts, d, drafts[d, present + k])
        total = 0
        for w in range(days):
            total += bits(drafts[scratch, w])
    return total


@compiled
def bar(book: Whole, drafts: Whole, d: int, agency: int) -> None:
    """Take out the half days at which an agency cannot fill its need without the barred officers."""
    low, high = book[book[at.OWN] + agency], book[book[at.OWN] + agency + 1]
    gone = drafts[len(drafts) - 1, book[at.DAYS] :]
    gone[: high - low] = 0
    touched = False
    for k in range(drafts[d, VISITS]):
        v = book[at.BAR] + drafts[d, MEMBERS + k]
        for e in range(book[v], book[v + 1]):
            word = book[book[at.BAR_WORD] + e]
            if low <= word < high:
                gone[word - low] |= book[book[at.BAR_BITS] + e]
                touched = True
    if not touched:
        return
    need = drafts[d, MEMBERS + 2 * book[at.MOST] + agency]
    for w in range(book[at.DAYS]):
        for k in range(WORD):
            if drafts[len(drafts) - 1, w] >> k & 1 and not held(book, gone, need, agency, w * WORD + k):
                drafts[len(drafts) - 1, w] ^= 1 << k


@compiled
def held(book: Whole, gone: Whole, need: int, agency: int, shift: int) -> bool:
    """Whether an agency can fill a need at a half day without the officers that are gone (Hall's theorem)."""
    low, high = book[book[at.OWN] + agency], book[book[at.OWN] + agency + 1]
    here = book[at.PRESENT] + shift * book[at.OFFICERS] + low
    for c in range(book[book[at.HALL] + need], book[book[at.HALL] + need + 1]):
        able, row = 0, book[at.HALL_ABLE] + c * book[at.ABLE]
        for w in range(high - low):
            able += bits(book[here + w] & book[row + w] & ~gone[w])
        if able < book[book[at.HALL_SEATS] + c]:
            return False
    return True


@compiled
def rest(book: Whole, drafts: Whole, d: int) -> int:
    """Cost without seats of a draft that fits and whose seats are counted; NEVER if it cannot be made."""
    minutes = 0
    if drafts[d, VISITS] > 1:
        minutes = route(book, drafts, d)
        total = minutes
        for k in range(drafts[d, VISITS]):
            total += book[book[at.MINUTES] + drafts[d, MEMBERS + k]]
        if total > book[at.SHIFT]:
            return NEVER
    free = freedom(book, drafts, d)
    if free == 0 and drafts[d, VISITS] > 1:
        return NEVER
    return book[at.TRIP] + minutes + book[at.FREEDOM] // max(1, free)  # type: ignore[no-any-return]


@compiled
def cost(book: Whole, drafts: Whole, d: int) -> int:
    """What a draft costs; NEVER if it cannot be made."""
    if not fits(book, drafts, d):
        return NEVER
    team = seats(book, drafts, d)
    if team == NEVER:
        return NEVER
    other = rest(book, drafts, d)
    return NEVER if other == NEVER else book[at.SEAT] * team + other
