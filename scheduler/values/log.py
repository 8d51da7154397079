"""One act on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.record.encode import Json

Part = Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Entry:
    """记录: one act, tied by digests to all that was done before; ``digest`` ties all that comes after."""

    number: int
    """1, 2, 3 … over all plans."""
    plan: int
    act: str
    at: str
    """UTC, e.g. "2026-12-01T02:00:00Z"."""
    body: Part
    """What the act commits to; may be published."""
    secret: Part
    """actor, reason, witnesses, details, salt: only the digest of these is published."""
    private: str
    previous: str
    digest: str
