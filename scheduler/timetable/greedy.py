"""Put jobs on shifts one by one, riskiest and hardest first; split, move and eject where one does not fit."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scheduler.timetable.board import Board
    from scheduler.values.plan import Visit

TRIED_SHIFTS = 12
TRIED_JOBS = 8


def settle(board: Board, visits: Sequence[Visit], jobs: Iterable[int]) -> list[int]:
    """Place all these jobs; returns lone visits that fit nowhere.

    Jobs come by class, then by fewest shifts, then by largest team.  A trip that fits nowhere is split into
    its visits.  A visit that fits nowhere may take the place of a trip that can go elsewhere, or of a trip
    of lower class, which then looks for another place in its turn.
    """
    queue = [_rank(board, j) for j in jobs]
    heapq.heapify(queue)
    lost: list[int] = []

    def again(job: int) -> None:
        heapq.heappush(queue, _rank(board, job))

    while queue:
        job = heapq.heappop(queue)[-1]
        if put(board, job):
            continue
        members = board.jobs[job].trip.visits
        if len(members) > 1:
            for v in members:
                again(board.job([visits[v]]))
        elif not make_room(board, job, again):
            lost.append(job)
    return lost


def put(board: Board, job: int) -> bool:
    """Place a job on its best free shift that works."""
    return any(board.place(job, shift) is None for shift in board.choices(job))


def make_room(board: Board, job: int, again: Callable[[int], None] | None = None) -> bool:
    """Place a job where another stands that can move, or that is of lower class and must give way.

    Who gives way is told ``again``; without it nobody has to.
    """
    return any(
        _displace(board, job, shift, other, again if yielding else None)
        for yielding in ((False,) if again is None else (False, True))
        for shift in board.choices(job)[:TRIED_SHIFTS]
        for other in _in_the_way(board, job, shift, yielding=yielding)
    )


def _in_the_way(board: Board, job: int, shift: int, *, yielding: bool) -> list[int]:
    """Jobs whose seats compete with this one's at a shift, lowest class and smallest team first."""
    found: dict[int, None] = {}
    for agency, _ in board.jobs[job].teams:
        cut = board.cut_for(job, agency, shift)
        if cut is not None:
            found.update(dict.fromkeys(other for other, _ in cut.seats if other != job))
    mine = board.jobs[job].priority
    ranked = sorted(found, key=lambda j: (-board.jobs[j].priority, len(board.jobs[j].trip.seats), j))
    return [j for j in ranked if not yielding or board.jobs[j].priority > mine][:TRIED_JOBS]


def _displace(board: Board, job: int, shift: int, other: int, again: Callable[[int], None] | None) -> bool:
    before = board.remove(other)
    if board.place(job, shift) is None:
        if put(board, other):
            return True
        if again is not None:
            again(other)
            return True
        board.remove(job)
    board.place(other, before)
    return False


def _rank(board: Board, number: int) -> tuple[int, int, int, int]:
    job = board.jobs[number]
    return (job.priority, job.options.bit_count(), -len(job.trip.seats), number)
