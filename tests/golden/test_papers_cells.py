"""The small plan's workbooks, read back as cells."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from papers_support import (
    DAYS,
    FIRE,
    FORMULA,
    MARKET,
    ONE_ID,
    SAFETY,
    TWO_ID,
    WRITTEN_ID,
    plan_bytes,
    small_plan,
)
from sheets_support import cells, data_rows, pairs, raw_xml

from data.papers.agency_book import agency_book
from data.papers.digests import digests_of
from data.papers.draw_book import draw_book
from data.papers.planner_book import planner_book
from data.papers.view import View

VIEW = View(small_plan())
FIRST, LAST = DAYS
BRING = "行政执法证件、行政检查通知书、现场检查记录表"
FOOD, PRICE, BOTH = "食品安全检查", "价格行为检查", "食品安全检查、价格行为检查"
LEADS = f"{BRING}、联合检查组人员名单"


@pytest.fixture(scope="module")
def market() -> bytes:
    return agency_book(VIEW, MARKET)


@pytest.fixture(scope="module")
def safety() -> bytes:
    return agency_book(VIEW, SAFETY)


@pytest.fixture(scope="module")
def planner() -> bytes:
    return planner_book(VIEW)


@pytest.fixture(scope="module")
def record() -> bytes:
    return draw_book(VIEW, digests_of(plan_bytes(VIEW.plan)))


def test_the_lead_agency_gets_every_visit_in_time_and_driving_order(market: bytes) -> None:
    crew, other = "张1（P1）\n张2（P2）", "张1（P1）\n张3（P3）"
    joint = (crew, "牵头", MARKET, SAFETY)
    alone = (other, "牵头", MARKET, "无")
    assert data_rows(market, "检查任务清单") == [
        (1, FIRST, "周五", "上午", 1, "乙饭店", "CODE00000000000002", "示例路2号", "东溪镇",
         "食品安全检查", *joint, 45, f"{LEADS}\n检查标准：{FOOD}"),
        (2, FIRST, "周五", "上午", 1, "甲商行", "CODE00000000000001", "示例路1号", "东溪镇",
         "食品安全检查、价格行为检查", *joint, 75, f"{LEADS}\n检查标准：{BOTH}"),
        (3, LAST, "周一", "下午", 2, "丁机械厂", "CODE00000000000004", "示例路4号", "南桥街道",
         "食品安全检查", *alone, 45, f"{LEADS}\n检查标准：{FOOD}"),
        (4, LAST, "周一", "下午", 2, FORMULA, "CODE00000000000006", "示例路6号", "南桥街道",
         "价格行为检查", *alone, 30, f"{LEADS}\n检查标准：{PRICE}"),
    ]  # fmt: skip


def test_a_partner_sees_only_its_own_items_minutes_and_officers(safety: bytes) -> None:
    rest = ("李4（P4）\n李5（P5）", "配合", MARKET, "无", 45, f"{BRING}\n检查标准：{FOOD}")
    assert data_rows(safety, "检查任务清单") == [
        (1, FIRST, "周五", "上午", 1, "乙饭店", "CODE00000000000002", "示例路2号", "东溪镇", FOOD, *rest),
        (2, FIRST, "周五", "上午", 1, "甲商行", "CODE00000000000001", "示例路1号", "东溪镇", FOOD, *rest),
    ]


def test_the_headings_are_the_clerks_own_words(market: bytes) -> None:
    assert cells(market, "检查任务清单")[2] == (
        "序号", "日期", "星期", "半天", "出行编号", "检查对象", "统一社会信用代码", "地址", "乡镇（街道）",
        "抽查事项", "本部门检查人员（证号）", "本部门角色", "牵头部门", "其他配合部门", "预计用时（分钟）",
        "携带材料",
    )  # fmt: skip


def test_the_cover_counts_the_agencys_work(safety: bytes) -> None:
    cover = pairs(safety, "封面")
    assert cover["部门"] == SAFETY
    assert cover["计划编号"] == "第7号"
    assert cover["制定依据"] == "试点区双随机抽查实施细则"
    assert cover["起止日期"] == "2026-10-09 至 2026-10-09"
    names = (
        "现场检查（户次）",
        "其中本部门牵头",
        "检查对象（户）",
        "出行（次）",
        "参加人员（人）",
        "未安排事项",
    )
    assert [cover[n] for n in names] == [2, 0, 2, 1, 2, 1]
    assert cover["书面（网络）检查（户）"] == 1


def test_written_tasks_list_their_drawn_firms(safety: bytes) -> None:
    assert data_rows(safety, "书面检查") == [
        (1, WRITTEN_ID, "年报抽查", "丙超市", "CODE00000000000003", "示例路3号", "东溪镇", "年报公示检查",
         MARKET, "应急管理局(安全生产监管)", FIRST, LAST),
    ]  # fmt: skip


def test_the_calendar_counts_visits_trips_and_officers_by_half_day(market: bytes) -> None:
    assert data_rows(market, "日历") == [
        (FIRST, "周五", 2, 1, 2, None, None, None, 2),
        (LAST, "周一", None, None, None, 2, 1, 2, 2),
    ]


def test_every_officer_finds_his_own_half_days(market: bytes) -> None:
    rows = data_rows(market, "人员日程")
    assert [(r[0], r[2], r[4], r[8]) for r in rows] == [
        ("张1", FIRST, "上午", "张2"),
        ("张1", LAST, "下午", "张3"),
        ("张2", FIRST, "上午", "张1"),
        ("张3", LAST, "下午", "张1"),
    ]
    assert rows[0][6] == "乙饭店\n甲商行"


def test_what_is_unserved_is_listed_with_its_reason(safety: bytes, market: bytes) -> None:
    assert data_rows(safety, "未安排") == [
        (1, "丁机械厂", "CODE00000000000004", ONE_ID, "餐饮联合抽查", "食品安全检查", "本部门部分",
         "X99；agency=应急管理局"),
    ]  # fmt: skip
    assert data_rows(market, "未安排")[0][0] == "（无）"


def test_an_agency_without_work_gets_a_workbook_that_says_so() -> None:
    book = agency_book(VIEW, FIRE)
    assert pairs(book, "封面")["现场检查（户次）"] == 0
    assert pairs(book, "封面")["起止日期"] == "无"
    assert data_rows(book, "检查任务清单")[0][0] == "（无）"


def test_the_planners_tasks_stand_in_the_published_column_order(planner: bytes) -> None:
    rows = cells(planner, "联合抽查计划")[2:]
    assert rows[0] == (
        "抽查计划编号", "任务名称", "抽查事项", "检查对象范围", "发起部门", "配合部门",
        "A类比例", "B类比例", "C类比例", "D类比例", "未分类比例", "抽查频次",
        "每户检查时长(分钟)", "每部门人数", "检查开始日期", "检查结束日期", "检查方式",
    )  # fmt: skip
    assert rows[1] == (
        ONE_ID, "餐饮联合抽查", "食品安全检查", "监管标签:餐饮", MARKET, "应急管理局(安全生产监管)",
        "50%", None, None, "60%-100%", None, None, 45, 2, FIRST, LAST, "现场",
    )  # fmt: skip
    assert rows[3][-1] == "书面/网络"


def test_the_planner_sees_every_stratum(planner: bytes) -> None:
    assert data_rows(planner, "分层抽取") == [
        (ONE_ID, "餐饮联合抽查", "D类", 1, 1, "60%-100%", 1, 1, 0, 0),
        (ONE_ID, "餐饮联合抽查", "A类", 4, 4, "50%", 2, 2, 0, 1),
        (TWO_ID, "价格抽查", "A类", 4, 4, "50%", 2, 2, 1, 1),
        (WRITTEN_ID, "年报抽查", "A类", 4, 4, "50%", 2, 1, 0, 1),
    ]


def test_the_planner_sees_all_visits_with_all_officers(planner: bytes) -> None:
    rows = data_rows(planner, "全部检查")
    assert [(r[1], r[3], r[4], r[5], r[6]) for r in rows] == [
        (FIRST, "上午", 1, 1, "乙饭店"),
        (FIRST, "上午", 1, 2, "甲商行"),
        (LAST, "下午", 2, 1, "丁机械厂"),
        (LAST, "下午", 2, 2, FORMULA),
    ]
    assert rows[1][10:] == (
        MARKET, SAFETY, f"{ONE_ID}\n{TWO_ID}", "食品安全检查、价格行为检查",
        "市场监督管理局：张1、张2\n应急管理局：李4、李5", 75,
    )  # fmt: skip


def test_the_planners_calendar_and_loads(planner: bytes) -> None:
    assert data_rows(planner, "日历") == [
        (FIRST, "周五", "上午", 2, 1, 4, 2, 2),
        (FIRST, "周五", "下午", None, None, None, None, None),
        (LAST, "周一", "上午", None, None, None, None, None),
        (LAST, "周一", "下午", 2, 1, 2, None, 2),
    ]
    assert cells(planner, "人员负荷")[2] == (
        "部门", "姓名", "执法证号", "实际半天数", "期望半天数", "41周", "42周",
    )  # fmt: skip
    assert data_rows(planner, "人员负荷") == [
        (MARKET, "张1", "P1", 2, 1.5, 1, 1),
        (MARKET, "张2", "P2", 1, 1.5, 1, None),
        (MARKET, "张3", "P3", 1, 1, None, 1),
        (SAFETY, "李4", "P4", 1, 1, 1, None),
        (SAFETY, "李5", "P5", 1, 1, 1, None),
    ]


def test_the_planners_summary(planner: bytes) -> None:
    found = pairs(planner, "汇总")
    names = (
        "名录库主体（户）",
        "其中正常存续（户）",
        "现场检查项（户·任务）",
        "实际检查（户次）",
        "人员半天数",
        "理论最少人员半天数（已证明）",
    )
    assert [found[n] for n in names] == [6, 5, 5, 4, 6, 6]
    assert found["本次超出理论最少"] == "14.29%"
    assert found["人员半天数超出理论最少"] == "0.00%"
    coverage = {row[0]: row[1:] for row in cells(planner, "汇总")}
    assert coverage[SAFETY] == (3, 2, "66.67%", 2, "1 — 1")


def test_the_draw_record_carries_seeds_digests_and_room_for_signatures(record: bytes) -> None:
    found = pairs(record, "抽取记录")
    assert found["检查对象名录库"] == digests_of(plan_bytes(VIEW.plan))["firms"]
    assert found["全部内容"] == digests_of(plan_bytes(VIEW.plan))["root"]
    values = [
        row[1] for row in cells(record, "抽取记录") if row[0] in {"公开随机数", "事先承诺", "由此得出的种子"}
    ]
    assert values == ["3-1-4-1-5", "a" * 64, "b" * 64, "2-7-1-8", "c" * 64, "d" * 64]
    assert {"抽取人", "见证人一", "见证人二", "监督单位（盖章）"} <= found.keys()


def test_the_draw_record_lists_firms_by_id_and_substitutes_by_rank(record: bytes) -> None:
    assert [(r[1], r[3]) for r in data_rows(record, "抽中名单")] == [
        (ONE_ID, "甲商行"),
        (ONE_ID, "乙饭店"),
        (ONE_ID, "丁机械厂"),
        (TWO_ID, "甲商行"),
        (TWO_ID, FORMULA),
        (WRITTEN_ID, "丙超市"),
    ]
    assert [(r[1], r[3], r[4]) for r in data_rows(record, "替补名单")] == [
        (ONE_ID, 1, "丙超市"),
        (TWO_ID, 1, "丙超市"),
        (WRITTEN_ID, 1, "甲商行"),
    ]


def test_every_rule_stands_with_its_document(record: bytes) -> None:
    rows = data_rows(record, "规则与依据")
    assert {r[3:] for r in rows} == {("试点区双随机抽查实施细则", "第六条")}
    figures = {r[1]: r[2] for r in rows}
    assert figures["一年一次"] == "每个检查对象每自然年至多1次（限：A类）"
    assert figures["三年一查"] == "36个月内至少1次"
    assert figures["全部任务 A类"] == "1%-3%"


def test_the_draw_record_names_each_seats_officer(record: bytes) -> None:
    assert [(r[0], r[3], r[4], r[6]) for r in data_rows(record, "检查人员")] == [
        (1, MARKET, 1, "张2"),
        (1, MARKET, 2, "张1"),
        (1, SAFETY, 3, "李4"),
        (1, SAFETY, 4, "李5"),
        (2, MARKET, 1, "张3"),
        (2, MARKET, 2, "张1"),
    ]


def test_no_cell_is_a_formula(market: bytes, planner: bytes, record: bytes) -> None:
    for content in (market, planner, record):
        assert "<f>" not in raw_xml(content)
        book = openpyxl.load_workbook(BytesIO(content))
        kinds = {c.data_type for s in book for row in s.iter_rows() for c in row}
        assert kinds <= {"s", "n", "d"}


def test_tables_print_on_a4_with_repeated_headings_and_page_numbers(market: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(market))["检查任务清单"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:P7"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.print_area == "'检查任务清单'!$A$1:$P$7"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&P" in sheet.oddFooter.right.text


def test_the_year_in_a_workbooks_properties_is_not_todays(market: bytes) -> None:
    assert openpyxl.load_workbook(BytesIO(market)).properties.created.date() == date(2000, 1, 1)
