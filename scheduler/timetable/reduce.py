"""A visit without some agencies' parts: which parts must go, and what is left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.merge import visit_of
from scheduler.sampling.allowance import allowance_of, positions
from scheduler.values.plan import Unserved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Seat, Visit
    from scheduler.values.tasks import Task

Parts = tuple[tuple[str, str], ...]
Works = Callable[[str, "tuple[Seat, ...]"], bool]
"""Whether an agency could fill these seats."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Codes for an agency that cannot come: as partner, and as lead of a task."""

    partner: str
    lead: str


class Reducer:
    """Takes parts out of the visits of one case."""

    def __init__(self, case: Case, visits: Sequence[Visit], unserved: Iterable[Unserved] = ()) -> None:
        self.case = case
        self.firms = {e.id: e for e in case.enterprises}
        self.tasks = {t.id: t for t in case.tasks}
        self._allowance = allowance_of(case)
        self._others: dict[str, dict[int, list[Task]]] = defaultdict(dict)
        """Firm → its visits' tasks."""
        for v in visits:
            self._others[v.enterprise][v.id] = [self.tasks[t] for t in v.tasks]
        self._absent: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """Firm → parts nobody makes."""
        for u in unserved:
            if u.agency:
                self._absent[u.enterprise].add((u.task, u.agency))

    def withdrawn(self, visit: Visit) -> None:
        """Forget a visit that will not be made."""
        del self._others[visit.enterprise][visit.id]

    def without(self, visit: Visit, gone: Sequence[tuple[str, str]]) -> Visit | None:
        """The visit without these (task, agency) parts; None if no task is left.

        A task whose lead is gone is gone altogether.  The shifts are worked out anew, as a merge would: with
        every cap leaving room for the firm's other visits, wherever they are put.  There may be more of them.
        """
        absent = self._absent[visit.enterprise] | set(gone)
        left = self._left(visit, absent)
        if not left:
            self.withdrawn(visit)
            return None
        self._absent[visit.enterprise] = absent
        firm = self.firms[visit.enterprise]
        visits = self._others[firm.id]
        visits[visit.id] = left
        mask = self._allowance.common(firm, left, [tasks for v, tasks in visits.items() if v != visit.id])
        shifts = tuple(sorted({*positions(mask), *visit.shifts}))
        return visit_of(self.case, firm, left, absent, shifts, visit.id)

    def must_go(self, visit: Visit, agency: str, works: Works) -> list[tuple[str, str]]:
        """Fewest of an agency's parts of a visit, found greedily, without which it can come to the others.

        Parts as partner go before parts as lead, later tasks before earlier ones.
        """
        mine = [self.tasks[t] for t in visit.tasks if agency in self._agencies(visit, self.tasks[t])]
        gone: list[tuple[str, str]] = []
        for task in sorted(mine, key=lambda t: (t.lead.agency == agency, -visit.tasks.index(t.id))):
            if self._stands(visit, agency, [*gone, (task.id, agency)], works):
                return self._minimal(visit, agency, [*gone, (task.id, agency)], works)
            gone.append((task.id, agency))
        return gone

    def lost(
        self, visit: Visit, gone: Sequence[tuple[str, str]], why: Parts, reasons: Reasons
    ) -> tuple[Unserved, ...]:
        """What the firm loses with these parts: whole checks where the agency leads, its part otherwise."""
        return tuple(
            Unserved(visit.enterprise, t, "", reasons.lead, why)
            if self.tasks[t].lead.agency == a
            else Unserved(visit.enterprise, t, a, reasons.partner, why)
            for t, a in gone
        )

    def _left(self, visit: Visit, absent: Collection[tuple[str, str]]) -> list[Task]:
        return [self.tasks[t] for t in visit.tasks if (t, self.tasks[t].lead.agency) not in absent]

    def _agencies(self, visit: Visit, task: Task) -> list[str]:
        return [d.agency for d in task.duties if (task.id, d.agency) not in self._absent[visit.enterprise]]

    def _stands(self, visit: Visit, agency: str, gone: Sequence[tuple[str, str]], works: Works) -> bool:
        absent = self._absent[visit.enterprise] | set(gone)
        left = self._left(visit, absent)
        if not left:
            return True
        seats = visit_of(self.case, self.firms[visit.enterprise], left, absent, (), 0).seats
        mine = tuple(s for s in seats if s.agency == agency)
        return not mine or works(agency, mine)

    def _minimal(
        self, visit: Visit, agency: str, gone: list[tuple[str, str]], works: Works
    ) -> list[tuple[str, str]]:
        """Give back parts that need not go after all."""
        for part in list(gone[:-1]):
            fewer = [g for g in gone if g != part]
            if self._stands(visit, agency, fewer, works):
                gone = fewer
        return gone
