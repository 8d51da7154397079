"""The draw record (抽取记录): what the draw was made from, what came out, and who watched.

It is shown to witnesses and auditors and holds no class beside a firm.  The firms' numbers are left out: in a
task whose ratios differ by class, a large number among the drawn would tell the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.bases import bases
from data.papers.disclosure import disclosed
from data.papers.lists import SUBSTITUTES, substitute_rows
from data.papers.pages import Block, page
from data.papers.privacy import shown_card
from data.papers.sheets import Book, Column
from data.papers.text import HALVES, beijing, joined, plan_name, quarter_name
from scheduler.values.events import Event  # noqa: TC001  # the example below makes one

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.papers.sheets import Row
    from data.papers.view import View
    from scheduler.values.plan import SeedRecord

ROSTERS = {
    "firms": "检查对象名录库",
    "inspectors": "执法检查人员名录库",
    "agencies": "部门",
    "tasks": "联合抽查计划",
    "history": "历史检查记录",
    "leaves": "请假安排",
    "recusals": "回避清单",
    "quiet": "宁静期",
    "earlier": "年度前期抽查情况",
    "shifts": "工作日历",
    "rules": "规则",
    "strata": "分层表",
    "tickets": "主体号码表",
    "draws": "主体抽取结果",
    "visits": "检查安排",
    "trips": "出行安排",
    "unserved": "未安排事项",
    "table": "人员概率表",
    "assignments": "人员抽取结果",
    "root": "全部内容",
}
"""Sections of the plan file by the names offices know them under."""
BASES = (
    Column("类别", 12, "middle"),
    Column("规则", 26),
    Column("数值", 40),
    Column("依据文件", 36),
    Column("条款", 44),
)
STRATA = (
    Column("抽查计划编号", 24, "middle"),
    Column("任务名称", 40),
    Column("信用风险分类", 18, "middle"),
    Column("范围内主体数", 12, "whole"),
    Column("可抽主体数", 12, "whole"),
    Column("抽取数", 12, "whole"),
)
DRAWN = tuple(c for c in SUBSTITUTES if c.title != "顺位")
SEATS = (
    Column("出行编号", 9, "whole"),
    Column("日期", 12, "day"),
    Column("半天", 7, "middle"),
    Column("部门", 24, "middle"),
    Column("席位", 7, "whole"),
    Column("岗位资质", 24, "middle"),
    Column("姓名", 14, "middle"),
    Column("执法证号", 24, "middle"),
)
EVENTS = {
    "ceremony": "公开仪式",
    "figures": "公开数值",
    "drand": "随机信标 drand",
    "rehearsal": "无（演练，不作为抽取依据）",
}
MEANS = {"dice": "骰子", "coins": "硬币", "digits": "数字球", "text": "文本"}
SUITES = {"sha256": "SHA-256", "sm3": "SM3"}
SOURCES = {"typed": "现场录入", "demo": "演示程序自动生成"}
NOTE = "供见证、监督和审计查验，不对外公开。"
MERGED = "主体过少的类别合并列示，以免从数量推知单个主体的分类；完整分层见计划文件。"
AFTER = "本表为抽取当时的结果，其后的递补和重抽见计划总表“变更”。"
ORDER = "按主体代码排列，与抽取先后和信用风险分类无关。"


def draw_book(view: View, digests: Mapping[str, str]) -> bytes:
    """Write the draw record; its bytes depend on the plan alone."""
    case = view.plan.case
    title = f"{case.district}{quarter_name(case.quarter)}“双随机”抽取记录"
    note = f"计划{plan_name(view.plan.number)}。{NOTE}"
    book = Book(title)
    page(book, "抽取记录", title, (24, 18, 18, 18, 18), _blocks(view, digests))
    book.table("规则与依据", f"{title} 规则与依据", note, BASES, bases(case.rules))
    book.table("分层数量", f"{title} 分层数量", f"{note}{MERGED}", STRATA, _strata(view))
    after = "" if view.standing.unchanged else AFTER
    book.table("抽中名单", f"{title} 抽中名单", f"{note}{ORDER}{after}", DRAWN, _drawn(view))
    book.table(
        "替补名单", f"{title} 替补名单", f"{note}同一顺位为各层并列。", SUBSTITUTES, substitute_rows(view)
    )
    book.table("检查人员", f"{title} 检查人员抽取结果", f"{note}{after}", SEATS, _seats(view))
    return book.finish()


def _blocks(view: View, digests: Mapping[str, str]) -> tuple[Block, ...]:
    plan, case = view.plan, view.plan.case
    about = (
        ("地区", case.district),
        ("季度", quarter_name(case.quarter)),
        ("计划编号", plan_name(plan.number)),
        ("抽中主体（户·任务）", sum(len(d.drawn) for d in plan.draws)),
        ("抽取席位（人员半天）", len(plan.assignments)),
        ("杂凑算法", SUITES[case.rules.suite]),
        ("封存抽取", "是，检查全部完成后公开盐值" if plan.secrets.salt else "否"),
    )
    rows = tuple((ROSTERS[name], digests[name]) for name in ROSTERS if name in digests)
    return (
        Block("基本情况", about),
        Block("第一次抽取：检查对象", _seed(plan.firm_seed)),
        Block("第二次抽取：检查人员", _seed(plan.inspector_seed)),
        Block(f"计划文件各部分的摘要（{SUITES[case.rules.suite]}）", rows),
        _signatures(),
    )


def _seed(seed: SeedRecord) -> tuple[Row, ...]:
    return (
        ("事先指定的事件", EVENTS[seed.event.kind]),
        ("事件名称", event_name(seed.event)),
        ("事件时间", beijing(seed.event.at)),
        ("公开随机数", seed.text),
        ("随机数录入方式", SOURCES.get(seed.source, seed.source)),
        ("随机数凭据", seed.evidence),
        ("事先承诺", seed.commitment),
        ("由此得出的种子", seed.seed),
    )


def event_name(event: Event) -> str:
    """An event's own words; a ceremony begins with its means, which a form says in Chinese.

    >>> event_name(Event("ceremony", "dice 区政务大厅", ""))
    '骰子：区政务大厅'
    """
    means, _, place = event.name.partition(" ")
    return f"{MEANS[means]}：{place}" if event.kind == "ceremony" and means in MEANS else event.name


def _signatures() -> Block:
    people = ("抽取人", "记录人", "见证人一", "见证人二", "监督单位（盖章）", "抽取时间、地点")
    return Block("签字", tuple((who, "") for who in people), height=34)


def _strata(view: View) -> Iterator[Row]:
    for task in view.plan.case.tasks:
        strata = [s for s in view.plan.strata if s.task == task.id]
        for count in disclosed(strata) if strata else ():
            yield (task.id, task.name, count.label, count.population, count.frame, count.drawn)


def _drawn(view: View) -> Iterator[Row]:
    number = 0
    for task in view.plan.case.tasks:
        for id_ in view.drawn[task.id]:
            number += 1
            firm = view.firms[id_]
            yield (number, task.id, task.name, firm.name, firm.code, firm.town)


def _seats(view: View) -> Iterator[Row]:
    trips = {t.id: t for t in view.plan.trips}
    rows = sorted(view.plan.assignments, key=lambda a: (trips[a.trip].shift, a.trip, a.seat))
    for a in rows:
        trip, officer = trips[a.trip], view.people[a.inspector]
        shift, seat = view.plan.case.shifts[trip.shift], trip.seats[a.seat]
        yield (
            *(trip.id + 1, shift.day, HALVES[shift.half], seat.agency, a.seat + 1),
            *(joined(seat.qualifications), officer.name, shown_card(officer.id)),
        )
