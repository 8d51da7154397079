"""Tasks that cannot be drawn as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.errors import Problem
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.tasks import Task


def conflicts(case: Case, layers: Sequence[Layer]) -> Iterator[Problem]:
    """Every rule of this file, task by task."""
    yield from plan_has_tasks(case)
    populated = {layer.task.id for layer in layers}
    for task in case.tasks:
        yield from items_are_on_the_catalogue(case, task)
        yield from items_may_be_drawn(case, task)
        yield from task_lies_in_the_plan(case, task)
        yield from agencies_fit_one_visit(case, task)
        yield from lead_can_be_told(case, task)
        yield from check_fits_a_shift(case, task)
        yield from task_has_firms(task, populated)


def plan_has_tasks(case: Case) -> Iterator[Problem]:
    """Some task falls into the quarter."""
    if not case.tasks:
        yield problem("Q18", "fatal", quarter=case.quarter)


def items_are_on_the_catalogue(case: Case, task: Task) -> Iterator[Problem]:
    """Only items of the catalogue are inspected (抽查事项清单)."""
    for item in task.items if case.rules.catalogue else ():
        if item not in case.rules.catalogue:
            yield problem("Q10", "fatal", content=item, task=task.id)


def items_may_be_drawn(case: Case, task: Task) -> Iterator[Problem]:
    """Items on the negative list are not drawn at random (负面清单)."""
    for item in task.items:
        if item in case.rules.negative_items:
            yield problem("Q11", "fatal", content=item, task=task.id)


def task_lies_in_the_plan(case: Case, task: Task) -> Iterator[Problem]:
    """A task's dates lie within the quarter, and leave at least one working day of the plan."""
    first, last = _bounds(case)
    dates = f"{task.first} – {task.last}"
    if f"{task.first}" < first or f"{task.last}" > last:
        yield problem("Q12", "fatal", content=dates, task=task.id, first=first, last=last)
    elif not any(task.first <= s.day <= task.last for s in case.shifts):
        days = f"{case.shifts[0].day} – {case.shifts[-1].day}" if case.shifts else "–"
        yield problem("Q19", "fatal", content=dates, task=task.id, days=days)


def agencies_fit_one_visit(case: Case, task: Task) -> Iterator[Problem]:
    """A single task does not bring more agencies than one visit may hold."""
    limit, agencies = case.rules.teams.agencies_per_visit, len({d.agency for d in task.duties})
    if limit and agencies > limit:
        yield problem("Q13", "fatal", content=str(agencies), task=task.id, limit=limit)


def lead_can_be_told(case: Case, task: Task) -> Iterator[Problem]:
    """Vertically managed agencies can only be invited."""
    vertical = {a.id for a in case.agencies if a.vertical} | set(case.rules.teams.vertical)
    if task.lead.agency in vertical:
        yield problem("Q14", "kept", content=task.lead.agency, task=task.id)


def check_fits_a_shift(case: Case, task: Task) -> Iterator[Problem]:
    """One check is not longer than one shift; a longer one fills a trip of its own."""
    if task.on_site and task.minutes > case.rules.trips.shift_minutes:
        limit = case.rules.trips.shift_minutes
        yield problem("Q15", "kept", content=str(task.minutes), task=task.id, limit=limit)


def task_has_firms(task: Task, populated: set[str]) -> Iterator[Problem]:
    """A task speaks of at least one live firm."""
    if task.id not in populated:
        yield problem("Q16", "kept", content="、".join(task.tags), task=task.id)


def _bounds(case: Case) -> tuple[str, str]:
    """First and last day of the quarter as ISO text.

    >>> from types import SimpleNamespace
    >>> _bounds(SimpleNamespace(quarter="2026Q4"))
    ('2026-10-01', '2026-12-31')
    """
    year, number = int(case.quarter[:4]), int(case.quarter[5:])
    ends = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}
    return f"{year}-{number * 3 - 2:02d}-01", f"{year}-{ends[number]}"
