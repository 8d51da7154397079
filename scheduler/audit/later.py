"""Acts after the draw, replayed: substitutes, seats drawn again, amendments, the opened salt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.forms import complaints, day, many, record, text, whole
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
    opened: dict[str, tuple[tuple[int, int], Row]] = {}
    for k, e in entries:
        if e["act"] == "vacate":
            about = _vacancy(e["secret"]["details"])
            if about is None or seats.get(about[0]) != about[1]["inspector"]:
                yield fault("log", k, e["act"], expected="")
            else:
                opened[e["digest"]] = about
        if e["act"] == "replace":
            found = opened.pop(e["body"]["opens"], None)
            own = _lot(book, seats, e, *found) if found else None
            given = e["secret"]["details"].get("inspector")
            if own is None or given != own or e["body"]["seed"] != sealed(book, _seed(book, e).hex()):
                yield fault("log", k, given, expected=own or "")
            elif found:
                seats[found[0]] = own


_ABOUT = record(away=many(text), first=day, inspector=text, last=day, seat=whole(0), trip=whole(0))


def _vacancy(details: Row) -> tuple[tuple[int, int], Row] | None:
    if complaints(_ABOUT, details, ""):
        return None
    return (details["trip"], details["seat"]), details


def _seed(book: Book, entry: Row) -> bytes:
    salt = bytes.fromhex(book.head["secrets"]["salt"])
    opens = bytes.fromhex(entry["body"]["opens"])
    return book.hashed("chayici/2/seed/replacement", opens, entry["body"]["text"], salt)


def _lot(
    book: Book, seats: dict[tuple[int, int], str], entry: Row, seat: tuple[int, int], details: Row
) -> str | None:
    trips, weeks, teams = book.rows("trips"), book.weeks, book.rules["teams"]
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
    if not any(weight for _, weight in left):
        left = [(who, 1) for who, _ in left]
    if not left:
        return None
    hashed = book.hashed
    stream = Stream(hashed("chayici/2/replacement", _seed(book, entry)), hashed.bare)
    place = stream.below(sum(weight for _, weight in left))
    for who, weight in left:
        if place < weight:
            return str(who)
        place -= weight
    return None


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
