"""The planner's first page: what the plan is made of and what it achieves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.papers.bases import documents
from data.papers.pages import Block, page
from data.papers.reasons import reason_text
from data.papers.summary import summary
from data.papers.text import NONE, method_of, percent, plan_name, quarter_name

if TYPE_CHECKING:
    from data.papers.sheets import Book
    from data.papers.summary import Summary
    from data.papers.view import View

WIDTHS = (30, 12, 12, 12, 12, 16)


def summary_page(book: Book, view: View, title: str) -> None:
    """Add the sheet 汇总."""
    found = summary(view.plan)
    blocks = (
        _about(view),
        _counts(found),
        _draw(found),
        _effort(found),
        *_changes(view),
        _tasks(view, found),
        _coverage(found),
        _unserved(view, found),
    )
    page(book, "汇总", title, WIDTHS, blocks)


def _about(view: View) -> Block:
    plan = view.plan
    made = "；".join(f"{name} {version}" for name, version in plan.made_with)
    return Block(
        "基本情况",
        (
            ("地区", plan.case.district),
            ("季度", quarter_name(plan.case.quarter)),
            ("计划编号", plan_name(plan.number)),
            ("制定依据", documents(plan.case.rules) or NONE),
            ("制作程序", made or NONE),
        ),
    )


def _counts(found: Summary) -> Block:
    return Block(
        "数量",
        (
            ("名录库主体（户）", found.firms),
            ("其中正常存续（户）", found.live_firms),
            ("抽查分层（层）", found.strata),
            ("现场检查项（户·任务）", found.checks),
            ("书面检查项（户·任务）", found.written_checks),
            ("抽中主体（户，现场）", found.distinct_firms),
        ),
    )


def _draw(found: Summary) -> Block:
    return Block(
        "减少重复上门",
        (
            ("实际检查（户次）", found.visits),
            ("各部门各任务分别上门", f"{found.separate_visits} 户次"),
            ("各任务独立抽取预计主体", f"{found.expected_independent} 户"),
            ("理论最少预计主体", f"{found.bound} 户"),
            ("本次超出理论最少", f"{found.excess}%"),
        ),
    )


def _effort(found: Summary) -> Block:
    return Block(
        "人员投入",
        (
            ("出行（次）", found.trips),
            ("人员半天数", found.person_shifts),
            ("每户单独出行时", found.person_shifts_without_trips),
            ("理论最少人员半天数（已证明）", found.person_shifts_bound),
            ("人员半天数超出理论最少", f"{found.person_shifts_excess}%"),
        ),
    )


def _changes(view: View) -> tuple[Block, ...]:
    """What the acts after the draw changed; the figures above are those of the draw."""
    if view.standing.unchanged:
        return ()
    moves = view.standing.reseatings
    to_come = sum(any(t.on_site for t in c.tasks) for c in view.called)
    rows = (
        ("检查对象退出（户·任务）", len(view.standing.substitutions)),
        ("无可递补（户·任务）", sum(not s.into for s in view.standing.substitutions)),
        ("待安排的递补对象（户）", to_come),
        ("席位重抽（人员半天）", sum(bool(r.came) for r in moves)),
        ("席位空缺（人员半天）", len(view.standing.open)),
    )
    return (Block("抽取后的变更（以上数量为抽取时）", rows),)


def _tasks(view: View, found: Summary) -> Block:
    rows = tuple(
        (task, method_of(view.tasks[task]), count, view.tasks[task].name) for task, count in found.drawn
    )
    return Block("各任务抽中主体", rows, ("抽查计划编号", "方式", "抽中", "任务名称"))


def _coverage(found: Summary) -> Block:
    rows = tuple(
        (c.agency, c.wanted, c.served, _share(c.served, c.wanted), c.officers, f"{c.least} — {c.most}")
        for c in found.coverage
    )
    head = ("部门", "应检查项", "已安排项", "覆盖率", "在岗人员", "每人半天数 少—多")
    return Block("各部门落实情况（现场）", rows, head)


def _share(part: int, whole: int) -> str:
    return percent(Fraction(part, whole)) if whole else "—"


def _unserved(view: View, found: Summary) -> Block:
    samples = {u.reason: u for u in reversed(view.plan.unserved)}
    rows = tuple((code, count, reason_text(samples[code])) for code, count in found.unserved)
    return Block("未安排原因", rows or ((NONE, 0, NONE),), ("代码", "项数", "原因（举一例）"))
