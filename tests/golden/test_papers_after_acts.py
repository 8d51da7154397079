"""Papers after the acts that follow a draw: each cell that must have changed, and those that must not."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import openpyxl
import pytest
from papers_support import MARKET, ONE_ID, SAFETY, TWO_ID, WRITTEN_ID, small_plan
from sheets_support import all_text, cells, data_rows, pairs

from data.papers.agency_book import agency_book
from data.papers.draw_book import draw_book
from data.papers.planner_book import planner_book
from data.papers.view import View
from scheduler.standing import Reseating, Standing, Substitution

REASON = "因病停业"
AT = tuple(f"2026-09-1{k}T20:00:00Z" for k in range(5))
STANDING = Standing(
    (
        Substitution(ONE_ID, "F1", "F3", AT[0], REASON),
        Substitution(TWO_ID, "F1", "F3", AT[0], REASON),
        Substitution(WRITTEN_ID, "F3", "F1", AT[1], REASON),
        Substitution(ONE_ID, "F2", "", AT[2], REASON),
    ),
    (Reseating(0, 1, "P1", "P3", AT[3]), Reseating(0, 2, "P4", "", AT[4])),
)
VIEW = View(small_plan(), STANDING)
GONE = "已退出；由丙超市递补（待安排）"


@cache
def book(whose: str) -> bytes:
    return planner_book(VIEW) if whose == "planner" else agency_book(VIEW, whose)


def struck(content: bytes, sheet: str) -> list[list[bool]]:
    rows = openpyxl.load_workbook(BytesIO(content))[sheet].iter_rows(min_row=4)
    return [[bool(c.font.strike) for c in row] for row in rows]


def test_a_firm_that_fell_out_is_struck_out_and_its_substitute_named_and_listed() -> None:
    rows = data_rows(book(MARKET), "检查任务清单")
    assert [(r[5], r[16]) for r in rows] == [
        ("乙饭店", "已退出；无可递补"),
        ("甲商行", GONE),
        ("丁机械厂", None),
        (small_plan().case.enterprises[5].name, None),
        ("丙超市", "递补：接替甲商行"),
    ]
    *_, called = rows
    assert called[:5] == (5, "待安排", None, None, None)
    assert called[9] == "食品安全检查、价格行为检查"
    assert (called[10], called[11], called[12], called[13], called[14]) == (None, None, MARKET, SAFETY, 75)
    lines = struck(book(MARKET), "检查任务清单")
    assert [all(line[:-1]) for line in lines] == [True, True, False, False, False]
    assert not any(line[-1] for line in lines)
    assert [any(line) for line in lines] == [True, True, False, False, False]


def test_another_agency_sees_its_own_part_of_the_change() -> None:
    rows = data_rows(book(SAFETY), "检查任务清单")
    assert [(r[5], r[9], r[16]) for r in rows] == [
        ("乙饭店", "食品安全检查", "已退出；无可递补"),
        ("甲商行", "食品安全检查", GONE),
        ("丙超市", "食品安全检查", "递补：接替甲商行"),
    ]


def test_checks_in_writing_pass_to_the_substitute() -> None:
    rows = data_rows(book(MARKET), "书面检查")
    assert [(r[3], r[12]) for r in rows] == [
        ("丙超市", "已退出；由甲商行递补"),
        ("甲商行", "递补：接替丙超市"),
    ]


def test_the_officer_who_left_is_gone_and_the_open_seat_stands_open() -> None:
    people = data_rows(book(MARKET), "人员日程")
    assert [(r[0], r[5]) for r in people] == [("张1", 2), ("张2", 1), ("张3", 1), ("张3", 2)]
    assert {r[6] for r in people if r[5] == 1} == {"乙饭店（已退出，不再检查）\n甲商行（已退出，不再检查）"}
    assert {(r[8], r[9]) for r in people if r[5] == 1} == {("张3", 0), ("张2", 0)}
    others = data_rows(book(SAFETY), "人员日程")
    assert [(r[0], r[1], r[8]) for r in others] == [
        ("李5", "P5", "空缺1席"),
        ("空缺", "待重新抽取", "李5"),
    ]
    (crew,) = {r[10] for r in data_rows(book(SAFETY), "检查任务清单") if r[4] == 1}
    assert crew == "李5（P5）\n空缺（待重新抽取）"


def test_a_trip_that_stands_says_that_its_seats_changed() -> None:
    standing = Standing((), (Reseating(1, 0, "P3", "P2", AT[0]), Reseating(1, 1, "P1", "", AT[1])))
    rows = data_rows(agency_book(View(small_plan(), standing), MARKET), "检查任务清单")
    assert {r[16] for r in rows if r[4] == 2} == {"1个席位空缺，待重新抽取；检查人员有重新抽取"}
    assert {r[16] for r in rows if r[4] == 1} == {None}


def test_cover_calendar_and_loads_count_what_stands() -> None:
    found = pairs(book(MARKET), "封面")
    assert (found["现场检查（户次）"], found["出行（次）"], found["书面（网络）检查（户）"]) == (2, 1, 1)
    assert (found["待安排的递补对象（户）"], found["空缺席位"]) == (1, 0)
    safety = pairs(book(SAFETY), "封面")
    assert (safety["现场检查（户次）"], safety["空缺席位"]) == (0, 1)
    assert {r[8] for r in data_rows(book(SAFETY), "日历")} == {None}
    loads = {r[1]: r[3] for r in data_rows(book("planner"), "人员负荷")}
    assert (loads["张1"], loads["张3"], loads.get("李4")) == (1, 2, 0)
    assert [r[3:6] for r in data_rows(book("planner"), "日历")] == [
        (None, None, None),
        (None, None, None),
        (None, None, None),
        (2, 1, 2),
    ]


def test_the_planner_sees_all_visits_all_substitutes_and_every_change() -> None:
    rows = data_rows(book("planner"), "全部检查")
    assert [(r[6], r[16]) for r in rows][1] == ("甲商行", GONE)
    assert (rows[-1][1], rows[-1][6], rows[-1][12]) == ("待安排", "丙超市", f"{ONE_ID}\n{TWO_ID}")
    assert "空缺1席" in str(rows[0][14])
    used = {(r[1], r[4]): r[7] for r in data_rows(book("planner"), "替补名单")}
    assert used[ONE_ID, "丙超市"] == used[TWO_ID, "丙超市"] == "递补：接替甲商行"
    assert used[WRITTEN_ID, "甲商行"] == "递补：接替丙超市"
    assert [(r[2], r[4], r[5], r[6]) for r in data_rows(book("planner"), "变更")] == [
        ("检查对象递补", "甲商行", "丙超市", "待安排"),
        ("检查对象递补", "甲商行", "丙超市", "待安排"),
        ("检查对象递补", "丙超市", "甲商行", "书面（网络）检查"),
        ("检查对象递补", "乙饭店", "无", "无可递补"),
        ("人员席位重抽", "张1（P1）", "张3（P3）", "已重新抽取"),
        ("人员席位重抽", "李4（P4）", None, "空缺，待重新抽取"),
    ]
    assert data_rows(book("planner"), "变更")[0][1] == "2026年9月11日 04:00（北京时间）"
    summary = pairs(book("planner"), "汇总")
    assert (summary["检查对象退出（户·任务）"], summary["无可递补（户·任务）"]) == (4, 1)
    assert (summary["待安排的递补对象（户）"], summary["席位空缺（人员半天）"]) == (1, 1)


def test_the_draw_record_stays_what_was_drawn_and_says_so() -> None:
    record, before = draw_book(VIEW, {}), draw_book(View(small_plan()), {})
    for sheet in ("抽中名单", "替补名单", "检查人员"):
        assert data_rows(record, sheet) == data_rows(before, sheet)
    assert "其后的递补和重抽" in all_text(record)
    assert "其后的递补和重抽" not in all_text(before)


@pytest.mark.parametrize("whose", [MARKET, SAFETY, "planner"])
def test_no_paper_tells_why_anybody_left(whose: str) -> None:
    assert REASON not in all_text(book(whose))


@pytest.mark.parametrize("sheet", ["检查任务清单", "书面检查", "未安排"])
def test_a_plan_that_stands_as_it_was_drawn_has_no_column_of_changes(sheet: str) -> None:
    heads = [cell for row in cells(agency_book(View(small_plan()), MARKET), sheet) for cell in row]
    assert "变更" not in heads
