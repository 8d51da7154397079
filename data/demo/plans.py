"""The quarter's joint plan of the synthetic district, in the form of published plans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.demo import words

if TYPE_CHECKING:
    from data.demo.sheets import Row

HEADING = (
    *(
        "抽查计划编号",
        "任务名称",
        "抽查事项",
        "检查对象范围",
        "发起部门",
        "配合部门",
        "A类比例",
        "B类比例",
        "C类比例",
    ),
    *(
        "D类比例",
        "未分类比例",
        "抽查频次",
        "每户检查时长(分钟)",
        "每部门人数",
        "检查开始日期",
        "检查结束日期",
        "检查方式",
    ),
)


def plan_rows(first: date, last: date) -> list[Row]:
    """One row per task, from the quarter's second week to its last day; one ends a month earlier."""
    begins = first + timedelta(days=7)
    rows: list[Row] = []
    for number, plan in enumerate(words.PLANS, 1):
        ends = last - timedelta(days=31) if plan.tag == "药械" else last
        ratios = tuple(f"{percent}%" for percent in plan.ratios)
        scope = f"监管标签:{plan.tag}" if plan.tag else "全部企业"
        rows.append(
            (
                *(f"{words.DISTRICT}联查[{first.year}]{number}号", plan.name, plan.items, scope),
                *(plan.lead, plan.partners, *ratios, ">=1" if plan.ratios[3] == 100 else ""),
                *(plan.minutes, 2, begins.isoformat(), ends.isoformat(), plan.way),
            )
        )
    return rows
