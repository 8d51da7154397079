"""Digests of rows and sections, and the two commitments (protocol §2 and §3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from scheduler.chance import digest, hashed, lp, salt_of
from scheduler.record.encode import canonical, encode
from scheduler.record.merkle import root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.record.encode import Json
    from scheduler.record.sections import Rows, Sections
    from scheduler.values.case import Case
    from scheduler.values.events import Event, Secrets

FORMAT = "chayici-plan/2"
STUB = ("enterprise", "number", "tasks")
"""What a firm's own code opens of its ticket."""
FACE = ("code", "id", "name", "town")
"""What a firm's own code opens of its row; the rest, its class above all, stays hidden even then."""


@dataclass(frozen=True, slots=True)
class Committer:
    """Commits to rows under one plan's veil and hash function."""

    secrets: Secrets
    suite: str

    def __call__(self, *parts: bytes | str) -> bytes:
        """H of the protocol in the plan's hash function."""
        return digest(*parts, suite=self.suite)

    def bare(self, data: bytes) -> bytes:
        """The plan's hash function itself."""
        return hashed(data, self.suite)

    def rows(self, section: str, rows: Rows) -> list[bytes]:
        """One digest per row, 32 bytes each."""
        return [self.row(section, canonical(cast("Json", row))) for row in rows]

    def row(self, section: str, text: str) -> bytes:
        """The digest of one row from its canonical text."""
        return self.bare(_start("chayici/2/row", section) + lp(text))

    def leaves(self, section: str, rows: Rows, digests: Sequence[bytes]) -> Sequence[bytes]:
        """The leaves of a section's tree: the rows' digests, but hidden ones for firms and tickets."""
        return [self.leaf(section, row, found) for row, found in zip(rows, digests, strict=True)]

    def leaf(self, section: str, row: dict[str, Json], row_digest: bytes) -> bytes:
        """One row's leaf in the tree of its section."""
        if section == "firms":
            return self._face(row, row_digest)
        return self._ticket(row, row_digest) if section == "tickets" else row_digest

    def hidden(self, firm: str, row_digest: bytes) -> bytes:
        """A firm's whole row, hidden by a salt that the firm itself does not know."""
        salt = self.bare(_start("chayici/2/hidden-salt", self._veil) + lp(firm))
        return self.bare(_start("chayici/2/hidden") + lp(salt) + lp(row_digest))

    def section(self, name: str, leaves: Sequence[bytes]) -> bytes:
        """One digest over a section's leaves; its blind keeps small sections from being guessed."""
        return self("chayici/2/section", name, self.blind(name), root(leaves, self.suite))

    def blind(self, section: str) -> bytes:
        """What keeps a section's digest from being guessed."""
        return self("chayici/2/blind", self._veil, section)

    def sections(self, sections: Sections) -> dict[str, str]:
        """Section name → hex digest."""
        return {name: self._section_of(name, rows).hex() for name, rows in sections.items()}

    def _section_of(self, name: str, rows: Rows) -> bytes:
        return self.section(name, self.leaves(name, rows, self.rows(name, rows)))

    def seal(self, value: str) -> str:
        """What is published of a secret value before it is opened; "" for none."""
        return self("chayici/2/seal", bytes.fromhex(value)).hex() if value else ""

    @property
    def _veil(self) -> bytes:
        return bytes.fromhex(self.secrets.veil)

    def _face(self, row: dict[str, Json], found: bytes) -> bytes:
        shown = canonical({name: row[name] for name in FACE})
        salt = bytes.fromhex(str(row["salt"]))
        hidden = self.hidden(str(row["id"]), found)
        return self.bare(_start("chayici/2/face") + lp(salt) + lp(shown) + lp(hidden))

    def hidden_ticket(self, firm: str, row_digest: bytes) -> bytes:
        """A firm's whole ticket, hidden as its row is: under a spread year its key would tell its chances."""
        salt = self.bare(_start("chayici/2/hidden-salt", self._veil, "ticket") + lp(firm))
        return self.bare(_start("chayici/2/hidden") + lp(salt) + lp(row_digest))

    def _ticket(self, row: dict[str, Json], found: bytes) -> bytes:
        firm = str(row["enterprise"])
        shown = canonical({name: row[name] for name in STUB})
        salt = salt_of(self._veil, firm, self.suite)
        hidden = self.hidden_ticket(firm, found)
        return self.bare(_start("chayici/2/ticket") + lp(salt) + lp(shown) + lp(hidden))


@lru_cache(maxsize=64)
def _start(*parts: bytes | str) -> bytes:
    """How the bytes of H begin where its first parts are the same for every row."""
    return b"".join(map(lp, parts))


def first_manifest(case: Case, event: Event, committer: Committer, sections: Sections) -> Json:
    """What is published at the freeze: everything that could influence which firms are drawn."""
    return first_manifest_over(case, event, committer, committer.sections(sections))


def first_manifest_over(case: Case, event: Event, committer: Committer, digests: dict[str, str]) -> Json:
    """The same from the sections' digests."""
    return {
        "district": case.district,
        "event": encode(event),
        "format": FORMAT,
        "quarter": case.quarter,
        "seal": committer.seal(committer.secrets.salt),
        "sections": cast("Json", digests),
        "suite": committer.suite,
    }


def second_manifest(first: str, seed: str, event: Event, committer: Committer, sections: Sections) -> Json:
    """What is published before the officers are drawn: all that could influence which are."""
    return {
        "event": encode(event),
        "first": first,
        "format": FORMAT,
        "sections": cast("Json", committer.sections(sections)),
        "seed": committer.seal(seed),
    }


def freeze_commitment(committer: Committer, manifest: Json) -> bytes:
    """The first commitment."""
    return committer("chayici/2/freeze", canonical(manifest))


def timetable_commitment(committer: Committer, manifest: Json) -> bytes:
    """The second commitment."""
    return committer("chayici/2/timetable", canonical(manifest))
