"""One packing problem written into one array of whole numbers, the *book*, for the compiled search.

The book begins with a table of contents: ``book[MINUTES]`` is where the minutes of visit 0 stand, so those of
visit v are ``book[book[MINUTES] + v]``.  Compiled code is built and runs several times quicker on one array
than on thirty.  Sets (of half days, of officers) are words of WORD bits, all of them positive, so that they
mean the same to Python, numpy and machine code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

Whole = NDArray[np.int64]
Table = Sequence[int] | Sequence[Sequence[int]]
WORD = 60
"""Bits per word of a set."""
NEVER = -1
"""The cost of a trip that cannot be made; also any number that is missing."""

# Single figures: limits of the rules, weights of the objective, sizes.
(
    SHIFT,  # minutes of a shift
    MOST,  # visits of a trip
    SEAT,  # cost of a person-shift
    TRIP,  # cost of a trip, whoever is on it
    FREEDOM,  # cost of having one half day only
    SAME,  # minutes between firms of one town
    OTHER,  # minutes between towns
    SPEED,  # 5000 × km/h
    COUNT,  # visits
    AGENCIES,
    DAYS,  # words of a set of half days
    OFFICERS,  # words of a set of officers of all agencies
    ABLE,  # words of a set of officers of one agency, at most
) = range(13)
TURNED = 13
"""1 where a trip goes by its visits' turns, 0 where it goes the shortest way."""
SINGLE = range(14)
# Where tables begin.  By visit:
MINUTES, FIRM, PLACE = range(14, 17)
START = 17
"""Visit → position of its first need in NEED_AGENCY and NEED; one more entry closes the last."""
ALLOWED = 18
"""Visit × DAYS: half days."""
BAR = 19
"""Visit → position of its first word of barred officers in BAR_WORD and BAR_BITS; one more closes it."""
# By place:
POINT, TOWN, GRADE = range(20, 23)
"""Place × 3 decimetres around the earth's centre; town's number; grade (see ``ways``)."""
# By position:
NEED_AGENCY, NEED, BAR_WORD, BAR_BITS = range(23, 27)
# By agency:
FIRST, WIDTH, JOINS, OWN = range(27, 31)
"""Its first need; how many; where its table begins in JOIN; its first word of officers (one more)."""
# By need, which is a size and how many hold which qualifications:
SIZE, FILLED, HALL = range(31, 34)
"""Officers; × DAYS: half days at which the agency has them; position of its first condition (one more)."""
JOIN = 34
"""Need × need of one agency → the least that covers both; NEVER where that was not worked out."""
# By condition: of the officers able to take one of some seats, as many must be present (Hall 1935).
HALL_SEATS, HALL_ABLE = 35, 36
# By half day:
PRESENT = 37
"""× OFFICERS: who is there."""
TURN = 38
"""Visit → its place in the order of turns."""
CONTENTS = 39


def written(pages: Mapping[int, int | Table | Whole]) -> Whole:
    """The book with these single figures and tables."""
    tables = [np.asarray(pages[k], dtype=np.int64).ravel() for k in range(len(SINGLE), CONTENTS)]
    starts = np.cumsum([CONTENTS, *map(len, tables)])[:-1]
    return np.concatenate([np.array([pages[k] for k in SINGLE], dtype=np.int64), starts, *tables])


def starts_of(rows: Sequence[Sequence[object]]) -> list[int]:
    """Where each row begins when all are written one after another, and where the last ends."""
    found = [0]
    for row in rows:
        found.append(found[-1] + len(row))
    return found


def words_of(mask: int, words: int) -> list[int]:
    """A bit mask as words."""
    return [mask >> WORD * k & (1 << WORD) - 1 for k in range(words)]
