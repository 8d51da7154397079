"""A slow, obvious twin of allowance, strata and the reasons to refuse: a day and a check at a time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Cap
    from scheduler.values.tasks import Ratio, Task


class Row(TypedDict):
    """One stratum of a task; ``closed`` are firms due under a floor on which no day is left."""

    credit: str
    population: int
    frame: list[str]
    count: int
    most: int
    certain: list[str]
    closed: list[str]
    wanted: int


def in_window(window: str, past: date, visit: date) -> bool:
    if window == "year":
        return past.year == visit.year
    figure, unit = window.split()
    count = int(figure)
    if unit == "days":
        return any(past == visit - timedelta(days=k) for k in range(count))
    year, month = visit.year, visit.month
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    before = date(year, month, min(visit.day, monthrange(year, month)[1]))
    return before < past <= visit


def any_of(wanted: tuple[str, ...], present: tuple[str, ...]) -> bool:
    return len(wanted) == 0 or len(set(wanted) & set(present)) > 0


def agencies_of(task: Task) -> tuple[str, ...]:
    return tuple(d.agency for d in task.duties)


def cap_allows(case: Case, cap: Cap, firm: Enterprise, task: Task, visit: date) -> bool:
    concerned = (
        (cap.credits is None or firm.credit in cap.credits)
        and any_of(cap.tags, firm.tags)
        and any_of(cap.items, task.items)
        and any_of(cap.agencies, agencies_of(task))
    )
    if not concerned:
        return True
    if cap.per == "firm":
        counted = [cap.agencies]
    else:
        counted = [(a,) for a in agencies_of(task) if any_of(cap.agencies, (a,))]
    for whose in counted:
        days = set()
        for check in case.history:
            if (
                check.enterprise == firm.id
                and check.counts
                and any_of(cap.items, (check.item,))
                and any_of(whose, (check.agency,))
                and in_window(cap.window, check.day, visit)
            ):
                days.add(check.day)
        if len(days) >= cap.most:
            return False
    return True


def allowed(case: Case, firm: Enterprise, task: Task) -> tuple[int, ...]:
    """Positions of the shifts on which a task may be done at a firm."""
    found = []
    for position, shift in enumerate(case.shifts):
        fine = task.first <= shift.day <= task.last
        if task.on_site:
            for period in case.quiet:
                hit = (period.tag in ("", *firm.tags)) and period.town in ("", firm.town)
                fine = fine and not (hit and period.first <= shift.day <= period.last)
            for rule in case.rules.quiet:
                hit = (rule.tag in ("", *firm.tags)) and rule.town in ("", firm.town)
                fine = fine and not (hit and rule.first <= shift.day.day <= rule.last)
            for cap in case.rules.caps:
                fine = fine and cap_allows(case, cap, firm, task, shift.day)
        if fine:
            found.append(position)
    return tuple(found)


def _ratio(case: Case, task: Task, credit: str) -> tuple[Fraction, Fraction] | None:
    for name in (task.id, "*"):
        for who, of, low, high, _ in case.rules.sampling.ratio_overrides:
            if who == name and of == credit:
                return low, high
    found: list[Ratio] = [r for r in task.ratios if r.credit == credit]
    return (found[0].low, found[0].high) if found else None


def _due(case: Case, firm: Enterprise, task: Task) -> bool:
    eve = case.shifts[0].day - timedelta(1)
    for rule in case.rules.floors:
        if (
            (rule.credits is None or firm.credit in rule.credits)
            and any_of(rule.tags, firm.tags)
            and any_of(rule.tasks, (task.id,))
            and not any(
                h.enterprise == firm.id
                and h.agency == task.lead.agency
                and h.day <= eve
                and in_window(rule.window, h.day, eve)
                for h in case.history
            )
        ):
            return True
    return False


def _asked(case: Case, low: Fraction, high: Fraction, population: int) -> int:
    sampling = case.rules.sampling
    figure = {"low": low, "middle": (low + high) / 2, "high": high}[sampling.interval]
    exact = figure * population
    count = int(exact)
    rest = exact - count
    if (sampling.rounding == "ceiling" and rest > 0) or (
        sampling.rounding == "half-up" and rest >= Fraction(1, 2)
    ):
        count += 1
    inside = [n for n in range(population + 1) if low * population <= n <= high * population]
    if low < high and inside:
        count = min(inside, key=lambda n: abs(n - count))
    return 1 if sampling.at_least_one and high > 0 and count == 0 else count


def slow_strata(case: Case, task: Task) -> list[Row]:
    """One task's strata: class, population, frame, wanted, certain, and firms that are due but closed."""
    found: list[Row] = []
    for credit in ("E", "D", "C", "B", "A", ""):
        bounds = _ratio(case, task, credit)
        scope = [
            f
            for f in case.enterprises
            if f.live and f.credit == credit and any_of(task.tags, f.tags) and any_of(task.towns, (f.town,))
        ]
        if bounds is None or not scope:
            continue
        low, high = bounds
        frame = [f.id for f in scope if allowed(case, f, task)]
        due = [f.id for f in scope if _due(case, f, task)]
        count = _asked(case, low, high, len(scope))
        most = max(count, floor(high * len(scope))) if low < high else len(scope)
        found.append(
            {
                "credit": credit,
                "population": len(scope),
                "frame": frame,
                "count": count,
                "most": most,
                "certain": sorted(set(due) & set(frame)),
                "closed": sorted(set(due) - set(frame)),
                "wanted": 0,
            }
        )
    return _raised(case, found)


def _raised(case: Case, found: list[Row]) -> list[Row]:
    total = sum(row["population"] for row in found)
    target = ceil(case.rules.sampling.overall_floor * total)
    for row in found:
        count, most = row["count"], row["most"]
        while count < most and count + sum(o["count"] for o in found if o is not row) < target:
            count += 1
        row["count"] = count
    for row in found:
        row["wanted"] = max(row["count"], len(row["certain"]))
    return found


def reasons(case: Case) -> set[tuple[str, str]]:
    """(code, task) for every reason to refuse a case, worked out from the words of the rules alone."""
    return set(_reasons(case))


def _reasons(case: Case) -> Iterator[tuple[str, str]]:
    limit, refuse = case.rules.teams.agencies_per_visit, case.rules.sampling.cap_conflict == "refuse"
    for task in case.tasks:
        if limit and len(set(agencies_of(task))) > limit:
            yield "Q13", task.id
        rows = slow_strata(case, task)
        total = sum(r["population"] for r in rows)
        if sum(r["wanted"] for r in rows) < case.rules.sampling.overall_floor * total:
            yield "Q03", task.id
        for row in rows if refuse else ():
            if row["wanted"] > len(row["frame"]):
                yield "Q01", task.id
            if row["closed"]:
                yield "Q02", task.id
