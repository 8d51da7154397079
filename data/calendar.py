"""Quarters and their working half days (节假日调休 included)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from scheduler.errors import InputWrong, problem
from scheduler.values.calendar import Shift

if TYPE_CHECKING:
    from collections.abc import Callable

_HALVES: tuple[Literal["AM", "PM"], ...] = ("AM", "PM")


@dataclass(frozen=True, slots=True)
class Overrides:
    """Days that are working or off whatever the library says, and years that weekdays plus these describe."""

    working: frozenset[date] = frozenset()
    off: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()


NO_OVERRIDES = Overrides()


def quarter_of(text: str) -> str:
    """A quarter in its one spelling, YYYYQn; full-width and lower case are accepted, all else is C02.

    >>> quarter_of("２０２６ｑ４ ")
    '2026Q4'
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if re.fullmatch(r"20\d\dQ[1-4]", plain, re.ASCII) is None:
        raise InputWrong(problem("C02", "fatal", None, text))
    return plain


def quarter_bounds(quarter: str) -> tuple[date, date]:
    """First and last day of a quarter, both included."""
    plain = quarter_of(quarter)
    year, month = int(plain[:4]), 3 * int(plain[5]) - 2
    after = date(year + 1, 1, 1) if month == 10 else date(year, month + 3, 1)
    return date(year, month, 1), after - timedelta(days=1)


def shifts_of(quarter: str, first: date | None, overrides: Overrides = NO_OVERRIDES) -> tuple[Shift, ...]:
    """Morning and afternoon of every working day from ``first`` (or the quarter's first day) to its last.

    Raises InputWrong: C01 a year whose holidays are not known, C02 no quarter, C03 ``first`` outside it,
    C04 no working day left.
    """
    opening, closing = quarter_bounds(quarter)
    start = opening if first is None else first
    if not opening <= start <= closing:
        raise InputWrong(
            problem(
                "C03", "fatal", None, str(start), quarter=quarter_of(quarter), first=opening, last=closing
            )
        )
    works = _judge(opening.year, overrides)
    days = (start + timedelta(days=n) for n in range((closing - start).days + 1))
    found = tuple(Shift(day, half) for day in days if works(day) for half in _HALVES)
    if not found:
        raise InputWrong(problem("C04", "fatal", None, str(start), last=closing))
    return found


def _judge(year: int, overrides: Overrides) -> Callable[[date], bool]:
    """Whether a day of the year is worked: the planner's word first, then the library's; never a guess."""
    if year in overrides.years:
        return lambda day: day in overrides.working or (day.isoweekday() <= 5 and day not in overrides.off)
    from chinese_calendar import is_workday

    try:
        is_workday(date(year, 1, 1))
    except NotImplementedError as error:
        raise InputWrong(problem("C01", "fatal", None, str(year), year=year)) from error
    return lambda day: day in overrides.working or (day not in overrides.off and bool(is_workday(day)))
