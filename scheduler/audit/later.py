"""Acts after the draw, replayed: substitutes, seats drawn again, amendments, the opened salt."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.hashing import canonical
from scheduler.audit.rounding import Stream
from scheduler.audit.seeds import sealed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.audit.acts import Numbered
    from scheduler.audit.book import Book


def substitutes_come_in_the_published_order(book: Book, entries: Numbered) -> Iterator[Fault]:
    """In a firm's place comes the first unused substitute of every stratum in which it stands drawn."""
    standing = [list(row["drawn"]) for row in book.rows("draws")]
    left = [list(row["substitutes"]) for row in book.rows("draws")]
    for k, e in entries:
        if e["act"] != "substitute":
            continue
        details = e["secret"]["details"]
        firm = details.get("enterprise")
        own = [[d, firm, (left[d] or [""])[0]] for d in range(len(left)) if firm in standing[d]]
        if not own or details != {"enterprise": firm, "steps": own}:
            yield fault("log", k, firm, expected=own)
        for d, out, into in own:
            standing[d].remove(out)
            if into:
                standing[d].append(left[d].pop(0))


def open_seats_are_drawn_by_their_own_row(book: Book, entries: Numbered) -> Iterator[Fault]:
    """Who takes an open seat is what its committed row gives among those who can still come."""
    seats = dict(book.seats)
    opened: dict[str, _Opened] = {}
    told: list[Row] = []
    for k, e in entries:
        if e["act"] == "vacate":
            about = _vacancy(e)
            if not _may_open(book, seats, opened, told, about):
                yield fault("log", k, e["act"], expected="")
            else:
                opened[e["digest"]] = about
                told.append(about.details)
        if e["act"] == "replace":
            found = opened.pop(e["body"]["opens"], None)
            own = _lot(book, e, _left(book, seats, found)) if found else None
            given = e["secret"]["details"].get("inspector")
            if own is None or given != own or e["body"]["seed"] != sealed(book, _seed(book, e).hex()):
                yield fault("log", k, given, expected=own or "")
            elif found:
                if any(_goes_before(book, seats, other, found) for other in opened.values()):
                    yield fault("log", k, given, expected="")
                seats[found.seat] = own


class _Opened(NamedTuple):
    """An open seat as (trip, place), what its act says of it, its event, and its place in the log."""

    seat: tuple[int, int]
    details: Row
    event: Row
    number: int


def _vacancy(entry: Row) -> _Opened:
    details = entry["secret"]["details"]
    return _Opened((details["trip"], details["seat"]), details, entry["body"]["event"], entry["number"])


def _may_open(
    book: Book, seats: dict[tuple[int, int], str], opened: dict[str, _Opened], told: list[Row], about: _Opened
) -> bool:
    """The seat is the officer's own and not open yet, and its day is one of those named.

    Who else is away is what earlier acts say: a list of choice would be a choice of who comes.
    """
    details = about.details
    if seats.get(about.seat) != details["inspector"] or about.seat in {one.seat for one in opened.values()}:
        return False
    today = str(book.rows("shifts")[book.rows("trips")[about.seat[0]]["shift"]]["day"])
    away = {one["inspector"] for one in told if one["first"] <= today <= one["last"]}
    on_record = sorted(away - {details["inspector"]})
    return bool(details["first"] <= today <= details["last"] and details["away"] == on_record)


def _goes_before(book: Book, seats: dict[tuple[int, int], str], other: _Opened, now: _Opened) -> bool:
    """Whether another open seat should have been drawn first: a free order is a choice."""
    earlier = _turn(other) < _turn(now)
    return earlier and bool(_left(book, seats, other))


def _turn(opened: _Opened) -> tuple[str, str, int]:
    """By the moment of the event, then the event, then the log."""
    return opened.event["at"], canonical(opened.event), opened.number


def _seed(book: Book, entry: Row) -> bytes:
    salt = bytes.fromhex(book.head["secrets"]["salt"])
    opens = bytes.fromhex(entry["body"]["opens"])
    return book.hashed("chayici/2/seed/replacement", opens, entry["body"]["text"], salt)


def _left(book: Book, seats: dict[tuple[int, int], str], opened: _Opened) -> list[tuple[str, int]]:
    """Who of the seat's own row can still come, with the weights that count."""
    trips, weeks, teams = book.rows("trips"), book.weeks, book.rules["teams"]
    seat, details = opened.seat, opened.details
    here = trips[seat[0]]["shift"]
    others = [(trips[t]["shift"], who) for (t, s), who in seats.items() if (t, s) != seat]
    out = {details["inspector"], *details["away"], *(who for shift, who in others if shift == here)}
    weekly = Counter(who for shift, who in others if weeks[shift] == weeks[here])
    out |= {who for who, n in weekly.items() if n >= teams["weekly"]}
    out |= {who for who, n in Counter(who for _, who in others).items() if n >= teams["quarterly"]}
    rows = [r for r in book.rows("table") if (r["trip"], r["seat"]) == seat]
    left = [
        p for row in rows for p in zip(row["inspectors"], row["weights"], strict=False) if p[0] not in out
    ]
    return left if any(weight for _, weight in left) else [(who, 1) for who, _ in left]


def _lot(book: Book, entry: Row, left: list[tuple[str, int]]) -> str | None:
    if not left:
        return None
    hashed = book.hashed
    stream = Stream(hashed("chayici/2/replacement", _seed(book, entry)), hashed.bare)
    place = stream.below(sum(weight for _, weight in left))
    return next((who for who, top in _running(left) if place < top), None)


def _running(left: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Each officer with the sum of the weights so far."""
    yield from zip((who for who, _ in left), accumulate(weight for _, weight in left), strict=True)


def amendments_are_numbered_without_a_gap(entries: Numbered) -> Iterator[Fault]:
    """The amendments of a plan are numbered 1, 2, 3 …, in the log's order."""
    for count, (k, e) in enumerate((one for one in entries if one[1]["act"] == "amend"), start=1):
        if e["body"]["amendment"] != count:
            yield fault("log", k, e["body"]["amendment"], expected=count)


def opened_salt_is_the_sealed_one(book: Book, entries: Numbered) -> Iterator[Fault]:
    """The salt that was opened is the one whose seal stood in the first manifest, and it was opened once."""
    opened = [(k, e) for k, e in entries if e["act"] == "reveal"]
    for position, (k, e) in enumerate(opened):
        if position or e["body"]["salt"] != book.head["secrets"]["salt"]:
            yield fault("log", k, e["body"]["salt"])


def later_acts_have_a_reason(entries: Numbered) -> Iterator[Fault]:
    """Every substitution, vacancy and amendment says why."""
    for k, e in entries:
        if e["act"] in {"substitute", "vacate", "amend"} and not e["secret"]["reason"].strip():
            yield fault("log", k, e["act"])
