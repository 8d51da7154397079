"""Hard rules on the outcome, asked of the officers themselves and not of the table."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from scheduler.audit.eligible import Eligibility
from scheduler.audit.findings import Fault, Row, fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from scheduler.audit.book import Book


def _sitting(book: Book) -> Iterator[tuple[int, Row, Row, Row, date]]:
    """Each assignment's position, officer, seat and trip, and the trip's day."""
    for position, row in enumerate(book.rows("assignments")):
        trip = book.rows("trips")[row["trip"]]
        seat = trip["seats"][row["seat"]]
        yield position, book.officers[row["inspector"]], seat, trip, book.days[trip["shift"]]


def _firms(book: Book, trip: Row) -> list[Row]:
    return [book.firms[book.rows("visits")[number]["enterprise"]] for number in trip["visits"]]


def _teams(book: Book) -> Iterator[tuple[int, Row, dict[str, set[str]]]]:
    """Each visit's position and row, and per agency the officers there whose card is valid on the day."""
    eligibility = Eligibility(book)
    present: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, officer, _, trip, day in _sitting(book):
        if eligibility.has_card(officer, day):
            for number in trip["visits"]:
                present[number][officer["agency"]].add(officer["id"])
    for position, visit in enumerate(book.rows("visits")):
        yield position, visit, present[position]


def two_officers_with_two_valid_cards_per_agency(book: Book) -> Iterator[Fault]:
    """Each agency at a visit has at least two officers, two different cards, both valid on the day."""
    for position, visit, present in _teams(book):
        for agency in visit["agencies"]:
            if len(present.get(agency, ())) < 2:
                parts = {"agency": agency, "count": len(present.get(agency, ()))}
                yield fault("visits", position, visit["enterprise"], **parts)


def lead_agencys_officers_are_present(book: Book) -> Iterator[Fault]:
    """Officers of the visit's lead agency are on its team."""
    for position, visit, present in _teams(book):
        if not present.get(visit["lead"]):
            yield fault("visits", position, visit["enterprise"], agency=visit["lead"])


def officer_is_fit_for_the_seat(book: Book) -> Iterator[Fault]:
    """An officer sits only on a seat of the own agency and holds all qualifications the seat needs."""
    eligibility = Eligibility(book)
    for position, officer, seat, _, _ in _sitting(book):
        if not eligibility.is_fit(officer, seat):
            needed = "、".join([seat["agency"], *seat["qualifications"]])
            yield fault("assignments", position, officer["id"], needed=needed)


def officers_card_is_valid_on_the_day(book: Book) -> Iterator[Fault]:
    """An officer is on duty and the card is valid on the day of the visit."""
    eligibility = Eligibility(book)
    for position, officer, _, _, day in _sitting(book):
        if not eligibility.has_card(officer, day):
            yield fault("assignments", position, officer["id"], day=day, until=officer["card_until"] or "")


def no_officer_on_leave_is_sent(book: Book) -> Iterator[Fault]:
    """No officer on leave on the day is sent."""
    eligibility = Eligibility(book)
    for position, officer, _, _, day in _sitting(book):
        if eligibility.is_away(officer, day):
            yield fault("assignments", position, officer["id"], day=day)


def no_recused_officer_is_sent(book: Book) -> Iterator[Fault]:
    """No officer recused from a firm is on that firm's team."""
    return _kept_away(book, Eligibility(book).is_recused)


def no_officer_checks_firms_of_the_own_station(book: Book) -> Iterator[Fault]:
    """No officer checks a firm of the own station where the rules exclude that."""
    return _kept_away(book, Eligibility(book).is_own_station)


def _kept_away(book: Book, from_firm: Callable[[Row, Row], bool]) -> Iterator[Fault]:
    for position, officer, _, trip, _ in _sitting(book):
        for firm in _firms(book, trip):
            if from_firm(officer, firm):
                yield fault("assignments", position, officer["id"], firm=firm["id"])


def _more_often(book: Book, period: Callable[[int], object], most: int) -> Iterator[Fault]:
    times: Counter[tuple[str, object]] = Counter()
    for position, officer, _, trip, _ in _sitting(book):
        key = (officer["id"], period(trip["shift"]))
        times[key] += 1
        if times[key] == most + 1:
            yield fault("assignments", position, officer["id"], most=most)


def officer_has_one_seat_in_a_shift(book: Book) -> Iterator[Fault]:
    """No officer has two seats in one shift."""
    return _more_often(book, lambda shift: shift, 1)


def officer_keeps_to_the_weekly_limit(book: Book) -> Iterator[Fault]:
    """No officer is sent in more shifts of one ISO week than the rules allow."""
    return _more_often(book, lambda shift: book.weeks[shift], book.rules["teams"]["weekly"])


def officer_keeps_to_the_quarterly_limit(book: Book) -> Iterator[Fault]:
    """No officer is sent in more shifts of the plan than the rules allow."""
    return _more_often(book, lambda _: "", book.rules["teams"]["quarterly"])
