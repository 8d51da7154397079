"""What the acts after the draw changed, in the papers' words; why anybody left is in none of them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from data.papers.privacy import shown_card
from data.papers.sheets import Column, Struck
from data.papers.text import HALVES, NONE, beijing, joined
from data.papers.view import VACANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.papers.sheets import Row
    from data.papers.view import Stop, View
    from scheduler.standing import Reseating, Substitution
    from scheduler.values.plan import Trip
    from scheduler.values.tasks import Task

CHANGE = Column("变更", 16)
"""Last column of a list, only once there is something to say."""
TO_COME = "待安排"
CHANGES = (
    Column("序号", 6, "whole"),
    Column("时间", 20, "middle"),
    Column("类别", 12, "middle"),
    Column("抽查计划编号／席位", 30),
    Column("退出", 30),
    Column("接替", 30),
    Column("现状", 24),
)


def fallen_text(view: View, firm: str, tasks: Iterable[Task]) -> str:
    """Say who stands in a firm's place, task by task where they differ; empty where it did not fall out."""
    by_successor: dict[str, list[Task]] = {}
    for task in tasks:
        if (firm, task.id) in view.gone:
            by_successor.setdefault(view.gone[firm, task.id], []).append(task)
    if not by_successor:
        return ""
    said = (
        f"{joined(t.id for t in own) if len(by_successor) > 1 else ''}{_successor(view, into, own)}"
        for into, own in by_successor.items()
    )
    return f"已退出；{'；'.join(said)}"


def _successor(view: View, into: str, tasks: list[Task]) -> str:
    if not into:
        return "无可递补"
    later = f"（{TO_COME}）" if any(t.on_site for t in tasks) else ""
    return f"由{view.firms[into].name}递补{later}"


def called_text(view: View, firm: str, tasks: Iterable[Task]) -> str:
    """Say in whose place a substitute comes in some tasks."""
    return f"递补：接替{joined(view.firms[view.came_for[firm, t.id]].name for t in tasks)}"


def noted(view: View, row: Row, change: str, *, gone: bool) -> Row:
    """Return a row with what changed it, where the plan has changed; struck out where its firm fell out."""
    if view.standing.unchanged:
        return row
    return Struck((*row, change)) if gone else (*row, change)


def more_columns(view: View) -> tuple[Column, ...]:
    """Return the column of changes, where the plan has any."""
    return () if view.standing.unchanged else (CHANGE,)


def stop_change(view: View, stop: Stop, tasks: Iterable[Task], agencies: Iterable[str]) -> str:
    """Say what became of a visit's firm, or else of some agencies' seats on its trip."""
    return fallen_text(view, stop.visit.enterprise, tasks) or _crew_change(view, stop.trip, set(agencies))


def _crew_change(view: View, trip: Trip, agencies: set[str]) -> str:
    moved = [r for r in view.standing.reseatings if r.trip == trip.id]
    own = [r for r in moved if trip.seats[r.seat].agency in agencies]
    empty = sum(not r.came for r in own)
    parts = (
        f"{empty}个席位空缺，待重新抽取" if empty else "",
        "检查人员有重新抽取" if any(r.came for r in own) else "",
    )
    return "；".join(filter(None, parts))


def change_rows(view: View) -> Iterator[Row]:
    """Every substitution and every seat given up, in order of time."""
    firms = ((s.at, _substitution(view, s)) for s in view.standing.substitutions)
    seats = ((r.at, _reseating(view, r)) for r in view.standing.reseatings)
    for number, (at, told) in enumerate(sorted((*firms, *seats), key=itemgetter(0)), 1):
        yield (number, beijing(at), *told)


def _substitution(view: View, one: Substitution) -> Row:
    now = TO_COME if view.tasks[one.task].on_site else "书面（网络）检查"
    if (one.into, one.task) in view.gone:
        now = "接替者其后也已退出"
    came = view.firms[one.into].name if one.into else NONE
    return ("检查对象递补", one.task, view.firms[one.out].name, came, now if one.into else "无可递补")


def _reseating(view: View, one: Reseating) -> Row:
    trip = next(t for t in view.plan.trips if t.id == one.trip)
    shift = view.plan.case.shifts[trip.shift]
    when = f"{shift.day} {HALVES[shift.half]}"
    where = f"出行{trip.id + 1}（{when}）{trip.seats[one.seat].agency} 席位{one.seat + 1}"
    came = _officer(view, one.came) if one.came else ""
    return (
        *("人员席位重抽", where, _officer(view, one.left)),
        *(came, "已重新抽取" if came else f"{VACANT}，待重新抽取"),
    )


def _officer(view: View, card: str) -> str:
    return f"{view.people[card].name}（{shown_card(card)}）"
