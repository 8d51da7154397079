"""What a row names must stand in the file, and nothing stands there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.audit.book import Book

_Reader = Callable[[Row], Iterable[object]]

_UNIQUE = {
    "agencies": ("id",),
    "shifts": ("day", "half"),
    "firms": ("id",),
    "inspectors": ("id",),
    "tasks": ("id",),
    "earlier": ("enterprise",),
    "tickets": ("enterprise",),
    "strata": ("task", "credit"),
    "unserved": ("enterprise", "task", "agency"),
}


def every_name_stands_once(book: Book) -> Iterator[Fault]:
    """No firm, officer, agency, task, shift, ticket or stratum is listed twice."""
    for section, keys in _UNIQUE.items():
        seen = set()
        for position, row in enumerate(book.rows(section)):
            name = tuple(row[key] for key in keys)
            if name in seen:
                yield fault(section, position, "/".join(name))
            seen.add(name)


def every_reference_resolves(book: Book) -> Iterator[Fault]:
    """Every firm, task, agency, officer, stratum, visit, trip, seat and shift a row names is in the file."""
    names = _names(book)
    for section, targets in _references().items():
        for position, row in enumerate(book.rows(section)):
            for field, target in targets:
                for one in field(row):
                    if one not in names[target]:
                        yield fault(section, position, one, target=target)
    yield from _seats_out_of_range(book)


def shifts_stand_in_order_of_time(book: Book) -> Iterator[Fault]:
    """The shifts stand in order of time, and there is at least one."""
    shifts = [(row["day"], row["half"]) for row in book.rows("shifts")]
    if not shifts:
        yield fault("shifts", -1)
    for position, (before, after) in enumerate(pairwise(shifts), start=1):
        if after < before:
            yield fault("shifts", position, "/".join(after))


def _names(book: Book) -> dict[str, set[object] | range]:
    named: dict[str, set[object] | range] = {
        section: {row["id"] for row in book.rows(section)}
        for section in ("firms", "inspectors", "tasks", "agencies")
    }
    for section in ("strata", "visits", "trips", "shifts"):
        named[section] = range(len(book.rows(section)))
    return named


def _of(key: str, inner: str = "") -> _Reader:
    """Reads one field as a list of names."""

    def read(row: Row) -> Iterable[object]:
        value = row[key]
        values = value if isinstance(value, list) else [value]
        return [one[inner] for one in values] if inner else values

    return read


def _last_shifts(row: Row) -> Iterable[object]:
    return [run[1] for run in row["shifts"]]


def _whose(row: Row) -> Iterable[object]:
    return [row["agency"]] if row["agency"] else []


def _references() -> dict[str, tuple[tuple[_Reader, str], ...]]:
    firm, task = (_of("enterprise"), "firms"), (_of("task"), "tasks")
    last, whose = _last_shifts, _whose
    return {
        "tasks": ((_of("lead", "agency"), "agencies"), (_of("partners", "agency"), "agencies")),
        "strata": (task, (_of("certain"), "firms")),
        "tickets": (firm,),
        "draws": (
            (_of("stratum"), "strata"),
            (_of("drawn"), "firms"),
            (_of("substitutes"), "firms"),
        ),
        "visits": (
            firm,
            (_of("tasks"), "tasks"),
            (_of("lead"), "agencies"),
            (_of("agencies"), "agencies"),
            (_of("seats", "agency"), "agencies"),
            (last, "shifts"),
        ),
        "trips": (
            (_of("visits"), "visits"),
            (_of("seats", "agency"), "agencies"),
            (last, "shifts"),
            (_of("shift"), "shifts"),
        ),
        "unserved": (firm, task, (whose, "agencies")),
        "table": ((_of("trip"), "trips"), (_of("inspectors"), "inspectors")),
        "assignments": ((_of("trip"), "trips"), (_of("inspector"), "inspectors")),
    }


def _seats_out_of_range(book: Book) -> Iterator[Fault]:
    trips = book.rows("trips")
    for section in ("table", "assignments"):
        for position, row in enumerate(book.rows(section)):
            if row["trip"] < len(trips) and row["seat"] >= len(trips[row["trip"]]["seats"]):
                yield fault(section, position, row["seat"], target="seats")
