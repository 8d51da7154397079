"""The timetable as one CP-SAT model: a Boolean for every trip and shift, sums of officers as rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Trip, Visit

Key = tuple[str, tuple[str, ...]]
"""An agency, or its officers with some qualifications."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the model came to."""

    shifts: dict[int, int]
    """Trip → shift."""
    first: float | None
    """Seconds until every trip had a shift, making of the model included; None = never."""
    seconds: float


def solved(case: Case, visits: Sequence[Visit], trips: Sequence[Trip], seconds: float) -> Found:
    """Shifts for as many checks as the solver manages in so many seconds, two workers."""
    from ortools.sat.python import cp_model

    start = perf_counter()
    model = cp_model.CpModel()
    at = [{s: model.new_bool_var("") for s in t.shifts} for t in trips]
    for row in at:
        model.add_at_most_one(row.values())
    _officers_suffice(model, case, trips, at)
    _a_firm_once_at_a_time(model, visits, trips, at)
    model.maximize(
        sum(
            sum(len(visits[v].tasks) for v in t.visits) * sum(row.values())
            for t, row in zip(trips, at, strict=True)
        )
    )

    class Watch(cp_model.CpSolverSolutionCallback):
        first: float | None = None

        def on_solution_callback(self) -> None:
            """Look at the clock when the last trip has found a shift."""
            if self.first is None and all(any(self.boolean_value(x) for x in row.values()) for row in at):
                self.first = perf_counter() - start

    solver, watch = cp_model.CpSolver(), Watch()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = max(1.0, seconds - (perf_counter() - start))
    status = solver.solve(model, watch)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Found({}, None, perf_counter() - start)
    chosen = {k: s for k, row in enumerate(at) for s, x in row.items() if solver.boolean_value(x)}
    return Found(chosen, watch.first, perf_counter() - start)


def _officers_suffice(model: Any, case: Case, trips: Sequence[Trip], at: Sequence[dict[int, Any]]) -> None:  # noqa: ANN401
    """Per agency and qualification: seats at a shift, in a week, in all, at most what officers can give."""
    asked: dict[Key, dict[int, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for trip, row in zip(trips, at, strict=True):
        need: dict[Key, int] = defaultdict(int)
        for seat in trip.seats:
            need[seat.agency, ()] += 1
            if seat.qualifications:
                need[seat.agency, seat.qualifications] += 1
        for key, count in need.items():
            for shift, x in row.items():
                asked[key][shift].append((count, x))
    weeks = {s: case.shifts[s].week for s in range(len(case.shifts))}
    teams = case.rules.teams
    for (agency, wanted), by_shift in asked.items():
        people = [i for i in case.inspectors if i.agency == agency and set(wanted) <= set(i.qualifications)]
        there = {s: [i.id for i in people if _there(case, i, s)] for s in range(len(case.shifts))}
        by_week: dict[tuple[int, int], list[tuple[int, Any]]] = defaultdict(list)
        for shift, terms in by_shift.items():
            model.add(sum(n * x for n, x in terms) <= len(there[shift]))
            by_week[weeks[shift]] += terms
        for week, terms in by_week.items():
            days = [there[s] for s in there if weeks[s] == week]
            room = sum(min(teams.weekly, sum(i.id in d for d in days)) for i in people)
            model.add(sum(n * x for n, x in terms) <= room)
        model.add(
            sum(n * x for terms in by_shift.values() for n, x in terms) <= teams.quarterly * len(people)
        )


def _a_firm_once_at_a_time(
    model: Any,  # noqa: ANN401  # an untyped library's
    visits: Sequence[Visit],
    trips: Sequence[Trip],
    at: Sequence[dict[int, Any]],
) -> None:
    of_firm: dict[str, set[int]] = defaultdict(set)
    for k, trip in enumerate(trips):
        for v in trip.visits:
            of_firm[visits[v].enterprise].add(k)
    for ks in of_firm.values():
        for shift in {s for k in ks for s in at[k]} if len(ks) > 1 else ():
            model.add_at_most_one(at[k][shift] for k in sorted(ks) if shift in at[k])


def _there(case: Case, officer: Inspector, shift: int) -> bool:
    day = case.shifts[shift].day
    away = any(x.inspector == officer.id and x.first <= day <= x.last for x in case.leaves)
    return officer.on_duty and not away and (officer.card_until is None or day <= officer.card_until)
