"""Rules on trips: each visit on one trip, on a shift that dates, quiet periods and caps allow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.audit.allowed import Counted, barred_days, caps_on
from scheduler.audit.book import duties, positions
from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.matching import unmatched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scheduler.audit.book import Book

_Stop = tuple[int, Row, Row, Row]
"""A trip's position, the trip, a visit of it, and a task of the visit."""


def every_visit_is_on_exactly_one_trip(book: Book) -> Iterator[Fault]:
    """Every visit belongs to exactly one trip."""
    times = Counter(visit for trip in book.rows("trips") for visit in trip["visits"])
    for position, row in enumerate(book.rows("visits")):
        if times[position] != 1:
            yield fault("visits", position, row["enterprise"], times=times[position])


def trip_is_on_one_of_its_own_shifts(book: Book) -> Iterator[Fault]:
    """A trip's shift is one of the trip's shifts, and these are shifts of each of its visits."""
    for position, trip in enumerate(book.rows("trips")):
        own = positions(trip["shifts"])
        for visit in trip["visits"]:
            if not own <= positions(book.rows("visits")[visit]["shifts"]):
                yield fault("trips", position, trip["shift"], visit=visit)
        if trip["shift"] not in own:
            yield fault("trips", position, trip["shift"], visit="")


def shifts_of_a_visit_are_allowed(book: Book) -> Iterator[Fault]:
    """A visit's shifts are allowed to each of its tasks by the dates, quiet periods and past checks."""
    for position, row in enumerate(book.rows("visits")):
        firm = book.firms[row["enterprise"]]
        for name in row["tasks"]:
            barred = positions(row["shifts"]) - set(book.calendar.allowed(firm, book.tasks[name]))
            if barred:
                yield fault("visits", position, row["enterprise"], task=name, shift=min(barred))


def _stops(book: Book) -> Iterator[_Stop]:
    for position, trip in enumerate(book.rows("trips")):
        for number in trip["visits"]:
            visit = book.rows("visits")[number]
            yield from ((position, trip, visit, book.tasks[task]) for task in visit["tasks"])


def visit_lies_within_each_tasks_dates(book: Book) -> Iterator[Fault]:
    """A visit's day lies within the first and last day of each of its tasks."""
    for position, trip, visit, task in _stops(book):
        if trip["shift"] not in book.calendar.within(task):
            day = book.days[trip["shift"]]
            yield fault("trips", position, visit["enterprise"], task=task["id"], day=day)


def no_visit_on_a_quiet_day(book: Book) -> Iterator[Fault]:
    """No firm is visited on a day that a quiet period or quiet rule covers."""
    for position, trip in enumerate(book.rows("trips")):
        day = book.days[trip["shift"]]
        for number in trip["visits"]:
            firm = book.rows("visits")[number]["enterprise"]
            if day in book.calendar.quiet(book.firms[firm]):
                yield fault("trips", position, firm, day=day)


def no_cap_is_exceeded(book: Book) -> Iterator[Fault]:
    """No visit exceeds a cap on checks of the firm, its past checks and the plan's other visits counted."""
    for position, trip, visit, task in _stops(book):
        firm, day = book.firms[visit["enterprise"]], book.days[trip["shift"]]
        present = [duty["agency"] for duty in duties(task) if duty["agency"] in visit["agencies"]]
        for cap in caps_on(book.rules, firm, task):
            if barred_days(cap, {day}, _counted(book, visit), present):
                parts = {"task": task["id"], "day": day, "cap": cap["name"]}
                yield fault("trips", position, firm["id"], basis=_basis(cap), **parts)


def _basis(cap: Row) -> str:
    return " ".join(filter(None, (cap["basis"]["document"], cap["basis"]["clause"])))


def _counted(book: Book, visit: Row) -> list[Counted]:
    """The firm's counted past checks, and its other visits of the plan as if they were past."""
    found = book.calendar.counted(visit["enterprise"])
    for other in book.visits_of[visit["enterprise"]]:
        if other is not visit and other["id"] in book.day_of_visit:
            found += _as_checks(book, other, book.day_of_visit[other["id"]])
    return found


def _as_checks(book: Book, visit: Row, day: date) -> list[Counted]:
    return [
        (day, agency, item)
        for agency in visit["agencies"]
        for task, _ in book.attends(visit, agency)
        for item in task["items"]
    ]


def seats_of_a_trip_cover_those_of_its_visits(book: Book) -> Iterator[Fault]:
    """A trip's team has, for each visit, a seat of its own for each of the visit's seats."""
    for position, trip in enumerate(book.rows("trips")):
        for number in trip["visits"]:
            seats = book.rows("visits")[number]["seats"]
            choices = [[p for p, seat in enumerate(trip["seats"]) if _covers(seat, one)] for one in seats]
            for left in unmatched(choices):
                yield fault("trips", position, seats[left]["agency"], visit=number)


def _covers(seat: Row, other: Row) -> bool:
    asked = set(other["qualifications"])
    return bool(seat["agency"] == other["agency"] and asked <= set(seat["qualifications"]))


def trip_has_no_more_visits_than_the_rules_allow(book: Book) -> Iterator[Fault]:
    """A trip has at least one visit and at most the rules' number of them."""
    most = max(1, book.rules["trips"]["visits"])
    for position, trip in enumerate(book.rows("trips")):
        if not 1 <= len(trip["visits"]) <= most:
            yield fault("trips", position, len(trip["visits"]), most=most)


def trip_is_no_longer_than_a_shift(book: Book) -> Iterator[Fault]:
    """A trip of several visits is no longer than a shift."""
    most = book.rules["trips"]["shift_minutes"]
    for position, trip in enumerate(book.rows("trips")):
        if trip["minutes"] > most and len(trip["visits"]) > 1:
            yield fault("trips", position, trip["minutes"], most=most)


def visits_of_a_trip_stand_by_turn(book: Book) -> Iterator[Fault]:
    """The firms of a trip stand by their turns, hashes of the firm seed and their ids."""
    seed = bytes.fromhex(book.head["seeds"]["firms"]["seed"])
    for position, trip in enumerate(book.rows("trips")):
        firms = [book.rows("visits")[number]["enterprise"] for number in trip["visits"]]
        by_turn = sorted(firms, key=lambda firm: (book.hashed("chayici/2/turn", seed, firm)[:8], firm))
        if firms != by_turn:
            yield fault("trips", position, "、".join(firms), expected="、".join(by_turn))


def minutes_of_a_trip_hold_those_of_its_visits(book: Book) -> Iterator[Fault]:
    """A trip's minutes are at least those of its visits together."""
    for position, trip in enumerate(book.rows("trips")):
        visits = sum(book.rows("visits")[number]["minutes"] for number in trip["visits"])
        if trip["minutes"] < visits:
            yield fault("trips", position, trip["minutes"], least=visits)
