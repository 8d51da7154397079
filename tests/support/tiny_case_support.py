"""One fixed, readable case, and the real working half days that all generated ones use."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Literal

import chinese_calendar
from district_words_support import AGENCIES, BASIS, TOWNS

from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.firms import Enterprise
from scheduler.values.people import Agency, Inspector
from scheduler.values.rules import Rules, Sampling, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task

Half = Literal["AM", "PM"]
_HALVES: tuple[Half, Half] = ("AM", "PM")

QUARTER_FIRST, QUARTER_LAST = date(2026, 10, 1), date(2026, 12, 31)


@cache
def working_days() -> tuple[date, ...]:
    """The working days of 2026's fourth quarter, make-up Saturdays included."""
    return tuple(chinese_calendar.get_workdays(QUARTER_FIRST, QUARTER_LAST))


def shifts_from(start: int, count: int) -> tuple[Shift, ...]:
    """So many half days in a row, from the morning of the quarter's working day number ``start``."""
    days = working_days()[start : start + (count + 1) // 2]
    return tuple(Shift(day, half) for day in days for half in _HALVES)[:count]


def tiny_case() -> Case:
    """Eight firms, two agencies with three officers each, two tasks, four half days; nothing in the way."""
    basis = BASIS
    ratios = (
        Ratio("D", Fraction(1), Fraction(1)),
        Ratio("B", Fraction(1, 2), Fraction(1, 2)),
        Ratio("A", Fraction(1, 4), Fraction(1, 4)),
    )
    firms = tuple(
        Enterprise(
            f"F{n}",
            f"示例第{n}号商行",
            credit=c,
            status="存续",
            tags=(tag,),
            town=town,
            station=f"{town[:2]}所",
        )
        for n, (c, tag, town) in enumerate(
            [
                ("A", "餐饮", TOWNS[0]),
                ("A", "餐饮", TOWNS[0]),
                ("A", "餐饮", TOWNS[1]),
                ("A", "食品", TOWNS[1]),
                ("B", "餐饮", TOWNS[0]),
                ("B", "食品", TOWNS[1]),
                ("D", "餐饮", TOWNS[0]),
                ("D", "食品", TOWNS[1]),
            ],
            1,
        )
    )
    shifts = shifts_from(0, 4)
    market, safety = AGENCIES[0], AGENCIES[1]
    window = (shifts[0].day, shifts[-1].day)
    return Case(
        quarter="2026Q4",
        district="试点区",
        enterprises=firms,
        agencies=(Agency(market), Agency(safety)),
        inspectors=tuple(
            Inspector(f"P{a}{n}", f"示例{a}{n}", agency)
            for a, agency in enumerate((market, safety))
            for n in (1, 2, 3)
        ),
        tasks=(
            Task(
                "试点联查[2026]1号",
                "餐饮单位联合抽查",
                ("食品安全检查",),
                ("餐饮",),
                Duty(market),
                (Duty(safety),),
                ratios,
                45,
                *window,
            ),
            Task(
                "试点联查[2026]2号",
                "全部企业抽查",
                ("价格行为检查",),
                (),
                Duty(market),
                (),
                ratios,
                30,
                *window,
            ),
        ),
        history=(),
        leaves=(),
        recusals=(),
        quiet=(),
        shifts=shifts,
        rules=Rules(
            sampling=Sampling(basis=basis), teams=Teams(basis=basis), trips=Trips(effort=3, basis=basis)
        ),
    )
