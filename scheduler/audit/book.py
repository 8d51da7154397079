"""A well-formed plan, opened: its rows by section and by name."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from scheduler.audit.allowed import Calendar
from scheduler.audit.drawing import Drawing
from scheduler.audit.expected import Expected
from scheduler.audit.hashing import Hash

if TYPE_CHECKING:
    from scheduler.audit.digests import Digests
    from scheduler.audit.findings import Row

ONE = 1 << 30
"""A probability of 1."""


@lru_cache(maxsize=1 << 16)
def as_day(text: str) -> date:
    """The date written so."""
    return date.fromisoformat(text)


class Book:
    """One plan's rows with the indexes that rules look things up in; reads, never judges."""

    def __init__(self, document: Row, digests: Digests) -> None:
        self.document = document
        self.digests = digests

    def rows(self, section: str) -> list[Row]:
        """All rows of a section, in the file's order."""
        rows: list[Row] = self.document[section]
        return rows

    @property
    def rules(self) -> Row:
        """All policy."""
        return self.rows("rules")[0]

    @property
    def head(self) -> Row:
        """The plan's quarter, district and seeds."""
        head: Row = self.document["head"]
        return head

    @cached_property
    def hashed(self) -> Hash:
        """The plan's hash function."""
        return Hash(self.rules["suite"])

    @cached_property
    def firms(self) -> dict[str, Row]:
        """Firms by id."""
        return {row["id"]: row for row in self.rows("firms")}

    @cached_property
    def _listed(self) -> list[str]:
        return [row["id"] for row in self.rows("firms")]

    @cached_property
    def ids(self) -> list[str]:
        """The firms' ids in order; a firm's place is its place in this list."""
        return sorted(self._listed)

    @cached_property
    def in_order(self) -> list[Row]:
        """The firms in id order, which is how they should stand."""
        firms = self.rows("firms")
        return firms if self._listed == self.ids else sorted(firms, key=itemgetter("id"))

    @cached_property
    def officers(self) -> dict[str, Row]:
        """Officers by id."""
        return {row["id"]: row for row in self.rows("inspectors")}

    @cached_property
    def tasks(self) -> dict[str, Row]:
        """Tasks by id."""
        return {row["id"]: row for row in self.rows("tasks")}

    @cached_property
    def days(self) -> list[date]:
        """Each shift's day."""
        return [as_day(row["day"]) for row in self.rows("shifts")]

    @cached_property
    def weeks(self) -> list[tuple[int, int]]:
        """Each shift's ISO year and week."""
        return [tuple(day.isocalendar()[:2]) for day in self.days]  # type: ignore[misc]

    @cached_property
    def history(self) -> dict[str, list[tuple[date, str, str, bool]]]:
        """Each firm's past checks as (day, agency, item, counts)."""
        found: dict[str, list[tuple[date, str, str, bool]]] = {}
        for row in self.rows("history"):
            check = (as_day(row["day"]), row["agency"], row["item"], row["counts"])
            found.setdefault(row["enterprise"], []).append(check)
        return found

    @cached_property
    def calendar(self) -> Calendar:
        """Which shifts are allowed to which firm and task."""
        return Calendar(self)

    @cached_property
    def expected(self) -> Expected:
        """What the protocol makes of the given sections."""
        return Expected(self)

    @cached_property
    def drawing(self) -> Drawing:
        """What the protocol draws from them."""
        return Drawing(self)

    @cached_property
    def unserved(self) -> set[tuple[str, str, str]]:
        """Parts of checks that nobody makes, as (firm, task, agency); agency "" = the whole check."""
        return {(row["enterprise"], row["task"], row["agency"]) for row in self.rows("unserved")}

    @cached_property
    def seats(self) -> dict[tuple[int, int], str]:
        """Who sits where: (trip, seat) → officer."""
        return {(row["trip"], row["seat"]): row["inspector"] for row in self.rows("assignments")}

    @cached_property
    def visits_of(self) -> dict[str, list[Row]]:
        """Each firm's visits."""
        found: dict[str, list[Row]] = {}
        for visit in self.rows("visits"):
            found.setdefault(visit["enterprise"], []).append(visit)
        return found

    @cached_property
    def day_of_visit(self) -> dict[int, date]:
        """The day of each visit's (first) trip, by the visit's position."""
        found: dict[int, date] = {}
        for trip in self.rows("trips"):
            for visit in trip["visits"]:
                found.setdefault(visit, self.days[trip["shift"]])
        return found

    def attends(self, visit: Row, agency: str) -> list[tuple[Row, Row]]:
        """The (task, duty) pairs an agency sees to at a visit: its duties there that are not unserved."""
        return [
            (task, duty)
            for task in (self.tasks[name] for name in visit["tasks"])
            for duty in duties(task)
            if duty["agency"] == agency and (visit["enterprise"], task["id"], agency) not in self.unserved
        ]


def duties(task: Row) -> list[Row]:
    """The lead's duty, then the partners'."""
    return [task["lead"], *task["partners"]]


def positions(runs: list[Any]) -> set[int]:
    """A set of shifts written as runs."""
    return {one for first, last in runs for one in range(first, last + 1)}
