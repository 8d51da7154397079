"""Rules on the table of probabilities and on the draw made from it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.audit.book import ONE
from scheduler.audit.eligible import Eligibility
from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.rounding import Chances, drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scheduler.audit.book import Book


def every_seat_has_one_row_of_chances(book: Book) -> Iterator[Fault]:
    """Every seat of every trip has one row of probabilities, in order of trip and seat."""
    yield from _one_per_seat(book, "table")


def every_seat_has_one_officer(book: Book) -> Iterator[Fault]:
    """Every seat of every trip is taken by one officer, in order of trip and seat."""
    yield from _one_per_seat(book, "assignments")


def _one_per_seat(book: Book, section: str) -> Iterator[Fault]:
    stored = [(row["trip"], row["seat"]) for row in book.rows(section)]
    seats = [(t, s) for t, trip in enumerate(book.rows("trips")) for s in range(len(trip["seats"]))]
    for position in range(max(len(stored), len(seats))):
        found, wanted = stored[position : position + 1], seats[position : position + 1]
        if found != wanted:
            texts = [f"{one[0][0]}/{one[0][1]}" if one else "" for one in (found, wanted)]
            yield fault(section, position, texts[0], expected=texts[1])
            return


def candidates_are_all_eligible_officers(book: Book) -> Iterator[Fault]:
    """A seat's candidates are all officers eligible for it and no others, in id order."""
    eligibility = Eligibility(book)
    for position, row in enumerate(book.rows("table")):
        own = eligibility.of_seat(row["trip"], row["seat"])
        if row["inspectors"] != own:
            left_out = "、".join(sorted(set(own) - set(row["inspectors"]))[:5])
            unfit = "、".join(sorted(set(row["inspectors"]) - set(own))[:5])
            yield fault("table", position, f"{row['trip']}/{row['seat']}", missing=left_out, unfit=unfit)


def chances_of_a_seat_add_up_to_one(book: Book) -> Iterator[Fault]:
    """A seat has one weight per candidate, and they add up to 2^30."""
    for position, row in enumerate(book.rows("table")):
        if len(row["weights"]) != len(row["inspectors"]) or sum(row["weights"]) != ONE:
            yield fault("table", position, f"{row['trip']}/{row['seat']}", total=sum(row["weights"]))


def _loads(book: Book, period: Callable[[int], object]) -> Iterator[tuple[str, int, int]]:
    """Per officer and period of shifts: the officer, the sum of weights and the last row that adds to it."""
    loads: dict[tuple[str, object], int] = defaultdict(int)
    last: dict[tuple[str, object], int] = {}
    for position, row in enumerate(book.rows("table")):
        when = period(book.rows("trips")[row["trip"]]["shift"])
        for officer, weight in zip(row["inspectors"], row["weights"], strict=False):
            loads[officer, when] += weight
            last[officer, when] = position
    return ((key[0], load, last[key]) for key, load in loads.items())


def _overloaded(book: Book, period: Callable[[int], object], most: int) -> Iterator[Fault]:
    for officer, load, position in _loads(book, period):
        if load > most * ONE:
            yield fault("table", position, officer, load=f"{load}/{ONE}", most=most)


def chances_within_a_shift_are_at_most_one(book: Book) -> Iterator[Fault]:
    """An officer's chances within one shift add up to at most 1."""
    return _overloaded(book, lambda shift: shift, 1)


def chances_within_a_week_keep_to_the_weekly_limit(book: Book) -> Iterator[Fault]:
    """An officer's chances within one ISO week add up to at most the rules' weekly shifts."""
    return _overloaded(book, lambda shift: book.weeks[shift], book.rules["teams"]["weekly"])


def chances_in_the_plan_keep_to_the_quarterly_limit(book: Book) -> Iterator[Fault]:
    """An officer's chances in the whole plan add up to at most the rules' quarterly shifts."""
    return _overloaded(book, lambda _: "", book.rules["teams"]["quarterly"])


def officers_are_the_ones_the_lot_gives(book: Book) -> Iterator[Fault]:
    """Who takes each seat is what dependent rounding of the committed table by the inspector seed gives."""
    if any(any(rule(book)) for rule in _NEEDED):
        return  # the lot is not defined for such a table, and the table's own rules say why
    by_agency: dict[str, list[Row]] = defaultdict(list)
    for row in book.rows("table"):
        agency = book.rows("trips")[row["trip"]]["seats"][row["seat"]]["agency"]
        by_agency[agency].append(row)
    won = {seat: who for agency, rows in by_agency.items() for seat, who in _lot(book, agency, rows)}
    for position, row in enumerate(book.rows("assignments")):
        seat = (row["trip"], row["seat"])
        if row["inspector"] != won.get(seat):
            name = f"{seat[0]}/{seat[1]}"
            yield fault("assignments", position, row["inspector"], seat=name, expected=won.get(seat, ""))


_NEEDED = (
    every_seat_has_one_row_of_chances,
    chances_of_a_seat_add_up_to_one,
    chances_within_a_shift_are_at_most_one,
)


def _lot(book: Book, agency: str, rows: list[Row]) -> Iterator[tuple[tuple[int, int], str]]:
    chances: Chances = []
    for row in rows:
        shift = book.rows("trips")[row["trip"]]["shift"]
        chances.append((shift, book.weeks[shift], row["inspectors"], row["weights"]))
    seed = bytes.fromhex(book.head["seeds"]["inspectors"]["seed"])
    hashed = book.hashed
    winners = drawn(hashed("chayici/2/rounding", seed, agency), chances, hashed.bare)
    return (((row["trip"], row["seat"]), who) for row, who in zip(rows, winners, strict=True))
