"""Level the timetable: move one trip at a time to lower peaks, bring D and E forward or spread trips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.timetable.loads import HALF_DAY, WEEK
from scheduler.timetable.objective import WATCHED

if TYPE_CHECKING:
    from scheduler.timetable.board import Board

PASSES = 4
Key = tuple[int, int, int, int, int]


def level(board: Board) -> None:
    """Move trips as long as the objective falls, or stays and loads get more even; at most four passes."""
    for _ in range(PASSES):
        moved = [_moved(board, job) for job in sorted(board.shift, key=lambda j: (-board.shift[j], j))]
        if not any(moved):
            return


def _moved(board: Board, number: int) -> bool:
    job, before = board.jobs[number], board.shift[number]
    board.loads.add(job, before, -1)
    keys = _keys(board, number, before)
    board.loads.add(job, before)
    better = sorted(k for k in keys if k < keys[0])
    if not better:  # as for most trips: the networks need not be touched
        return False
    board.remove(number)
    if any(board.place(number, key[-1]) is None for key in better):
        return True
    board.place(number, before)
    return False


def _keys(board: Board, number: int, before: int) -> list[Key]:
    """The shift a job had, then all others open to it: what the objective would say, unevenness, shift."""
    job, loads = board.jobs[number], board.loads
    weekly, daily = loads.peaks(job, WEEK).tolist(), loads.peaks(job, HALF_DAY).tolist()
    uneven = loads.unevenness(job).tolist()
    late = board.week_of if job.priority < WATCHED else [0] * len(uneven)
    return [(weekly[s], daily[s], late[s], uneven[s], s) for s in (before, *board.free(number))]
