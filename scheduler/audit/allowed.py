"""Allowed shifts: the task's own days, quiet periods, and caps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scheduler.audit.windows import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Row

Counted = tuple[date, str, str]
"""One check that caps count: day, agency, item."""


class Calendar:
    """Answers, shift by shift, what a firm and task are allowed."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.rules = book.rules
        self._quiet: dict[tuple[tuple[str, ...], str], set[date]] = {}
        self._within: dict[str, list[int]] = {}

    def counted(self, firm: str) -> list[Counted]:
        """The firm's past checks that caps count."""
        return [
            (day, agency, item) for day, agency, item, counts in self.book.history.get(firm, ()) if counts
        ]

    def within(self, task: Row) -> list[int]:
        """Shifts whose day lies within the task's first and last."""
        if task["id"] not in self._within:
            first, last = (date.fromisoformat(task[key]) for key in ("first", "last"))
            fits = [p for p, day in enumerate(self.book.days) if first <= day <= last]
            self._within[task["id"]] = fits
        return self._within[task["id"]]

    def quiet(self, firm: Row) -> set[date]:
        """Days on which a quiet period or monthly quiet rule covers the firm."""
        key = (tuple(firm["tags"]), firm["town"])
        if key not in self._quiet:
            self._quiet[key] = {day for day in set(self.book.days) if self._is_quiet(firm, day)}
        return self._quiet[key]

    def _is_quiet(self, firm: Row, day: date) -> bool:
        periods = (
            row
            for row in self.book.rows("quiet")
            if date.fromisoformat(row["first"]) <= day <= date.fromisoformat(row["last"])
        )
        monthly = (row for row in self.rules["quiet"] if row["first"] <= day.day <= row["last"])
        return any(_concerns(firm, row) for row in (*periods, *monthly))

    def allowed(self, firm: Row, task: Row) -> list[int]:
        """Positions of the shifts allowed to a firm and task by the dates, quiet periods and caps."""
        within = self.within(task)
        if not task["on_site"]:
            return within
        days = {self.book.days[p] for p in within} - self.quiet(firm)
        counted = self.counted(firm["id"])
        for cap in caps_on(self.rules, firm, task):
            days -= barred_days(cap, days, counted, agencies_of(task))
        return [p for p in within if self.book.days[p] in days]


def _concerns(firm: Row, row: Row) -> bool:
    return (not row["tag"] or row["tag"] in firm["tags"]) and row["town"] in {"", firm["town"]}


def agencies_of(task: Row) -> list[str]:
    """All agencies with a duty in a task."""
    return [task["lead"]["agency"], *(duty["agency"] for duty in task["partners"])]


def caps_on(rules: Row, firm: Row, task: Row) -> list[Row]:
    """The caps that concern a firm and task."""
    return [cap for cap in rules["caps"] if _is_on(cap, firm, task)]


def _is_on(cap: Row, firm: Row, task: Row) -> bool:
    return (
        (cap["credits"] is None or firm["credit"] in cap["credits"])
        and _meets(cap["tags"], firm["tags"])
        and _meets(cap["items"], task["items"])
        and _meets(cap["agencies"], agencies_of(task))
    )


def _meets(wanted: list[str], present: list[str]) -> bool:
    return not wanted or any(one in present for one in wanted)


def barred_days(cap: Row, days: set[date], counted: Iterable[Counted], agencies: list[str]) -> set[date]:
    """The days on which a cap bars a visit by these agencies, given the checks that count."""
    most, window = cap["most"], cap["window"]
    if not most:
        return set(days)
    barred: set[date] = set()
    for past in _tallies(cap, counted, agencies):
        if len(past) >= most:
            barred |= {day for day in days if _within(past, *span(window, day)) >= most}
    return barred


def _within(past: set[date], first: date, last: date) -> int:
    return sum(first <= day <= last for day in past)


def _tallies(cap: Row, counted: Iterable[Counted], agencies: list[str]) -> Iterable[set[date]]:
    """Days of the checks that a cap counts: of the firm, or of each agency concerned alone."""
    days: dict[str, set[date]] = {}
    for when, agency, item in counted:
        if _meets(cap["items"], [item]) and _meets(cap["agencies"], [agency]):
            days.setdefault("" if cap["per"] == "firm" else agency, set()).add(when)
    concerned = [""] if cap["per"] == "firm" else agencies
    return [days[one] for one in concerned if one in days]
