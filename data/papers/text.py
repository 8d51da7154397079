"""Small Chinese texts shared by all papers: days, halves, classes, ratios, scopes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from scheduler.values.tasks import Duty, Task

HALVES = {"AM": "上午", "PM": "下午"}
CLASS_NAMES = {"": "未分类"}
NONE = "无"
BEIJING = timezone(timedelta(hours=8))


def weekday(day: date) -> str:
    """Name the day of the week, e.g. 周三."""
    return f"周{'一二三四五六日'[day.weekday()]}"


def class_name(credit: str) -> str:
    """Name a credit class, e.g. A类."""
    return CLASS_NAMES.get(credit, f"{credit}类")


def quarter_name(quarter: str) -> str:
    """Name a quarter in words.

    >>> quarter_name("2026Q4")
    '2026年第4季度'
    """
    year, _, number = quarter.partition("Q")
    return f"{year}年第{number}季度" if number else quarter


def beijing(moment: str) -> str:
    """A moment of a record in the offices' own time.

    >>> beijing("2026-12-01T02:00:00Z")
    '2026年12月1日 10:00（北京时间）'
    """
    if not moment:
        return ""
    local = datetime.fromisoformat(moment).astimezone(BEIJING)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}（北京时间）"


def plan_name(number: int) -> str:
    """Name a plan by its number in the store."""
    return f"第{number}号" if number else "未入库"


def decimal(value: Fraction, places: int) -> Decimal:
    """Round a fraction half up to so many decimal places, exactly.

    >>> from fractions import Fraction
    >>> decimal(Fraction(2, 3), 2)
    Decimal('0.67')
    """
    scaled = value * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent(value: Fraction) -> str:
    """Say a share in per cent with at most two decimal places.

    >>> from fractions import Fraction
    >>> percent(Fraction(1, 40)), percent(Fraction(1, 5))
    ('2.5%', '20%')
    """
    figure = f"{decimal(value * 100, 2):f}".rstrip("0").rstrip(".")
    return f"{figure}%"


def interval(low: Fraction, high: Fraction) -> str:
    """Say a ratio; an interval as 低%-高%."""
    return percent(low) if low == high else f"{percent(low)}-{percent(high)}"


def joined(parts: Iterable[str]) -> str:
    """List things in Chinese, each once, in the order given."""
    return "、".join(dict.fromkeys(parts))


def ratio_of(task: Task, credit: str) -> str:
    """Say a task's own ratio of one class; empty where the class is not drawn."""
    return next((interval(r.low, r.high) for r in task.ratios if r.credit == credit), "")


def scope_of(task: Task) -> str:
    """Say whom a task concerns, as published plans do."""
    tags = f"监管标签:{joined(task.tags)}" if task.tags else "全部检查对象"
    return f"{tags}；区域:{joined(task.towns)}" if task.towns else tags


def duty_name(duty: Duty) -> str:
    """Name an agency with the qualifications it must bring, as published plans do."""
    return f"{duty.agency}({joined(duty.qualifications)})" if duty.qualifications else duty.agency


def officers_of(task: Task) -> int | str:
    """Say how many officers each agency sends; agency by agency where they differ."""
    numbers = {d.officers for d in task.duties}
    if len(numbers) == 1:
        return numbers.pop()
    return "、".join(f"{d.agency}{d.officers}" for d in task.duties)


def method_of(task: Task) -> str:
    """Say how a task is done."""
    if not task.on_site:
        return "书面/网络"
    return "现场" if task.announced else "现场(不事先告知)"
