"""Second thoughts: what was given up comes back in where it fits the finished timetable.

A lost part joins its firm's visit; a lost check joins it too, or becomes a visit if the firm has none of its
kind.  Another trip moves only to make room, and none is given up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.merge import visit_of
from scheduler.packing.cover import cover
from scheduler.packing.pack import common_shifts
from scheduler.sampling.allowance import allowance_of, positions
from scheduler.timetable.greedy import make_room, put
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from scheduler.timetable.board import Board
    from scheduler.values.plan import Unserved, Visit
    from scheduler.values.tasks import Task

    Allowed = Mapping[tuple[str, str], tuple[int, ...]]
    """(firm, task) → shifts."""

Part = tuple[str, str]
"""(task, agency)."""


def regain(
    board: Board,
    kept: dict[int, Visit],
    lost: Sequence[Unserved],
    absent: Iterable[Unserved] = (),
    allowed: Allowed | None = None,
) -> list[Unserved]:
    """What is still lost when all were tried, riskiest firms first; board and visits are brought up to date.

    ``absent``: parts lost before, which are not tried.  ``allowed``: where a lost check may go at most;
    None = wherever rules and calendar allow it.
    """
    if not lost:
        return []
    risk = {e.id: CLASSES.index(e.credit) for e in board.case.enterprises}
    fitter = _Fitter(board, kept, (*lost, *absent), allowed)
    order = sorted(set(lost), key=lambda u: (risk[u.enterprise], u.enterprise, u.task, u.agency))
    return [u for u in order if not fitter.takes(u)]


class _Fitter:
    """A full board, and what is added to it."""

    def __init__(
        self,
        board: Board,
        visits: dict[int, Visit],
        unserved: Iterable[Unserved],
        allowed: Allowed | None,
    ) -> None:
        self._board, self._visits, self._allowed = board, visits, allowed
        self._allowance = allowance_of(board.case)
        self._firms = {e.id: e for e in board.case.enterprises}
        self._tasks = {t.id: t for t in board.case.tasks}
        self._order = {t: k for k, t in enumerate(self._tasks)}
        self._job = {v: j for j in board.shift for v in board.jobs[j].trip.visits}
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, v in visits.items():
            self._of[v.enterprise].append(number)
        self._absent: dict[str, set[Part]] = defaultdict(set)
        for u in unserved:
            if u.agency:
                self._absent[u.enterprise].add((u.task, u.agency))

    def takes(self, lost: Unserved) -> bool:
        """Whether a lost part or check comes in; if it does, it stays in."""
        absent = self._absent[lost.enterprise]
        coming = absent - {(lost.task, lost.agency)}
        announced = self._tasks[lost.task].announced
        alike = [
            v
            for v in self._of[lost.enterprise]
            if self._tasks[self._visits[v].tasks[0]].announced == announced
        ]
        here = [v for v in alike if not lost.agency or lost.task in self._visits[v].tasks]
        done = any(self._joins(v, lost.task, coming) for v in here) or (
            not lost.agency and not alike and self._alone(lost, coming)
        )
        if done:
            absent.discard((lost.task, lost.agency))
        return done

    def _joins(self, number: int, task: str, absent: Collection[Part]) -> bool:
        """Add to a visit; its trip stays on its half day if it can, else goes to another."""
        before = self._visits[number]
        tasks = [self._tasks[t] for t in sorted({*before.tasks, task}, key=self._order.__getitem__)]
        limit = self._board.case.rules.teams.agencies_per_visit
        visit = self._visit(before.enterprise, tasks, absent, number)
        job = self._job[number]
        trip = self._board.jobs[job].trip
        minutes = trip.minutes + visit.minutes - before.minutes
        longest = self._board.case.rules.trips.shift_minutes
        if (len(trip.visits) > 1 and minutes > longest) or (limit and len(visit.agencies) > limit):
            return False
        own = [visit if v == number else self._visits[v] for v in trip.visits]
        seats = cover(*(v.seats for v in own))
        more = self._board.job(own, replace(trip, seats=seats, minutes=minutes, shifts=common_shifts(own)))
        shift = self._board.remove(job)
        here = shift in self._board.free(more) and self._board.place(more, shift) is None
        if here or put(self._board, more):
            self._job |= dict.fromkeys(trip.visits, more)
            self._visits[number] = visit
            return True
        self._board.place(job, shift)
        return False

    def _alone(self, lost: Unserved, absent: Collection[Part]) -> bool:
        """Make a check a visit of its own."""
        number = max(self._visits, default=-1) + 1
        visit = self._visit(lost.enterprise, [self._tasks[lost.task]], absent, number)
        job = self._board.job([visit])
        if not put(self._board, job) and not make_room(self._board, job):
            return False
        self._visits[number] = visit
        self._of[lost.enterprise].append(number)
        self._job[number] = job
        return True

    def _visit(self, firm: str, tasks: Sequence[Task], absent: Collection[Part], number: int) -> Visit:
        """A visit as a merge would make it, with every cap leaving room for the firm's other visits."""
        others = [[self._tasks[t] for t in self._visits[v].tasks] for v in self._of[firm] if v != number]
        mask = self._allowance.common(self._firms[firm], tasks, others)
        if self._allowed is not None:
            for task in tasks:
                mask &= sum(1 << s for s in self._allowed[firm, task.id])
        return visit_of(self._board.case, self._firms[firm], tasks, absent, positions(mask), number)
