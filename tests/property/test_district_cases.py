"""The generated cases are valid, varied, quick and reach every rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from case_faults_support import faults_of
from district_support import cases, tiny_case
from hypothesis import HealthCheck, find, given, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.values.case import Case

REACHES: dict[str, Callable[[Case], bool]] = {
    "an agency with one officer": lambda c: any(_officers(c, a.id) == 1 for a in c.agencies),
    "no firms at all": lambda c: not c.enterprises,
    "thirty firms and more": lambda c: len(c.enterprises) >= 30,
    "four tasks": lambda c: len(c.tasks) == 4,
    "a written task": lambda c: any(not t.on_site for t in c.tasks),
    "an unannounced task": lambda c: any(not t.announced for t in c.tasks),
    "a ratio of 0": lambda c: any(r.high == 0 for t in c.tasks for r in t.ratios),
    "a ratio of 100 %": lambda c: any(r.low == 1 for t in c.tasks for r in t.ratios),
    "an interval": lambda c: any(r.low < r.high for t in c.tasks for r in t.ratios),
    "a class left out of a task": lambda c: any(len(t.ratios) < 5 for t in c.tasks),
    "a stratum of one": lambda c: sum(f.credit == "D" for f in c.enterprises) == 1,
    "a card that expires inside the plan": lambda c: any(
        i.card_until is not None and c.shifts[0].day <= i.card_until < c.shifts[-1].day for i in c.inspectors
    ),
    "a vertical partner": lambda c: any(a.vertical for a in c.agencies),
    "a cap of 0": lambda c: any(cap.most == 0 for cap in c.rules.caps),
    "a cap in natural days": lambda c: any(cap.window == "60 days" for cap in c.rules.caps),
    "a cap in months": lambda c: any(cap.window == "24 months" for cap in c.rules.caps),
    "a cap by tag": lambda c: any(cap.tags for cap in c.rules.caps),
    "a floor beside a cap": lambda c: bool(c.rules.floors and c.rules.caps),
    "a quiet rule": lambda c: bool(c.rules.quiet),
    "a quiet period": lambda c: bool(c.quiet),
    "an agency limit below a task's agencies": lambda c: any(
        0 < c.rules.teams.agencies_per_visit < len(t.duties) for t in c.tasks
    ),
    "cross stations": lambda c: bool(c.rules.teams.cross_stations),
    "spread with earlier standings": lambda c: c.rules.sampling.spread == "spread" and bool(c.earlier),
    "history, leave and recusal together": lambda c: bool(c.history and c.leaves and c.recusals),
    "a make-up Saturday": lambda c: any(s.day.isoweekday() == 6 for s in c.shifts),
}


def _officers(case: Case, agency: str) -> int:
    return sum(i.agency == agency for i in case.inspectors)


@given(cases(cap_conflict=None))
def test_every_generated_case_keeps_its_promises(case: Case) -> None:
    assert faults_of(case) == []


def test_the_generator_reaches_every_rule() -> None:
    seen: set[str] = set()

    @settings(
        max_examples=300,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(cases())
    def look(case: Case) -> None:
        seen.update(feature for feature, has in REACHES.items() if has(case))

    look()
    assert sorted(set(REACHES) - seen) == []


@pytest.mark.slow
def test_a_failing_case_shrinks_to_a_handful_of_firms() -> None:
    wide = settings(max_examples=200, derandomize=True, database=None)
    found = find(
        cases(firms=8, tasks=1, shifts=4), lambda c: sum(f.live for f in c.enterprises) >= 3, settings=wide
    )
    assert len(found.enterprises) == 3
    assert len(found.tasks) == 1
    assert (found.history, found.leaves, found.rules.caps) == ((), (), ())


def test_the_tiny_case_is_valid_and_nothing_is_in_its_way() -> None:
    case = tiny_case()
    assert faults_of(case) == []
    assert (len(case.enterprises), len(case.inspectors), len(case.shifts)) == (8, 6, 4)
    assert (case.history, case.leaves, case.recusals, case.quiet) == ((), (), (), ())


def test_the_judge_sees_a_broken_case() -> None:
    case = tiny_case()
    broken = replace(case, enterprises=case.enterprises[::-1], agencies=case.agencies[:1])
    assert "enterprises are not sorted by id or repeat" in faults_of(broken)
    assert "an officer's agency is unknown" in faults_of(broken)
