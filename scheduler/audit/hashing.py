"""The protocol's encodings: canonical JSON, length prefixes and the labelled hash."""

from __future__ import annotations

import json
from hashlib import sha256

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical(value: object) -> str:
    """The one JSON text of a value."""
    return _ENCODER.encode(value)


def lp(part: str | bytes) -> bytes:
    """A text's or byte string's length in eight bytes, then itself."""
    raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return len(raw).to_bytes(8, "big") + raw


def labelled(*parts: str | bytes) -> bytes:
    """H(a, b, …) of the protocol."""
    return sha256(b"".join(lp(part) for part in parts)).digest()
