"""Windows of caps and floors: a calendar year, N natural days or N months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def in_window(window: str, end: date, day: date) -> bool:
    """Whether this day lies in the window of a visit on day ``end``."""
    if window == "year":
        return day.year == end.year
    count, unit = window.split(" ")
    if unit == "days":
        return timedelta(0) <= end - day < timedelta(int(count))
    start = months_back(end, int(count))
    return day <= end and (start is None or day > start)


def months_back(end: date, months: int) -> date | None:
    """The day so many months earlier, or that month's last day; None = before all dates."""
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    if year < date.min.year:
        return None
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))
