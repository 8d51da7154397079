"""The log as a chain: each entry's digest covers the one before (protocol §8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.chance import digest
from scheduler.record.encode import canonical
from scheduler.values.log import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.record.encode import Json
    from scheduler.values.log import Part

START = "0" * 64
"""What the first entry holds in place of a digest before it."""


def linked(head: Entry | None, plan: int, act: str, at: str, body: Part, secret: Part) -> Entry:
    """The entry that follows the last one (None = the log is empty)."""
    number = head.number + 1 if head else 1
    previous = head.digest if head else START
    private = digest("chayici/2/act-secret", canonical(cast("Json", dict(secret)))).hex()
    shown = _shown(number, plan, act, at, body, private, previous)
    found = digest("chayici/2/act", canonical(shown)).hex()
    return Entry(number, plan, act, at, body, secret, private, previous, found)


def _shown(  # these are the entry
    number: int, plan: int, act: str, at: str, body: Part, private: str, previous: str
) -> Json:
    return {
        "act": act,
        "at": at,
        "body": cast("Json", dict(body)),
        "number": number,
        "plan": plan,
        "previous": previous,
        "private": private,
    }


def lines(entries: Iterable[Entry], *, public: bool) -> bytes:
    """The log as a file: one canonical JSON object a line; without the secret parts for the public."""
    return "".join(canonical(_line(e, public=public)) + "\n" for e in entries).encode()


def _line(e: Entry, *, public: bool) -> Json:
    shown = cast("dict[str, Json]", _shown(e.number, e.plan, e.act, e.at, e.body, e.private, e.previous))
    secret: dict[str, Json] = {} if public else {"secret": cast("Json", dict(e.secret))}
    return {**shown, "digest": e.digest, **secret}
