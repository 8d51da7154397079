"""What is minimised, in this order: lost trips by class, weekly peaks, peaks of half days, D and E late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.timetable.board import Board
    from scheduler.timetable.variables import Variables

    Score = tuple[int, int, int, int]

WATCHED = 2
"""Classes before this position of CLASSES, D and E, come early."""
THOUSAND = 1000


def minimise(v: Variables, lost: Iterable[int]) -> None:
    """State the objective as one sum whose weights keep the four parts apart."""
    halves, height = _peaks(v, [[s] for s in range(len(v.board.week_of))])
    weeks, fullest = _peaks(v, v.board.shifts_of)
    late, latest = _lateness(v)
    gone = sum(severity(v.board, job) * (1 - sum(v.at[job].values())) for job in lost)
    v.model.minimize(
        (1 + latest) * ((1 + height) * ((1 + fullest) * gone + sum(weeks)) + sum(halves)) + sum(late)
    )


def severity(board: Board, job: int) -> int:
    """A lost trip of one class weighs as four of the next, so that classes are kept in order."""
    return int(4 ** (5 - board.jobs[job].priority))


def score(board: Board, shifts: Mapping[int, int], lost: Iterable[int]) -> Score:
    """The objective's four parts for jobs on shifts, in whole numbers."""
    late = sum(board.week_of[s] for j, s in shifts.items() if board.jobs[j].priority < WATCHED)
    return (
        sum(severity(board, j) for j in lost if j not in shifts),
        _height(board, shifts, board.week_of, board.shifts_of),
        _height(board, shifts, range(len(board.week_of)), [[s] for s in range(len(board.week_of))]),
        late,
    )


def _height(
    board: Board, shifts: Mapping[int, int], span: Sequence[int], members: Sequence[Sequence[int]]
) -> int:
    """Sum of the agencies' largest shares of their officers in any of the spans."""
    loads: dict[tuple[str, int], int] = {}
    for job, shift in shifts.items():
        for agency, seats in board.jobs[job].teams:
            key = (agency, span[shift])
            loads[key] = loads.get(key, 0) + len(seats)
    peaks: dict[str, int] = {}
    for (agency, k), load in loads.items():
        peaks[agency] = max(peaks.get(agency, 0), _share(load, board.capacity((agency, ""), members[k])))
    return sum(peaks.values())


def _share(load: int, places: int) -> int:
    return -(-THOUSAND * load // max(1, places))


def _lateness(v: Variables) -> tuple[list[Any], int]:
    """Weeks until each D and E trip, and what they can sum to."""
    rows = [row for job, row in v.at.items() if v.board.jobs[job].priority < WATCHED]
    weeks = [[(var, v.board.week_of[shift]) for shift, var in row.items()] for row in rows]
    return [var * week for row in weeks for var, week in row], sum(max(w for _, w in row) for row in weeks)


def _peaks(v: Variables, spans: Sequence[Sequence[int]]) -> tuple[list[Any], int]:
    """For each agency of a free job how far its peak over these spans is above what fixed jobs make it.

    Also returned: what these can sum to.
    """
    peaks, total = [], 0
    for agency in sorted({a for a, name in v.asked() if not name}):
        group = (agency, "")
        fixed = [v.fixed(group, shifts) for shifts in spans]
        places = [v.board.capacity(group, shifts) for shifts in spans]
        least = max(map(_share, fixed, places))
        most = max(least, THOUSAND) - least
        peak = v.model.new_int_var(0, most, f"peak {agency} {len(spans)}")
        v.model.add_hint(peak, max(map(_share, [v.standing(group, row) for row in spans], places)) - least)
        for k, shifts in enumerate(spans):
            row = v.terms(group, shifts)
            if THOUSAND * (sum(n for _, n in row) + fixed[k]) > least * places[k]:
                load = sum(var * n for var, n in row) + fixed[k]
                v.model.add((peak + least) * places[k] >= THOUSAND * load)
        peaks.append(peak)
        total += most
    return peaks, total
