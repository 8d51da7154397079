"""What the law says of officers, firms, items and joint visits; each sentence with its smallest case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from core_support import (
    FIRE,
    FIRST,
    LAST,
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
    teams_of,
    told,
)
from secrets_support import EVENT, SECRETS

from scheduler.errors import RulesConflict
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.sampling.draw import draw_firms
from scheduler.values.firms import CLASSES
from scheduler.values.people import Leave, Recusal
from scheduler.values.plan import ONE
from scheduler.values.tasks import Duty

# --- 1. two officers, two cards, valid on the day  ---------------------------------------------------------


def test_every_agency_comes_with_two_officers() -> None:
    """行政处罚法第四十二条：执法人员不得少于两人。"""
    made = planned(district(firms(1), [task(1, MARKET, SAFETY)]))
    (team,) = teams_of(made).values()
    assert [who[0] for who in team] == ["市", "市", "应", "应"]


def test_a_rule_of_one_officer_is_still_a_team_of_two() -> None:
    """行政处罚法第四十二条：规则写得再少，也不少于两人。"""
    case = district(firms(1), [task(1, Duty(MARKET, (), 1))], rules=rules(teams={"least": 1}))
    assert [len(team) for team in teams_of(planned(case)).values()] == [2]


def test_the_two_cards_are_two_people() -> None:
    """行政处罚法第四十二条：两人即两证，不得一人两证。旧系统三人池中有 11% 的组是本人配本人。"""
    case = district(firms(6), [task()], officers=3)
    for number in range(20):
        for team in teams_of(planned(case, f"公开值 {number}")).values():
            assert len(set(team)) == 2


def test_a_card_is_valid_on_the_day_of_the_visit() -> None:
    """行政执法证件须在检查当日有效；季度中途到期的，到期次日起不得执法。"""
    case = district(firms(8), [task()], rules=rules(trips={"visits": 1}))
    last_day = SHIFTS[1].day
    people = tuple(replace(i, card_until=last_day) if i.id in {"市0", "市1"} else i for i in case.inspectors)
    made = planned(replace(case, inspectors=people))
    days = [days_of(made, v) for v in made.visits if {"市0", "市1"} & set(teams_of(made)[v.id])]
    assert days
    assert max(days) <= last_day
    assert max(days_of(made, v) for v in made.visits) > last_day


def test_a_card_that_ends_on_the_day_is_valid_and_the_day_before_is_not() -> None:
    """证件有效期截止日当天仍有效。"""
    one_day = task(1, first=FIRST, last=FIRST)
    for ends, served in ((FIRST, 1), (FIRST - timedelta(1), 0)):
        case = district(firms(1), [one_day], officers=2)
        people = tuple(replace(i, card_until=ends) for i in case.inspectors)
        assert len(planned(replace(case, inspectors=people)).visits) == served


def test_an_officer_on_leave_or_off_duty_is_not_drawn() -> None:
    """请假、离岗人员不参加抽取。"""
    case = district(firms(4), [task()])
    off = tuple(replace(i, on_duty=i.id != "市3") for i in case.inspectors)
    made = planned(replace(case, inspectors=off, leaves=(Leave("市2", FIRST, LAST),)))
    assert {who for team in teams_of(made).values() for who in team} == {"市0", "市1"}


def test_an_agency_with_one_officer_is_reported_and_the_rest_stands() -> None:
    """只有一名有效持证人员的部门：报告并可借调，其余部门照常检查。"""
    case = district(firms(1), [task(1, MARKET, SAFETY)], officers={MARKET: 2, SAFETY: 1})
    assert [(p.code, p.content, dict(p.parts)["lend"]) for p in told(case, "Q07")] == [("Q07", SAFETY, "1")]
    made = planned(case)
    assert [(u.enterprise, u.agency, u.reason) for u in made.unserved] == [("F00", SAFETY, "U01")]
    assert made.visits[0].agencies == (MARKET,)


# --- 2. recusal  -------------------------------------------------------------------------------------------


def test_a_recused_officer_is_never_on_that_firms_team() -> None:
    """行政处罚法第四十三条：应当回避。"""
    case = district(
        firms(2), [task()], officers=3, recusals=(Recusal("市1", "F00"),), rules=rules(trips={"visits": 1})
    )
    others = set()
    for number in range(12):
        made = planned(case, f"公开值 {number}")
        for visit in made.visits:
            team = teams_of(made)[visit.id]
            if visit.enterprise == "F00":
                assert sorted(team) == ["市0", "市2"]
            others |= set(team)
    assert "市1" in others


def test_a_station_does_not_check_its_own_firms_where_the_rules_say_so() -> None:
    """所所交叉：辖区所人员不检查本辖区企业；规则未要求的，不受限。"""
    case = district(firms(1), [task()], officers=4)
    people = tuple(replace(i, station="东溪所") if i.id in {"市0", "市1"} else i for i in case.inspectors)
    crossed = replace(case, inspectors=people, rules=rules(teams={"cross_stations": (MARKET,)}))
    assert planned(crossed).table[0].inspectors == ("市2", "市3")
    assert planned(replace(case, inspectors=people)).table[0].inspectors == ("市0", "市1", "市2", "市3")


# --- 3. firms that are gone  -------------------------------------------------------------------------------


def test_a_firm_that_is_gone_is_never_drawn_and_does_not_count() -> None:
    """注销、吊销、迁出、歇业的主体不得抽取，也不计入基数。"""
    roster = (firm(0), firm(1, live=False, status="注销"))
    made = planned(district(roster, [task()]))
    assert [v.enterprise for v in made.visits] == ["F00"]
    assert [(s.population, s.size) for s in made.strata] == [(1, 1)]
    assert [t.enterprise for t in made.tickets] == ["F00"]


# --- 4. items  ---------------------------------------------------------------------------------------------


def test_only_items_of_the_catalogue_are_inspected() -> None:
    """抽查事项清单之外的事项不得抽查。"""
    case = district(firms(1), [task()], rules=rules(catalogue=("事项2",)))
    with pytest.raises(RulesConflict, match="Q10"):
        freeze(case, SECRETS, EVENT)
    assert freeze(replace(case, rules=rules(catalogue=("事项1",))), SECRETS, EVENT).strata


def test_items_on_the_negative_list_are_not_drawn_at_random() -> None:
    """负面清单事项不适用随机抽查。"""
    with pytest.raises(RulesConflict, match="Q11"):
        freeze(district(firms(1), [task()], rules=rules(negative_items=("事项1",))), SECRETS, EVENT)
    assert freeze(district(firms(1), [task()], rules=rules(negative_items=("事项2",))), SECRETS, EVENT).strata


# --- 5. one joint visit  -----------------------------------------------------------------------------------


def test_one_firm_has_one_joint_visit_for_all_its_checks() -> None:
    """综合查一次：同一企业同一时期合并为一次联合检查。"""
    made = planned(district(firms(1), [task(1, MARKET), task(2, SAFETY), task(3, MARKET, FIRE)]))
    (visit,) = made.visits
    assert visit.tasks == ("T1", "T2", "T3")
    assert visit.agencies == (MARKET, SAFETY, FIRE)


def test_a_joint_visit_has_exactly_one_lead_which_is_present() -> None:
    """一个牵头部门，牵头部门必须到场；牵头最多者为主。"""
    made = planned(district(firms(1), [task(1, MARKET), task(2, SAFETY), task(3, SAFETY)]))
    assert [(v.lead, v.agencies) for v in made.visits] == [(SAFETY, (SAFETY, MARKET))]
    assert {who[0] for who in teams_of(made)[0]} == {"市", "应"}


def test_a_check_whose_lead_cannot_come_is_not_made_by_the_partner_alone() -> None:
    """牵头部门无法到场的任务整项不做，并说明原因。"""
    made = planned(district(firms(1), [task(1, SAFETY, MARKET)], officers={MARKET: 4, SAFETY: 1}))
    assert made.visits == ()
    assert [(u.task, u.agency, u.reason) for u in made.unserved] == [("T1", "", "U02")]


def test_an_item_rides_on_the_date_of_a_more_frequent_one() -> None:
    """低频就高频：年度事项搭乘季度事项的日期，合并为一次。"""
    short = task(1, MARKET, first=SHIFTS[2].day, last=SHIFTS[3].day, frequency="每季度一次")
    made = planned(district(firms(1), [short, task(2, SAFETY, frequency="每年一次")]))
    (visit,) = made.visits
    assert visit.shifts == (2, 3)
    assert days_of(made, visit) == SHIFTS[2].day


def test_agencies_work_side_by_side_and_each_through_its_own_tasks() -> None:
    """联合检查时长：各部门并行，部门内任务依次进行。"""
    case = district(
        firms(1), [task(1, MARKET, minutes=40), task(2, MARKET, minutes=30), task(3, SAFETY, minutes=60)]
    )
    assert [v.minutes for v in planned(case).visits] == [70]


def test_an_unannounced_check_is_not_merged_with_an_announced_one() -> None:
    """飞行检查不与事先告知的检查合并。"""
    tasks = [task(1), task(2, announced=False), task(3), task(4, announced=False)]
    made = planned(district(firms(1), tasks))
    assert [v.tasks for v in made.visits] == [("T1", "T3"), ("T2", "T4")]
    assert len({t.shift for t in made.trips}) == 2


def test_a_written_or_online_check_makes_no_visit() -> None:
    """书面、网络检查不上门。"""
    made = planned(district(firms(1), [task(1, on_site=False)]))
    assert [d.drawn for d in made.draws] == [("F00",)]
    assert (len(made.visits), len(made.trips), len(made.unserved)) == (0, 0, 0)


def test_a_vertical_agency_can_only_be_invited() -> None:
    """消防、烟草、税务、气象等垂直管理部门只能受邀参加。"""
    vertical = rules(teams={"vertical": (FIRE,)})
    assert [p.content for p in told(district(firms(1), [task(1, FIRE)], rules=vertical), "Q14")] == [FIRE]
    assert told(district(firms(1), [task(1, MARKET, FIRE)], rules=vertical), "Q14") == []


# --- 6. the draw decides  ----------------------------------------------------------------------------------


def test_another_public_value_is_another_draw_and_the_same_is_the_same() -> None:
    """抽取结果由公开随机值决定，任何人不得指定。"""
    case = district(firms(40), [task(ratios=(per_cent("A", 25),))])
    assert planned(case, "甲") == planned(case, "甲")
    assert len({planned(case, f"公开值 {n}").draws[0].drawn for n in range(5)}) == 5


def test_everything_that_could_influence_a_draw_is_committed_to_before_its_seed() -> None:
    """先固化名录、规则与任务，后产生随机值。"""
    case = district(firms(2), [task()])
    other = replace(case, enterprises=(replace(case.enterprises[0], address="另一处"), case.enterprises[1]))
    assert freeze(case, SECRETS, EVENT).commitment != freeze(other, SECRETS, EVENT).commitment
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "甲", "test")
    assert drawn.seed.commitment == freeze(case, SECRETS, EVENT).commitment
    scheduled = schedule(drawn, EVENT)
    assert draw_inspectors(scheduled, "乙", "test").inspector_seed.commitment == scheduled.commitment


def test_every_eligible_officer_has_a_published_chance_for_every_seat() -> None:
    """谁去检查由抽取决定：每个席位列出全部合格人员及其概率。"""
    made = planned(district(firms(1), [task()]))
    for row in made.table:
        assert row.inspectors == ("市0", "市1", "市2", "市3")
        assert sum(row.weights) == ONE
        assert min(row.weights) > 0


def test_substitutes_follow_in_the_published_order() -> None:
    """企业拒检、关停的，按公布的替补次序递补。"""
    case = district(
        firms(9), [task(ratios=(replace(task().ratios[0], credit="A", low=task().ratios[0].low / 3),))]
    )
    made = planned(replace(case, rules=rules(sampling={"substitutes": 4})))
    (draw,) = made.draws
    key = {t.enterprise: t.key for t in made.tickets}
    order = sorted(key, key=key.__getitem__)
    assert (*draw.drawn, *draw.substitutes) == tuple(order[:7])


def test_the_class_at_the_draw_counts_whatever_happens_later() -> None:
    """抽取后信用分类变化不影响已抽取结果：以抽取时快照为准。"""
    case = district((firm(0, "A"), firm(1, "D")), [task()])
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "甲", "test")
    assert [(s.credit, d.drawn) for s, d in zip(drawn.frozen.strata, drawn.draws, strict=True)] == [
        ("D", ("F01",)),
        ("A", ("F00",)),
    ]
    assert [(v.enterprise, v.priority) for v in schedule(drawn, EVENT).visits] == [
        ("F00", CLASSES.index("A")),
        ("F01", CLASSES.index("D")),
    ]
