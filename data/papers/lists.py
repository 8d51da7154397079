"""The planner's lists: tasks as published, all visits, substitutes, what is unserved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.changes import TO_COME, called_text, fallen_text, noted, stop_change
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
    from scheduler.values.tasks import Task

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
    Column("统一社会信用代码", 20, "middle"),
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
    """All visits in time order, then the substitutes that no trip goes to yet."""
    number = 0
    for number, stop in enumerate(view.stops, 1):  # counted on below
        tasks = tuple(view.tasks[t] for t in stop.visit.tasks)
        change = stop_change(view, stop, tasks, stop.visit.agencies)
        yield noted(view, (number, *_visit(view, stop, tasks)), change, gone=view.fell_out(stop.visit))
    called = ((c.firm, tuple(t for t in c.tasks if t.on_site)) for c in view.called)
    for more, (id_, tasks) in enumerate(((f, t) for f, t in called if t), number + 1):
        yield (more, TO_COME, "", "", None, None, *_called(view, id_, tasks), called_text(view, id_, tasks))


def _visit(view: View, stop: Stop, tasks: tuple[Task, ...]) -> Row:
    visit, firm, day = stop.visit, view.firms[stop.visit.enterprise], stop.shift.day
    return (
        *(day, weekday(day), HALVES[stop.shift.half], stop.trip.id + 1, stop.number),
        *(firm.name, firm.code, firm.address, firm.town, visit.lead),
        "\n".join(a for a in visit.agencies if a != visit.lead) or NONE,
        *("\n".join(visit.tasks), joined(items_of(tasks)), _team(view, stop), visit.minutes),
    )


def _team(view: View, stop: Stop) -> str:
    return "\n".join(f"{a}：{joined(view.names(stop.trip, a))}" for a in stop.visit.agencies)


def _called(view: View, id_: str, tasks: tuple[Task, ...]) -> Row:
    """A visit still to be made: who leads it, who goes and how long it takes is not settled yet."""
    firm = view.firms[id_]
    leads = dict.fromkeys(t.lead.agency for t in tasks)
    others = dict.fromkeys(d.agency for t in tasks for d in t.duties if d.agency not in leads)
    return (
        *(firm.name, firm.code, firm.address, firm.town, "\n".join(leads), "\n".join(others) or NONE),
        *("\n".join(t.id for t in tasks), joined(items_of(tasks)), "", None),
    )


def substitute_rows(view: View) -> Iterator[Row]:
    """Each task's substitutes in order of succession, as they were drawn."""
    for number, (task, rank, id_) in enumerate(_substitutes(view), 1):
        firm = view.firms[id_]
        yield (number, task.id, task.name, rank, firm.name, firm.code, firm.town)


def used_rows(view: View) -> Iterator[Row]:
    """The same with what became of them, where the plan has changed at all."""
    came = {(s.into, s.task) for s in view.standing.substitutions}
    for (task, _, id_), row in zip(_substitutes(view), substitute_rows(view), strict=True):
        gone = (id_, task.id) in view.gone
        change = "递补后又退出" if gone else called_text(view, id_, (task,)) if (id_, task.id) in came else ""
        yield noted(view, row, change, gone=gone)


def _substitutes(view: View) -> Iterator[tuple[Task, int, str]]:
    for task in view.plan.case.tasks:
        yield from ((task, rank, id_) for rank, id_ in substitutes_of(view.plan, task.id))


def unserved_rows(view: View) -> Iterator[Row]:
    """Every part of a check that nobody makes, and why."""
    for number, u in enumerate(view.plan.unserved, 1):
        firm, task = view.firms[u.enterprise], view.tasks[u.task]
        whose = u.agency or "全部部门"
        row = (number, whose, firm.name, firm.code, task.id, task.name, joined(task.items), reason_text(u))
        gone = (u.enterprise, u.task) in view.gone
        yield noted(view, row, fallen_text(view, u.enterprise, (task,)), gone=gone)
