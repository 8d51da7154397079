"""Every figure of the rules with the document it comes from (依据)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.papers.text import class_name, interval, joined, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.values.rules import Basis, Cap, Floor, QuietRule, Rules

Line = tuple[str, str, str, str, str]
"""Kind, name, figure, document, clause."""

ROUNDING = {"half-up": "四舍五入", "ceiling": "进一取整"}
WITHIN = {"low": "取下限", "middle": "取中值", "high": "取上限"}
SPREAD = {"plain": "每次独立抽取，不作年度均衡", "spread": "年度均衡（已查主体降低、未查主体提高抽中机会）"}
CONFLICT = {"refuse": "不予抽取，先行调整", "take all": "可抽主体全部抽取并记录"}
PER = {"firm": "每个检查对象", "agency": "每个检查对象、每个部门"}
UNITS = {"days": "日", "months": "个月"}


def bases(rules: Rules) -> tuple[Line, ...]:
    """List the rules in force, one line for each figure."""
    return (
        *_sampling(rules),
        *(_cap(c) for c in rules.caps),
        *(_floor(f) for f in rules.floors),
        *_teams(rules),
        *_trips(rules),
        *(_quiet(q) for q in rules.quiet),
    )


def documents(rules: Rules) -> str:
    """Name each document the rules rest on once."""
    return joined(line[3] for line in bases(rules) if line[3])


def _line(kind: str, name: str, figure: str, basis: Basis) -> Line:
    return (kind, name, figure, basis.document, basis.clause)


def _sampling(rules: Rules) -> Iterator[Line]:
    s = rules.sampling
    figures = (
        ("数量取整", ROUNDING[s.rounding]),
        ("每层至少抽取", "1户" if s.at_least_one else "不限"),
        ("比例区间", WITHIN[s.interval]),
        ("总体最低抽查比例", percent(s.overall_floor) if s.overall_floor else "不设"),
        ("年度安排", SPREAD[s.spread]),
        ("可抽主体不足时", CONFLICT[s.cap_conflict]),
        ("每层替补数", f"与抽中数相同，且不少于{s.substitutes}户"),
    )
    for name, figure in figures:
        yield _line("抽取", name, figure, s.basis)
    for task, credit, low, high, basis in s.ratio_overrides:
        whose = "全部任务" if task == "*" else task
        yield _line("抽取比例", f"{whose} {class_name(credit)}", interval(low, high), basis)


def _cap(cap: Cap) -> Line:
    figure = f"{PER[cap.per]}{window(cap.window)}至多{cap.most}次"
    return _line(
        "频次上限", cap.name, figure + _filters(cap.credits, cap.agencies, cap.tags, cap.items), cap.basis
    )


def _floor(floor: Floor) -> Line:
    figure = f"{window(floor.window)}至少1次"
    return _line(
        "频次下限", floor.name, figure + _filters(floor.credits, floor.tags, floor.tasks), floor.basis
    )


def _filters(credits_: tuple[str, ...] | None, *others: tuple[str, ...]) -> str:
    parts = [*(class_name(c) for c in credits_ or ()), *(value for group in others for value in group)]
    return f"（限：{joined(parts)}）" if parts else ""


def _teams(rules: Rules) -> Iterator[Line]:
    t = rules.teams
    figures = (
        ("每部门每次最少人数", f"{max(2, t.least)}人"),
        ("每次检查部门数", f"至多{t.agencies_per_visit}个" if t.agencies_per_visit else "不限"),
        ("所所交叉部门", joined(t.cross_stations) or "无"),
        ("每人每周半天数", f"至多{t.weekly}个"),
        ("每人每季半天数", f"至多{t.quarterly}个"),
        ("单席位单人最大概率", percent(t.predictability)),
        ("垂直管理部门（只邀请）", joined(t.vertical) or "无"),
    )
    for name, figure in figures:
        yield _line("检查组", name, figure, t.basis)


def _trips(rules: Rules) -> Iterator[Line]:
    t = rules.trips
    figures = (
        ("每个半天", f"至多{t.visits}户、{t.shift_minutes}分钟"),
        ("路程（无坐标）", f"同一乡镇{t.same_town_minutes}分钟，不同乡镇{t.other_town_minutes}分钟"),
        ("路程（有坐标）", f"直线距离的1.3倍，每小时{t.speed_kmh}公里"),
    )
    for name, figure in figures:
        yield _line("出行", name, figure, t.basis)


def _quiet(quiet: QuietRule) -> Line:
    where = joined(x for x in (quiet.tag, quiet.town) if x) or "全部检查对象"
    return _line("宁静期", where, f"每月{quiet.first}日至{quiet.last}日", quiet.basis)


def window(text: str) -> str:
    """Say a window in Chinese.

    >>> window("year"), window("60 days"), window("24 months")
    ('每自然年', '60日内', '24个月内')
    """
    number, _, unit = text.partition(" ")
    return f"{number}{UNITS.get(unit, unit)}内" if unit else "每自然年"
