"""Everything one plan is made from, frozen before any seed exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.values.calendar import Shift
    from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
    from scheduler.values.people import Agency, Inspector, Leave, Recusal
    from scheduler.values.rules import Rules
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Earlier:
    """A firm's standing in the year before this plan: ``chance`` = Σ of earlier max π in units of 2^-30."""

    enterprise: str
    chance: int
    visited: bool


@dataclass(frozen=True, slots=True)
class Case:
    """One quarter's rosters, tasks, history, calendar and rules; every tuple sorted by its id."""

    quarter: str
    """e.g. 2026Q4."""
    district: str
    enterprises: tuple[Enterprise, ...]
    agencies: tuple[Agency, ...]
    inspectors: tuple[Inspector, ...]
    tasks: tuple[Task, ...]
    """In the order of the plan's own numbering as the rosters give it; unlike the others not re-sorted."""
    history: tuple[Inspection, ...]
    leaves: tuple[Leave, ...]
    recusals: tuple[Recusal, ...]
    quiet: tuple[QuietPeriod, ...]
    shifts: tuple[Shift, ...]
    """All working half days from the plan's first to its last day, in time order."""
    rules: Rules
    earlier: tuple[Earlier, ...] = ()
