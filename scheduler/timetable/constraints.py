"""Rules of the solver's model, one function each.

    every_trip_keeps_a_shift                 a placed trip stays placed, unless it may give way to a lost one
    a_firm_is_visited_once_at_a_time         trips to one firm are on different shifts
    officers_suffice_on_every_shift          per agency and qualification
    officers_suffice_in_every_week           at most ``weekly`` shifts each
    officers_suffice_in_the_quarter          at most ``quarterly`` shifts each
    no_known_cut_is_broken                   what exact flows have taught so far

The middle three are necessary, not sufficient; exact flows judge every answer, and their cuts come back here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scheduler.timetable.values import Cut
    from scheduler.timetable.variables import Group, Variables


def every_trip_keeps_a_shift(v: Variables, may_go: Collection[int] = ()) -> None:
    """A placed trip has exactly one shift; a lost one, and one that may give way to it, at most one."""
    for job, row in v.at.items():
        if job in v.board.shift and job not in may_go:
            v.model.add_exactly_one(row.values())
        else:
            v.model.add_at_most_one(row.values())


def a_firm_is_visited_once_at_a_time(v: Variables) -> None:
    """Two visits to one firm, kept apart by rule, are not at the same time either."""
    jobs: dict[str, list[int]] = defaultdict(list)
    for job in sorted({*v.at, *v.board.shift}):
        for firm in v.board.jobs[job].firms:
            jobs[firm].append(job)
    for together in jobs.values():
        if len(together) > 1:
            _apart(v, together)


def _apart(v: Variables, jobs: Sequence[int]) -> None:
    taken = {v.board.shift[j] for j in jobs if j not in v.at}
    by_shift: dict[int, list[Any]] = defaultdict(list)
    for job in jobs:
        for shift, var in v.at.get(job, {}).items():
            by_shift[shift].append(var)
    for shift, row in by_shift.items():
        if shift in taken:
            v.model.add(sum(row) == 0)
        elif len(row) > 1:
            v.model.add_at_most_one(row)


def officers_suffice_on_every_shift(v: Variables) -> None:
    """At every shift an agency has officers, with each qualification, for all seats that ask for it."""
    for group in v.asked():
        for shift in range(len(v.board.week_of)):
            _enough(v, group, [shift])


def officers_suffice_in_every_week(v: Variables) -> None:
    """In every week no officer is needed for more than ``weekly`` shifts, on the whole."""
    for group in v.asked():
        for week in sorted(set(v.board.week_of)):
            shifts = [s for s, w in enumerate(v.board.week_of) if w == week]
            _enough(v, group, shifts)


def officers_suffice_in_the_quarter(v: Variables) -> None:
    """In the plan no officer is needed for more than ``quarterly`` shifts, on the whole."""
    every = range(len(v.board.week_of))
    for group in v.asked():
        _enough(v, group, every)


def no_known_cut_is_broken(v: Variables, cuts: Iterable[Cut]) -> None:
    """Seats that only officers within a cut can fill are no more than the cut lets through.

    A cut's officers, (officer, week)s and (officer, shift)s are what a full network could be reached by;
    places behind it are ``quarterly`` per officer, else ``weekly`` per week, else one per shift.
    """
    for cut in cuts:
        row = [
            (var, count)
            for job, options in v.at.items()
            for shift, var in options.items()
            if (count := v.board.enclosed(cut, job, shift))
        ]
        fixed = sum(v.board.enclosed(cut, j, s) for j, s in v.board.shift.items() if j not in v.at)
        v.model.add(sum(var * count for var, count in row) <= v.board.width(cut) - fixed)


def _enough(v: Variables, group: Group, shifts: Sequence[int]) -> None:
    row = v.terms(group, shifts)
    if not row:
        return
    room = v.board.capacity(group, shifts) - v.fixed(group, shifts)
    if sum(count for _, count in row) > room:
        v.model.add(sum(var * count for var, count in row) <= room)
