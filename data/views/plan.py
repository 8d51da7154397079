"""A finished plan on the screen: its figures, coverage by agency, and what is not served and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.stored import share
from data.views.table import Table
from data.wordings import sentence
from scheduler.errors import Problem
from scheduler.timetable.explain import week_runs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.papers import Summary
    from data.views.table import Translate
    from scheduler.values.plan import Plan

    Parts = tuple[tuple[str, str], ...]


def figure_table(plan: Plan, found: Summary, translate: Translate) -> Table:
    """The plan's figures, a line each."""
    title = translate(N_("Plan {number} · {quarter} · {district}")).format(
        number=plan.number, quarter=plan.case.quarter, district=plan.case.district
    )
    return Table(title, ("", ""), tuple((translate(n), v) for n, v in _figures(found)))


def coverage_table(found: Summary, translate: Translate) -> Table:
    """What each agency was to attend and attends, and how evenly its officers are loaded."""
    columns = (N_("Agency"), N_("Duties"), N_("Served"), N_("Officers"), N_("Half days each"))
    return Table(
        translate(N_("Coverage by agency")),
        tuple(map(translate, columns)),
        tuple(
            (
                c.agency,
                str(c.wanted),
                f"{c.served} ({share(c.served, c.wanted)})",
                str(c.officers),
                _range(c),
            )
            for c in found.coverage
        ),
    )


def unserved_table(plan: Plan, translate: Translate) -> Table:
    """Everything not served, by task, agency and reason; groups that differ in the weeks alone are one."""
    groups: Counter[tuple[str, str, str, Parts]] = Counter()
    weeks: dict[tuple[str, str, str, Parts], list[str]] = defaultdict(list)
    for u in plan.unserved:
        key = (u.task, u.agency, u.reason, tuple(p for p in u.parts if p[0] != "weeks"))
        groups[key] += 1
        weeks[key] += [text for name, text in u.parts if name == "weeks"]
    columns = (N_("Task"), N_("Agency"), N_("Firms"), N_("Why and remedy"))
    return Table(
        translate(N_("Not served")),
        tuple(map(translate, columns)),
        tuple(
            (
                task,
                agency or translate(N_("(whole check)")),
                str(n),
                _why(
                    reason, (*parts, ("weeks", _union(plan, weeks[task, agency, reason, parts]))), translate
                ),
            )
            for (task, agency, reason, parts), n in groups.items()
        ),
    )


def _union(plan: Plan, texts: Iterable[str]) -> str:
    """All weeks of several runs such as "44–46, 53, 1" as runs, in the order in which the plan has them."""
    years = {week: year for year, week in (shift.week for shift in plan.case.shifts)}
    found = set()
    for run in filter(None, ", ".join(texts).split(", ")):
        first, _, last = run.partition("–")
        found |= {(years.get(w, 0), w) for w in range(int(first), int(last or first) + 1)}
    return week_runs(found)


def _why(reason: str, parts: Parts, translate: Translate) -> str:
    said = sentence(Problem(reason, "kept", parts=parts), translate)
    remedy = translate(N_("Remedy: {remedy}")).format(remedy=said.remedy)
    return f"{said.what}\n{remedy}"


def _figures(found: Summary) -> tuple[tuple[str, str], ...]:
    return (
        (N_("Firms on the roster (live)"), f"{found.firms} ({found.live_firms})"),
        (N_("Strata"), str(found.strata)),
        (N_("Checks on site, in writing or online"), f"{found.checks}, {found.written_checks}"),
        (N_("Firms drawn on site"), str(found.distinct_firms)),
        (N_("Expected if every task drew by itself"), str(found.expected_independent)),
        (N_("Least that any design can expect (Σ max π)"), f"{found.bound} ({found.excess:+}%)"),
        (N_("Visits; if every agency came alone"), f"{found.visits}; {found.separate_visits}"),
        (N_("Trips"), str(found.trips)),
        (
            N_("Person-shifts; if every visit were a trip"),
            f"{found.person_shifts}; {found.person_shifts_without_trips}",
        ),
        (
            N_("Fewest person-shifts that any packing can need (proven)"),
            f"{found.person_shifts_bound} ({found.person_shifts_excess:+}%)",
        ),
    )


def _range(coverage: object) -> str:
    least, most = (getattr(coverage, name) for name in ("least", "most"))
    return str(least) if least == most else f"{least}–{most}"
