"""Which firms a task, a cap or a floor speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Cap, Floor
    from scheduler.values.tasks import Task


def in_scope(firm: Enterprise, task: Task) -> bool:
    """A live firm with one of the task's tags in one of its towns (none named = any)."""
    return firm.live and meets(task.tags, firm.tags) and (not task.towns or firm.town in task.towns)


def meets(wanted: Sequence[str], present: Sequence[str]) -> bool:
    """Whether something wanted is present; nothing wanted = anything will do."""
    return not wanted or any(w in present for w in wanted)


def cap_concerns(cap: Cap, firm: Enterprise, task: Task) -> bool:
    """Whether a cap protects this firm from this task."""
    return cap_protects(cap, firm) and cap_counts(cap, task)


def cap_protects(cap: Cap, firm: Enterprise) -> bool:
    """Whether a cap speaks of this firm."""
    return (cap.credits is None or firm.credit in cap.credits) and meets(cap.tags, firm.tags)


def cap_counts(cap: Cap, task: Task) -> bool:
    """Whether a cap speaks of this task."""
    return meets(cap.items, task.items) and meets(cap.agencies, [d.agency for d in task.duties])


def floor_concerns(floor: Floor, firm: Enterprise, task: Task) -> bool:
    """Whether a floor asks for this firm to be checked by this task."""
    return (
        (floor.credits is None or firm.credit in floor.credits)
        and meets(floor.tags, firm.tags)
        and meets(floor.tasks, (task.id,))
    )
