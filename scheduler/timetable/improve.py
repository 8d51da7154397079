"""Let the solver improve the greedy timetable, some trips at a time, with exact flows as judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.sampling.allowance import positions
from scheduler.timetable.level import level
from scheduler.timetable.objective import score
from scheduler.timetable.solve import proposal
from scheduler.timetable.variables import PER_WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scheduler.timetable.board import Board
    from scheduler.timetable.values import Cut

BOOLEANS = 800
"""Trips are set free together while they have no more options: few are settled well, many hardly at all."""
ROUNDS = 3
"""So often an answer that exact flows refuse is sent back with its cut."""
PER_EFFORT = 1 / 75
"""Deterministic time for each unit of the rules' effort, shared by all windows."""


def improve(board: Board, lost: Sequence[int]) -> list[int]:
    """Move trips for fewer lost visits, lower peaks and an earlier D and E; returns what is lost then.

    The board is changed only to what exact flows accept and the objective finds better.
    """
    level(board)
    windows = list(_windows(board, lost))
    total = PER_EFFORT * board.case.rules.trips.effort
    out = dict.fromkeys(lost)
    for window in windows:
        out |= dict.fromkeys(_improve(board, sorted(window), total / len(windows)))
    level(board)
    return [j for j in out if j not in board.shift]


def _windows(board: Board, lost: Sequence[int]) -> Iterator[list[int]]:
    """Lost jobs with placed ones, in order of shift, as many at a time as the solver handles well.

    Few lost jobs are in every window; of many, as many at a time as take half of it.
    """
    absent = _slices(board, lost, BOOLEANS // 2)
    room = BOOLEANS - max((sum(size_of(board, j) for j in part) for part in absent), default=0)
    placed = _slices(board, sorted(board.shift, key=lambda j: (board.shift[j], j)), room)
    for k in range(max(len(absent), len(placed))):
        yield [j for parts in (absent, placed) if parts for j in parts[k % len(parts)]]


def _slices(board: Board, jobs: Sequence[int], most: int) -> list[list[int]]:
    """Jobs in runs with so many options each, or one job with more."""
    runs: list[list[int]] = []
    size = most
    for job in jobs:
        size += size_of(board, job)
        if not runs or size > most:
            runs.append([])
            size = size_of(board, job)
        runs[-1].append(job)
    return runs


def size_of(board: Board, job: int) -> int:
    """About how many Booleans a job takes."""
    return PER_WEEK * len({board.week_of[s] for s in positions(board.jobs[job].options)})


def _improve(board: Board, free: Sequence[int], effort: float) -> list[int]:
    """Returns the jobs that may be lost, those that had to give way among them."""
    missing = [j for j in free if j not in board.shift]
    lost = [*missing, *_yielding(board, free, missing)]
    before = score(board, board.shift, lost)
    fixed = {j: s for j, s in board.shift.items() if j not in set(free)}
    cuts: list[Cut] = []
    for _ in range(ROUNDS):
        answer = proposal(board, free, lost, cuts, effort)
        if answer is None or score(board, fixed | answer, lost) >= before:
            break
        cut = realise(board, free, answer)
        if cut is None:
            break
        cuts.append(cut)
    return lost


def _yielding(board: Board, free: Sequence[int], missing: Sequence[int]) -> list[int]:
    """Lone visits on shifts that may be given up for a lost one of a riskier class."""
    riskiest = min((board.jobs[j].priority for j in missing), default=0)
    return (
        [
            j
            for j in free
            if j in board.shift and board.jobs[j].priority > riskiest and len(board.jobs[j].firms) == 1
        ]
        if missing
        else []
    )


def realise(board: Board, free: Sequence[int], answer: Mapping[int, int]) -> Cut | None:
    """Put free jobs on their proposed shifts; if exact flows refuse, restore the board and say why."""
    before = {j: board.remove(j) for j in free if j in board.shift}
    done: list[int] = []
    for job, shift in answer.items():
        cut = board.place(job, shift)
        if cut is not None:
            for other in done:
                board.remove(other)
            for other, old in before.items():
                board.place(other, old)
            return cut
        done.append(job)
    return None
