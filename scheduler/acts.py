"""What the log says of a plan after its draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.record.encode import Json
    from scheduler.sampling.substitute import Step
    from scheduler.values.log import Entry


def details(entry: Entry) -> dict[str, Json]:
    """What an act was about, which is never published."""
    return cast("dict[str, Json]", entry.secret["details"])


def steps(entries: Iterable[Entry]) -> list[Step]:
    """Every substitution so far, oldest first."""
    found = (details(e)["steps"] for e in entries if e.act == "substitute")
    return [cast("Step", tuple(step)) for steps in found for step in cast("list[list[Json]]", steps)]


def changes(entries: Iterable[Entry]) -> list[tuple[int, int, str]]:
    """(trip, seat, officer) of every seat drawn again, oldest first."""
    vacated = {e.digest: details(e) for e in entries if e.act == "vacate"}
    return [
        (cast("int", at["trip"]), cast("int", at["seat"]), str(details(e)["inspector"]))
        for e in entries
        if e.act == "replace"
        for at in [vacated[str(e.body["opens"])]]
    ]


def away(entries: Iterable[Entry], day: str, card: str) -> tuple[str, ...]:
    """Others who have said before that they cannot come on that day."""
    told = (details(e) for e in entries if e.act == "vacate")
    return tuple(
        sorted({str(d["inspector"]) for d in told if str(d["first"]) <= day <= str(d["last"])} - {card})
    )


def waiting(entries: Iterable[Entry]) -> list[Entry]:
    """Seats that were opened and not yet drawn again."""
    entries = tuple(entries)
    closed = {e.body["opens"] for e in entries if e.act == "replace"}
    return [e for e in entries if e.act == "vacate" and e.digest not in closed]
