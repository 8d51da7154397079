"""Level the greedy timetable: move one trip at a time to lower peaks or bring D and E forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.timetable.objective import THOUSAND, WATCHED

if TYPE_CHECKING:
    from scheduler.timetable.board import Board
    from scheduler.timetable.values import Job

PASSES = 4
Key = tuple[int, int, int]


def level(board: Board) -> None:
    """Move trips as long as the objective falls, or stays and loads get more even; at most four passes."""
    for _ in range(PASSES):
        moved = [_moved(board, job) for job in sorted(board.shift, key=lambda j: (-board.shift[j], j))]
        if not any(moved):
            return


def _moved(board: Board, job: int) -> bool:
    before = board.remove(job)
    keys: dict[int, Key] = {}
    for week in {board.week_of[s] for s in (*board.free(job), before)}:
        keys[week] = _key(board, board.jobs[job], week)
    now = keys[board.week_of[before]]
    better = [s for s in board.free(job) if keys[board.week_of[s]] < now]
    for shift in sorted(better, key=lambda s: (keys[board.week_of[s]], s)):
        if board.place(job, shift) is None:
            return True
    board.place(job, before)
    return False


def _key(board: Board, job: Job, week: int) -> Key:
    """(peaks of the trip's agencies, lateness, unevenness) if the trip were in a week."""
    peaks = uneven = 0
    for agency, seats in job.teams:
        after = board.load[agency, week] + len(seats)
        peaks += max(_share(board, agency, week, after), board.peak(agency))
        uneven += THOUSAND * (2 * after - len(seats)) * len(seats) // max(1, board.supply(agency, week))
    return peaks, week if job.priority < WATCHED else 0, uneven


def _share(board: Board, agency: str, week: int, load: int) -> int:
    return -(-THOUSAND * load // max(1, board.supply(agency, week)))
