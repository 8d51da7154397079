"""What a valid ``Case`` promises, as sentences: ``faults_of(case)`` is empty for every case we generate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.values.case import Case


def faults_of(case: Case) -> list[str]:
    """Everything in which the case is not as its docstrings say: order, repeats, references, figures."""
    return [sentence for sentence, broken in (*_orders(case), *_references(case), *_figures(case)) if broken]


def _unsorted(values: Iterable[object]) -> bool:
    found = list(values)
    return found != sorted(set(found))  # type: ignore[type-var]


def _orders(case: Case) -> list[tuple[str, bool]]:
    return [
        ("enterprises are not sorted by id or repeat", _unsorted(f.id for f in case.enterprises)),
        ("agencies are not sorted by id or repeat", _unsorted(a.id for a in case.agencies)),
        ("inspectors are not sorted by id or repeat", _unsorted(i.id for i in case.inspectors)),
        ("leaves are not sorted or repeat", _unsorted(case.leaves)),
        ("recusals are not sorted or repeat", _unsorted(case.recusals)),
        ("history is not sorted or repeats", _unsorted(case.history)),
        ("quiet periods are not sorted or repeat", _unsorted(case.quiet)),
        ("shifts are not in time order", _unsorted(case.shifts)),
        ("earlier is not sorted by firm or repeats", _unsorted(e.enterprise for e in case.earlier)),
        ("task ids repeat", len({t.id for t in case.tasks}) != len(case.tasks)),
        ("a firm's tags are not sorted", any(_unsorted(f.tags) for f in case.enterprises)),
        ("qualifications are not sorted", any(_unsorted(i.qualifications) for i in case.inspectors)),
    ]


def _references(case: Case) -> list[tuple[str, bool]]:
    firms = {f.id for f in case.enterprises}
    agencies = {a.id for a in case.agencies}
    vertical = {a.id for a in case.agencies if a.vertical}
    people = {i.id for i in case.inspectors}
    duties = [d.agency for t in case.tasks for d in t.duties]
    past = case.history
    return [
        ("an officer's agency is unknown", any(i.agency not in agencies for i in case.inspectors)),
        ("a duty's agency is unknown", any(a not in agencies for a in duties)),
        ("a vertical agency leads", any(t.lead.agency in vertical for t in case.tasks)),
        (
            "an agency has two duties in one task",
            any(_repeats(d.agency for d in t.duties) for t in case.tasks),
        ),
        (
            "a past check's firm or agency is unknown",
            any(h.enterprise not in firms or h.agency not in agencies for h in past),
        ),
        ("a leave's officer is unknown", any(x.inspector not in people for x in case.leaves)),
        (
            "a recusal's officer or firm is unknown",
            any(r.inspector not in people or r.enterprise not in firms for r in case.recusals),
        ),
        ("an earlier standing's firm is unknown", any(e.enterprise not in firms for e in case.earlier)),
    ]


def _repeats(values: Iterable[str]) -> bool:
    found = list(values)
    return len(set(found)) != len(found)


def _figures(case: Case) -> list[tuple[str, bool]]:
    ratios = [r for t in case.tasks for r in t.ratios]
    days = {s.day for s in case.shifts}
    return [
        (
            "a class is unknown",
            any(
                c not in CLASSES for c in [*(f.credit for f in case.enterprises), *(r.credit for r in ratios)]
            ),
        ),
        ("a ratio is no interval inside 0..1", any(not 0 <= r.low <= r.high <= 1 for r in ratios)),
        ("a task gives a class two ratios", any(_repeats(r.credit for r in t.ratios) for t in case.tasks)),
        (
            "a duty has fewer officers than qualifications",
            any(d.officers < max(2, len(d.qualifications)) for t in case.tasks for d in t.duties),
        ),
        (
            "a task's window holds no shift",
            any(not any(t.first <= d <= t.last for d in days) for t in case.tasks),
        ),
        (
            "a task is longer than a shift",
            any(t.minutes > case.rules.trips.shift_minutes for t in case.tasks),
        ),
        ("a past check is not past", any(h.day >= min(days) for h in case.history)),
        (
            "a period ends before it begins",
            any(
                p[1] < p[0]
                for p in [*((x.first, x.last) for x in case.leaves), *((q.first, q.last) for q in case.quiet)]
            ),
        ),
    ]
