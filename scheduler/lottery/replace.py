"""One open seat is drawn again, from its own committed row, among those who can still come (protocol §8)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from scheduler.chance import digest
from scheduler.lottery.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.values.plan import Assignment, Plan


@dataclass(frozen=True, slots=True)
class Vacancy:
    """空缺: a seat whose officer cannot come, and everybody known to be away that half day."""

    trip: int
    seat: int
    inspector: str
    """Who leaves it."""
    away: tuple[str, ...]
    """Others of its row who cannot come either."""


def candidates(plan: Plan, seated: Sequence[Assignment], vacancy: Vacancy) -> tuple[tuple[str, int], ...]:
    """(officer, weight) of everybody in the seat's row who can take it now, in id order.

    Out are who leaves it, who is away, who sits elsewhere in that half day, and whose weekly or quarterly
    limit is reached.  Weights are the committed ones; where all of these are 0, everyone has weight 1.
    """
    (row,) = [r for r in plan.table if (r.trip, r.seat) == (vacancy.trip, vacancy.seat)]
    shift = {t.id: t.shift for t in plan.trips}
    here = shift[vacancy.trip]
    others = [a for a in seated if (a.trip, a.seat) != (vacancy.trip, vacancy.seat)]
    out = {vacancy.inspector, *vacancy.away}
    out |= {a.inspector for a in others if shift[a.trip] == here}
    out |= _tired(plan, others, [a for a in others if _week(plan, shift[a.trip]) == _week(plan, here)])
    left = [(who, w) for who, w in zip(row.inspectors, row.weights, strict=True) if who not in out]
    return tuple(left) if any(w for _, w in left) else tuple((who, 1) for who, _ in left)


def _tired(plan: Plan, quarter: Iterable[Assignment], week: Iterable[Assignment]) -> set[str]:
    teams = plan.case.rules.teams
    found: set[str] = set()
    for acts, most in ((quarter, teams.quarterly), (week, teams.weekly)):
        loads = Counter(a.inspector for a in acts)
        found |= {who for who, load in loads.items() if load >= most}
    return found


def _week(plan: Plan, shift: int) -> tuple[int, int]:
    return plan.case.shifts[shift].week


def replacement(plan: Plan, left: Sequence[tuple[str, int]], seed: bytes) -> str:
    """Who takes the open seat: each with the chance of their weight among those left."""
    if not left:
        raise ValueError(left)  # the caller has refused that; the stream would search for ever
    suite = plan.case.rules.suite
    place = Stream(digest("chayici/2/replacement", seed, suite=suite), suite).below(sum(w for _, w in left))
    tops = accumulate(weight for _, weight in left)
    return next(who for (who, _), top in zip(left, tops, strict=True) if place < top)


def seated_after(plan: Plan, changes: Iterable[tuple[int, int, str]]) -> tuple[Assignment, ...]:
    """Who sits where after replacements (trip, seat, officer), in the order they were made."""
    now = {(trip, seat): who for trip, seat, who in changes}
    return tuple(replace(a, inspector=now.get((a.trip, a.seat), a.inspector)) for a in plan.assignments)
