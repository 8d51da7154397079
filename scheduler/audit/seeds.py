"""Commitments and seeds, replayed from the rows."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from scheduler.audit.digests import salt
from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.hashing import canonical, unhex
from scheduler.audit.layout import FORMAT, GIVEN, MADE
from scheduler.audit.public_values import is_the_only_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.audit.book import Book


def _digests(book: Book, sections: Iterable[str]) -> dict[str, str]:
    return {name: book.digests.sections[name].hex() for name in sections}


def first_manifest(book: Book) -> Row:
    """What was published at the freeze, from the rows."""
    return {
        "district": book.head["district"],
        "event": book.head["seeds"]["firms"]["event"],
        "format": FORMAT,
        "quarter": book.head["quarter"],
        "seal": sealed(book, book.head["secrets"]["salt"]),
        "sections": _digests(book, (*GIVEN, "strata")),
        "suite": book.rules["suite"],
    }


def second_manifest(book: Book) -> Row:
    """What was published before the officers were drawn, from the rows."""
    return {
        "event": book.head["seeds"]["inspectors"]["event"],
        "first": _stored(book, "firms", "commitment").hex(),
        "format": FORMAT,
        "sections": _digests(book, MADE),
        "seed": sealed(book, book.head["seeds"]["firms"]["seed"]),
    }


def sealed(book: Book, value: str) -> str:
    """What is published of a secret value before it is opened; "" for none."""
    return book.hashed("chayici/2/seal", bytes.fromhex(value)).hex() if value else ""


def _committed(book: Book, step: str, manifest: Row) -> bytes:
    return book.hashed(f"chayici/2/{step}", canonical(manifest))


def _stored(book: Book, draw: str, field: str) -> bytes:
    return bytes.fromhex(book.head["seeds"][draw][field])


def _seed(book: Book, draw: str) -> bytes:
    text, salt = book.head["seeds"][draw]["text"], bytes.fromhex(book.head["secrets"]["salt"])
    return book.hashed(f"chayici/2/seed/{draw}", _stored(book, draw, "commitment"), text, salt)


def _unlike(book: Book, draw: str, field: str, own: bytes) -> Iterator[Fault]:
    stored = _stored(book, draw, field)
    if stored != own:
        yield fault("head", -1, stored.hex(), expected=own.hex())


def first_commitment_is_of_the_rosters_rules_and_strata(book: Book) -> Iterator[Fault]:
    """The first commitment covers district, quarter, event, seal, rules, rosters, history and strata."""
    return _unlike(book, "firms", "commitment", _committed(book, "freeze", first_manifest(book)))


def firm_seed_is_of_the_first_commitment_and_public_text(book: Book) -> Iterator[Fault]:
    """The firm seed is the digest of the first commitment, the first public text and the salt."""
    return _unlike(book, "firms", "seed", _seed(book, "firms"))


def second_commitment_is_of_the_firm_seed_and_timetable(book: Book) -> Iterator[Fault]:
    """The second commitment covers the first, its event, the firm seed, draw, visits and table."""
    return _unlike(book, "inspectors", "commitment", _committed(book, "timetable", second_manifest(book)))


def inspector_seed_is_of_the_second_commitment_and_public_text(book: Book) -> Iterator[Fault]:
    """The inspector seed is the digest of the second commitment, the second public text and the salt."""
    return _unlike(book, "inspectors", "seed", _seed(book, "inspectors"))


def public_texts_are_plain(book: Book) -> Iterator[Fault]:
    """A public text is the one its event's kind gives: throws without spaces, figures as a key string."""
    for draw in ("firms", "inspectors"):
        seed = book.head["seeds"][draw]
        beacon = seed["event"]["kind"] == "drand"  # whose value has a rule of its own
        if not beacon and not is_the_only_text(seed["event"], seed["text"], seed["evidence"]):
            yield fault("head", -1, seed["text"], draw=draw)


def events_are_in_earnest_together(book: Book) -> Iterator[Fault]:
    """After a freeze in earnest the officers' event is no rehearsal, whose value may have been known."""
    first, second = (book.head["seeds"][draw]["event"]["kind"] for draw in ("firms", "inspectors"))
    if second == "rehearsal" != first:
        yield fault("head", -1, second)


def beacons_value_is_the_digest_of_its_signature(book: Book) -> Iterator[Fault]:
    """Where the event is a beacon's round, the public text is the SHA-256 of the signature in evidence."""
    for draw in ("firms", "inspectors"):
        seed = book.head["seeds"][draw]
        if seed["event"]["kind"] == "drand":
            signature = unhex(seed["evidence"].rpartition(".")[2])
            if sha256(signature).hexdigest() != seed["text"]:
                yield fault("head", -1, seed["text"], draw=draw, expected=sha256(signature).hexdigest())


def every_firm_has_its_own_salt(book: Book) -> Iterator[Fault]:
    """A firm's salt is the first sixteen bytes of the hash of the veil and its id."""
    veil = bytes.fromhex(book.head["secrets"]["veil"])
    for position, row in enumerate(book.rows("firms")):
        own = salt(book.hashed, veil, row["id"]).hex()
        if row["salt"] != own:
            yield fault("firms", position, row["id"], expected=own)
