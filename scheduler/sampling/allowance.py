"""On which shifts may a task be done at a firm?  Task window, quiet periods and caps in one answer.

Sets of shifts are whole numbers used as bit masks: bit k stands for position k of Case.shifts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scheduler.sampling.scope import cap_concerns, meets
from scheduler.sampling.windows import counts_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
    from scheduler.values.rules import Cap, QuietRule
    from scheduler.values.tasks import Task


Others = Sequence[Sequence["Task"]]


@dataclass(slots=True)
class Allowance:
    """Answers for one case; remembers what it has worked out."""

    case: Case
    past: dict[str, list[Inspection]]
    """Firm → its counted past checks."""
    windows: dict[str, int]
    """Task id → shifts within its first and last day."""
    _quiet: dict[tuple[tuple[str, ...], str], int] = field(default_factory=dict)

    def mask(self, firm: Enterprise, task: Task, others: Others = ()) -> int:
        """Shifts allowed to a task at a firm that has these other visits (lists of tasks) in this plan.

        The other visits have no date yet, so they count wherever they might fall.
        """
        window = self.windows[task.id]
        if not task.on_site:
            return window
        return window & self._loud(firm) & ~self._capped(firm, task, others)

    def common(self, firm: Enterprise, tasks: Iterable[Task], others: Others = ()) -> int:
        """Shifts allowed to all these tasks at a firm."""
        found = -1
        for task in tasks:
            found &= self.mask(firm, task, others)
        return found

    def binding(self, firm: Enterprise, task: Task) -> tuple[Cap, ...]:
        """Caps that forbid at least one shift of the task's window at a firm."""
        return tuple(c for c in self._caps(firm, task) if self.closed(c, firm, task))

    def closed(self, cap: Cap, firm: Enterprise, task: Task) -> int:
        """Shifts of the task's window that one cap which concerns them forbids at a firm."""
        return self._over(cap, firm, task, ()) & self.windows[task.id]

    def quiet_shifts(self, firm: Enterprise, task: Task) -> int:
        """Shifts of the task's window that lie in quiet days of a firm."""
        return self.windows[task.id] & ~self._loud(firm) if task.on_site else 0

    def quiet(self, firm: Enterprise, task: Task) -> bool:
        """Whether quiet days forbid at least one shift of the task's window at a firm."""
        return bool(self.quiet_shifts(firm, task))

    def _loud(self, firm: Enterprise) -> int:
        if not self.case.quiet and not self.case.rules.quiet:
            return -1
        tags, towns = self._spared
        key = (tuple(t for t in firm.tags if t in tags), firm.town if firm.town in towns else "")
        if key not in self._quiet:
            self._quiet[key] = _mask(self.case, lambda day: not is_quiet(self.case, firm, day))
        return self._quiet[key]

    @property
    def _spared(self) -> tuple[set[str], set[str]]:
        """Tags and towns of which a quiet period or rule speaks: to firms they tell apart by nothing else."""
        spoken: tuple[QuietPeriod | QuietRule, ...] = (*self.case.quiet, *self.case.rules.quiet)
        return {q.tag for q in spoken}, {q.town for q in spoken}

    def _caps(self, firm: Enterprise, task: Task) -> list[Cap]:
        return [c for c in self.case.rules.caps if cap_concerns(c, firm, task)]

    def _capped(self, firm: Enterprise, task: Task, others: Others) -> int:
        past = firm.id in self.past
        closed = 0
        for cap in self.case.rules.caps:
            if (past or cap.most <= len(others)) and cap_concerns(cap, firm, task):
                closed |= self._over(cap, firm, task, others)
        return closed

    def _over(self, cap: Cap, firm: Enterprise, task: Task, others: Others) -> int:
        counted = [h for h in self.past.get(firm.id, ()) if meets(cap.items, (h.item,))]
        groups = [
            ({h.day for h in counted if meets(who, (h.agency,))}, _more(cap, who, others))
            for who in counted_agencies(cap, task)
        ]
        return _mask(
            self.case,
            lambda day: any(_count(cap.window, past, day) + more >= cap.most for past, more in groups),
        )


def counted_agencies(cap: Cap, task: Task) -> list[tuple[str, ...]]:
    """Whose checks a cap counts together: all of the cap's for a firm's cap, each one's own otherwise."""
    if cap.per == "firm":
        return [cap.agencies]
    return [(d.agency,) for d in task.duties if meets(cap.agencies, (d.agency,))]


def _more(cap: Cap, who: tuple[str, ...], others: Others) -> int:
    """How many other visits of this plan the cap would count."""
    return sum(
        any(meets(cap.items, t.items) and meets(who, [d.agency for d in t.duties]) for t in tasks)
        for tasks in others
    )


def allowance_of(case: Case) -> Allowance:
    """Prepare the answers for one case."""
    past: dict[str, list[Inspection]] = defaultdict(list)
    for check in case.history:
        if check.counts:
            past[check.enterprise].append(check)
    return Allowance(case, dict(past), windows_of(case))


def windows_of(case: Case) -> dict[str, int]:
    """Task id → shifts within its first and last day."""
    return {
        t.id: _mask(case, lambda day, first=t.first, last=t.last: first <= day <= last)  # type: ignore[misc]
        for t in case.tasks
    }


def is_quiet(case: Case, firm: Enterprise, day: date) -> bool:
    """Whether a quiet period or a monthly quiet rule spares this firm on a day."""
    return any(p.first <= day <= p.last and _spares(p.tag, p.town, firm) for p in case.quiet) or any(
        q.first <= day.day <= q.last and _spares(q.tag, q.town, firm) for q in case.rules.quiet
    )


def positions(mask: int) -> tuple[int, ...]:
    """A bit mask as rising positions.

    >>> positions(0b1011)
    (0, 1, 3)
    """
    return tuple(k for k in range(mask.bit_length()) if mask >> k & 1)


def _spares(tag: str, town: str, firm: Enterprise) -> bool:
    return (not tag or tag in firm.tags) and (not town or town == firm.town)


def _count(window: str, past: Sequence[date] | set[date], day: date) -> int:
    return sum(counts_on(window, p, day) for p in past)


def _mask(case: Case, allows: Callable[[date], bool]) -> int:
    """Both halves of a day stand or fall together, so each day is asked once."""
    answers = {day: allows(day) for day in dict.fromkeys(s.day for s in case.shifts)}
    return sum(1 << k for k, s in enumerate(case.shifts) if answers[s.day])
