"""Agencies that cannot field a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.errors import problem
from scheduler.feasibility.asked import demand_of
from scheduler.feasibility.capacity import capacity
from scheduler.timetable.explain import week_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.errors import Problem
    from scheduler.feasibility.capacity import Shortage
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum
    from scheduler.values.tasks import Duty, Task


def conflicts(case: Case, strata: Sequence[Stratum]) -> Iterator[Problem]:
    """Every rule of this file, duty by duty."""
    eligibility = eligibility_of(case)
    duties = [(t, d) for t in case.tasks if t.on_site for d in t.duties]
    for agency in dict.fromkeys(d.agency for _, d in duties):
        own = [(t, d) for t, d in duties if d.agency == agency]
        yield from agency_has_two_officers(case, eligibility, agency, own)
    for agency, name in dict.fromkeys((d.agency, q) for _, d in duties for q in d.qualifications):
        asking = [t.id for t, d in duties if d.agency == agency and name in d.qualifications]
        yield from qualification_is_held(case, eligibility, agency, name, asking)
    for short in capacity(case, eligibility, demand_of(strata)):
        yield officers_suffice(short)


def officers_suffice(short: Shortage) -> Problem:
    """An agency can give as many half days, with each qualification, as any draw will ask of it at least."""
    return problem(
        "U11" if short.qualifications else "U10",
        "kept",
        content=short.agency,
        qualification="、".join(short.qualifications),
        weeks=week_runs(short.weeks),
        need=short.need,
        officers=short.officers,
        supply=short.supply,
        short=short.short,
    )


def agency_has_two_officers(
    case: Case, eligibility: Eligibility, agency: str, duties: Sequence[tuple[Task, Duty]]
) -> Iterator[Problem]:
    """Every agency has, on some day of the plan, as many officers with valid cards as its team needs.

    行政处罚法 §42: two officers; never the same person twice.
    """
    need = max(2, case.rules.teams.least, *(d.officers for _, d in duties))
    most = max((len(eligibility.holders(agency, (), k)) for k in range(len(case.shifts))), default=0)
    if most < need:
        enrolled = len(eligibility.by_agency.get(agency, ()))
        yield problem(
            "Q07",
            "kept",
            content=agency,
            need=need,
            most=most,
            enrolled=enrolled,
            lend=need - most,
            leads="、".join(t.id for t, d in duties if d == t.lead) or "–",
            tasks="、".join(t.id for t, _ in duties),
        )


def qualification_is_held(
    case: Case, eligibility: Eligibility, agency: str, name: str, tasks: Sequence[str]
) -> Iterator[Problem]:
    """Every qualification asked of an agency is held by one of its officers on some day of the plan."""
    if not any(eligibility.holders(agency, (name,), k) for k in range(len(case.shifts))):
        elsewhere = sorted({i.agency for i in case.inspectors if name in i.qualifications} - {agency})
        yield problem(
            "Q08",
            "kept",
            content=name,
            agency=agency,
            tasks="、".join(tasks),
            elsewhere="、".join(elsewhere) or "–",
        )
