"""What the solver minimises: lost trips by class, then weekly peaks, then D and E late in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scheduler.timetable.board import Board
    from scheduler.timetable.variables import Variables

WATCHED = 2
"""Classes before this position of CLASSES, D and E, come early."""
THOUSAND = 1000


def minimise(v: Variables, lost: Iterable[int]) -> None:
    """State the objective as one sum whose weights keep the three parts apart."""
    late = [
        (var, v.board.week_of[shift])
        for job, row in v.at.items()
        if v.board.jobs[job].priority < WATCHED
        for shift, var in row.items()
    ]
    latest = 1 + len(v.at) * max(v.board.week_of, default=0)
    fullest = _peaks(v)
    gone = [(job, 1 - sum(v.at[job].values())) for job in lost]
    v.model.minimize(
        sum(latest * (1 + fullest) * severity(v.board, job) * absent for job, absent in gone)
        + sum(latest * peak for peak in v.peaks.values())
        + sum(week * var for var, week in late)
    )


def severity(board: Board, job: int) -> int:
    """A lost trip of one class weighs as four of the next, so that classes are kept in order."""
    return int(4 ** (5 - board.jobs[job].priority))


def score(board: Board, shifts: Mapping[int, int], lost: Iterable[int]) -> tuple[int, int, int]:
    """The objective's three parts for jobs on shifts, in whole numbers."""
    loads: dict[tuple[str, int], int] = {}
    for job, shift in shifts.items():
        for agency, seats in board.jobs[job].teams:
            key = (agency, board.week_of[shift])
            loads[key] = loads.get(key, 0) + len(seats)
    peaks: dict[str, int] = {}
    for (agency, week), load in loads.items():
        peaks[agency] = max(peaks.get(agency, 0), -(-THOUSAND * load // max(1, board.supply(agency, week))))
    late = sum(board.week_of[s] for j, s in shifts.items() if board.jobs[j].priority < WATCHED)
    return sum(severity(board, j) for j in lost if j not in shifts), sum(peaks.values()), late


def _peaks(v: Variables) -> int:
    """Give every agency of a free job a peak over its weekly loads; returns what the peaks can sum to."""
    weeks = sorted(set(v.board.week_of))
    total = 0
    for agency in sorted({a for a, name in v.asked() if not name}):
        supply = [v.board.supply(agency, w) for w in weeks]
        by_week = [[s for s, w in enumerate(v.board.week_of) if w == week] for week in weeks]
        fixed = [v.fixed((agency, ""), shifts) for shifts in by_week]
        most = max(-(-THOUSAND * f // max(1, n)) for f, n in zip(fixed, supply, strict=True))
        peak = v.peaks[agency] = v.model.new_int_var(most, max(most, THOUSAND), f"peak {agency}")
        total += max(most, THOUSAND)
        for k, shifts in enumerate(by_week):
            row = v.terms((agency, ""), shifts)
            if row and supply[k]:
                load = sum(var * count for var, count in row) + fixed[k]
                v.model.add(peak * supply[k] >= THOUSAND * load)
    return total
