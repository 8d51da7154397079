"""One agency's network as the arrays the compiled draw walks through; arcs are numbered as in protocol §6."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from scheduler.lottery.pairs import pairs_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.lottery.pairs import Pairs, Whole
    from scheduler.values.plan import SeatRow


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """The arcs, and the room a walk through them needs; the draw changes all but tails and heads."""

    arcs: tuple[Whole, Whole, Whole]
    """Tails, heads, and flows in 2^-30."""
    adjacent: tuple[Whole, Whole]
    """By node, where its arcs begin in the list beside it; each node's arcs rise."""
    path: tuple[Whole, Whole, Whole]
    """Arcs, signs and nodes of the walk under way."""
    reached: Whole
    """Node → its position in the walk, −1 = not in it."""
    state: Whole
    """What ``cycles`` keeps from call to call."""


def walk_of(
    rows: Sequence[SeatRow], shift_of: Mapping[int, int], week_of: Mapping[int, tuple[int, int]]
) -> Walk:
    """The network of one agency's rows, given the shift of each trip and the ISO week of each shift."""
    pairs = pairs_from([r.inspectors for r in rows], [shift_of[r.trip] for r in rows], week_of)
    weights = np.fromiter(chain.from_iterable(r.weights for r in rows), np.int64, len(pairs.seat))
    return _begun(*_arcs(pairs), np.concatenate([weights, *pairs.sums(weights)]))


def _arcs(pairs: Pairs) -> tuple[Whole, Whole]:
    """Nodes are the rows, then (officer, shift)s, (officer, week)s, officers, the sink."""
    at = np.cumsum([pairs.seats, len(pairs.shifts), len(pairs.weeks), len(pairs.officers)])
    tails = [pairs.seat, np.arange(at[0], at[3])]
    sink = np.full(len(pairs.officers), at[3])
    return np.concatenate(tails), np.concatenate(
        [at[0] + pairs.shift, at[1] + pairs.week, at[2] + pairs.officer, sink]
    )


def _begun(tail: Whole, head: Whole, flow: Whole) -> Walk:
    nodes = int(head.max(initial=0)) + 1
    ends = np.concatenate([tail, head])
    arcs = np.tile(np.arange(len(tail)), 2)
    order = np.lexsort((arcs, ends))
    first = np.cumsum(np.bincount(ends, minlength=nodes)) - np.bincount(ends, minlength=nodes)
    path = (np.zeros(nodes + 1, np.int64), np.zeros(nodes + 1, np.int64), np.zeros(nodes + 1, np.int64))
    state = np.array([0, 0, -1, 0], dtype=np.int64)
    return Walk((tail, head, flow), (first, arcs[order]), path, np.full(nodes, -1), state)
