"""Which counts by class a draw record may show without telling any firm's class.

The record lists a task's drawn firms by name.  If the task drew from one class only, or one class holds a
firm or two, the counts beside the names would tell their class.  So, task by task, classes are put together
until every line stands for at least three firms, no line put together is a class alone, and at least two
lines drew someone; where that cannot be, the task has one line for all classes.  The planner's workbook and
the plan file have the full table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.papers.text import class_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.plan import Stratum

LEAST = 3
TOGETHER = "其余各类合并"
ALL = "各类合计"


@dataclass(frozen=True, slots=True)
class Count:
    """Counts of one class, or of several together."""

    label: str
    population: int
    frame: int
    drawn: int


def disclosed(strata: Sequence[Stratum]) -> tuple[Count, ...]:
    """One task's counts by class, as far as they tell nobody's class."""
    large = [s for s in strata if s.population >= LEAST]
    small = [s for s in strata if s.population < LEAST]
    large.sort(key=lambda s: s.population)
    while small and large and (len(small) < 2 or sum(s.population for s in small) < LEAST):
        small.append(large.pop(0))
    shown = [s for s in strata if s in large]
    counts = [_count(class_name(s.credit), [s]) for s in shown]
    if small:
        counts.append(_count(TOGETHER, small))
    if sum(c.drawn > 0 for c in counts) < 2:
        return (_count(ALL, strata),)
    return tuple(counts)


def _count(label: str, strata: Sequence[Stratum]) -> Count:
    return Count(
        label,
        sum(s.population for s in strata),
        sum(s.frame for s in strata),
        sum(s.size for s in strata),
    )
