"""Load by half day and agency, and by officer and week."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data.papers.privacy import shown_card
from data.papers.sheets import Column
from data.papers.summary import expected_loads
from data.papers.text import HALVES, decimal, weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.papers.sheets import Row
    from data.papers.view import View


def shift_columns(view: View) -> tuple[Column, ...]:
    """Day and half, totals, then one column for each agency that sends anybody."""
    return (
        Column("日期", 11, "day"),
        Column("星期", 5, "middle"),
        Column("半天", 5, "middle"),
        Column("检查", 6, "whole"),
        Column("出行", 6, "whole"),
        Column("人次", 6, "whole"),
        *(Column(a, 9, "whole") for a in _agencies(view)),
    )


def shift_rows(view: View) -> Iterator[Row]:
    """Every half day of the plan: visits, trips, officers, and officers by agency."""
    visits, trips, people = Counter[int](), Counter[int](), Counter[tuple[int, str]]()
    stand = Counter(s.trip.id for s in view.stops if not view.fell_out(s.visit))
    for trip in (t for t in view.plan.trips if stand[t.id]):
        trips[trip.shift] += 1
        visits[trip.shift] += stand[trip.id]
        people.update((trip.shift, seat.agency) for seat in trip.seats)
    agencies = _agencies(view)
    for k, shift in enumerate(view.plan.case.shifts):
        sent = [people[k, a] for a in agencies]
        when = (shift.day, weekday(shift.day), HALVES[shift.half])
        yield (*when, *(n or None for n in (visits[k], trips[k], sum(sent), *sent)))


def _agencies(view: View) -> tuple[str, ...]:
    sent = {seat.agency for trip in view.plan.trips for seat in trip.seats}
    return tuple(a.id for a in view.plan.case.agencies if a.id in sent)


def load_columns(view: View) -> tuple[Column, ...]:
    """Officer, total, expectation, then one column for each ISO week."""
    return (
        Column("部门", 18, "middle"),
        Column("姓名", 9, "middle"),
        Column("执法证号", 18, "middle"),
        Column("实际半天数", 7, "whole"),
        Column("期望半天数", 7, "tenth"),
        *(Column(f"{week}周", 6, "whole") for _, week in _weeks(view)),
    )


def load_rows(view: View) -> Iterator[Row]:
    """Every officer on duty with the half days drawn, in total and by week, and the expected ones."""
    plan = view.plan
    shifts = {t.id: t.shift for t in plan.trips}
    by_week: Counter[tuple[str, tuple[int, int]]] = Counter(
        (a.inspector, plan.case.shifts[shifts[a.trip]].week) for a in view.seated
    )
    expected = expected_loads(plan)
    weeks = _weeks(view)
    for officer in sorted(plan.case.inspectors, key=lambda i: (i.agency, i.id)):
        loads = [by_week[officer.id, week] for week in weeks]
        mean = decimal(expected[officer.id], 1) if officer.id in expected else None
        if officer.on_duty or any(loads):
            who = (officer.agency, officer.name, shown_card(officer.id))
            yield (*who, sum(loads), mean, *(n or None for n in loads))


def _weeks(view: View) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys(s.week for s in view.plan.case.shifts))
