"""Merkle trees in the form of RFC 9162 §2.1, so that one row can be opened without the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.chance import hashed

if TYPE_CHECKING:
    from collections.abc import Sequence


def root(leaves: Sequence[bytes], suite: str = "sha256") -> bytes:
    r"""The root over some leaves in order, 32 bytes; leaves and nodes are told apart by a first byte.

    Level by level, a node without a neighbour moves up as it is: the same tree as RFC 9162's recursion.

    >>> root([]).hex()[:8], root([b"a"]) == hashed(b"\0a")
    ('e3b0c442', True)
    """
    level = [hashed(b"\0" + leaf, suite) for leaf in leaves] or [hashed(b"", suite)]
    while len(level) > 1:
        paired = [hashed(b"\1" + level[k] + level[k + 1], suite) for k in range(0, len(level) - 1, 2)]
        level = [*paired, *level[2 * len(paired) :]]
    return level[0]
