"""However few small numbers the checker looks at first, it finds the draw that a full sort finds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from core_support import district, firms, per_cent, task
from district_support import cases
from hypothesis import HealthCheck, assume, given, settings
from secrets_support import EVENT, SECRETS

from scheduler.audit import audit, shortlist
from scheduler.audit.book import Book
from scheduler.audit.digests import Digests
from scheduler.errors import RulesConflict
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.record.document import document
from scheduler.sampling.draw import draw_firms

if TYPE_CHECKING:
    from scheduler.values.case import Case


def problems(case: Case) -> list[str]:
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "公开值", "test")
    plan = draw_inspectors(schedule(drawn, EVENT), "又一公开值", "test")
    return [p.code for p in audit(document(plan)).problems]


@pytest.mark.parametrize("margin", [-4, -1, 0, 1])
def test_too_few_small_numbers_are_noticed(margin: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "_MARGIN", margin)

    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(cases(tasks=3))
    def judge(case: Case) -> None:
        try:
            assert problems(case) == []
        except RulesConflict:
            assume(condition=False)

    judge()


def test_among_many_firms_few_are_looked_at() -> None:
    case = district(
        firms(600, "A"), (task(1, ratios=(per_cent("A", 5),)), task(2, ratios=(per_cent("A", 2),)))
    )
    assert problems(case) == []


def test_the_order_of_the_firms_in_the_file_does_not_change_the_draw() -> None:
    case = district(firms(60, "A"), (task(1, ratios=(per_cent("A", 20),)),))
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "公开值", "test")
    told = json.loads(document(draw_inspectors(schedule(drawn, EVENT), "又一公开值", "test")))
    turned = told | {"firms": told["firms"][::-1]}
    none = Digests({}, {}, b"", {})
    one, other = (Book(rows, none).drawing for rows in (told, turned))
    assert one.tasks == other.tasks
    assert one.numbers == other.numbers
    assert [one.draw(layer) for layer in one.expected.layers] == [
        other.draw(layer) for layer in other.expected.layers
    ]
