"""SHA-256 (FIPS 180-4) of very many short messages, a batch of them side by side in lanes.

A call of a library's hash costs as much as ten of its blocks; here every step is a loop over lanes, which
the compiler turns into vector instructions.  ``scheduler.chance.number_of`` is the plain twin.
"""

from __future__ import annotations

from itertools import count, islice
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from scheduler.compiled import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Ends = NDArray[np.int64]
    Words = NDArray[np.uint32]
    """Of messages or states: one row a word, one column a lane."""

LANES = 256


def numbers_in_lanes(text: Bytes, ends: Ends, seed: bytes, veil: bytes) -> NDArray[np.uint64]:
    """Every firm's number: the id of firm k is text[ends[k]:ends[k + 1]]; seed and veil have 32 bytes."""
    keys = np.frombuffer(seed + veil, ">u4").astype(np.uint32)
    found = np.empty(len(ends) - 1, np.uint64)
    _number(text, ends, keys[:8], keys[8:], found)
    return found


def _primes() -> Iterator[int]:
    return (n for n in count(2) if all(n % k for k in range(2, isqrt(n) + 1)))


def _fraction(prime: int, root: int) -> int:
    """The first 32 binary digits of a root's fraction, by halving an interval of whole numbers."""
    low, high = 0, prime << 32
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**root <= prime << 32 * root else (low, middle)
    return low & 0xFFFFFFFF


_ROUNDS = np.array([_fraction(p, 3) for p in islice(_primes(), 64)], np.uint32)
_START = np.array([_fraction(p, 2) for p in islice(_primes(), 8)], np.uint32)


@compiled
def _turned(x: np.uint32, by: int) -> np.uint32:
    return (x >> np.uint32(by)) | (x << np.uint32(32 - by))


@compiled
def _extend(words: Words, step: int) -> None:
    """The step's word of each lane from four earlier ones, in place of the one sixteen steps before."""
    new, seven = words[step & 15], words[(step - 7) & 15]
    fifteen, two = words[(step - 15) & 15], words[(step - 2) & 15]
    for k in range(len(new)):
        x, y = fifteen[k], two[k]
        old = _turned(x, 7) ^ _turned(x, 18) ^ (x >> np.uint32(3))
        new[k] += old + seven[k] + (_turned(y, 17) ^ _turned(y, 19) ^ (y >> np.uint32(10)))


@compiled
def _mix(rows: Words, words: Words, step: int, total: Words) -> None:
    """One round; rows stay where they are and change their names instead.

    Three short loops, because one over all the rows is too tangled for the compiler to make vectors of.
    """
    a, b, c, d = rows[-step & 7], rows[(1 - step) & 7], rows[(2 - step) & 7], rows[(3 - step) & 7]
    e, f, g, h = rows[(4 - step) & 7], rows[(5 - step) & 7], rows[(6 - step) & 7], rows[(7 - step) & 7]
    key, word = _ROUNDS[step], words[step & 15]
    for k in range(len(total)):
        x = e[k]
        chosen = (x & f[k]) ^ (~x & g[k])
        total[k] = h[k] + (_turned(x, 6) ^ _turned(x, 11) ^ _turned(x, 25)) + chosen + key + word[k]
    for k in range(len(total)):
        d[k] += total[k]
    for k in range(len(total)):
        x = a[k]
        most = (x & b[k]) ^ (x & c[k]) ^ (b[k] & c[k])
        h[k] = total[k] + (_turned(x, 2) ^ _turned(x, 13) ^ _turned(x, 22)) + most


@compiled
def _absorb(state: Words, words: Words, left: Bytes) -> None:
    """One block of every lane that is not yet past its message."""
    rows, total = state.copy(), np.empty(state.shape[1], np.uint32)
    for step in range(64):
        if step > 15:
            _extend(words, step)
        _mix(rows, words, step, total)
    for row in range(8):
        for lane in range(state.shape[1]):
            if left[lane]:
                state[row, lane] += rows[row, lane]


@compiled
def _put(words: Words, lane: int, text: Bytes, ends: tuple[int, int], at: tuple[int, int]) -> int:
    """Write what one block holds of an id that begins at a byte of its message; blocks left, 2 = or more.

    ``at`` are the byte at which the id begins and the one at which the block does.
    """
    (first, last), (start, shift) = ends, at
    size = start + last - first
    for k in range(max(start, shift), min(size, shift + 64)):
        byte = np.uint32(text[first + k - start])
        words[(k - shift) >> 2, lane] |= byte << np.uint32(24 - 8 * (k & 3))
    if shift <= size < shift + 64:
        words[(size - shift) >> 2, lane] |= np.uint32(128) << np.uint32(24 - 8 * (size & 3))
    if shift <= size + 8 < shift + 64:
        words[15, lane] = np.uint32(8 * size)
    return max(0, min(2, (size + 72 - shift) // 64))


@compiled
def _hash(text: Bytes, ends: Ends, head: Words, state: Words) -> None:
    """The hash of the words of the head and an id after them, lane by lane."""
    words, left = np.empty((16, LANES), np.uint32), np.zeros(LANES, np.uint8)
    for row in range(8):
        for lane in range(LANES):
            state[row, lane] = _START[row]
    shift, more = 0, True
    while more:
        for row in range(16):
            for lane in range(LANES):
                words[row, lane] = head[row, lane] if not shift and row < len(head) else np.uint32(0)
        more = False
        for lane in range(len(ends) - 1):
            left[lane] = _put(words, lane, text, (ends[lane], ends[lane + 1]), (4 * len(head), shift))
            more |= left[lane] > 1
        _absorb(state, words, left)
        shift += 64


@compiled
def _number(text: Bytes, ends: Ends, seed: Words, veil: Words, found: NDArray[np.uint64]) -> None:
    """All firms, so many at a time as there are lanes."""
    state, secret = np.empty((8, LANES), np.uint32), np.empty((8, LANES), np.uint32)
    salted = np.empty((12, LANES), np.uint32)
    for row in range(8):
        for lane in range(LANES):
            secret[row, lane], salted[row, lane] = veil[row], seed[row]
    for at in range(0, len(found), LANES):
        part = ends[at : at + LANES + 1]
        _hash(text, part, secret, state)
        for row in range(4):
            for lane in range(LANES):
                salted[8 + row, lane] = state[row, lane]
        _hash(text, part, salted, state)
        for lane in range(len(part) - 1):
            found[at + lane] = (np.uint64(state[0, lane]) << np.uint64(32)) | np.uint64(state[1, lane])
