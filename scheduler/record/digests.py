"""Digests of rows and sections, and the two commitments (protocol §2 and §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from scheduler.chance import digest
from scheduler.record.encode import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.record.encode import Json
    from scheduler.record.sections import Rows, Sections

FORMAT = "chayici-plan/1"


def row_digests(section: str, rows: Rows) -> list[bytes]:
    """One SHA-256 per row, 32 bytes each."""
    return [digest("chayici/1/row", section, canonical(cast("Json", row))) for row in rows]


def section_digest(section: str, digests: Sequence[bytes]) -> bytes:
    """One SHA-256 over a section's row digests."""
    return digest("chayici/1/section", section, b"".join(digests))


def digests_of(sections: Sections) -> dict[str, str]:
    """Section name → hex digest."""
    return {name: section_digest(name, row_digests(name, rows)).hex() for name, rows in sections.items()}


def freeze_commitment(quarter: str, district: str, sections: Sections) -> bytes:
    """The first commitment: over everything that could influence which firms are drawn."""
    manifest = _manifest({"quarter": quarter, "district": district}, sections)
    return digest("chayici/1/freeze", canonical(manifest))


def timetable_commitment(first: str, seed: str, sections: Sections) -> bytes:
    """The second commitment: over everything that could influence which officers are drawn."""
    return digest("chayici/1/timetable", canonical(_manifest({"first": first, "seed": seed}, sections)))


def _manifest(head: Mapping[str, str], sections: Sections) -> Json:
    return {"format": FORMAT, **head, "sections": cast("Json", digests_of(sections))}
