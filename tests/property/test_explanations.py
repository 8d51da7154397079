"""What an explanation claims is true: its chance is the draw's, and the draw changes where it says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from district_support import BASIS, cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from secrets_support import EVENT, SECRETS

from scheduler.eligibility import eligibility_of
from scheduler.explain.firm import explain_firm
from scheduler.explain.obstacles import hindrance_of
from scheduler.record.digests import Committer, first_manifest, freeze_commitment
from scheduler.record.sections import case_sections
from scheduler.sampling.chances import chances
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.sampling.windows import counts_on
from scheduler.values.plan import Drawn, Frozen, Seat

if TYPE_CHECKING:
    from datetime import date

    from scheduler.explain.caps import Closed
    from scheduler.explain.firm import Inside
    from scheduler.explain.turns import Turn
    from scheduler.values.case import Case
    from scheduler.values.tasks import Task

EVERY = settings(max_examples=80, suppress_health_check=list(HealthCheck))
A_LITTLE = Fraction(1, 10**6)
PICKS = st.lists(st.integers(0, 39), min_size=1, max_size=4, unique=True)


def drawn(case: Case, commitment: str = "") -> Drawn:
    strata = strata_of(case, layers_of(case))
    committer = Committer(SECRETS, case.rules.suite)
    manifest = first_manifest(case, EVENT, committer, case_sections(case, strata, SECRETS))
    made = commitment or freeze_commitment(committer, manifest).hex()
    return draw_firms(Frozen(case, strata, SECRETS, EVENT, made), "公开值", "test")


def picked(case: Case, picks: list[int]) -> list[str]:
    return [case.enterprises[n].id for n in picks if n < len(case.enterprises)]


def takes(result: Drawn, firm: str, task: str) -> bool:
    return any(firm in d.drawn for d in result.draws if result.frozen.strata[d.stratum].task == task)


def redrawn(result: Drawn, one: Inside, credit: str, figure: Fraction) -> Drawn:
    """The draw with the same numbers, had the rules set this single figure for the class."""
    case = result.frozen.case
    override = (one.task.id, credit, figure, figure, BASIS)
    sampling = case.rules.sampling
    changed = replace(sampling, ratio_overrides=(override, *sampling.ratio_overrides))
    return drawn(replace(case, rules=replace(case.rules, sampling=changed)), result.frozen.commitment)


def around(turn: Turn) -> tuple[Fraction | None, Fraction]:
    """The last figure before the turn, if there is one, and the first from it on."""
    if not turn.count:
        return None, Fraction(0)
    return (turn.ratio, turn.ratio + A_LITTLE) if turn.above else (turn.ratio - A_LITTLE, turn.ratio)


@EVERY
@given(cases(), PICKS)
def test_the_chance_explained_is_the_chance_of_the_draw(case: Case, picks: list[int]) -> None:
    result = drawn(case)
    known = chances(case, result.frozen.strata)
    for firm in picked(case, picks):
        inside = explain_firm(result, firm).inside
        told = tuple(i.chance for i in inside if i.task.on_site and i.way != "outside")
        assert told == known.get(firm, ())


@EVERY
@given(cases(), PICKS)
def test_every_task_is_explained_once(case: Case, picks: list[int]) -> None:
    result = drawn(case)
    for firm in picked(case, picks):
        answer = explain_firm(result, firm)
        told = [i.task.id for i in answer.inside] + [o.task.id for o in answer.outside]
        assert sorted(told) == sorted(t.id for t in case.tasks)
        assert all(i.drawn == takes(result, firm, i.task.id) for i in answer.inside)


@EVERY
@given(cases(), PICKS)
def test_a_firm_by_lot_is_drawn_if_and_only_if_its_key_reaches_the_threshold(
    case: Case, picks: list[int]
) -> None:
    result = drawn(case)
    for firm in picked(case, picks):
        for one in explain_firm(result, firm).inside:
            if one.way == "by lot" and one.placing is not None:
                last = one.placing.threshold
                reached = last is not None and one.placing.ticket.key <= last.key
                assert one.drawn == reached
                assert one.drawn == (one.placing.place <= one.steps.lot[0])


@EVERY
@given(cases(), PICKS)
def test_drawing_again_with_the_ratio_named_turns_the_result(case: Case, picks: list[int]) -> None:
    result = drawn(case)
    for firm in picked(case, picks):
        for one in explain_firm(result, firm).inside:
            if one.turn is not None:
                before, after = around(one.turn)
                credit = one.steps.stratum.credit
                assert takes(redrawn(result, one, credit, after), firm, one.task.id)
                assert before is None or not takes(redrawn(result, one, credit, before), firm, one.task.id)


@EVERY
@given(cases(), PICKS)
def test_another_class_decides_exactly_where_that_is_said(case: Case, picks: list[int]) -> None:
    result = drawn(case)
    for firm in picked(case, picks):
        for one in explain_firm(result, firm).inside:
            if one.way == "by lot":
                _others_decide_as_told(result, one, firm)


def _others_decide_as_told(result: Drawn, one: Inside, firm: str) -> None:
    turns = {t.credit: t for t in one.others}
    strata = [s for s in result.frozen.strata if s.task == one.task.id]
    for credit in {s.credit for s in strata} - {one.steps.stratum.credit}:
        if credit in turns:
            before, after = around(turns[credit])
            assert before is not None
            assert takes(redrawn(result, one, credit, before), firm, one.task.id)
            assert not takes(redrawn(result, one, credit, after), firm, one.task.id)
        else:
            ends = [takes(redrawn(result, one, credit, Fraction(f)), firm, one.task.id) for f in (0, 1)]
            assert ends[0] == ends[1]


@EVERY
@given(cases(), PICKS)
def test_a_cap_frees_a_firm_on_the_day_named_and_not_before(case: Case, picks: list[int]) -> None:
    result = drawn(case)
    for firm in picked(case, picks):
        for one in explain_firm(result, firm).inside:
            for closed in one.open.closed:
                if closed.free is None:
                    assert closed.cap.most == 0
                    continue
                assert not over(case, closed, firm, one.task, closed.free)
                eve = closed.free - timedelta(days=1)
                assert eve < case.shifts[0].day or over(case, closed, firm, one.task, eve)


def over(case: Case, closed: Closed, firm: str, task: Task, day: date) -> bool:
    """Whether the cap forbids a visit on a day, counted in the plainest way (protocol §4)."""
    cap = closed.cap
    groups = [set(cap.agencies)] if cap.per == "firm" else [{d.agency} for d in task.duties]
    if cap.per == "agency" and cap.agencies:
        groups = [g for g in groups if g <= set(cap.agencies)]
    for group in groups:
        days = {
            h.day
            for h in case.history
            if h.enterprise == firm and h.counts
            if (not group or h.agency in group) and (not cap.items or h.item in cap.items)
        }
        if sum(counts_on(cap.window, past, day) for past in days) >= cap.most:
            return True
    return False


@EVERY
@given(cases(), PICKS, st.integers(0, 3), st.sampled_from([(), ("消防监督员",)]))
def test_an_officer_without_an_obstacle_is_a_candidate_and_no_other_is(
    case: Case, picks: list[int], shift: int, wanted: tuple[str, ...]
) -> None:
    firms, eligibility = picked(case, picks), eligibility_of(case)
    for officer in case.inspectors:
        for skills in (wanted, officer.qualifications):
            seat = Seat(officer.agency, skills)
            found = hindrance_of(case, officer).of(seat, firms, shift)
            assert (not found) == (officer.id in eligibility.candidates(seat, firms, shift))
