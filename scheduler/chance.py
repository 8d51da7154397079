"""The one source of chance: SHA-256 over the public seed with a label that says what for.

The draw is defined in docs/reference/protocol.md §1, §3 and §5; every helper here shows an example.
"""

from __future__ import annotations

import hashlib
import unicodedata

from scheduler.errors import SeedWrong, problem

ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that cannot be read aloud: control, format, surrogate, private, unassigned."""


def lp(part: bytes | str) -> bytes:
    """A part with its length before it, so that no two lists of parts give the same bytes.

    >>> lp("ab").hex()
    '00000000000000026162'
    """
    raw = part.encode() if isinstance(part, str) else part
    return len(raw).to_bytes(8, "big") + raw


def digest(*parts: bytes | str) -> bytes:
    """H of the protocol: SHA-256 over the length-prefixed parts, 32 bytes.

    >>> digest("chayici", "1").hex()[:16]
    'ee49832dddd8f26b'
    """
    return hashlib.sha256(b"".join(map(lp, parts))).digest()


def seed_of(purpose: str, commitment: bytes, text: str) -> bytes:
    """The 32-byte seed for one purpose from what was committed and the public value drawn after it."""
    return digest(f"chayici/1/seed/{purpose}", commitment, clean_seed(text))


def number_of(seed: bytes, enterprise: str) -> int:
    """A firm's permanent number in one draw: 0 … 2^64 − 1, checkable with sha256sum.

    >>> number_of(bytes(32), "91330000000000000X") == int.from_bytes(
    ...     hashlib.sha256(bytes(32) + b"91330000000000000X").digest()[:8], "big")
    True
    """
    return int.from_bytes(hashlib.sha256(seed + enterprise.encode()).digest()[:8], "big")


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
