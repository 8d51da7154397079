"""The drand networks a round may be taken from, with what they publish about themselves.

The figures are those of each network's ``/info`` document. A network is known by its chain hash; whoever
holds its key can check any round without asking anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Network:
    """One network of the League of Entropy: one round every ``period`` seconds since ``genesis``."""

    chain: str
    """Hash of its own description, 64 hex digits."""
    key: str
    """Public key: 96 bytes on G2 in hex where signatures are on G1, 48 bytes on G1 otherwise."""
    genesis: int
    """Time of round 1, in seconds since 1970."""
    period: int
    domain: bytes
    """Separates these signatures from others under the same key (RFC 9380, section 3.1)."""
    signature: int
    """Length of a signature in bytes: 48 on G1, 96 on G2."""
    chained: bool
    """Whether a round signs the signature before it."""

    def at(self, number: int) -> datetime:
        """The moment of a round in UTC; OverflowError past the year 9999."""
        return datetime.fromtimestamp(self.genesis, UTC) + timedelta(seconds=(number - 1) * self.period)

    def first_round(self, moment: datetime) -> int:
        """The number of the first round that does not come before a moment."""
        passed = (moment - datetime.fromtimestamp(self.genesis, UTC)) // timedelta(seconds=1)
        return max(1, 1 + -(-passed // self.period))

    def message(self, number: int, previous: bytes) -> bytes:
        """What the network signs for a round: 32 bytes."""
        return sha256((previous if self.chained else b"") + number.to_bytes(8, "big")).digest()


NETWORKS: Mapping[str, Network] = {
    "quicknet": Network(
        chain="52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
        key="83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
        "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
        "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
        genesis=1_692_803_367,
        period=3,
        domain=b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_",
        signature=48,
        chained=False,
    ),
    "default": Network(
        chain="8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce",
        key="868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a5699"
        "37c529eeda66c7293784a9402801af31",
        genesis=1_595_431_050,
        period=30,
        domain=b"BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_",
        signature=96,
        chained=True,
    ),
}
"""scheme bls-unchained-g1-rfc9380, and scheme pedersen-bls-chained."""
