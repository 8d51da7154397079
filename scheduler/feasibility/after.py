"""After the timetable: remedies for what it could not serve, each tried by fitting the lost in again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.feasibility.refit import refit
from scheduler.feasibility.remedies import remedies, steps_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.feasibility.changes import Change
    from scheduler.feasibility.refit import Standing
    from scheduler.feasibility.remedies import Remedy
    from scheduler.values.plan import Unserved

OFFICERS = frozenset({"U01", "U02", "U03", "U04"})
"""Reasons that tell of officers who are short."""
NONE = "—"


@dataclass(frozen=True, slots=True)
class Want:
    """An agency (and qualifications) for want of whose officers so many rows are unserved."""

    agency: str
    qualifications: tuple[str, ...]
    rows: tuple[Unserved, ...]
    worst: Unserved
    """The row whose sentence tells of most seats short."""


def wants_of(unserved: Sequence[Unserved]) -> list[Want]:
    """What is unserved for want of officers, by agency and qualification, the most rows first."""
    groups: dict[tuple[str, str], list[Unserved]] = defaultdict(list)
    for row in unserved:
        parts = dict(row.parts)
        if row.reason in OFFICERS:
            groups[parts["agency"], parts["qualification"]].append(row)
    return [
        Want(
            agency,
            () if name == NONE else tuple(name.split("、")),
            tuple(rows),
            max(rows, key=lambda u: int(dict(u.parts)["short"])),
        )
        for (agency, name), rows in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def remedies_of(standing: Standing, want: Want) -> list[Remedy]:
    """Remedies of one want; what is counted are its rows that would still be unserved."""

    def left(change: Change) -> int:
        still = refit(standing, change.applied(standing.case), want.rows)
        return len(want.rows) if still is None else len(still)

    tasks = dict.fromkeys(u.task for u in want.rows)
    steps = steps_for(standing.case, want.agency, want.qualifications, tuple(tasks))
    return remedies(steps, left, len(want.rows))
