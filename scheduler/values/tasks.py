"""What agencies have planned to check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """One agency's part in a task: its officers, and qualifications each of which one of them holds."""

    agency: str
    qualifications: tuple[str, ...] = ()
    officers: int = 2


@dataclass(frozen=True, slots=True, order=True)
class Ratio:
    """抽查比例 of one credit class, an interval [low, high]; a single figure has low = high."""

    credit: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Task:
    """抽查任务: one population, its ratios by class, one lead agency and its partners."""

    id: str
    """抽查计划编号."""
    name: str
    items: tuple[str, ...]
    """抽查事项."""
    tags: tuple[str, ...]
    """Population: firms with at least one of these tags; empty = all firms."""
    lead: Duty
    partners: tuple[Duty, ...]
    ratios: tuple[Ratio, ...]
    """One per class of CLASSES that may occur; a class without a ratio is not drawn."""
    minutes: int
    """At one firm."""
    first: date
    last: date
    on_site: bool = True
    """False: in writing or online, no visit."""
    announced: bool = True
    """False: 飞行检查, never merged with announced ones."""
    frequency: str = ""
    """抽查频次 as the plan says it, e.g. ">=1"; it speaks of the task, not of a firm."""
    towns: tuple[str, ...] = ()
    """Jurisdiction: only firms in these towns; empty = everywhere."""

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The lead's duty, then the partners'."""
        return (self.lead, *self.partners)
