"""One agency's workbook: what it visits, when, with whom, and what of its work is unserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.agency_calendar import CALENDAR, PEOPLE, calendar_rows, people_rows
from data.papers.agency_lists import VISITS, WRITTEN, to_come, visit_rows, written_rows
from data.papers.bases import documents
from data.papers.changes import fallen_text, more_columns, noted
from data.papers.pages import Block, page
from data.papers.reasons import reason_text
from data.papers.sheets import Book, Column, Struck
from data.papers.text import NONE, joined, plan_name, quarter_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.papers.sheets import Row
    from data.papers.view import View

UNSERVED = (
    Column("序号", 5, "whole"),
    Column("检查对象", 22),
    Column("统一社会信用代码", 20, "middle"),
    Column("抽查计划编号", 20, "middle"),
    Column("任务名称", 20),
    Column("抽查事项", 22),
    Column("未安排范围", 12, "middle"),
    Column("原因", 36),
)
CONFIDENTIAL = "内部使用：检查实施前不得向检查对象透露；含执法人员信息，不得公开。"


def agency_book(view: View, agency: str) -> bytes:
    """Write an agency's workbook; its bytes depend on the plan alone."""
    case = view.plan.case
    book = Book(f"{case.district}{agency} {quarter_name(case.quarter)}检查任务")
    title = f"{case.district}{quarter_name(case.quarter)}联合抽查 — {agency}"
    note = f"计划{plan_name(view.plan.number)}。{CONFIDENTIAL}"
    _cover(book, view, agency)
    more = more_columns(view)
    book.table("检查任务清单", f"{title} 检查任务清单", note, (*VISITS, *more), visit_rows(view, agency))
    book.table("书面检查", f"{title} 书面（网络）检查", note, (*WRITTEN, *more), written_rows(view, agency))
    book.table("日历", f"{title} 日历", note, CALENDAR, calendar_rows(view, agency))
    book.table("人员日程", f"{title} 人员日程", note, PEOPLE, people_rows(view, agency))
    book.table("未安排", f"{title} 未安排事项", note, (*UNSERVED, *more), _unserved(view, agency))
    return book.finish()


def _cover(book: Book, view: View, agency: str) -> None:
    plan, case = view.plan, view.plan.case
    stops = view.stops_now.get(agency, ())
    days = sorted({s.shift.day for s in stops})
    crew = {i.id for s in stops for i in view.crew(s.trip, agency)}
    about = (
        ("部门", agency),
        ("地区", case.district),
        ("季度", quarter_name(case.quarter)),
        ("计划编号", plan_name(plan.number)),
        ("制定依据", documents(case.rules) or NONE),
    )
    counts: tuple[Row, ...] = (
        ("现场检查（户次）", len(stops)),
        ("其中本部门牵头", sum(s.visit.lead == agency for s in stops)),
        ("检查对象（户）", len({s.visit.enterprise for s in stops})),
        ("出行（次）", len({s.trip.id for s in stops})),
        ("参加人员（人）", len(crew)),
        ("起止日期", f"{days[0]} 至 {days[-1]}" if days else NONE),
        ("书面（网络）检查（户）", sum(not isinstance(row, Struck) for row in written_rows(view, agency))),
        ("未安排事项", len(view.unserved_by_agency.get(agency, ()))),
    )
    if not view.standing.unchanged:
        empty = sum(n for (_, whose), n in view.vacant.items() if whose == agency)
        counts = (*counts, ("待安排的递补对象（户）", len(to_come(view, agency))), ("空缺席位", empty))
    sheets = (
        ("检查任务清单", "每行一次现场检查，按时间排列；同一出行编号为同一半天的同一行程。"),
        ("书面检查", "不到现场的任务抽中的检查对象。"),
        ("日历", "每个工作日上午、下午的检查次数、出行次数和人次。"),
        ("人员日程", "每名检查人员的半天安排。"),
        ("未安排", "本部门未能安排的事项及原因。"),
    )
    blocks = (Block("基本情况", about), Block("数量", counts), Block("各表说明", sheets), _must())
    page(book, "封面", f"{case.district}联合抽查检查任务书", (24, 17, 17, 17, 17), blocks)


def _must() -> Block:
    return Block(
        "注意事项",
        (
            ("保密", CONFIDENTIAL),
            ("亮证", "每个部门到场检查人员不少于两人，均须主动出示执法证件。"),
            ("回避", "检查人员与检查对象有利害关系的，应当在检查前报告，由统筹单位只重新抽取该席位。"),
        ),
    )


def _unserved(view: View, agency: str) -> Iterator[Row]:
    for number, u in enumerate(view.unserved_by_agency.get(agency, ()), 1):
        firm, task = view.firms[u.enterprise], view.tasks[u.task]
        whose = "本部门部分" if u.agency else "整项检查"
        row = (number, firm.name, firm.code, task.id, task.name, joined(task.items), whose, reason_text(u))
        gone = (u.enterprise, u.task) in view.gone
        yield noted(view, row, fallen_text(view, u.enterprise, (task,)), gone=gone)
