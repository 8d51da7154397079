"""A minimum cut in the words of one sentence: agency, qualification, weeks, seats, officers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.timetable.board import Board
    from scheduler.timetable.values import Cut
    from scheduler.values.plan import Seat

Parts = tuple[tuple[str, str], ...]


def cut_parts(board: Board, cut: Cut, asked: Sequence[Seat], short: int) -> Parts:
    """Say a cut: these seats, in these weeks, have these officers' places between them, so many too few.

    ``asked`` are the seats that were probed, (-1, position) in the cut.
    """
    seats = [asked[k] if job < 0 else board.jobs[job].seat(k) for job, k in cut.seats]
    shifts = [board.shift.get(job) for job, _ in cut.seats]
    reached = {officer for officer, _ in cut.shifts}
    weeks = [board.case.shifts[s].week for s in shifts if s is not None]
    weeks += [board.case.shifts[s].week for _, s in cut.shifts]
    common = set(seats[0].qualifications).intersection(*(s.qualifications for s in seats))
    return agency_parts(cut.agency, common, weeks, (len(seats), len(reached), short))


def agency_parts(
    agency: str,
    qualifications: Iterable[str],
    weeks: Sequence[tuple[int, int]],
    numbers: tuple[int, int, int],
) -> Parts:
    """The parts of the sentence in name order; numbers are seats wanted, officers there, seats short."""
    seats, officers, short = numbers
    return (
        ("agency", agency),
        ("officers", str(officers)),
        ("qualification", "、".join(sorted(set(qualifications))) or "—"),
        ("seats", str(seats)),
        ("short", str(short)),
        ("weeks", week_runs(weeks)),
    )


def week_runs(weeks: Iterable[tuple[int, int]]) -> str:
    """ISO weeks as runs.

    >>> week_runs([(2026, 46), (2026, 44), (2026, 45), (2026, 53), (2027, 1)])
    '44–46, 53, 1'
    """
    ordered = sorted(set(weeks))
    runs: list[list[int]] = []
    for (_, before), (_, week) in pairwise([(0, -9), *ordered]):
        if runs and week == before + 1:
            runs[-1][-1] = week
        else:
            runs.append([week, week])
    return ", ".join(f"{a}–{b}" if a < b else str(a) for a, b in runs)
