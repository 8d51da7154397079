"""Pairs whose weight is the same in every table the limits allow: nothing is left to choose there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scheduler.lottery.flow import Room, max_flow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.lottery.pairs import Pairs, Whole


def forced_pairs(pairs: Pairs, room: Room) -> tuple[NDArray[np.bool_], Whole]:
    """Which pairs cannot change, and one feasible table that has their weights.

    A flow can change on an arc only along a cycle of the residual network, that is, where both ends of the
    arc lie in one strongly connected component.
    """
    flow = max_flow(pairs, room).pair
    part = _components(*_residual(pairs, room, flow))
    return part[pairs.seat] != part[pairs.seats + pairs.shift], flow


def free_part(pairs: Pairs, room: Room, forced: NDArray[np.bool_], flow: Whole) -> tuple[Pairs, Room]:
    """What is left of the network once the forced pairs have their weights; the groups keep their numbers."""
    fixed = np.where(forced, flow, 0)
    shift, week, officer = pairs.sums(fixed)
    rest = Room(
        room.seat - pairs.seat_sums(fixed),
        room.pair[~forced],
        room.shift - shift,
        room.week - week,
        room.officer - officer,
    )
    return replace(pairs, seat=pairs.seat[~forced], shift=pairs.shift[~forced]), rest


def _residual(pairs: Pairs, room: Room, flow: Whole) -> tuple[int, Whole, Whole]:
    """Number of nodes (seats, then the groups, then the sink), tails and heads of the residual arcs."""
    shift, week, officer = pairs.sums(flow)
    at = np.cumsum([pairs.seats, len(shift), len(week), len(officer)])
    tails = np.concatenate([pairs.seat, np.arange(at[0], at[3])])
    heads = np.concatenate(
        [at[0] + pairs.shift, at[1] + pairs.week, at[2] + pairs.officer, np.full(len(officer), at[3])]
    )
    passed = np.concatenate([flow, shift, week, officer])
    up = passed < np.concatenate([room.pair, room.shift, room.week, room.officer])
    down = passed > 0
    return int(at[3]) + 1, np.concatenate([tails[up], heads[down]]), np.concatenate([heads[up], tails[down]])


def _components(nodes: int, tails: Whole, heads: Whole) -> Whole:
    """Strongly connected components: nodes of one have the same number.

    Nearly always most nodes lie in the sink's, which is what it reaches and what reaches it; only the others
    are searched one by one.
    """
    sink = nodes - 1
    whole = _reached(sink, nodes, tails, heads) & _reached(sink, nodes, heads, tails)
    part = np.full(nodes, sink)
    rest = ~whole[tails] & ~whole[heads]
    part[~whole] = _searched(nodes, tails[rest], heads[rest])[~whole]
    return part


def _reached(start: int, nodes: int, tails: Whole, heads: Whole) -> NDArray[np.bool_]:
    """What can be reached from a node, in rounds over all arcs from what was reached last."""
    seen = np.zeros(nodes, dtype=bool)
    seen[start] = True
    count = 1
    while True:
        seen[heads[seen[tails]]] = True
        if (now := int(np.count_nonzero(seen))) == count:
            return seen
        open_, count = ~seen[heads], now
        tails, heads = tails[open_], heads[open_]


def _searched(nodes: int, tails: Whole, heads: Whole) -> Whole:
    """The same by one search through all arcs (Tarjan 1972, with a stack of our own: walks may be long)."""
    order = np.argsort(tails, kind="stable")
    goals = heads[order].tolist()
    ends = np.cumsum(np.bincount(tails, minlength=nodes)).tolist()
    search = _Search([0, *ends[:-1]], ends, goals)
    for node in np.unique(np.concatenate([tails, heads])).tolist():
        if not search.seen[node]:
            search.walk(node)
    # A node without arcs is alone.
    return np.where(np.array(search.part) < 0, np.arange(nodes), search.part)


class _Search:
    """One depth-first search over all nodes; ``part`` tells each node's component."""

    def __init__(self, at: list[int], ends: list[int], goals: list[int]) -> None:
        self.at, self.ends, self.goals = at, ends, goals
        self.seen = [0] * len(at)
        self.low = [0] * len(at)
        self.part = [-1] * len(at)
        self.count = 0
        self.waiting: list[int] = []

    def walk(self, start: int) -> None:
        """Everything that can be reached from here and was not yet seen."""
        path = [start]
        self._enter(start)
        while path:
            node = path[-1]
            if self.at[node] == self.ends[node]:
                path.pop()
                self._leave(node, path)
                continue
            goal = self.goals[self.at[node]]
            self.at[node] += 1
            if not self.seen[goal]:
                self._enter(goal)
                path.append(goal)
            elif self.part[goal] < 0:
                self.low[node] = min(self.low[node], self.seen[goal])

    def _enter(self, node: int) -> None:
        self.count += 1
        self.seen[node] = self.low[node] = self.count
        self.waiting.append(node)

    def _leave(self, node: int, path: list[int]) -> None:
        if path:
            self.low[path[-1]] = min(self.low[path[-1]], self.low[node])
        if self.low[node] == self.seen[node]:
            while self.part[node] < 0:
                self.part[self.waiting.pop()] = node
