"""Theorems of the draw of the firms, for any generated district."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from district_support import cases
from hypothesis import HealthCheck, given, settings
from secrets_support import EVENT, SECRETS

from scheduler.merge import merge
from scheduler.record.digests import Committer, first_manifest, freeze_commitment
from scheduler.record.encode import canonical
from scheduler.record.restore import Stored, drawn_of, frozen_of
from scheduler.record.sections import case_sections, draw_sections
from scheduler.sampling.chances import bound, chances
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.plan import Drawn, Frozen

if TYPE_CHECKING:
    from scheduler.record.sections import Sections
    from scheduler.values.case import Case

EVERY = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def drawn(case: Case, text: str = "公开值") -> Drawn:
    strata = strata_of(case, layers_of(case))
    committer = Committer(SECRETS, case.rules.suite)
    manifest = first_manifest(case, EVENT, committer, case_sections(case, strata, SECRETS))
    commitment = freeze_commitment(committer, manifest)
    return draw_firms(Frozen(case, strata, SECRETS, EVENT, commitment.hex()), text, "test")


def through_text(sections: Sections) -> Sections:
    return {name: [json.loads(canonical(row)) for row in rows] for name, rows in sections.items()}


@EVERY
@given(cases())
def test_every_stratum_gives_exactly_its_size_without_repeats(case: Case) -> None:
    result = drawn(case)
    for draw in result.draws:
        stratum = result.frozen.strata[draw.stratum]
        assert len(draw.drawn) == len(set(draw.drawn)) == stratum.size
        assert not set(draw.drawn) & set(draw.substitutes)
        assert set(stratum.certain) <= set(draw.drawn)


@EVERY
@given(cases())
def test_the_order_of_the_rosters_changes_nothing_but_the_commitment(case: Case) -> None:
    turned = replace(case, enterprises=case.enterprises[::-1])
    frozen = drawn(case).frozen
    other = Frozen(turned, strata_of(turned, layers_of(turned)), SECRETS, EVENT, frozen.commitment)
    first, second = draw_firms(frozen, "甲", "test"), draw_firms(other, "甲", "test")
    assert first.tickets == second.tickets
    assert first.draws == second.draws


@EVERY
@given(cases())
def test_a_larger_sample_extends_a_smaller_one(case: Case) -> None:
    frozen = drawn(case).frozen
    larger = replace(frozen, strata=tuple(replace(s, size=min(s.size + 1, s.frame)) for s in frozen.strata))
    for small, large in zip(
        draw_firms(frozen, "甲", "").draws, draw_firms(larger, "甲", "").draws, strict=True
    ):
        assert large.drawn[: len(small.drawn)] == small.drawn
        assert not small.substitutes or large.drawn[-1:] == small.substitutes[:1]


@EVERY
@given(cases())
def test_only_live_firms_in_scope_with_an_allowed_day_are_drawn(case: Case) -> None:
    firms = {e.id: e for e in case.enterprises}
    tasks = {t.id: t for t in case.tasks}
    result = drawn(case)
    for draw in result.draws:
        task = tasks[result.frozen.strata[draw.stratum].task]
        for firm in (firms[i] for i in (*draw.drawn, *draw.substitutes)):
            assert firm.live
            assert not task.tags or set(task.tags) & set(firm.tags)
            assert firm.credit == result.frozen.strata[draw.stratum].credit


@EVERY
@given(cases())
def test_merging_loses_no_check_and_adds_none(case: Case) -> None:
    result = drawn(case)
    on_site = {t.id for t in case.tasks if t.on_site}
    wanted = sorted(
        (firm, stratum.task)
        for draw in result.draws
        for stratum in [result.frozen.strata[draw.stratum]]
        for firm in draw.drawn
        if stratum.task in on_site
    )
    visits, unserved = merge(case, result.frozen.strata, result.draws)
    got = [(v.enterprise, t) for v in visits for t in v.tasks] + [(u.enterprise, u.task) for u in unserved]
    assert sorted(got) == wanted


@EVERY
@given(cases())
def test_the_bound_is_no_more_than_the_independent_expectation(case: Case) -> None:
    each = chances(case, strata_of(case, layers_of(case)))
    assert bound(each) <= sum((1 - prod(1 - part for part in parts) for parts in each.values()), Fraction(0))


@EVERY
@given(cases())
def test_a_stored_draw_comes_back_as_it_was(case: Case) -> None:
    result = drawn(case)
    rows = through_text(case_sections(case, result.frozen.strata, SECRETS))
    frozen = frozen_of(Stored(case.quarter, case.district, SECRETS, EVENT, result.frozen.commitment), rows)
    assert frozen == result.frozen
    assert (
        drawn_of(
            frozen,
            result.seed,
            through_text(draw_sections(result.frozen.strata, result.tickets, result.draws)),
        )
        == result
    )
