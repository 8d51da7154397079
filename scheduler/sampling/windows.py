"""Windows in which past checks count: a calendar year, N natural days, N months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache


def counts_on(window: str, past: date, day: date) -> bool:
    """Whether a past check lies in the window that ends with a visit on a day.

    >>> counts_on("60 days", date(2026, 8, 12), date(2026, 10, 10))
    True
    >>> counts_on("60 days", date(2026, 8, 11), date(2026, 10, 10))
    False
    """
    if window == "year":
        return past.year == day.year
    return start(window, day) < past <= day


@cache
def start(window: str, day: date) -> date:
    """The last day before the window "N days" or "N months" that ends on a day.

    >>> start("24 months", date(2028, 2, 29))
    datetime.date(2026, 2, 28)
    """
    if window == "year":
        return date(day.year - 1, 12, 31)
    count, unit = window.split()
    if unit == "days":
        return day - timedelta(days=int(count))
    year, month = divmod(day.year * 12 + day.month - 1 - int(count), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
