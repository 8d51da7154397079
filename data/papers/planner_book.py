"""The planner's workbook (统筹): the whole plan, its figures and its gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.changes import CHANGES, change_rows, more_columns
from data.papers.lists import (
    SUBSTITUTES,
    TASKS,
    UNSERVED,
    VISITS,
    task_columns,
    task_rows,
    unserved_rows,
    used_rows,
    visit_rows,
)
from data.papers.load import load_columns, load_rows, shift_columns, shift_rows
from data.papers.sheets import Book, Column
from data.papers.summary_page import summary_page
from data.papers.text import class_name, interval, plan_name, quarter_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from data.papers.sheets import Row
    from data.papers.view import View

STRATA = (
    Column("抽查计划编号", 22, "middle"),
    Column("任务名称", 30),
    Column("信用风险分类", 10, "middle"),
    Column("范围内主体数", 9, "whole"),
    Column("可抽主体数", 9, "whole"),
    Column("抽查比例", 12, "middle"),
    Column("应抽数", 8, "whole"),
    Column("实抽数", 8, "whole"),
    Column("其中频次下限必查", 10, "whole"),
    Column("替补数", 8, "whole"),
)
NOTE = "统筹单位内部使用；含执法人员信息和信用风险分类汇总，不得外传。"
KEPT = "抽取结果不变，变更均有操作日志；原因只在日志中。"


def planner_book(view: View) -> bytes:
    """Write the planner's workbook; its bytes depend on the plan alone."""
    case = view.plan.case
    title = f"{case.district}{quarter_name(case.quarter)}联合抽查"
    note = f"计划{plan_name(view.plan.number)}。{NOTE}"
    book, more = Book(f"{title}计划总表"), more_columns(view)
    summary_page(book, view, f"{title}计划总表")
    book.table("联合抽查计划", f"{title}计划表", note, task_columns(TASKS, case), task_rows(case))
    book.table("分层抽取", f"{title} 分层抽取", note, STRATA, _strata(view))
    book.table("全部检查", f"{title} 全部检查", note, (*VISITS, *more), visit_rows(view))
    _calendar(book, view, f"{title} 日历", note)
    _loads(book, view, f"{title} 人员负荷", note)
    rule = "同一顺位为各层并列；检查对象无法检查的，由系统按其所在层的顺位递补。"
    book.table("替补名单", f"{title} 替补名单", f"{note}{rule}", (*SUBSTITUTES, *more), used_rows(view))
    book.table("未安排", f"{title} 未安排事项", note, (*UNSERVED, *more), unserved_rows(view))
    if more:
        book.table("变更", f"{title} 抽取后的变更", f"{note}{KEPT}", CHANGES, change_rows(view))
    return book.finish()


def _strata(view: View) -> Iterator[Row]:
    spare = {d.stratum: len(d.substitutes) for d in view.plan.draws}
    for k, s in enumerate(view.plan.strata):
        ratio = interval(s.low, s.high)
        yield (
            *(s.task, view.tasks[s.task].name, class_name(s.credit), s.population, s.frame, ratio),
            *(s.wanted, s.size, len(s.certain), spare.get(k, 0)),
        )


def _calendar(book: Book, view: View, title: str, note: str) -> None:
    columns = shift_columns(view)
    area = book.table(
        "日历", title, f"{note}部门列为该半天出动人次，颜色越深人次越多。", columns, shift_rows(view)
    )
    _colour(area.sheet, (area.first, 6, area.last, len(columns) - 1), "#F8696B")


def _loads(book: Book, view: View, title: str, note: str) -> None:
    columns = load_columns(view)
    told = f"{note}期望半天数为抽取前公布的概率表之和；周为ISO周。"
    area = book.table("人员负荷", title, told, columns, load_rows(view))
    _colour(area.sheet, (area.first, 5, area.last, len(columns) - 1), "#63BE7B")


def _colour(sheet: Worksheet, where: tuple[int, int, int, int], dark: str) -> None:
    if where[3] >= where[1]:
        scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0}
        sheet.conditional_format(*where, {**scale, "min_color": "#FFFFFF", "max_color": dark})
