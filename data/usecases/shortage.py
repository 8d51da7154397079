"""When officers are short: what would help before the seed, after the timetable, and in a what-if."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.store import plans
from data.usecases.case import case_of
from data.usecases.made import Made
from data.usecases.session import transaction
from scheduler.eligibility import eligibility_of
from scheduler.feasibility.after import remedies_of, wants_of
from scheduler.feasibility.asked import demand_of
from scheduler.feasibility.before import Remedying
from scheduler.feasibility.capacity import capacity
from scheduler.feasibility.refit import Standing
from scheduler.feasibility.what_if import what_if as rehearsed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from data.usecases.case import Terms
    from scheduler.feasibility.after import Want
    from scheduler.feasibility.changes import Change
    from scheduler.feasibility.remedies import Remedy
    from scheduler.feasibility.what_if import Outcome
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum

MOST = 5
"""So many wants are remedied, those with most unserved rows; the others are only told."""


@dataclass(frozen=True, slots=True)
class Way:
    """What would help one agency (with one qualification)."""

    agency: str
    qualifications: tuple[str, ...]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """What a timetable lacks, and ways out."""

    wants: tuple[Want, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A quarter as it is, as it would be, and what would then still be short."""

    before: Outcome
    after: Outcome
    short: Short


def ways_before(case: Case, strata: Sequence[Stratum]) -> tuple[Way, ...]:
    """Ways out of every shortage that any draw would meet."""
    trying = Remedying(case, strata)
    found = capacity(case, eligibility_of(case), demand_of(strata))
    return tuple(Way(s.agency, s.qualifications, tuple(trying.ranked(s))) for s in found)


def ways_after(standing: Standing) -> Short:
    """Ways out of what a timetable cannot serve."""
    wants = wants_of(standing.unserved)
    ways = (Way(w.agency, w.qualifications, tuple(remedies_of(standing, w))) for w in wants[:MOST])
    return Short(tuple(wants), tuple(ways))


def shortage(url: str, name: str) -> Made[Short]:
    """What a stored plan cannot serve for want of officers, and what would help; stores nothing."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        made = plans.load_scheduled(session, number)
    case = made.drawn.frozen.case
    return Made(number, ways_after(Standing(case, made.visits, made.trips, made.unserved)))


def what_if(url: str, terms: Terms, changes_of: Callable[[Case], Sequence[Change]]) -> WhatIf:
    """Rehearse a quarter as it is and under changes; stores nothing."""
    with transaction(url) as session:
        case = case_of(session, terms)
    before, after = rehearsed(case, changes_of(case))
    return WhatIf(before, after, ways_after(after.standing))
