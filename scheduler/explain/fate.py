"""What became of a drawn firm's check: a visit on a half day, parts of it unserved, or neither yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.values.calendar import Shift
    from scheduler.values.plan import Scheduled, Trip, Unserved, Visit
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Fate:
    """The visit that makes a check, if any, and the parts of the check that nobody makes."""

    on_site: bool
    scheduled: bool
    """Whether the plan has come as far as the timetable."""
    visit: Visit | None = None
    trip: int = -1
    shift: Shift | None = None
    unserved: tuple[Unserved, ...] = ()


def fate_of(firm: str, task: Task, scheduled: Scheduled | None) -> Fate:
    """What became of one task at one firm."""
    if scheduled is None or not task.on_site:
        return Fate(task.on_site, scheduled is not None)
    lost = tuple(u for u in scheduled.unserved if (u.enterprise, u.task) == (firm, task.id))
    visits = (v for v in scheduled.visits if v.enterprise == firm and task.id in v.tasks)
    visit = next(visits, None)
    trip = next((t for t in scheduled.trips if visit and visit.id in t.visits), None)
    return Fate(True, True, visit, trip.id if trip else -1, _shift(scheduled, trip), lost)  # noqa: FBT003  # as named above


def _shift(scheduled: Scheduled, trip: Trip | None) -> Shift | None:
    return scheduled.drawn.frozen.case.shifts[trip.shift] if trip and trip.shift >= 0 else None
