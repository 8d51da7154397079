"""The one place that reads the clock: for the log, and to refuse an event that is past."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def written(moment: datetime) -> str:
    """A moment as records have it.

    >>> written(datetime(2026, 12, 1, 2, tzinfo=UTC))
    '2026-12-01T02:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
