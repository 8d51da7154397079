"""Windows of caps and floors: a calendar year, N natural days or N months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def span(window: str, end: date) -> tuple[date, date]:
    """First and last day of the window of a visit on day ``end``."""
    if window == "year":
        return end.replace(month=1, day=1), end.replace(month=12, day=31)
    count, unit = window.split(" ")
    if unit == "days":
        return date.fromordinal(max(1, end.toordinal() - int(count) + 1)), end
    start = _months_back(end, int(count))
    return (date.min if start is None else start + timedelta(1)), end


def in_window(window: str, end: date, day: date) -> bool:
    """Whether this day lies in the window of a visit on day ``end``."""
    first, last = span(window, end)
    return first <= day <= last


def _months_back(end: date, months: int) -> date | None:
    """The day so many months earlier, or that month's last day; None = before all dates."""
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    if year < date.min.year:
        return None
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))
