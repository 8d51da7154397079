"""Before any seed: agencies that cannot possibly have enough officers, by months, and what would help.

Need is a lower bound.  Whoever is drawn, a task of n firms is n parts of visits for each of its agencies.
Of the tasks whose windows lie within some months, an agency must make, in those months, at least
  * as many trips as its largest such task has firms, divided by visits per trip, and
  * as many as the minutes of all such tasks fill shifts (a check longer than a shift counts as one shift),
each with at least its smallest team; and for each qualification as many with a holder of it, counting only
tasks that ask for it.  Supply is exact: shifts at which officers are present, at most ``weekly`` a week and
``quarterly`` in all.  What is reported here as short is short in every plan; what is not may still turn out
to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from scheduler.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scheduler.eligibility import Eligibility
    from scheduler.errors import Problem
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum
    from scheduler.values.tasks import Duty, Task

Month = tuple[int, int]
Demand = Mapping[str, Fraction]
"""Task id → firms expected to be drawn."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """An agency (and qualification, "" = any officer) short of half days in these months."""

    agency: str
    qualification: str
    first: Month
    last: Month
    need: int
    supply: int
    lend: int
    """So many more officers, present throughout, suffice."""
    widen: int | None
    """So many more weeks at both ends of the tasks' windows suffice; None = the calendar is too short."""
    task: str
    """The task with most firms among those meant."""
    firms: int
    at_most: int | None
    """That task with so many firms instead suffices; None = not even with none."""


def capacity(case: Case, eligibility: Eligibility, demand: Demand) -> list[Shortage]:
    """Every agency and qualification, with the fewest months for which the half days cannot suffice."""
    asked = [(t, d) for t in case.tasks if t.on_site and demand.get(t.id) for d in t.duties]
    wanted = dict.fromkeys((d.agency, q) for _, d in asked for q in ("", *d.qualifications))
    found = []
    for agency, name in sorted(wanted):
        duties = [(t, d) for t, d in asked if d.agency == agency and name in {"", *d.qualifications}]
        question = _Question(case, eligibility, demand, agency, name)
        shortage = question.answer(duties)
        if shortage is not None:
            found.append(shortage)
    return found


def capacity_conflicts(case: Case, eligibility: Eligibility, strata: Sequence[Stratum]) -> Iterator[Problem]:
    """Each shortage as a problem with its remedies, for the strata as they will be drawn."""
    demand: dict[str, Fraction] = {}
    for stratum in strata:
        demand[stratum.task] = demand.get(stratum.task, Fraction(0)) + stratum.size
    for s in capacity(case, eligibility, demand):
        yield problem(
            "U10" if not s.qualification else "U11",
            "kept",
            content=s.agency,
            qualification=s.qualification,
            months="–".join(dict.fromkeys(f"{y}-{m:02d}" for y, m in (s.first, s.last))),
            need=s.need,
            supply=s.supply,
            lend=s.lend,
            weeks="–" if s.widen is None else s.widen,
            task=s.task,
            firms=s.firms,
            at_most="–" if s.at_most is None else s.at_most,
        )


class _Question:
    """One agency and qualification."""

    def __init__(
        self, case: Case, eligibility: Eligibility, demand: Demand, agency: str, qualification: str
    ) -> None:
        self._case, self._eligibility, self._demand = case, eligibility, demand
        self._agency, self._name = agency, qualification
        self._months = sorted({_month(s.day) for s in case.shifts})
        self._people = [
            i
            for i in eligibility.by_agency.get(agency, ())
            if not qualification or qualification in i.qualifications
        ]

    def answer(self, duties: Sequence[tuple[Task, Duty]]) -> Shortage | None:
        """The shortest run of months that is short, with remedies; None if none is."""
        for length in range(1, len(self._months) + 1):
            for first, last in zip(self._months, self._months[length - 1 :], strict=False):
                if self._short(duties, first, last):
                    return self._shortage(duties, first, last)
        return None

    def _short(self, duties: Sequence[tuple[Task, Duty]], first: Month, last: Month, lent: int = 0) -> bool:
        return self._need(duties, first, last) > self._supply(first, last, lent)

    def _within(
        self, duties: Sequence[tuple[Task, Duty]], first: Month, last: Month
    ) -> list[tuple[Task, Duty]]:
        """Duties of tasks that must be done in these months; the calendar cuts windows off."""
        begin, end = self._case.shifts[0].day, self._case.shifts[-1].day
        return [
            (t, d)
            for t, d in duties
            if first <= _month(max(t.first, begin)) and _month(min(t.last, end)) <= last
        ]

    def _need(self, duties: Sequence[tuple[Task, Duty]], first: Month, last: Month) -> int:
        rules, meant = self._case.rules, self._within(duties, first, last)
        if not meant:
            return 0
        shift = rules.trips.shift_minutes
        firms = max(self._demand[t.id] for t, _ in meant)
        minutes = sum((self._demand[t.id] * min(t.minutes, shift) for t, _ in meant), Fraction(0))
        trips = max(ceil(firms / rules.trips.visits), ceil(minutes / shift))
        team = 1 if self._name else max(2, rules.teams.least, min(d.officers for _, d in meant))
        return trips * team

    def _supply(self, first: Month, last: Month, lent: int = 0) -> int:
        every = range(len(self._case.shifts))
        own = sum(self._days(self._eligibility.present[i.id], first, last) for i in self._people)
        return own + lent * self._days(every, first, last)

    def _days(self, present: Sequence[int] | frozenset[int] | range, first: Month, last: Month) -> int:
        """Half days one officer can give in these months."""
        teams = self._case.rules.teams
        weeks: dict[tuple[int, int], int] = {}
        for k in present:
            shift = self._case.shifts[k]
            if first <= _month(shift.day) <= last:
                weeks[shift.week] = weeks.get(shift.week, 0) + 1
        return min(teams.quarterly, sum(min(teams.weekly, n) for n in weeks.values()))

    def _shortage(self, duties: Sequence[tuple[Task, Duty]], first: Month, last: Month) -> Shortage:
        meant = self._within(duties, first, last)
        need, supply = self._need(duties, first, last), self._supply(first, last)
        one = max(1, self._supply(first, last, 1) - supply)
        task = max((t for t, _ in meant), key=lambda t: (self._demand[t.id], t.id))
        return Shortage(
            self._agency,
            self._name,
            first,
            last,
            need,
            supply,
            -(-(need - supply) // one),
            self._widened(duties),
            task.id,
            ceil(self._demand[task.id]),
            self._lowered(duties, task, first, last),
        )

    def _widened(self, duties: Sequence[tuple[Task, Duty]]) -> int | None:
        """Fewest weeks by which all windows must grow so that no months are short any more."""
        begin, end = self._case.shifts[0].day, self._case.shifts[-1].day
        for weeks in range(1, 1 + (end - begin).days // 7):
            more = timedelta(weeks=weeks)
            wider = [(replace(t, first=t.first - more, last=t.last + more), d) for t, d in duties]
            if not self._any_short(wider):
                return weeks
        return None

    def _any_short(self, duties: Sequence[tuple[Task, Duty]]) -> bool:
        return any(
            self._short(duties, first, last)
            for k, first in enumerate(self._months)
            for last in self._months[k:]
        )

    def _lowered(
        self, duties: Sequence[tuple[Task, Duty]], task: Task, first: Month, last: Month
    ) -> int | None:
        """Most firms of one task with which these months suffice."""
        most = ceil(self._demand[task.id])
        for firms in range(most - 1, -1, -1):
            other = _Question(
                self._case,
                self._eligibility,
                {**self._demand, task.id: Fraction(firms)},
                self._agency,
                self._name,
            )
            if not other._short(duties, first, last):
                return firms
        return None


def _month(day: date) -> Month:
    return (day.year, day.month)
