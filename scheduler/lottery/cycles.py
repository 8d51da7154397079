"""The inner loop of the draw, compiled: the walk of ``rounding._Walk`` on arrays of whole numbers.

Importing this module takes a second, so large draws alone do.  What each function does, and why it may keep
part of a walk, is said where it can be read best, in ``rounding``; tests hold the two bit-identical.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from scheduler.compiled import compiled
from scheduler.lottery.stream import stretch
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.lottery.arrays import Walk
    from scheduler.lottery.pairs import Whole

    Three: TypeAlias = tuple[Whole, Whole, Whole]
    Bytes: TypeAlias = NDArray[np.uint8]

MASK = ONE - 1
ARC, LENGTH, START, AT = range(4)
"""Places in the state: the lowest arc that may be open, the walk's length, where its cycle begins (−1 = not
found yet), and how far the stream was read."""


BLOCKS = 64
"""Hashes the stream is continued by at first; then as many again as there are."""


def drawn_flows(walk: Walk, key: bytes, suite: str = "sha256") -> list[int]:
    """All flows made whole, with chances from the stream of this key."""
    read = stretch(key, 0, BLOCKS, suite)
    while not go_on(walk, np.frombuffer(read, np.uint8)):
        read += stretch(key, len(read) // 32, len(read) // 32, suite)
    return cast("list[int]", walk.arcs[2].tolist())


def go_on(walk: Walk, stream: Bytes) -> bool:
    """Turn cycles as long as the stream lasts; whether the draw is done.  The stream may only grow."""
    return turn(walk.arcs, walk.adjacent, walk.path, walk.reached, walk.state, stream)


@compiled
def turn(
    arcs: Three, adjacent: tuple[Whole, Whole], path: Three, reached: Whole, state: Whole, stream: Bytes
) -> bool:
    """Turn cycles until no arc is open (true), or until the stream's bytes are used up (false).

    Everything a later call needs to go on is in the arrays.
    """
    tail, head, flow = arcs
    while True:
        if state[LENGTH] == 0:
            while state[ARC] < len(flow) and flow[state[ARC]] & MASK == 0:
                state[ARC] += 1
            if state[ARC] == len(flow):
                return True
            _begin(tail, head, path, reached, state)
        if state[START] < 0:
            state[START] = _find_cycle(arcs, adjacent, path, reached, state)
        if not _step(flow, path, reached, state, stream):
            return False


@compiled
def _begin(tail: Whole, head: Whole, path: Three, reached: Whole, state: Whole) -> None:
    arcs, signs, nodes = path
    arcs[0], signs[0] = state[ARC], 1
    nodes[0], nodes[1] = tail[state[ARC]], head[state[ARC]]
    reached[nodes[0]], reached[nodes[1]] = 0, 1
    state[LENGTH] = 1


@compiled
def _find_cycle(
    network: Three, adjacent: tuple[Whole, Whole], path: Three, reached: Whole, state: Whole
) -> int:
    tail, head, flow = network
    arcs, signs, nodes = path
    length = state[LENGTH]
    node, arc = nodes[length], arcs[length - 1]
    while True:
        arc = _lowest_open(flow, adjacent, node, arc)
        arcs[length] = arc
        if tail[arc] == node:
            signs[length] = 1
            node = head[arc]
        else:
            signs[length] = -1
            node = tail[arc]
        length += 1
        if reached[node] >= 0:
            state[LENGTH] = length
            return int(reached[node])
        reached[node] = length
        nodes[length] = node


@compiled
def _lowest_open(flow: Whole, adjacent: tuple[Whole, Whole], node: int, walked: int) -> int:
    """The lowest open arc at a node but the one just walked; closed ones before it are left behind."""
    first, arcs = adjacent
    at = first[node]
    while flow[arcs[at]] & MASK == 0:
        at += 1
    first[node] = at
    if arcs[at] != walked:
        return int(arcs[at])
    at += 1
    while flow[arcs[at]] & MASK == 0:
        at += 1
    # The arc just walked moves up to its successor, over closed ones that nobody asks for again.
    arcs[at - 1], first[node] = walked, at - 1
    return int(arcs[at])


@compiled
def _step(
    flow: Whole,
    path: Three,
    reached: Whole,
    state: Whole,
    stream: Bytes,
) -> bool:
    arcs, signs, _ = path
    start, length = state[START], state[LENGTH]
    up, most = ONE, 0
    for k in range(start, length):
        room = -signs[k] * flow[arcs[k]] & MASK
        up, most = min(up, room), max(most, room)
    down = ONE - most
    value = _below(up + down, state, stream)
    if value < 0:
        return False
    change, closing = (up, up) if value < down else (-down, most)
    keep = -1
    for k in range(start, length):
        if keep < 0 and -signs[k] * flow[arcs[k]] & MASK == closing:
            keep = k
        flow[arcs[k]] += signs[k] * change
    _go_back(path[2], reached, state, keep)
    return True


@compiled
def _below(bound: int, state: Whole, stream: Bytes) -> int:
    """One of 0 … bound − 1 as ``Stream.below`` reads it, or −1 where the bytes do not suffice."""
    size, mask = 0, 0
    while mask < bound - 1:
        mask = mask * 2 + 1
    while mask >> 8 * size:
        size += 1
    while state[AT] + size <= len(stream):
        value = 0
        for k in range(size):
            value = value * 256 + int(stream[state[AT] + k])
        state[AT] += size
        if value & mask < bound:
            return value & mask
    return -1


@compiled
def _go_back(nodes: Whole, reached: Whole, state: Whole, keep: int) -> None:
    # The walk's last arc led back to a node it had reached; that node stands once, where it was first.
    for k in range(keep + 1 if keep else 0, state[LENGTH]):
        reached[nodes[k]] = -1
    state[LENGTH], state[START] = keep, -1
