"""What the rules say of days, places and the year; each sentence with its smallest case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from core_support import (
    FIRST,
    MARKET,
    SAFETY,
    SHIFTS,
    days_of,
    district,
    firm,
    firms,
    per_cent,
    planned,
    rules,
    task,
    told,
)
from district_support import BASIS

from scheduler.values.case import Case, Earlier
from scheduler.values.firms import QuietPeriod
from scheduler.values.plan import ONE
from scheduler.values.rules import QuietRule

if TYPE_CHECKING:
    from datetime import date


def visit_days(case: Case) -> set[date]:
    return {days_of(made, v) for made in (planned(case),) for v in made.visits}


def test_quiet_days_of_a_month_are_kept_free() -> None:
    """每月 1 日至 25 日为宁静期。"""
    first, last = SHIFTS[0].day.day, SHIFTS[5].day.day
    case = district(firms(1), [task()], rules=rules(quiet=(QuietRule(first, last, BASIS),)))
    assert visit_days(case) == {SHIFTS[6].day}


def test_a_named_quiet_week_is_kept_free() -> None:
    """指定的宁静周不安排上门检查。"""
    quiet = (QuietPeriod(FIRST, SHIFTS[5].day, basis="测试"),)
    assert visit_days(district(firms(1), [task()], quiet=quiet)) == {SHIFTS[6].day}


@pytest.mark.parametrize(("field", "own", "other"), [("tag", "餐饮", "危化"), ("town", "东溪镇", "西塘镇")])
def test_quiet_days_may_be_for_a_tag_or_a_town(field: str, own: str, other: str) -> None:
    """宁静期可按监管标签或镇街规定，只及于该类企业。"""
    roster = (firm(0, tags=("餐饮",)),)
    for value, kept in ((own, (6, 7)), (other, tuple(range(8)))):
        quiet = (QuietPeriod(FIRST, SHIFTS[5].day, **{field: value}),)
        (visit,) = planned(district(roster, [task()], quiet=quiet)).visits
        assert visit.shifts == kept
        monthly = QuietRule(FIRST.day, SHIFTS[5].day.day, BASIS, **{field: value})
        (visit,) = planned(district(roster, [task()], rules=rules(quiet=(monthly,)))).visits
        assert visit.shifts == kept


def test_class_d_comes_first_where_officers_are_short() -> None:
    """力量不足时先保证 D 类；其余列为未服务并写明缺口。"""
    day = (SHIFTS[0],)
    case = district(
        (firm(0, "A"), firm(1, "B"), firm(2, "D")),
        [task(first=FIRST, last=FIRST)],
        officers=2,
        shifts=day,
        rules=rules(trips={"visits": 1}),
    )
    made = planned(case)
    assert [v.enterprise for v in made.visits] == ["F02"]
    assert [(u.enterprise, u.reason) for u in made.unserved] == [("F00", "U04"), ("F01", "U04")]


def test_a_visit_holds_at_most_so_many_agencies() -> None:
    """一次联合检查不超过二至三个部门：超出的另行安排；单个任务超出的退回。"""
    two = rules(teams={"agencies_per_visit": 2})
    joint = [task(1, MARKET, SAFETY), task(2, "消防救援大队"), task(3, SAFETY)]
    made = planned(district(firms(1), joint, rules=two))
    assert [v.agencies for v in made.visits] == [(MARKET, SAFETY), ("消防救援大队",)]
    (refused,) = told(district(firms(1), [task(1, MARKET, SAFETY, "消防救援大队")], rules=two), "Q13")
    assert (refused.level, refused.content) == ("fatal", "3")


def test_a_year_that_is_spread_visits_nobody_twice_while_others_wait() -> None:
    """年度内均衡：未查过的先于查过的。"""
    ratios = (per_cent("A", 50),)
    earlier = tuple(Earlier(f"F0{n}", ONE // 2, visited=n < 4) for n in range(8))
    case = district(firms(8), [task(ratios=ratios)], earlier=earlier)
    spread = replace(case, rules=rules(sampling={"spread": "spread"}))
    for number in range(10):
        (draw,) = planned(spread, f"公开值 {number}").draws
        assert set(draw.drawn) == {"F04", "F05", "F06", "F07"}
    assert any(
        set(planned(case, f"公开值 {n}").draws[0].drawn) & {"F00", "F01", "F02", "F03"} for n in range(10)
    )
