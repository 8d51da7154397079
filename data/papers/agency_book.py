"""One agency's workbook: what it visits, when, with whom, and what of its work is unserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.agency_calendar import CALENDAR, PEOPLE, calendar_rows, people_rows
from data.papers.bases import documents
from data.papers.bring import papers
from data.papers.pages import Block, page
from data.papers.reasons import reason_text
from data.papers.sheets import Book, Column
from data.papers.text import HALVES, NONE, duty_name, joined, plan_name, quarter_name, weekday
from data.papers.view import crew_text, items_of, partners_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.papers.sheets import Row
    from data.papers.view import Stop, View

VISITS = (
    Column("序号", 5, "whole"),
    Column("日期", 11, "day"),
    Column("星期", 5, "middle"),
    Column("半天", 5, "middle"),
    Column("出行编号", 5, "whole"),
    Column("检查对象", 18),
    Column("统一社会信用代码", 11, "middle"),
    Column("地址", 16),
    Column("乡镇（街道）", 9, "middle"),
    Column("抽查事项", 16),
    Column("本部门检查人员（证号）", 23),
    Column("本部门角色", 7, "middle"),
    Column("牵头部门", 12, "middle"),
    Column("其他配合部门", 18),
    Column("预计用时（分钟）", 6, "whole"),
    Column("携带材料", 24),
)
WRITTEN = (
    Column("序号", 5, "whole"),
    Column("抽查计划编号", 20, "middle"),
    Column("任务名称", 16),
    Column("检查对象", 20),
    Column("统一社会信用代码", 11, "middle"),
    Column("地址", 20),
    Column("乡镇（街道）", 9, "middle"),
    Column("抽查事项", 20),
    Column("发起部门", 12, "middle"),
    Column("配合部门", 16),
    Column("开始日期", 11, "day"),
    Column("结束日期", 11, "day"),
)
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
    book.table("检查任务清单", f"{title} 检查任务清单", note, VISITS, _visits(view, agency))
    book.table("书面检查", f"{title} 书面（网络）检查", note, WRITTEN, _written(view, agency))
    book.table("日历", f"{title} 日历", note, CALENDAR, calendar_rows(view, agency))
    book.table("人员日程", f"{title} 人员日程", note, PEOPLE, people_rows(view, agency))
    book.table("未安排", f"{title} 未安排事项", note, UNSERVED, _unserved(view, agency))
    return book.finish()


def _cover(book: Book, view: View, agency: str) -> None:
    plan, case = view.plan, view.plan.case
    stops = view.stops_by_agency.get(agency, ())
    days = sorted({s.shift.day for s in stops})
    crew = {i.id for s in stops for i in view.crew(s.trip, agency)}
    about = (
        ("部门", agency),
        ("地区", case.district),
        ("季度", quarter_name(case.quarter)),
        ("计划编号", plan_name(plan.number)),
        ("制定依据", documents(case.rules) or NONE),
    )
    counts = (
        ("现场检查（户次）", len(stops)),
        ("其中本部门牵头", sum(s.visit.lead == agency for s in stops)),
        ("检查对象（户）", len({s.visit.enterprise for s in stops})),
        ("出行（次）", len({s.trip.id for s in stops})),
        ("参加人员（人）", len(crew)),
        ("起止日期", f"{days[0]} 至 {days[-1]}" if days else NONE),
        ("书面（网络）检查（户）", sum(1 for _ in _written(view, agency))),
        ("未安排事项", len(view.unserved_by_agency.get(agency, ()))),
    )
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


def _visits(view: View, agency: str) -> Iterator[Row]:
    for number, stop in enumerate(view.stops_by_agency.get(agency, ()), 1):
        yield (number, *_when(stop), *_what(view, stop, agency))


def _when(stop: Stop) -> Row:
    day = stop.shift.day
    return (day, weekday(day), HALVES[stop.shift.half], stop.trip.id + 1)


def _what(view: View, stop: Stop, agency: str) -> Row:
    visit = stop.visit
    firm = view.firms[visit.enterprise]
    tasks = view.attended(visit, agency)
    items = items_of(tasks)
    return (
        firm.name,
        firm.code,
        firm.address,
        firm.town,
        joined(items),
        crew_text(view.crew(stop.trip, agency)),
        "牵头" if visit.lead == agency else "配合",
        visit.lead,
        partners_of(visit, agency) or NONE,
        sum(t.minutes for t in tasks),
        papers(items, leads=visit.lead == agency),
    )


def _written(view: View, agency: str) -> Iterator[Row]:
    number = 0
    for task in view.plan.case.tasks:
        for id_ in () if task.on_site else view.drawn[task.id]:
            if view.serves(id_, task, agency):
                number += 1
                firm = view.firms[id_]
                yield (
                    *(number, task.id, task.name, firm.name, firm.code, firm.address, firm.town),
                    *(joined(task.items), task.lead.agency),
                    joined(duty_name(d) for d in task.partners) or NONE,
                    *(task.first, task.last),
                )


def _unserved(view: View, agency: str) -> Iterator[Row]:
    for number, u in enumerate(view.unserved_by_agency.get(agency, ()), 1):
        firm, task = view.firms[u.enterprise], view.tasks[u.task]
        whose = "本部门部分" if u.agency else "整项检查"
        yield (
            *(number, firm.name, firm.code, task.id, task.name, joined(task.items), whose),
            reason_text(u),
        )
