"""Trips on shifts: greedily, improved by a solver, and with a reason for everything that found no place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduler.timetable.board import Board
from scheduler.timetable.greedy import settle
from scheduler.timetable.improve import improve
from scheduler.timetable.reduce import Reducer
from scheduler.timetable.regain import regain
from scheduler.timetable.relent import relent
from scheduler.timetable.values import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Unserved, Visit


def timetable_of(
    case: Case,
    eligibility: Eligibility,
    visits: Sequence[Visit],
    trips: Sequence[Trip],
    absent: Sequence[Unserved] = (),
) -> Timetable:
    """Put every trip on one of its shifts so that officers can be drawn for every seat.

    ``absent``: what ``fieldable`` took out before, so that a visit reduced once more is not asked for it
    again.  A trip may be split, and a visit lose agencies' parts, before anything is given up; every loss
    carries its minimum cut, and only these losses are returned.
    """
    board = Board(case, eligibility)
    jobs = [board.job([visits[v] for v in trip.visits], trip) for trip in trips]
    lost = improve(board, settle(board, visits, jobs))
    reducer = Reducer(case, visits, absent)
    kept = dict(enumerate(visits))
    allowed = {(v.enterprise, t): v.shifts for v in visits for t in v.tasks}
    more = regain(board, kept, relent(board, reducer, kept, lost), absent, allowed)
    return _numbered(board, kept, more)


def _numbered(board: Board, kept: dict[int, Visit], unserved: Iterable[Unserved]) -> Timetable:
    """Visits and trips numbered from 0; trips in order of shift."""
    number = {old: new for new, old in enumerate(kept)}
    placed = sorted(board.shift, key=lambda j: (board.shift[j], board.jobs[j].trip.visits))
    return Timetable(
        tuple(replace(v, id=number[old]) for old, v in kept.items()),
        tuple(
            replace(
                board.jobs[j].trip,
                id=k,
                visits=tuple(number[v] for v in board.jobs[j].trip.visits),
                shift=board.shift[j],
            )
            for k, j in enumerate(placed)
        ),
        _tidy(unserved),
    )


def _tidy(unserved: Iterable[Unserved]) -> tuple[Unserved, ...]:
    """In order, and without parts of checks that are lost as a whole."""
    rows = sorted(set(unserved), key=lambda u: (u.enterprise, u.task, u.agency))
    whole = {(u.enterprise, u.task) for u in rows if not u.agency}
    return tuple(u for u in rows if not u.agency or (u.enterprise, u.task) not in whole)
