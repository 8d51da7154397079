"""A finished plan as it stands, indexed the way the papers ask: by firm, officer, trip, agency."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.papers.privacy import shown_card, shown_code, without_numbers
from scheduler.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.values.calendar import Shift
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Assignment, Plan, Trip, Unserved, Visit
    from scheduler.values.tasks import Task


VACANT = "空缺"
UNCHANGED = Standing()


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


@dataclass(frozen=True, slots=True)
class Called:
    """A substitute with the tasks it was called for; no trip goes there yet."""

    firm: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class View:
    """Every index is built when first asked for."""

    plan: Plan
    standing: Standing = UNCHANGED
    """What the acts after the draw changed."""

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
    def seated(self) -> tuple[Assignment, ...]:
        """Who sits where now; open seats are left out."""
        return self.standing.seated(self.plan)

    @cached_property
    def crews(self) -> Mapping[tuple[int, str], tuple[Inspector, ...]]:
        """(Trip, agency) → the agency's officers on the trip now, in order of card number."""
        seats = {t.id: t.seats for t in self.plan.trips}
        found: dict[tuple[int, str], set[str]] = defaultdict(set)
        for a in self.seated:
            found[a.trip, seats[a.trip][a.seat].agency].add(a.inspector)
        return {key: tuple(self.people[i] for i in sorted(ids)) for key, ids in found.items()}

    @cached_property
    def vacant(self) -> Mapping[tuple[int, str], int]:
        """(Trip, agency) → its open seats on the trip."""
        seats = {t.id: t.seats for t in self.plan.trips}
        return Counter((r.trip, seats[r.trip][r.seat].agency) for r in self.standing.open)

    @cached_property
    def gone(self) -> Mapping[tuple[str, str], str]:
        """(Firm, task) that fell out → the firm that stands in its place now; "" = nobody."""
        return self.standing.gone()

    @cached_property
    def came_for(self) -> Mapping[tuple[str, str], str]:
        """(Substitute, task) that stand now → the firm that was drawn there first."""
        return self.standing.called()

    @cached_property
    def called(self) -> tuple[Called, ...]:
        """Substitutes that stand in a task now, by id."""
        tasks = self.plan.case.tasks
        firms = sorted({firm for firm, _ in self.came_for})
        return tuple(Called(f, tuple(t for t in tasks if (f, t.id) in self.came_for)) for f in firms)

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

    @cached_property
    def stops_now(self) -> Mapping[str, tuple[Stop, ...]]:
        """Agency → the stops at which it is present and that still stand, in time order."""
        every = self.stops_by_agency.items()
        return {agency: tuple(s for s in stops if not self.fell_out(s.visit)) for agency, stops in every}

    def fell_out(self, visit: Visit) -> bool:
        """Whether a visit's firm fell out of every task of the visit."""
        return all((visit.enterprise, task) in self.gone for task in visit.tasks)

    def serves(self, firm: str, task: Task, agency: str) -> bool:
        """Whether an agency takes its part in a task at a firm."""
        named = any(d.agency == agency for d in task.duties)
        return named and not {(firm, task.id, agency), (firm, task.id, "")} & self.missing

    def attended(self, visit: Visit, agency: str) -> tuple[Task, ...]:
        """Tasks of a visit that an agency takes part in."""
        tasks = (self.tasks[t] for t in visit.tasks)
        return tuple(t for t in tasks if self.serves(visit.enterprise, t, agency))

    def crew(self, trip: Trip, agency: str) -> tuple[Inspector, ...]:
        """Return an agency's officers on a trip, as they sit now."""
        return self.crews.get((trip.id, agency), ())

    def seats(self, trip: Trip, agency: str) -> int:
        """Count an agency's officers on a trip and its open seats, which are to be filled."""
        return len(self.crew(trip, agency)) + self.vacant.get((trip.id, agency), 0)

    def names(self, trip: Trip, agency: str, besides: str | None = None) -> tuple[str, ...]:
        """Name an agency's officers on a trip and count its open seats, but for one officer ("" = a seat)."""
        empty = self.vacant.get((trip.id, agency), 0) - (besides == "")
        crew = (i.name for i in self.crew(trip, agency) if i.id != besides)
        return (*crew, *((f"{VACANT}{empty}席",) if empty else ()))


def crew_text(view: View, trip: Trip, agency: str) -> str:
    """Name an agency's officers on a trip with their cards, one a line, and its open seats."""
    crew = (f"{i.name}（{shown_card(i.id)}）" for i in view.crew(trip, agency))
    return "\n".join(
        (*crew, *(f"{VACANT}（待重新抽取）" for _ in range(view.vacant.get((trip.id, agency), 0))))
    )


def items_of(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """All items of some tasks, each once."""
    return tuple(dict.fromkeys(i for t in tasks for i in t.items))


def partners_of(visit: Visit, agency: str) -> str:
    """Name the agencies that join the lead and this one at a visit, one a line."""
    return "\n".join(a for a in visit.agencies if a not in {agency, visit.lead})
