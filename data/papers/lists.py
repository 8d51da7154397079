"""The planner's lists: tasks as published, all visits, substitutes, what is unserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.reasons import reason_text
from data.papers.sheets import Column
from data.papers.succession import substitutes_of
from data.papers.text import (
    HALVES,
    NONE,
    duty_name,
    joined,
    method_of,
    officers_of,
    ratio_of,
    scope_of,
    weekday,
)
from data.papers.view import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.papers.sheets import Row
    from data.papers.view import Stop, View
    from scheduler.values.case import Case

CLASSES_BEFORE, CLASSES_AFTER = 6, 4
TASKS = (
    Column("抽查计划编号", 20, "middle"),
    Column("任务名称", 16),
    Column("抽查事项", 20),
    Column("检查对象范围", 14),
    Column("发起部门", 12),
    Column("配合部门", 20),
    Column("抽查频次", 6, "middle"),
    Column("每户检查时长(分钟)", 7, "whole"),
    Column("每部门人数", 7, "middle"),
    Column("检查开始日期", 11, "day"),
    Column("检查结束日期", 11, "day"),
    Column("检查方式", 9, "middle"),
)
"""In the order of published plans; the ratios by class stand between 配合部门 and 抽查频次."""
VISITS = (
    Column("序号", 6, "whole"),
    Column("日期", 11, "day"),
    Column("星期", 5, "middle"),
    Column("半天", 5, "middle"),
    Column("出行编号", 5, "whole"),
    Column("行程次序", 5, "whole"),
    Column("检查对象", 18),
    Column("统一社会信用代码", 11, "middle"),
    Column("地址", 17),
    Column("乡镇（街道）", 9, "middle"),
    Column("牵头部门", 11, "middle"),
    Column("配合部门", 19),
    Column("抽查计划编号", 20, "middle"),
    Column("抽查事项", 18),
    Column("检查人员", 36),
    Column("预计用时（分钟）", 6, "whole"),
)
SUBSTITUTES = (
    Column("序号", 6, "whole"),
    Column("抽查计划编号", 22, "middle"),
    Column("任务名称", 34),
    Column("顺位", 6, "whole"),
    Column("检查对象", 40),
    Column("统一社会信用代码", 22, "middle"),
    Column("乡镇（街道）", 14, "middle"),
)
UNSERVED = (
    Column("序号", 6, "whole"),
    Column("部门", 14, "middle"),
    Column("检查对象", 22),
    Column("统一社会信用代码", 20, "middle"),
    Column("抽查计划编号", 20, "middle"),
    Column("任务名称", 20),
    Column("抽查事项", 20),
    Column("原因", 36),
)


def task_columns(columns: Sequence[Column], case: Case) -> tuple[Column, ...]:
    """Put the ratio columns where published plans have them."""
    names = [f"{c}类比例" if c else "未分类比例" for c in _classes(case)]
    ratios = [Column(name, 8, "middle") for name in names]
    return (*columns[:CLASSES_BEFORE], *ratios, *columns[CLASSES_BEFORE:])


def task_rows(case: Case) -> Iterator[Row]:
    """Tasks in the plan's own order."""
    for t in case.tasks:
        yield (
            *(t.id, t.name, joined(t.items), scope_of(t), duty_name(t.lead)),
            joined(duty_name(d) for d in t.partners) or NONE,
            *(ratio_of(t, c) for c in _classes(case)),
            *(t.frequency, t.minutes, officers_of(t), t.first, t.last, method_of(t)),
        )


def _classes(case: Case) -> tuple[str, ...]:
    """A to D and unclassified, as plans have them; E where a task names it."""
    five = any(r.credit == "E" for t in case.tasks for r in t.ratios)
    return ("A", "B", "C", "D", *(("E",) if five else ()), "")


def visit_rows(view: View) -> Iterator[Row]:
    """All visits in time order."""
    for number, stop in enumerate(view.stops, 1):
        visit, firm, day = stop.visit, view.firms[stop.visit.enterprise], stop.shift.day
        tasks = tuple(view.tasks[t] for t in visit.tasks)
        yield (
            *(number, day, weekday(day), HALVES[stop.shift.half], stop.trip.id + 1, stop.number),
            *(firm.name, firm.code, firm.address, firm.town, visit.lead),
            "\n".join(a for a in visit.agencies if a != visit.lead) or NONE,
            *("\n".join(visit.tasks), joined(items_of(tasks)), _team(view, stop), visit.minutes),
        )


def _team(view: View, stop: Stop) -> str:
    return "\n".join(f"{a}：{joined(i.name for i in view.crew(stop.trip, a))}" for a in stop.visit.agencies)


def substitute_rows(view: View) -> Iterator[Row]:
    """Each task's substitutes in order of succession."""
    number = 0
    for task in view.plan.case.tasks:
        for rank, id_ in substitutes_of(view.plan, task.id):
            number += 1
            firm = view.firms[id_]
            yield (number, task.id, task.name, rank, firm.name, firm.code, firm.town)


def unserved_rows(view: View) -> Iterator[Row]:
    """Every part of a check that nobody makes, and why."""
    for number, u in enumerate(view.plan.unserved, 1):
        firm, task = view.firms[u.enterprise], view.tasks[u.task]
        whose = u.agency or "全部部门"
        yield (
            *(number, whose, firm.name, firm.code, task.id, task.name, joined(task.items)),
            reason_text(u),
        )
