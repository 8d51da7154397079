"""Last resort: a visit that fits nowhere goes without the agencies that have no officers left for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.timetable.explain import cut_parts
from scheduler.timetable.greedy import put
from scheduler.timetable.reduce import Reasons
from scheduler.timetable.values import united
from scheduler.values.plan import Unserved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.timetable.board import Board
    from scheduler.timetable.reduce import Parts, Reducer
    from scheduler.values.plan import Seat, Visit

REASONS = Reasons(partner="U03", lead="U04")
TAKEN = "U05"
Loss = tuple[tuple[int, int], int, list[tuple[str, str]]]


def relent(board: Board, reducer: Reducer, kept: dict[int, Visit], lost: Iterable[int]) -> list[Unserved]:
    """Reduce and place lone visits that fit nowhere, riskiest first; what is lost is returned with its cut.

    ``kept`` (visit id → visit) is brought up to date.
    """
    unserved: list[Unserved] = []
    for job in sorted(lost, key=lambda j: (board.jobs[j].priority, j)):
        (number,) = board.jobs[job].trip.visits
        visit = _Relenting(board, reducer, unserved).place(kept.pop(number), job)
        if visit is not None:
            kept[number] = visit
    return unserved


class _Relenting:
    """One visit at a time."""

    def __init__(self, board: Board, reducer: Reducer, unserved: list[Unserved]) -> None:
        self._board, self._reducer, self._unserved = board, reducer, unserved

    def place(self, visit: Visit, job: int) -> Visit | None:
        """The visit as it was placed in the end; None if nothing is left of it."""
        left: Visit | None = visit
        while left is not None and not put(self._board, job):
            left = self._reduced(left)
            if left is not None:
                job = self._board.job([left])
        return left

    def _reduced(self, visit: Visit) -> Visit | None:
        shifts = self._board.untaken(visit)
        if not shifts:
            self._unserved += [Unserved(visit.enterprise, t, "", TAKEN) for t in visit.tasks]
            self._reducer.withdrawn(visit)
            return None
        _, shift, gone = min(self._loss(visit, s) for s in shifts)
        for agency in dict.fromkeys(a for _, a in gone):
            seats = tuple(s for s in visit.seats if s.agency == agency)
            why = self._why(visit, seats, shift)
            self._unserved += self._reducer.lost(visit, [g for g in gone if g[1] == agency], why, REASONS)
        return self._reducer.without(visit, gone)

    def _why(self, visit: Visit, seats: tuple[Seat, ...], shift: int) -> Parts:
        """What an agency's seats compete for: wherever the visit might go, if the agency is short everywhere.

        Cuts of one network taken together are as full as each; the best half day says how many seats lack.
        """
        tried = [self._board.probe(seats, s, visit.enterprise) for s in self._board.untaken(visit)]
        if not all(short for _, short in tried):
            tried = [self._board.probe(seats, shift, visit.enterprise)]
        cut = united([cut for cut, _ in tried if cut is not None])
        return cut_parts(self._board, cut, seats, min(short for _, short in tried))

    def _loss(self, visit: Visit, shift: int) -> Loss:
        """((tasks lost, parts lost), shift, parts)."""

        def works(_: str, seats: tuple[Seat, ...]) -> bool:
            return self._board.probe(seats, shift, visit.enterprise)[0] is None

        gone = [
            part
            for agency in visit.agencies
            if not works(agency, tuple(s for s in visit.seats if s.agency == agency))
            for part in self._reducer.must_go(visit, agency, works)
        ]
        whole = sum(self._reducer.tasks[t].lead.agency == a for t, a in gone)
        return (whole, len(gone)), shift, gone
