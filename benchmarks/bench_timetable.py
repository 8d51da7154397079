"""The timetable where officers are short: ours against one CP-SAT model with a Boolean per trip and shift."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from registry import benchmark

from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of
from scheduler.timetable.board import Board
from scheduler.timetable.variables import groups_of

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))
from packing_support import quarter, with_effort  # the made-up quarters of the tests

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Trip, Visit

SIZES = {300: (14, 2), 3_000: (30, 5), 20_000: (30, 32)}
"""Visits → agencies, and officers of each: too few for all checks."""
PACKED = 3
"""Effort of the packing, which is not what is measured."""
CLASSES = "DCBA"


@dataclass(frozen=True, slots=True)
class Line:
    """One method at one size."""

    name: str
    lost: dict[str, int]
    """Class → firms that are not visited at all."""
    seconds: float
    note: str = ""


@benchmark(
    "timetable, officers short", reference="one CP-SAT model: 33 s for 708 trips, nothing in 60 s for 2,368"
)
def scarce() -> str:
    """Firms that nobody visits, by class, judged by the same exact flows; both get the same seconds."""
    lines = []
    for visits, (agencies, officers) in SIZES.items():
        case, stops = _fielded(*quarter(visits, agencies=agencies, officers=officers))
        trips = pack(with_effort(case, PACKED), stops)
        head = f"{visits} visits, {len(trips)} trips, {len(case.inspectors)} officers"
        ours = _ours(case, stops, trips)
        lines += [head, *(_said(line) for line in (ours, _theirs(case, stops, trips, ours.seconds)))]
    return "\n".join(lines)


def _fielded(case: Case, visits: Sequence[Visit]) -> tuple[Case, tuple[Visit, ...]]:
    """Only visits that could be made if they were the only ones."""
    return case, fieldable(case, eligibility_of(case), visits)[0]


def _ours(case: Case, visits: Sequence[Visit], trips: Sequence[Trip]) -> Line:
    start, used = perf_counter(), process_time()
    made = timetable_of(case, eligibility_of(case), visits, trips)
    seconds = perf_counter() - start
    there = {made.visits[v].enterprise for t in made.trips for v in t.visits}
    note = f"{len(made.unserved)} parts lost; {process_time() - used:.1f} s of processor"
    return Line("ours", _lost(case, visits, there), seconds, note)


def _theirs(case: Case, visits: Sequence[Visit], trips: Sequence[Trip], budget: float) -> Line:
    """Riskier firms first, sums of officers as rules; what exact flows refuse is taken off again."""
    from ortools.sat.python import cp_model

    start = perf_counter()
    board = Board(case, eligibility_of(case))
    jobs = [board.job([visits[v] for v in t.visits], t) for t in trips]
    model = cp_model.CpModel()
    at = [{s: model.new_bool_var("") for s in t.shifts} for t in trips]
    for row in at:
        model.add_at_most_one(row.values())
    _sums(model, board, jobs, at)
    worth = [sum(4 ** (5 - visits[v].priority) for v in t.visits) for t in trips]
    model.maximize(sum(w * sum(row.values()) for w, row in zip(worth, at, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    left = budget - (perf_counter() - start)
    solver.parameters.max_time_in_seconds = max(1.0, left)
    status = solver.solve(model)
    chosen = {}
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        chosen = {k: s for k, row in enumerate(at) for s, x in row.items() if solver.boolean_value(x)}
    order = sorted(chosen, key=lambda k: (-worth[k], k))
    stands = [k for k in order if board.place(jobs[k], chosen[k]) is None]
    there = {visits[v].enterprise for k in stands for v in trips[k].visits}
    refused = len(chosen) - len(stands)
    note = f"{refused} of {len(chosen)} trips refused by flows; building alone {budget - left:.1f} s"
    return Line("one CP-SAT model", _lost(case, visits, there), perf_counter() - start, note)


def _sums(model: Any, board: Board, jobs: Sequence[int], at: Sequence[dict[int, Any]]) -> None:  # noqa: ANN401
    """At every shift, in every week and in all, no more seats of a kind than officers can take."""
    asked: dict[tuple[str, str], dict[int, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
    for job, row in zip(jobs, at, strict=True):
        for group, count in groups_of(board.jobs[job]).items():
            for shift, x in row.items():
                asked[group][shift].append((count, x))
    every = range(len(board.week_of))
    for group, by_shift in asked.items():
        for span in (*([s] for s in every), *board.shifts_of, list(every)):
            terms = [term for s in span for term in by_shift.get(s, ())]
            if terms:
                model.add(sum(n * x for n, x in terms) <= board.capacity(group, span))


def _lost(case: Case, visits: Sequence[Visit], there: set[str]) -> dict[str, int]:
    credit = {e.id: e.credit for e in case.enterprises}
    gone = [credit[v.enterprise] for v in visits if v.enterprise not in there]
    return {name or "–": gone.count(name) for name in (*CLASSES, "")}


def _said(line: Line) -> str:
    lost = ", ".join(f"{name} {number}" for name, number in line.lost.items())
    head = f"  {line.name}: {sum(line.lost.values())} firms not visited ({lost})"
    return f"{head} in {line.seconds:.1f} s; {line.note}"
