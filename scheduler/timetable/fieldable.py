"""Before packing: take out what nobody can ever make as it stands, and say why."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from scheduler.packing.cover import cover
from scheduler.packing.fielding import Fielding, matched
from scheduler.timetable.explain import agency_parts
from scheduler.timetable.reduce import Reasons, Reducer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.timetable.reduce import Parts
    from scheduler.values.case import Case
    from scheduler.values.plan import Seat, Unserved, Visit

REASONS = Reasons(partner="U01", lead="U02")


def fieldable(
    case: Case, eligibility: Eligibility, visits: Sequence[Visit]
) -> tuple[tuple[Visit, ...], tuple[Unserved, ...]]:
    """Visits that could each take place if they were the only ones, renumbered from 0, and what had to go.

    An agency that cannot fill its seats on the shift where least is lost leaves the visit; tasks it leads are
    lost, the others go on without it.
    """
    weeks = [s.week for s in case.shifts]
    screen = _Screen(Fielding(eligibility), Reducer(case, visits), weeks)
    kept = [v for v in map(screen.pass_, visits) if v is not None]
    return tuple(replace(v, id=k) for k, v in enumerate(kept)), tuple(sorted(screen.unserved, key=_order))


def _order(lost: Unserved) -> tuple[str, str, str]:
    return (lost.enterprise, lost.task, lost.agency)


class _Screen:
    """Visits one by one, each taken by itself."""

    def __init__(self, fielding: Fielding, reducer: Reducer, weeks: Sequence[tuple[int, int]]) -> None:
        self._fielding, self._reducer, self._weeks = fielding, reducer, weeks
        self.unserved: list[Unserved] = []

    def pass_(self, visit: Visit) -> Visit | None:
        """The visit, reduced as far as needed; None if nothing is left of it."""
        left: Visit | None = visit
        while left is not None and not self._possible(left):
            left = self._reduced(left)
        return left

    def _possible(self, visit: Visit) -> int:
        allowed = sum(1 << s for s in visit.shifts)
        return allowed & self._fielding.mask(cover(visit.seats), self._fielding.barred(visit.enterprise))

    def _reduced(self, visit: Visit) -> Visit | None:
        """The visit without what cannot be fielded, on the shift where fewest parts are lost."""
        _, shift, gone = min(self._loss(visit, s) for s in visit.shifts)
        for agency in dict.fromkeys(a for _, a in gone):
            parts = [g for g in gone if g[1] == agency]
            self.unserved += self._reducer.lost(visit, parts, self._why(visit, agency, shift), REASONS)
        return self._reducer.without(visit, gone)

    def _loss(self, visit: Visit, shift: int) -> tuple[tuple[int, int], int, list[tuple[str, str]]]:
        """((tasks lost, parts lost), shift, parts)."""
        barred = self._fielding.barred(visit.enterprise)

        def works(agency: str, seats: tuple[Seat, ...]) -> bool:
            return bool(
                self._fielding.agency_mask(agency, tuple(s.qualifications for s in seats), barred) >> shift
                & 1
            )

        gone = [
            part
            for agency in visit.agencies
            if not works(agency, tuple(s for s in visit.seats if s.agency == agency))
            for part in self._reducer.must_go(visit, agency, works)
        ]
        whole = sum(self._reducer.tasks[t].lead.agency == a for t, a in gone)
        return (whole, len(gone)), shift, gone

    def _why(self, visit: Visit, agency: str, shift: int) -> Parts:
        """Seats wanted against the most the agency can fill, where that is shown most widely.

        Best by all officers at any half day of the plan, so that one shortage is one sentence for all firms;
        else without those who must keep away, at the half days allowed; else at the one where least is lost.
        If one qualification alone explains it, only its seats and holders are named.
        """
        barred = self._fielding.barred(visit.enterprise)
        seats = [s.qualifications for s in visit.seats if s.agency == agency]
        one = [[q] * seats.count(q) for q in dict.fromkeys(seats) if q]
        scopes = ((0, range(len(self._weeks))), (barred, visit.shifts), (barred, (shift,)))
        parts = (
            self._lacking(agency, asked, away, shifts) for away, shifts in scopes for asked in (*one, seats)
        )
        return next(p for p in parts if p is not None)

    def _lacking(
        self, agency: str, asked: Sequence[tuple[str, ...]], barred: int, shifts: Sequence[int]
    ) -> Parts | None:
        """The parts of the sentence; None if these seats can be filled at one of the shifts."""
        able = [self._fielding.holders(agency, q) & ~barred for q in asked]
        here = [self._fielding.present(s) for s in shifts]
        short = len(asked) - max(matched([a & p for a in able]) for p in here)
        if not short:
            return None
        officers = reduce(or_, able) & reduce(or_, here)
        names = set(asked[0]).intersection(*asked)
        weeks = [self._weeks[s] for s in shifts]
        return agency_parts(agency, names, weeks, (len(asked), officers.bit_count(), short))
