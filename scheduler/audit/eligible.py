"""Who may sit where."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.audit.book import as_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Row


class Eligibility:
    """Officers' cards, leaves, recusals and stations, ready to be asked."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._of_agency: dict[str, list[Row]] = defaultdict(list)
        for officer in sorted(book.rows("inspectors"), key=lambda row: str(row["id"])):
            self._of_agency[officer["agency"]].append(officer)
        self._leaves: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for row in book.rows("leaves"):
            self._leaves[row["inspector"]].append((as_day(row["first"]), as_day(row["last"])))
        self._recusals = {(row["inspector"], row["enterprise"]) for row in book.rows("recusals")}
        self._cross = set(book.rules["teams"]["cross_stations"])

    def has_card(self, officer: Row, day: date) -> bool:
        """On duty with a card valid on the day."""
        until = officer["card_until"]
        return bool(officer["on_duty"]) and (until is None or as_day(until) >= day)

    def is_away(self, officer: Row, day: date) -> bool:
        """On leave on the day."""
        return any(first <= day <= last for first, last in self._leaves.get(officer["id"], ()))

    def is_recused(self, officer: Row, firm: Row) -> bool:
        """Bound to stay away from the firm."""
        return (officer["id"], firm["id"]) in self._recusals

    def is_own_station(self, officer: Row, firm: Row) -> bool:
        """Of the firm's own station, where the rules keep the agency's officers from it."""
        same = bool(officer["station"]) and officer["station"] == firm["station"]
        return same and officer["agency"] in self._cross

    def is_fit(self, officer: Row, seat: Row) -> bool:
        """Of the seat's agency, with all its qualifications."""
        held = set(officer["qualifications"])
        return bool(officer["agency"] == seat["agency"]) and held >= set(seat["qualifications"])

    def of_seat(self, trip: int, seat: int) -> list[str]:
        """All officers eligible for a seat, in id order."""
        row = self.book.rows("trips")[trip]
        asked, day = row["seats"][seat], self.book.days[row["shift"]]
        firms = list(self._firms(row))
        return [
            officer["id"]
            for officer in self._of_agency.get(asked["agency"], ())
            if self.is_fit(officer, asked)
            and self.has_card(officer, day)
            and not self.is_away(officer, day)
            and not any(
                self.is_recused(officer, firm) or self.is_own_station(officer, firm) for firm in firms
            )
        ]

    def _firms(self, trip: Row) -> Iterator[Row]:
        visits = self.book.rows("visits")
        return (self.book.firms[visits[number]["enterprise"]] for number in trip["visits"])
