"""When a floor asks for a firm: nobody of the task's lead agency has been there within its window."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.sampling.scope import floor_concerns
from scheduler.sampling.windows import start

if TYPE_CHECKING:
    from datetime import date

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Floor
    from scheduler.values.tasks import Task

Seen = dict[tuple[str, str], "date"]


def last_seen(case: Case) -> Seen:
    """(firm, agency) → day of the latest past check of any kind before the plan begins."""
    seen: Seen = {}
    for check in case.history:
        if case.shifts and check.day < case.shifts[0].day:
            key = (check.enterprise, check.agency)
            seen[key] = max(check.day, seen.get(key, check.day))
    return seen


def due_under(case: Case, floor: Floor, firm: Enterprise, task: Task, last: date | None) -> bool:
    """Whether a floor asks for a firm that the task's lead agency checked last on that day (None = never)."""
    return floor_concerns(floor, firm, task) and (
        last is None or not case.shifts or last <= last_due(case, floor)
    )


def last_due(case: Case, floor: Floor) -> date:
    """The latest past check that leaves a firm due: the window ends the day before the plan's first."""
    return start(floor.window, case.shifts[0].day - timedelta(days=1))
