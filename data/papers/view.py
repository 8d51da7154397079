"""A finished plan, indexed the way the papers ask: by firm, officer, trip, agency."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.papers.privacy import shown_card, shown_code, without_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.values.calendar import Shift
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Plan, Trip, Unserved, Visit
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Firm:
    """What a paper may say of a firm: no class, no status, no number of a person."""

    id: str
    name: str
    code: str
    address: str
    town: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit with its trip and its half day."""

    visit: Visit
    trip: Trip
    shift: Shift
    number: int
    """Position of the visit in its trip, from 1."""


@dataclass(frozen=True)
class View:
    """Every index is built when first asked for."""

    plan: Plan

    @cached_property
    def firms(self) -> Mapping[str, Firm]:
        """Firms by id, as papers may show them."""
        return {
            e.id: Firm(e.id, without_numbers(e.name), shown_code(e.code), without_numbers(e.address), e.town)
            for e in self.plan.case.enterprises
        }

    @cached_property
    def people(self) -> Mapping[str, Inspector]:
        """Officers by card number."""
        return {i.id: i for i in self.plan.case.inspectors}

    @cached_property
    def tasks(self) -> Mapping[str, Task]:
        """Tasks by id."""
        return {t.id: t for t in self.plan.case.tasks}

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """Visits in time order; within a half day by trip, within a trip in driving order."""
        visits = {v.id: v for v in self.plan.visits}
        trips = sorted((t for t in self.plan.trips if t.shift >= 0), key=lambda t: (t.shift, t.id))
        shifts = self.plan.case.shifts
        return tuple(Stop(visits[v], t, shifts[t.shift], k) for t in trips for k, v in enumerate(t.visits, 1))

    @cached_property
    def crews(self) -> Mapping[tuple[int, str], tuple[Inspector, ...]]:
        """(Trip, agency) → the agency's officers on the trip, in order of card number."""
        seats = {t.id: t.seats for t in self.plan.trips}
        found: dict[tuple[int, str], set[str]] = defaultdict(set)
        for a in self.plan.assignments:
            found[a.trip, seats[a.trip][a.seat].agency].add(a.inspector)
        return {key: tuple(self.people[i] for i in sorted(ids)) for key, ids in found.items()}

    @cached_property
    def missing(self) -> frozenset[tuple[str, str, str]]:
        """(Firm, task, agency) that nobody serves; agency "" = the whole check."""
        return frozenset((u.enterprise, u.task, u.agency) for u in self.plan.unserved)

    @cached_property
    def drawn(self) -> Mapping[str, tuple[str, ...]]:
        """Task id → its drawn firms by id, the strata not told apart."""
        found: dict[str, list[str]] = {t.id: [] for t in self.plan.case.tasks}
        for d in self.plan.draws:
            found[self.plan.strata[d.stratum].task] += d.drawn
        return {task: tuple(sorted(firms)) for task, firms in found.items()}

    @cached_property
    def stops_by_agency(self) -> Mapping[str, tuple[Stop, ...]]:
        """Agency → the stops at which it is present, in time order."""
        found: dict[str, list[Stop]] = defaultdict(list)
        for stop in self.stops:
            for agency in stop.visit.agencies:
                found[agency].append(stop)
        return {agency: tuple(stops) for agency, stops in found.items()}

    @cached_property
    def unserved_by_agency(self) -> Mapping[str, tuple[Unserved, ...]]:
        """Agency → what of its work is unserved, whole checks included."""
        found: dict[str, list[Unserved]] = defaultdict(list)
        for u in self.plan.unserved:
            for agency in (u.agency,) if u.agency else (d.agency for d in self.tasks[u.task].duties):
                found[agency].append(u)
        return {agency: tuple(rows) for agency, rows in found.items()}

    def serves(self, firm: str, task: Task, agency: str) -> bool:
        """Whether an agency takes its part in a task at a firm."""
        named = any(d.agency == agency for d in task.duties)
        return named and not {(firm, task.id, agency), (firm, task.id, "")} & self.missing

    def attended(self, visit: Visit, agency: str) -> tuple[Task, ...]:
        """Tasks of a visit that an agency takes part in."""
        tasks = (self.tasks[t] for t in visit.tasks)
        return tuple(t for t in tasks if self.serves(visit.enterprise, t, agency))

    def crew(self, trip: Trip, agency: str) -> tuple[Inspector, ...]:
        """Return an agency's officers on a trip."""
        return self.crews.get((trip.id, agency), ())


def crew_text(crew: tuple[Inspector, ...]) -> str:
    """Name officers with their cards, one a line."""
    return "\n".join(f"{i.name}（{shown_card(i.id)}）" for i in crew)


def items_of(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """All items of some tasks, each once."""
    return tuple(dict.fromkeys(i for t in tasks for i in t.items))


def partners_of(visit: Visit, agency: str) -> str:
    """Name the agencies that join the lead and this one at a visit, one a line."""
    return "\n".join(a for a in visit.agencies if a not in {agency, visit.lead})
