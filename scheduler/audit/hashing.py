"""The protocol's encodings: canonical JSON, length prefixes, the labelled hash and the tree over rows."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Digesting(Protocol):
    """A hash at work."""

    def digest(self) -> bytes:
        """The bytes of it."""

    def hexdigest(self) -> str:
        """The same in hex digits."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False)


def canonical(value: object) -> str:
    """The one JSON text of a value."""
    return _ENCODER.encode(value)


def lp(part: str | bytes) -> bytes:
    """A text's or byte string's length in eight bytes, then itself."""
    raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
    return len(raw).to_bytes(8, "big") + raw


class Hash:
    """One of the protocol's two hash functions; H(a, b, …) when called."""

    def __init__(self, suite: str) -> None:
        self.suite = suite

    @property
    def new(self) -> Callable[[bytes], Digesting]:
        """The function's own constructor, for loops in which every call counts."""
        return hashlib.sha256 if self.suite == "sha256" else partial(hashlib.new, "sm3")

    def bare(self, data: bytes) -> bytes:
        """The hash of the bytes themselves."""
        return hashlib.sha256(data).digest() if self.suite == "sha256" else hashlib.new("sm3", data).digest()

    def __call__(self, *parts: str | bytes) -> bytes:
        """H(a, b, …) of the protocol."""
        return self.bare(b"".join(lp(part) for part in parts))

    def tree(self, leaves: Sequence[bytes]) -> bytes:
        """The root of the Merkle tree over leaves (RFC 9162 §2.1.1, by its own recursion made a stack)."""
        stack: list[tuple[int, bytes]] = []
        for leaf in leaves:
            size, node = 1, self.bare(b"\0" + leaf)
            while stack and stack[-1][0] == size:
                size, node = 2 * size, self.bare(b"\1" + stack.pop()[1] + node)
            stack.append((size, node))
        if not stack:
            return self.bare(b"")
        _, node = stack.pop()
        while stack:
            node = self.bare(b"\1" + stack.pop()[1] + node)
        return node


def hash_of(document: dict[str, object]) -> Hash:
    """The hash function a document names; SHA-256 where it names none that there is."""
    rules = document.get("rules")
    row = rules[0] if isinstance(rules, list) and rules else None
    suite = row.get("suite") if isinstance(row, dict) else None
    return Hash("sm3" if suite == "sm3" and "sm3" in hashlib.algorithms_available else "sha256")


def missing_suite(document: dict[str, object]) -> bool:
    """Whether the document's hash function is one that this computer lacks."""
    rules = document.get("rules")
    row = rules[0] if isinstance(rules, list) and rules else None
    named = isinstance(row, dict) and row.get("suite") == "sm3"
    return named and "sm3" not in hashlib.algorithms_available


def unhex(text: object) -> bytes:
    """The bytes of hex digits; none where it is not that (its form is judged elsewhere)."""
    try:
        return bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return b""
