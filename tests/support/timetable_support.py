"""From visits to a timetable with its reasons, and slow twins that judge the numbers in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from packing_support import saturated

from data.wordings.timetable import WORDING
from scheduler.eligibility import eligibility_of
from scheduler.merge import visit_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.timetable import Timetable
    from scheduler.values.case import Case
    from scheduler.values.plan import Unserved, Visit

Wanted = tuple[int, frozenset[str]]
"""A seat: its shift and the officers who may take it."""


def merged(case: Case, firm: int, *tasks: int, shifts: Sequence[int]) -> Visit:
    """The visit to a firm for these tasks, numbered as the firm."""
    return visit_of(case, case.enterprises[firm], [case.tasks[t] for t in tasks], (), tuple(shifts), firm)


def planned(case: Case, *visits: Visit) -> tuple[Timetable, tuple[Unserved, ...]]:
    """The timetable and all that is unserved; officers are proven to suffice."""
    eligibility = eligibility_of(case)
    able, gone = fieldable(case, eligibility, visits)
    timetable = timetable_of(case, eligibility, able, pack(case, able), gone)
    for agency in case.agencies:
        seats, filled = saturated(case, timetable.visits, timetable.trips, agency.id)
        assert seats == filled
    return timetable, (*gone, *timetable.unserved)


def sentence(row: Unserved) -> str:
    """What is told, in English."""
    return WORDING[row.reason][0].format(**dict(row.parts))


def most_filled(case: Case, seats: Sequence[Wanted]) -> int:
    """Most seats that officers can take, by trying everything: the slow twin of the networks."""
    teams = case.rules.teams
    taken: Counter[tuple[str, object]] = Counter()

    def best(k: int) -> int:
        if k == len(seats):
            return 0
        shift, officers = seats[k]
        found = best(k + 1)
        for officer in sorted(officers):
            keys = ((officer, shift), (officer, case.shifts[shift].week), (officer, "plan"))
            limits = (1, teams.weekly, teams.quarterly)
            if found < len(seats) - k and all(
                taken[key] < limit for key, limit in zip(keys, limits, strict=True)
            ):
                taken.update(keys)
                found = max(found, 1 + best(k + 1))
                taken.subtract(keys)
        return found

    return best(0)
