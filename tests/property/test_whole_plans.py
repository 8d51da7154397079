"""A thousand generated districts: every plan is sound, every refusal is deserved, every record comes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from district_support import cases
from hypothesis import HealthCheck, assume, given, seed, settings
from secrets_support import EVENT, SECRETS
from slow_strata_support import reasons

from scheduler.audit import audit
from scheduler.errors import RulesConflict
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.record.document import all_sections, document
from scheduler.record.encode import canonical
from scheduler.record.restore import Stored, assignments_of, drawn_of, frozen_of, plan_of, scheduled_of
from scheduler.sampling.draw import draw_firms

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.plan import Drawn, Frozen, Plan

SLICES = tuple(
    (n, size) for n, size in enumerate([(40, 4, 20)] * 4 + [(12, 2, 8)] * 2 + [(40, 2, 6), (20, 4, 40)])
)
"""(seed, (most firms, most tasks, most half days)): eight slices for as many workers as there are."""
EACH = 125


def frozen_or_refused(case: Case) -> Frozen | None:
    """The frozen case; None where the engine and the slow twin both say why it cannot be drawn."""
    why = reasons(case)
    try:
        frozen: Frozen | None = freeze(case, SECRETS, EVENT)
    except RulesConflict as refusal:
        given_reasons = {(p.code, dict(p.parts)["task"]) for p in refusal.problems}
        frozen = None
    else:
        given_reasons = set()
    assert given_reasons == why
    return frozen


def finished(drawn: Drawn) -> Plan:
    return draw_inspectors(schedule(drawn, EVENT), "第二次摇号 9 9 1", "test")


def restored(plan: Plan) -> Plan:
    """The plan read back from the text of its sections."""
    rows = {name: [json.loads(canonical(dict(r))) for r in part] for name, part in all_sections(plan).items()}
    seed = plan.firm_seed
    stored = Stored(plan.case.quarter, plan.case.district, plan.secrets, seed.event, seed.commitment)
    frozen = frozen_of(stored, rows)
    drawn = drawn_of(frozen, plan.firm_seed, rows)
    timetable = scheduled_of(drawn, plan.inspector_seed.event, plan.inspector_seed.commitment, rows)
    return plan_of(timetable, plan.inspector_seed, assignments_of(rows), plan.number, plan.made_with)


@pytest.mark.parametrize(("number", "size"), SLICES)
def test_a_thousand_plans_are_sound_and_come_back_from_their_records(
    number: int, size: tuple[int, int, int]
) -> None:
    firms, tasks, shifts = size
    sound = 0

    @seed(number)
    @settings(max_examples=EACH, suppress_health_check=list(HealthCheck))
    @given(cases(firms=firms, tasks=tasks, shifts=shifts, cap_conflict=None))
    def judge(case: Case) -> None:
        nonlocal sound
        frozen = frozen_or_refused(case)
        assume(frozen is not None)
        assert frozen is not None
        plan = finished(draw_firms(frozen, "第一次摇号 3 1 4", "test"))
        raw = document(plan)
        assert audit(raw).problems == ()
        again = restored(plan)
        assert again == plan
        assert document(again) == raw
        sound += 1

    judge()
    assert sound >= EACH


def test_the_slices_make_a_thousand() -> None:
    assert EACH * len(SLICES) >= 1000


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(cases(tasks=2))
def test_nothing_that_was_drawn_is_lost_between_draw_and_timetable(case: Case) -> None:
    frozen = frozen_or_refused(case)
    assume(frozen is not None)
    assert frozen is not None
    plan = finished(draw_firms(frozen, "第一次摇号 3 1 4", "test"))
    on_site = {t.id for t in case.tasks if t.on_site}
    wanted = {(f, plan.strata[d.stratum].task) for d in plan.draws for f in d.drawn}
    visited = {(v.enterprise, t) for v in plan.visits for t in v.tasks}
    lost = {(u.enterprise, u.task) for u in plan.unserved if not u.agency}
    assert visited | lost == {(f, t) for f, t in wanted if t in on_site}
    assert not visited & lost
    assert sorted(v for t in plan.trips for v in t.visits) == [v.id for v in plan.visits]
    assert len(plan.assignments) == len(plan.table) == sum(len(t.seats) for t in plan.trips)
