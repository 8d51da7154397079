"""Chance of the synthetic district: one stream per purpose, all of it from SHA-256 of the seed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator


def stream(seed: str, purpose: str) -> Generator:
    """A generator of its own for each purpose: a change in one file leaves the others as they were."""
    digest = hashlib.sha256(f"chayici demo\n{seed}\n{purpose}".encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


def picks(chance: Generator, weights: Sequence[int], count: int) -> list[int]:
    """So many positions, each drawn in proportion to its whole-number weight."""
    bounds = np.cumsum(np.asarray(weights, dtype=np.int64))
    drawn = chance.integers(0, int(bounds[-1]), count)
    return [int(at) for at in np.searchsorted(bounds, drawn, side="right").tolist()]


def below(chance: Generator, most: int, count: int) -> list[int]:
    """So many whole numbers from 0 to ``most`` - 1."""
    return [int(number) for number in chance.integers(0, most, count).tolist()]
