"""What keeps half days of a task closed to a firm, which past checks did it, and until when."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from scheduler.sampling.allowance import counted_agencies
from scheduler.sampling.scope import meets
from scheduler.sampling.windows import counts_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.sampling.allowance import Allowance
    from scheduler.values.firms import Enterprise, Inspection
    from scheduler.values.rules import Cap
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Closed:
    """A cap that closes half days of a task to a firm."""

    cap: Cap
    past: tuple[Inspection, ...]
    """The firm's past checks that it counts on at least one of those half days, by day."""
    shifts: int
    """How many of the task's half days it closes."""
    free: date | None
    """First day, not before the plan's first, on which it would allow a visit again; None = never."""


def closed_by(allowance: Allowance, firm: Enterprise, task: Task) -> tuple[Closed, ...]:
    """Every cap that closes at least one half day of a task to a firm."""
    if not task.on_site:
        return ()
    return tuple(_closed(allowance, cap, firm, task) for cap in allowance.binding(firm, task))


def _closed(allowance: Allowance, cap: Cap, firm: Enterprise, task: Task) -> Closed:
    shut = allowance.closed(cap, firm, task)
    shifts = allowance.case.shifts
    days = {shifts[k].day for k in range(len(shifts)) if shut >> k & 1}
    groups = [
        [
            h
            for h in allowance.past.get(firm.id, ())
            if meets(cap.items, (h.item,)) and meets(who, (h.agency,))
        ]
        for who in counted_agencies(cap, task)
    ]
    past = {h for group in groups for h in group if any(counts_on(cap.window, h.day, day) for day in days)}
    return Closed(
        cap,
        tuple(sorted(past, key=lambda h: (h.day, h))),
        shut.bit_count(),
        _free(cap, groups, shifts[0].day),
    )


def _free(cap: Cap, groups: Iterable[Iterable[Inspection]], first: date) -> date | None:
    """A group leaves room once all but ``most`` − 1 of its days have left the window."""
    if not cap.most:
        return None
    return max((first, *_ends(cap, groups, first)))


def _ends(cap: Cap, groups: Iterable[Iterable[Inspection]], first: date) -> Iterator[date]:
    for group in groups:
        gone = sorted(leaves(cap.window, day, first) for day in {h.day for h in group})
        if len(gone) >= cap.most:
            yield gone[-cap.most]


def leaves(window: str, past: date, first: date) -> date:
    """The first day, not before ``first``, whose window no longer holds a past day.

    >>> leaves("60 days", date(2026, 9, 1), date(2026, 10, 9))
    datetime.date(2026, 10, 31)
    """
    days = range(max(first, past).toordinal(), date.max.toordinal())
    at = bisect_left(days, 1, key=lambda n: int(not counts_on(window, past, date.fromordinal(n))))
    return date.fromordinal(days[at])
