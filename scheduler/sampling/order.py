"""Numbers and keys of the firms as columns, and the order of tickets (protocol §5)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from scheduler.chance import number_of, salt_of
from scheduler.sampling.names import Names
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Whole = NDArray[np.uint64]

MANY = 500_000
"""From so many firms on, the second that loading the compiled hash takes is saved."""
_BLOCK = 1 << 16
_HALF = np.uint64(32)
_LOW = np.uint64((1 << 32) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Sort keys below 2^95 in two columns: key = 2^32·high + low, low below 2^32."""

    high: Whole
    low: Whole

    def __getitem__(self, at: int) -> int:
        return (int(self.high[at]) << 32) + int(self.low[at])


def numbers_of(ids: Sequence[str], seed: bytes, veil: bytes, suite: str) -> Whole:
    """Every firm's permanent number (``number_of``) in one pass."""
    if suite == "sha256" and len(ids) >= MANY:
        return _in_lanes(ids if isinstance(ids, Names) else Names.of(_blocks(ids)), seed, veil)
    numbered = _quick(ids, seed, veil) if suite == "sha256" else _plain(ids, seed, veil, suite)
    return np.frombuffer(b"".join(numbered), ">u8").astype(np.uint64)


def _in_lanes(names: Names, seed: bytes, veil: bytes) -> Whole:
    from scheduler.sampling.lanes import numbers_in_lanes

    return numbers_in_lanes(np.frombuffer(names.text, np.uint8), names.ends, seed, veil)


def _quick(ids: Iterable[str], seed: bytes, veil: bytes) -> Iterator[bytes]:
    """``number_of`` written out, because its calls cost as much as the hash: eight bytes a firm."""
    return (sha256(seed + sha256(veil + i).digest()[:16] + i).digest()[:8] for i in map(str.encode, ids))


def _plain(ids: Iterable[str], seed: bytes, veil: bytes, suite: str) -> Iterator[bytes]:
    return (number_of(seed, salt_of(veil, i, suite), i, suite).to_bytes(8, "big") for i in ids)


def _blocks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _BLOCK] for at in range(0, len(ids), _BLOCK))


def keys_of(numbers: Whole, chances: Whole, visited: NDArray[np.bool_]) -> Keys:
    """Keys of a spread year from numbers and standings (chances in units of 2^-30), exactly.

    Whoever was not visited comes before those who were: (2^30 − chance)·number for the former,
    (2^30 − chance)·2^64 + chance·number for the latter.
    """
    used = np.minimum(chances, np.uint64(ONE - 1))
    left = np.uint64(ONE) - used
    factor = np.where(visited, used, left)  # below 2^31, so that no product passes 2^63
    lower = factor * (numbers & _LOW)
    upper = factor * (numbers >> _HALF) + (lower >> _HALF)
    return Keys(upper + np.where(visited, left << _HALF, np.uint64(0)), lower & _LOW)


def in_order(numbers: Whole, keys: Keys | None) -> NDArray[np.int32]:
    """Positions by key, then number, then position; without keys by number, then position."""
    if keys is None:
        return np.argsort(numbers, kind="stable").astype(np.int32)
    order = np.argsort(keys.high, kind="stable")
    ties = np.flatnonzero(np.diff(keys.high[order]) == 0)
    if len(ties):
        tied = np.union1d(ties, ties + 1)  # runs of equal high parts: their order is settled by all the rest
        rows = order[tied]
        rest = np.lexsort((rows, numbers[rows], keys.low[rows], keys.high[rows]))
        order[tied] = rows[rest]
    return order.astype(np.int32)
