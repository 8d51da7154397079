"""Uniform whole numbers from a key: the hash of the key and a counter (protocol §6)."""

from __future__ import annotations

from scheduler.chance import hashed


def stretch(key: bytes, first: int, count: int, suite: str = "sha256") -> bytes:
    """The stream's hashes number ``first`` … ``first + count − 1``, one after the other, 32 bytes each."""
    return b"".join(hashed(key + n.to_bytes(8, "big"), suite) for n in range(first, first + count))


class Stream:
    """The bytes hash(key ‖ 0) ‖ hash(key ‖ 1) ‖ …, read from left to right.

    >>> stream = Stream(bytes(32))
    >>> [stream.below(6) for _ in range(8)]
    [4, 4, 5, 2, 3, 3, 4, 2]
    """

    __slots__ = ("_at", "_block", "_key", "_next", "_suite")

    def __init__(self, key: bytes, suite: str = "sha256") -> None:
        self._key = key
        self._suite = suite
        self._next = 0
        self._block = b""
        self._at = 0

    def below(self, bound: int) -> int:
        """One of 0 … bound − 1, each equally likely; nothing is read where there is only one."""
        bits = (bound - 1).bit_length()
        if not bits:
            return 0
        size, mask = (bits + 7) // 8, (1 << bits) - 1
        # Throwing away what is too large, not taking a remainder: a remainder favours small numbers.
        while (value := int.from_bytes(self._read(size), "big") & mask) >= bound:
            pass
        return value

    def rises(self, up: int, down: int) -> bool:
        """Whether a cycle gains ``up`` (with probability down / (up + down)) or loses ``down``."""
        return self.below(up + down) < down

    def _read(self, size: int) -> bytes:
        while len(self._block) - self._at < size:
            block = hashed(self._key + self._next.to_bytes(8, "big"), self._suite)
            self._block = self._block[self._at :] + block
            self._next += 1
            self._at = 0
        self._at += size
        return self._block[self._at - size : self._at]
