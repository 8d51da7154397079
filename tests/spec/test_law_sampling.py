"""What the rules say of ratios, caps and floors; each sentence with its smallest case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from core_support import (
    FIRST,
    LAST,
    MARKET,
    SAFETY,
    SHIFTS,
    cap,
    days_of,
    district,
    firms,
    floor,
    past,
    per_cent,
    planned,
    rules,
    sizes,
    strata,
    task,
)
from district_support import BASIS
from secrets_support import EVENT, SECRETS

from scheduler.errors import RulesConflict
from scheduler.pipeline import freeze

if TYPE_CHECKING:
    from scheduler.values.case import Case
    from scheduler.values.rules import Cap

# --- ratios ------------------------------------------------------------------------------------------------


def drawn_of(population: int, low: int, high: int | None = None, **sampling: object) -> int:
    """Firms drawn of one class-A stratum."""
    case = district(firms(population), [task(ratios=(per_cent("A", low, high),))])
    return sizes(replace(case, rules=rules(sampling=dict(sampling))))["A"]


def test_a_ratio_is_a_figure_of_the_live_firms_in_scope() -> None:
    """河南 2021：各类别按 1%、2%、10%、30% 抽取。"""
    assert [drawn_of(100, r) for r in (1, 2, 10, 30)] == [1, 2, 10, 30]


def test_each_class_has_its_own_ratio_and_an_unlisted_class_is_not_drawn() -> None:
    """按信用风险分类分层抽取；个体工商户无分类的自成一层。"""
    roster = (*firms(10), *firms(10, "D", 10), *firms(10, "", 20), *firms(10, "C", 30))
    ratios = (per_cent("A", 10), per_cent("D", 100), per_cent("", 20))
    assert sizes(district(roster, [task(ratios=ratios)])) == {"D": 10, "A": 1, "": 2}


@pytest.mark.parametrize(("place", "count"), [("low", 21), ("middle", 41), ("high", 60)])
def test_an_interval_gives_its_low_middle_or_high_figure(place: str, count: int) -> None:
    """大庆林甸：C 类 21–60%；取下限、中值或上限由规则定（中值 40.5 四舍五入为 41）。"""
    assert drawn_of(100, 21, 60, interval=place) == count


def test_a_number_is_moved_into_its_interval_where_one_lies_there() -> None:
    """区间内有整数的，取整后不得落在区间之外：7 家的 5–20% 只有 1 家合规。"""
    assert drawn_of(7, 5, 20, interval="low", at_least_one=False) == 1
    assert drawn_of(7, 5, 20, interval="high", rounding="ceiling", at_least_one=False) == 1
    assert drawn_of(4, 5, 20, interval="low", at_least_one=False) == 0


@pytest.mark.parametrize(("rounding", "counts"), [("half-up", (0, 1, 1, 1)), ("ceiling", (1, 1, 1, 1))])
def test_rounding_is_half_up_or_ceiling(rounding: str, counts: tuple[int, ...]) -> None:
    """四舍五入或向上取整：49、50、51、100 家的 1%。"""
    assert tuple(drawn_of(n, 1, rounding=rounding, at_least_one=False) for n in (49, 50, 51, 100)) == counts


def test_a_stratum_with_a_ratio_gives_at_least_one_where_the_rules_say_so() -> None:
    """不足一户的按一户抽取；比例为零的不抽。"""
    assert drawn_of(1, 1) == 1
    assert drawn_of(1, 1, at_least_one=False) == 0
    assert drawn_of(1, 0) == 0


def test_a_hundred_per_cent_takes_everybody() -> None:
    """盐城：D 类不低于 80%；100% 即全查。"""
    assert drawn_of(7, 100) == 7


def test_an_overall_floor_raises_the_riskiest_class_first() -> None:
    """浙江：抽查总比例不低于 3%；自高风险类别起补足，不超过区间上限。"""
    roster = (*firms(5, "D"), *firms(95, "A", 5))
    ratios = (per_cent("D", 20, 40), per_cent("A", 0, 10))
    sampling: dict[str, object] = {"overall_floor": Fraction(3, 100), "at_least_one": False}
    case = district(roster, [task(ratios=ratios)])
    assert sizes(replace(case, rules=rules(sampling=sampling))) == {"D": 2, "A": 1}
    sampling["overall_floor"] = Fraction(0)
    assert sizes(replace(case, rules=rules(sampling=sampling))) == {"D": 1, "A": 0}


def test_an_overall_floor_above_all_ceilings_is_refused() -> None:
    """总比例与各类上限不能同时满足的，事先退回。"""
    case = district(firms(10), [task(ratios=(per_cent("A", 10, 20),))])
    with pytest.raises(RulesConflict, match="Q03"):
        freeze(replace(case, rules=rules(sampling={"overall_floor": Fraction(3, 10)})), SECRETS, EVENT)
    assert (
        freeze(replace(case, rules=rules(sampling={"overall_floor": Fraction(2, 10)})), SECRETS, EVENT)
        .strata[0]
        .size
        == 2
    )


def test_a_provinces_table_stands_before_the_plans_own_column() -> None:
    """省级比例表优先于计划表填写的比例；指名任务的优先于通用的。"""
    case = district(firms(100), [task(1, ratios=(per_cent("A", 1),)), task(2, ratios=(per_cent("A", 1),))])
    table = (
        ("*", "A", Fraction(1, 10), Fraction(1, 10), BASIS),
        ("T2", "A", Fraction(1, 5), Fraction(1, 5), BASIS),
    )
    sized = strata(replace(case, rules=rules(sampling={"ratio_overrides": table})))
    assert [(s.task, s.size) for s in sized] == [("T1", 10), ("T2", 20)]


# --- caps --------------------------------------------------------------------------------------------------


def frame(case: Case) -> int:
    return sum(s.frame for s in strata(case))


def capped(limit: Cap, *history: tuple[date, str], counts: bool = True, on_site: bool = True) -> int:
    """How many of one firm's frame are left under a cap."""
    checks = tuple(sorted(past(0, day, agency, counts=counts) for day, agency in history))
    sampling = {"cap_conflict": "take all"}
    case = district(firms(1), [task(1, MARKET, SAFETY, on_site=on_site)], history=checks)
    return frame(replace(case, rules=rules(sampling=sampling, caps=(limit,))))


def ago(days: int, before: date = LAST) -> date:
    return before - timedelta(days=days)


def test_a_cap_of_a_year_counts_the_calendar_year() -> None:
    """同一企业一个自然年内不超过一次：上年 12 月 31 日不计，本年 1 月 1 日计入。"""
    assert capped(cap(1, "year"), (date(2026, 1, 1), MARKET)) == 0
    assert capped(cap(1, "year"), (date(2025, 12, 31), MARKET)) == 1


def test_a_cap_of_60_natural_days_ends_on_the_day_of_the_visit() -> None:
    """60 个自然日内不重复检查：含检查当日共 60 日。"""
    assert capped(cap(1, "60 days"), (ago(60), MARKET)) == 1
    assert capped(cap(1, "60 days"), (ago(59), MARKET)) == 0


def test_a_cap_of_24_months_ends_on_the_same_day_two_years_before() -> None:
    """24 个月内不重复检查：满两年的对应日起可再查。"""
    day = date(LAST.year - 2, LAST.month, LAST.day)
    assert capped(cap(1, "24 months"), (day, MARKET)) == 1
    assert capped(cap(1, "24 months"), (day + timedelta(1), MARKET)) == 0


def test_a_cap_closes_only_the_days_on_which_it_holds() -> None:
    """频次上限按检查日计算：窗口期满后的日子可以安排。"""
    case = district(firms(1), [task()], history=(past(0, ago(60, SHIFTS[4].day)),))
    made = planned(replace(case, rules=rules(caps=(cap(1, "60 days"),))))
    assert made.visits[0].shifts == (4, 5, 6, 7)
    assert days_of(made, made.visits[0]) >= SHIFTS[4].day


def test_a_joint_visit_is_one_for_the_firm() -> None:
    """联合检查对企业只计一次：同日三部门检查仍只是一次。"""
    together = tuple((date(2026, 3, 2), agency) for agency in (MARKET, SAFETY, "消防救援大队"))
    apart = ((date(2026, 3, 2), MARKET), (date(2026, 3, 3), SAFETY))
    assert capped(cap(2), *together) == 1
    assert capped(cap(2), *apart) == 0


def test_a_joint_visit_is_one_for_each_agency() -> None:
    """联合检查对每个部门各计一次。"""
    apart = ((date(2026, 3, 2), MARKET), (date(2026, 3, 3), SAFETY))
    assert capped(cap(2, per="agency"), *apart) == 1
    assert capped(cap(2, per="agency"), *apart, (date(2026, 3, 4), SAFETY)) == 0


def test_a_triggered_inspection_is_not_counted() -> None:
    """有因检查（投诉举报、交办、复查、企业申请）不计入频次。"""
    assert capped(cap(1), (date(2026, 3, 2), MARKET), counts=False) == 1
    assert capped(cap(1), (date(2026, 3, 2), MARKET), counts=True) == 0


def test_a_written_check_is_not_held_back_by_caps_or_quiet_days() -> None:
    """不上门的检查不受入企频次与宁静期限制。"""
    assert capped(cap(0), on_site=False) == 1
    assert capped(cap(0)) == 0


def test_a_cap_speaks_of_its_classes_tags_items_and_agencies_alone() -> None:
    """频次上限可按信用类别、监管标签、事项、部门分别规定。"""
    check = (date(2026, 3, 2), MARKET)
    assert capped(cap(1, credits=("B",)), check) == 1
    assert capped(cap(1, credits=("A",)), check) == 0
    assert capped(cap(1, tags=("餐饮",)), check) == 1
    assert capped(cap(1, items=("事项9",)), check) == 1
    assert capped(cap(1, items=("事项1",)), check) == 0
    assert capped(cap(1, agencies=(SAFETY,)), check) == 1
    assert capped(cap(1, agencies=(MARKET,)), check) == 0


def test_a_ratio_that_caps_leave_too_few_firms_for_is_refused_with_its_basis() -> None:
    """比例与频次上限冲突：抽取前退回，写明依据，不得悄悄少抽。"""
    case = district(firms(2), [task()], history=(past(0, date(2026, 3, 2)),), rules=rules(caps=(cap(),)))
    with pytest.raises(RulesConflict, match="Q01") as refused:
        freeze(case, SECRETS, EVENT)
    said = dict(refused.value.problems[0].parts)
    assert (said["wanted"], said["frame"]) == ("2", "1")
    assert BASIS.document in said["caps"]
    assert BASIS.clause in said["caps"]


def test_the_rules_may_say_to_take_everybody_left_and_the_shortfall_is_on_record() -> None:
    """规则允许“能抽尽抽”的，差额记入记录。"""
    case = district(firms(2), [task()], history=(past(0, date(2026, 3, 2)),))
    made = planned(replace(case, rules=rules(sampling={"cap_conflict": "take all"}, caps=(cap(),))))
    assert [(s.wanted, s.size, d.drawn) for s, d in zip(made.strata, made.draws, strict=True)] == [
        (2, 1, ("F01",))
    ]


def test_a_firms_visits_of_one_plan_count_against_each_other() -> None:
    """同一计划内的几次上门同样受频次上限约束；不能并存的列为未服务并说明。"""
    case = district(firms(1), [task(1), task(2, announced=False)], rules=rules(caps=(cap(1),)))
    made = planned(case)
    assert [v.tasks for v in made.visits] == [("T1",)]
    assert [(u.task, u.agency, u.reason) for u in made.unserved] == [("T2", "", "M01")]


# --- floors ------------------------------------------------------------------------------------------------


def test_a_firm_not_checked_within_a_floors_window_is_drawn_with_certainty() -> None:
    """三年至少检查一次：到期未查的直接列入。"""
    none = (per_cent("A", 0),)
    seen = tuple(past(n, ago(30, FIRST)) for n in (0, 2))
    case = district(firms(3), [task(ratios=none)], history=seen, rules=rules(floors=(floor("36 months"),)))
    assert [(s.certain, s.size) for s in strata(case)] == [(("F01",), 1)]
    for number in range(3):
        assert [d.drawn for d in planned(case, f"公开值 {number}").draws] == [("F01",)]


def test_a_triggered_inspection_satisfies_a_floor() -> None:
    """下限看是否查过，有因检查也算查过。"""
    seen = (past(0, ago(30, FIRST), counts=False),)
    case = district(
        firms(1), [task(ratios=(per_cent("A", 0),))], history=seen, rules=rules(floors=(floor(),))
    )
    assert strata(case)[0].certain == ()


def test_a_floor_against_a_cap_is_refused_with_both_bases() -> None:
    """上限与下限冲突：抽取前退回，两个依据都写明。"""
    seen = (past(0, ago(10, FIRST), SAFETY),)
    both = rules(caps=(cap(1, "60 days", name="六十日一次"),), floors=(floor(name="三年一次"),))
    case = district(firms(1), [task(ratios=(per_cent("A", 0),))], history=seen, rules=both)
    with pytest.raises(RulesConflict, match="Q02") as refused:
        freeze(case, SECRETS, EVENT)
    (said,) = refused.value.problems
    parts = dict(said.parts)
    assert said.content == "F00"
    assert "六十日一次" in parts["caps"]
    assert BASIS.document in parts["caps"]
    assert "三年一次" in parts["floors"]
    assert BASIS.document in parts["floors"]
