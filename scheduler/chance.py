"""The one source of chance: a hash of the public seed with a label that says what for.

The hash is SHA-256, or SM3 where the rules say so.  The draw is defined in docs/reference/protocol.md §1, §3
and §5; every helper here shows an example.
"""

from __future__ import annotations

import hashlib
import unicodedata

from scheduler.errors import SeedWrong, problem
from scheduler.values.events import Secrets

ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that cannot be read aloud: control, format, surrogate, private, unassigned."""


def lp(part: bytes | str) -> bytes:
    """A part with its length before it, so that no two lists of parts give the same bytes.

    >>> lp("ab").hex()
    '00000000000000026162'
    """
    raw = part.encode() if isinstance(part, str) else part
    return len(raw).to_bytes(8, "big") + raw


def hashed(data: bytes, suite: str = "sha256") -> bytes:
    """SHA-256 of some bytes, or SM3 (GB/T 32905), 32 bytes; SeedWrong where this computer has no SM3.

    >>> hashed(b"abc").hex()[:16]
    'ba7816bf8f01cfea'
    """
    if suite == "sha256":
        return hashlib.sha256(data).digest()
    try:
        return hashlib.new(suite, data).digest()
    except ValueError as error:
        raise SeedWrong(problem("K40", "fatal", content=suite)) from error


def digest(*parts: bytes | str, suite: str = "sha256") -> bytes:
    """H of the protocol: the hash over the length-prefixed parts, 32 bytes.

    >>> digest("chayici", "1").hex()[:16]
    'ee49832dddd8f26b'
    """
    return hashed(b"".join(map(lp, parts)), suite)


def secrets_of(master: bytes, suite: str, *, sealed: bool) -> Secrets:
    """What one secret of 32 bytes gives: the veil, which is never opened, and the salt of a sealed draw.

    Whoever learns the salt learns nothing of the veil.
    """
    salt = digest("chayici/2/salt", master, suite=suite).hex() if sealed else ""
    return Secrets(digest("chayici/2/veil", master, suite=suite).hex(), salt)


def salt_of(veil: bytes, enterprise: str, suite: str = "sha256") -> bytes:
    """A firm's own 16 bytes, which stand on its notice as the code that opens its rows."""
    return hashed(veil + enterprise.encode(), suite)[:16]


def seed_of(purpose: str, commitment: bytes, text: str, salt: bytes, suite: str = "sha256") -> bytes:
    """The 32-byte seed for one purpose from what was committed, a public value and a salt (or b"")."""
    return digest(f"chayici/2/seed/{purpose}", commitment, clean_seed(text), salt, suite=suite)


def number_of(seed: bytes, salt: bytes, enterprise: str, suite: str = "sha256") -> int:
    """A firm's permanent number in one draw: 0 … 2^64 − 1, checkable with sha256sum.

    >>> number_of(bytes(32), bytes(16), "91330000000000000X") == int.from_bytes(
    ...     hashlib.sha256(bytes(32) + bytes(16) + b"91330000000000000X").digest()[:8], "big")
    True
    """
    return int.from_bytes(hashed(seed + salt + enterprise.encode(), suite)[:8], "big")


def turn_of(seed: bytes, enterprise: str, suite: str = "sha256") -> int:
    """A firm's turn: within a trip, firms are visited in rising turn, so that nobody chooses who comes last.

    It is not the firm's number, by which risky classes come later than others.

    >>> turn_of(bytes(32), "a") == int.from_bytes(digest("chayici/2/turn", bytes(32), "a")[:8], "big")
    True
    """
    return int.from_bytes(digest("chayici/2/turn", seed, enterprise, suite=suite)[:8], "big")


def clean_seed(text: str) -> str:
    """The public value as given, or SeedWrong for one that two people could type in two ways."""
    if not text.strip():
        raise SeedWrong(problem("K01", "fatal"))
    if odd := sorted({f"U+{ord(c):04X}" for c in text if unicodedata.category(c) in ODD}):
        raise SeedWrong(problem("K02", "fatal", content=ascii(text), characters=", ".join(odd)))
    if text != text.strip():
        raise SeedWrong(problem("K03", "fatal", content=ascii(text), stripped=text.strip()))
    if text != unicodedata.normalize("NFC", text):
        raise SeedWrong(
            problem("K04", "fatal", content=ascii(text), normal=unicodedata.normalize("NFC", text))
        )
    return text
