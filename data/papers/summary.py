"""The figures of a plan, for the screen and for the planner's workbook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from data.papers.chances import independent_and_bound
from data.papers.text import decimal
from data.papers.view import View
from scheduler.packing import certify

if TYPE_CHECKING:
    from scheduler.values.plan import Plan


@dataclass(frozen=True, slots=True)
class Coverage:
    """One agency's on-site part: a duty is one agency's share of one task at one drawn firm."""

    agency: str
    wanted: int
    served: int
    officers: int
    """On duty, whether drawn or not."""
    least: int
    """Shifts of the officer with fewest."""
    most: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Whole numbers are exact; the decimals are rounded half up."""

    firms: int
    live_firms: int
    strata: int
    drawn: tuple[tuple[str, int], ...]
    """Task id, firms drawn; in case order."""
    checks: int
    """Drawn (firm, task) pairs on site, served or not."""
    written_checks: int
    distinct_firms: int
    """Firms with at least one on-site check drawn."""
    visits: int
    separate_visits: int
    """Visits if each agency came by itself for each task it serves."""
    expected_independent: Decimal
    """Distinct firms expected if every task drew by itself: Σ_i (1 − Π_k (1 − π_ik))."""
    bound: Decimal
    """Fewest distinct firms any coordination can expect: Σ_i max_k π_ik."""
    excess: Decimal
    """distinct_firms over the bound, in per cent."""
    trips: int
    person_shifts: int
    person_shifts_without_trips: int
    """If each visit took its team a shift of its own."""
    person_shifts_bound: int
    """Proven: no packing of these visits uses fewer."""
    person_shifts_excess: Decimal
    """person_shifts over that bound, in per cent."""
    coverage: tuple[Coverage, ...]
    """In agency order."""
    unserved: tuple[tuple[str, int], ...]
    """Reason, parts unserved for it; most frequent first."""


def summary(plan: Plan) -> Summary:
    """Count what a plan is made of and what it achieves."""
    view = View(plan)
    sites = {t.id: t.on_site for t in plan.case.tasks}
    drawn = tuple((task, len(firms)) for task, firms in view.drawn.items())
    distinct = len({f for task, firms in view.drawn.items() if sites[task] for f in firms})
    independent, bound = independent_and_bound(plan)
    coverage = _coverage(view)
    persons = sum(len(t.seats) for t in plan.trips if t.shift >= 0)
    fewest = certify(plan.case, [s.visit for s in view.stops]).bound
    return Summary(
        firms=len(plan.case.enterprises),
        live_firms=sum(e.live for e in plan.case.enterprises),
        strata=len(plan.strata),
        drawn=drawn,
        checks=sum(n for task, n in drawn if sites[task]),
        written_checks=sum(n for task, n in drawn if not sites[task]),
        distinct_firms=distinct,
        visits=len(view.stops),
        separate_visits=sum(c.served for c in coverage),
        expected_independent=decimal(independent, 3),
        bound=decimal(bound, 3),
        excess=_over(distinct, bound),
        trips=sum(t.shift >= 0 for t in plan.trips),
        person_shifts=persons,
        person_shifts_without_trips=sum(len(s.visit.seats) for s in view.stops),
        person_shifts_bound=fewest,
        person_shifts_excess=_over(persons, Fraction(fewest)),
        coverage=coverage,
        unserved=tuple(sorted(Counter(u.reason for u in plan.unserved).items(), key=lambda r: (-r[1], r[0]))),
    )


def _over(figure: int, bound: Fraction) -> Decimal:
    return decimal((figure / bound - 1) * 100, 2) if bound else Decimal("0.00")


def _coverage(view: View) -> tuple[Coverage, ...]:
    wanted: Counter[str] = Counter()
    served: Counter[str] = Counter()
    for task in view.plan.case.tasks:
        if task.on_site:
            for duty in task.duties:
                firms = view.drawn[task.id]
                wanted[duty.agency] += len(firms)
                served[duty.agency] += sum(view.serves(f, task, duty.agency) for f in firms)
    loads = Counter(a.inspector for a in view.plan.assignments)
    found = []
    for agency in (a.id for a in view.plan.case.agencies):
        shifts = [loads[i.id] for i in view.plan.case.inspectors if i.agency == agency and i.on_duty]
        least, most = min(shifts, default=0), max(shifts, default=0)
        found.append(Coverage(agency, wanted[agency], served[agency], len(shifts), least, most))
    return tuple(found)


def expected_loads(plan: Plan) -> dict[str, Fraction]:
    """Officer → expected shifts by the committed table."""
    totals: Counter[str] = Counter()
    for row in plan.table:
        for inspector, weight in zip(row.inspectors, row.weights, strict=True):
            totals[inspector] += weight
    return {i: Fraction(total, 1 << 30) for i, total in totals.items()}
