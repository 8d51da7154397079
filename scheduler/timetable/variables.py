"""Variables of the solver's model: one Boolean says whether a trip is on a shift."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scheduler.sampling.allowance import positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.timetable.board import Board
    from scheduler.timetable.values import Job

Group = tuple[str, str]
"""Agency, and a qualification or "" for any officer."""

PER_WEEK = 2


@dataclass(slots=True)
class Variables:
    """One Boolean per free job and shift open to it; all other jobs stay where the board has them."""

    board: Board
    model: Any
    at: dict[int, dict[int, Any]]
    """Free job → shift → Boolean."""
    groups: dict[int, dict[Group, int]]
    """Job → how many of its seats a group must fill."""
    _terms: dict[tuple[Group, int], list[tuple[Any, int]]] = field(default_factory=lambda: defaultdict(list))
    _fixed: dict[tuple[Group, int], int] = field(default_factory=lambda: defaultdict(int))
    _standing: dict[tuple[Group, int], int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        for job, row in self.at.items():
            for group, count in self.groups[job].items():
                for shift, var in row.items():
                    self._terms[group, shift].append((var, count))
        for job, shift in self.board.shift.items():
            for group, count in self.groups[job].items():
                self._standing[group, shift] += count
                self._fixed[group, shift] += count * (job not in self.at)

    def terms(self, group: Group, shifts: Iterable[int]) -> list[tuple[Any, int]]:
        """(Boolean, seats) of every free job that may ask a group for seats at these shifts."""
        return [term for s in shifts for term in self._terms.get((group, s), ())]

    def fixed(self, group: Group, shifts: Iterable[int]) -> int:
        """Seats that jobs which stay where they are ask a group for at these shifts."""
        return sum(self._fixed.get((group, s), 0) for s in shifts)

    def standing(self, group: Group, shifts: Iterable[int]) -> int:
        """Seats that all jobs, where the board has them, ask a group for at these shifts."""
        return sum(self._standing.get((group, s), 0) for s in shifts)

    def asked(self) -> list[Group]:
        """Groups that free jobs ask for seats, in order."""
        return sorted({group for job in self.at for group in self.groups[job]})


def variables_of(board: Board, free: Iterable[int]) -> Variables:
    """A fresh model with its Booleans, each with the board's present answer as hint."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    free = sorted(free)
    at: dict[int, dict[int, Any]] = {}
    for job in free:
        at[job] = {s: model.new_bool_var(f"{job}@{s}") for s in _open(board, job)}
        for shift, var in at[job].items():
            model.add_hint(var, board.shift.get(job) == shift)
    everyone = {*free, *board.shift}
    return Variables(board, model, at, {job: groups_of(board.jobs[job]) for job in sorted(everyone)})


def _open(board: Board, job: int) -> list[int]:
    """A job's present shift, and of every week the two options least used by its agencies.

    The objective sees weeks only; more shifts of the same week make the model large and no better.
    """
    weeks: dict[int, list[int]] = defaultdict(list)
    for shift in positions(board.jobs[job].options):
        weeks[board.week_of[shift]].append(shift)
    uneven = board.loads.unevenness(board.jobs[job])
    best = [
        shift
        for options in weeks.values()
        for shift in sorted(options, key=lambda s: (uneven[s], s))[:PER_WEEK]
    ]
    return sorted({*best, board.shift.get(job, best[0])})


def groups_of(job: Job) -> dict[Group, int]:
    """Seats by agency, and by agency and qualification."""
    found: dict[Group, int] = defaultdict(int)
    for seat in job.trip.seats:
        for name in ("", *seat.qualifications):
            found[seat.agency, name] += 1
    return dict(found)
