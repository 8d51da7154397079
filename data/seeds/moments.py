"""Moments: how they are written in an event, and whether one is still ahead or already past."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from data.clock import written
from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from scheduler.values.events import Event

CHINA = timezone(timedelta(hours=8))
"""All of China keeps one time, and no summer time."""
DATE = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?"
MOMENT = re.compile(DATE, re.ASCII)
MOMENT_AND_WORDS = re.compile(f"({DATE}):(.*)", re.ASCII)


def moment_of(text: str) -> datetime:
    """A moment in UTC; without an offset it is China's time; SeedWrong (K15) for anything else.

    >>> moment_of("2026-12-01T10:00").isoformat()
    '2026-12-01T02:00:00+00:00'
    """
    if MOMENT.fullmatch(text):
        try:
            moment = datetime.fromisoformat(text)
            return (moment if moment.tzinfo else moment.replace(tzinfo=CHINA)).astimezone(UTC)
        except (ValueError, OverflowError):  # the 31st of June, or the year 0 in London
            pass
    raise SeedWrong(problem("K15", "fatal", content=text))


def moment_and_words(words: str) -> tuple[datetime, str]:
    """The moment at the beginning of an event's words, and the rest of them; SeedWrong (K15) without one."""
    found = MOMENT_AND_WORDS.fullmatch(words)
    if found is None:
        raise SeedWrong(problem("K15", "fatal", content=words))
    return moment_of(found[1]), found[2].strip()


def still_ahead(moment: datetime, now: datetime, words: str) -> str:
    """The moment as an event has it; SeedWrong (K16) if the outcome could be known already."""
    if moment <= now:
        raise SeedWrong(problem("K16", "fatal", content=words, at=written(moment), now=written(now)))
    return written(moment)


def has_happened(event: Event, now: datetime) -> None:
    """Nothing, or SeedWrong (K17) for an event whose outcome nobody can know yet."""
    if moment_of(event.at) > now:
        raise SeedWrong(problem("K17", "fatal", content=event.name, at=event.at, now=written(now)))
