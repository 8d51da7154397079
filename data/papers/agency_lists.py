"""An agency's lists: its visits in time order with the substitutes to come, and what it checks in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.bring import papers
from data.papers.changes import TO_COME, called_text, fallen_text, noted, stop_change
from data.papers.sheets import Column
from data.papers.text import HALVES, NONE, duty_name, joined, weekday
from data.papers.view import crew_text, items_of, partners_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.papers.sheets import Row
    from data.papers.view import Called, Stop, View
    from scheduler.values.tasks import Task

VISITS = (
    Column("序号", 5, "whole"),
    Column("日期", 11, "day"),
    Column("星期", 5, "middle"),
    Column("半天", 5, "middle"),
    Column("出行编号", 5, "whole"),
    Column("检查对象", 18),
    Column("统一社会信用代码", 20, "middle"),
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
    Column("统一社会信用代码", 20, "middle"),
    Column("地址", 20),
    Column("乡镇（街道）", 9, "middle"),
    Column("抽查事项", 20),
    Column("发起部门", 12, "middle"),
    Column("配合部门", 16),
    Column("开始日期", 11, "day"),
    Column("结束日期", 11, "day"),
)


def visit_rows(view: View, agency: str) -> Iterator[Row]:
    """The agency's visits in time order, then the substitutes that no trip goes to yet."""
    number = 0
    for number, stop in enumerate(view.stops_by_agency.get(agency, ()), 1):  # counted on below
        tasks = view.attended(stop.visit, agency)
        row = (number, *_when(stop), *_what(view, stop, agency, tasks))
        yield noted(view, row, stop_change(view, stop, tasks, (agency,)), gone=view.fell_out(stop.visit))
    for more, (called, tasks) in enumerate(to_come(view, agency), number + 1):
        told = (*_called(view, called.firm, tasks, agency), called_text(view, called.firm, tasks))
        yield (more, TO_COME, "", "", None, *told)


def to_come(view: View, agency: str) -> tuple[tuple[Called, tuple[Task, ...]], ...]:
    """Substitutes to be visited with the agency's part of their tasks; their trips are still to be made."""
    parts = (
        (c, tuple(t for t in c.tasks if t.on_site and view.serves(c.firm, t, agency))) for c in view.called
    )
    return tuple((called, tasks) for called, tasks in parts if tasks)


def _when(stop: Stop) -> Row:
    day = stop.shift.day
    return (day, weekday(day), HALVES[stop.shift.half], stop.trip.id + 1)


def _what(view: View, stop: Stop, agency: str, tasks: tuple[Task, ...]) -> Row:
    visit = stop.visit
    return (
        *_where(view, visit.enterprise),
        joined(items_of(tasks)),
        crew_text(view, stop.trip, agency),
        "牵头" if visit.lead == agency else "配合",
        visit.lead,
        partners_of(visit, agency) or NONE,
        *_effort(tasks, leads=visit.lead == agency),
    )


def _called(view: View, firm: str, tasks: tuple[Task, ...], agency: str) -> Row:
    """A visit still to be made: without date, trip, crew, and so without a part in it."""
    leads = tuple(dict.fromkeys(t.lead.agency for t in tasks))
    others = (d.agency for t in tasks for d in t.duties if d.agency not in {*leads, agency})
    return (
        *_where(view, firm),
        *(joined(items_of(tasks)), "", "", "\n".join(leads), "\n".join(dict.fromkeys(others)) or NONE),
        *_effort(tasks, leads=agency in leads),
    )


def _where(view: View, id_: str) -> Row:
    firm = view.firms[id_]
    return (firm.name, firm.code, firm.address, firm.town)


def _effort(tasks: tuple[Task, ...], *, leads: bool) -> Row:
    return (sum(t.minutes for t in tasks), papers(items_of(tasks), leads=leads))


def written_rows(view: View, agency: str) -> Iterator[Row]:
    """The agency's checks that take no visit, task by task; substitutes after those that were drawn."""
    number = 0
    for task in view.plan.case.tasks:
        for firm, change in () if task.on_site else _written(view, task):
            if view.serves(firm, task, agency):
                number += 1
                row = (number, *_paper(view, task, firm))
                yield noted(view, row, change, gone=(firm, task.id) in view.gone)


def _written(view: View, task: Task) -> Iterable[tuple[str, str]]:
    """Firms of a task with what changed them."""
    yield from ((firm, fallen_text(view, firm, (task,))) for firm in view.drawn[task.id])
    for called in view.called:
        if task in called.tasks:
            yield called.firm, called_text(view, called.firm, (task,))


def _paper(view: View, task: Task, id_: str) -> Row:
    firm = view.firms[id_]
    return (
        *(task.id, task.name, firm.name, firm.code, firm.address, firm.town),
        *(joined(task.items), task.lead.agency),
        joined(duty_name(d) for d in task.partners) or NONE,
        *(task.first, task.last),
    )
