"""Commitments and seeds, replayed from the rows."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, fault
from scheduler.audit.hashing import canonical, labelled
from scheduler.audit.layout import FORMAT, GIVEN, MADE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.audit.book import Book


def _digests(book: Book, sections: Iterable[str]) -> dict[str, str]:
    return {name: book.digests.sections[name].hex() for name in sections}


def _first(book: Book) -> bytes:
    manifest = {
        "district": book.head["district"],
        "format": FORMAT,
        "quarter": book.head["quarter"],
        "sections": _digests(book, (*GIVEN, "strata")),
    }
    return labelled("chayici/1/freeze", canonical(manifest))


def _second(book: Book) -> bytes:
    manifest = {
        "first": _stored(book, "firms", "commitment").hex(),
        "format": FORMAT,
        "sections": _digests(book, MADE),
        "seed": _stored(book, "firms", "seed").hex(),
    }
    return labelled("chayici/1/timetable", canonical(manifest))


def _stored(book: Book, draw: str, field: str) -> bytes:
    return bytes.fromhex(book.head["seeds"][draw][field])


def _seed(book: Book, draw: str) -> bytes:
    text = book.head["seeds"][draw]["text"]
    return labelled(f"chayici/1/seed/{draw}", _stored(book, draw, "commitment"), text)


def _unlike(book: Book, draw: str, field: str, own: bytes) -> Iterator[Fault]:
    stored = _stored(book, draw, field)
    if stored != own:
        yield fault("head", -1, stored.hex(), expected=own.hex())


def first_commitment_is_of_the_rosters_rules_and_strata(book: Book) -> Iterator[Fault]:
    """The first commitment is the digest of district, quarter, rules, rosters, history and strata."""
    return _unlike(book, "firms", "commitment", _first(book))


def firm_seed_is_of_the_first_commitment_and_public_text(book: Book) -> Iterator[Fault]:
    """The firm seed is the digest of the first commitment and the first public text."""
    return _unlike(book, "firms", "seed", _seed(book, "firms"))


def second_commitment_is_of_the_firm_seed_and_timetable(book: Book) -> Iterator[Fault]:
    """The second commitment is the digest of the first, the firm seed, the draw, the visits and the table."""
    return _unlike(book, "inspectors", "commitment", _second(book))


def inspector_seed_is_of_the_second_commitment_and_public_text(book: Book) -> Iterator[Fault]:
    """The inspector seed is the digest of the second commitment and the second public text."""
    return _unlike(book, "inspectors", "seed", _seed(book, "inspectors"))


def public_texts_are_plain(book: Book) -> Iterator[Fault]:
    """A public text is not empty, and has neither odd characters nor white space at its ends."""
    for draw in ("firms", "inspectors"):
        text = book.head["seeds"][draw]["text"]
        odd = [one for one in text if unicodedata.category(one) in {"Cc", "Cf", "Co", "Cn", "Cs"}]
        if odd or not text or text != text.strip():
            yield fault("head", -1, text, draw=draw)
