"""The slow twin of the timetable: the fewest lost visits, riskiest first, by trying everything."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

from timetable_support import most_filled

from scheduler.eligibility import eligibility_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit


def least_severity(case: Case, visits: Sequence[Visit]) -> int:
    """4 to the power of (5 − class) for every lost visit, each visit a trip of its own or lost."""
    weights = [int(4 ** (5 - v.priority)) for v in visits]
    options = sorted(
        product(*((None, *v.shifts) for v in visits)),
        key=lambda chosen: sum(w for w, s in zip(weights, chosen, strict=True) if s is None),
    )
    return next(
        sum(w for w, s in zip(weights, chosen, strict=True) if s is None)
        for chosen in options
        if possible(case, [(v, s) for v, s in zip(visits, chosen, strict=True) if s is not None])
    )


def possible(case: Case, placed: Sequence[tuple[Visit, int]]) -> bool:
    """Whether all seats can be filled, agency by agency, and no firm is visited twice at once."""
    eligibility = eligibility_of(case)
    if max(Counter((v.enterprise, s) for v, s in placed).values(), default=0) > 1:
        return False
    for agency in {a for v, _ in placed for a in v.agencies}:
        seats = [
            (shift, frozenset(eligibility.candidates(seat, [v.enterprise], shift)))
            for v, shift in placed
            for seat in v.seats
            if seat.agency == agency
        ]
        if most_filled(case, seats) < len(seats):
            return False
    return True
