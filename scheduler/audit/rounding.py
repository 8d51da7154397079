"""The draw of the officers: dependent rounding of one agency's table, by the protocol's section 6."""

from __future__ import annotations

from bisect import bisect_left
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ONE = 1 << 30

Chances = list[tuple[int, tuple[int, int], list[str], list[int]]]
"""Per row: its trip's shift, that shift's ISO week, the officers, their weights."""


class Stream:
    """Bytes of hash(key ‖ counter), and fair whole numbers made of them."""

    def __init__(self, key: bytes, hashed: Callable[[bytes], bytes]) -> None:
        self._blocks = (hashed(key + j.to_bytes(8, "big")) for j in count())
        self._rest = b""

    def _read(self, size: int) -> bytes:
        while len(self._rest) < size:
            self._rest += next(self._blocks)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def below(self, most: int) -> int:
        """A whole number from 0 to most - 1, each as likely."""
        if most == 1:
            return 0
        bits = (most - 1).bit_length()
        while True:
            drawn = int.from_bytes(self._read((bits + 7) // 8), "big") & ((1 << bits) - 1)
            if drawn < most:
                return drawn


Step = tuple[int, bool]
"""An arc of a walk, and whether it is walked from tail to head."""


class Network:
    """Arcs of the protocol's network with their flows, and the open ones at each node (a number)."""

    def __init__(self, rows: Chances) -> None:
        self._nodes: dict[object, int] = {}
        self._inflow: dict[int, int] = {}
        self.tails: list[int] = []
        self.heads: list[int] = []
        self.flows: list[int] = []
        for number, (shift, week, officers, weights) in enumerate(rows):
            for officer, weight in zip(officers, weights, strict=True):
                self._arc(("row", number), (officer, shift, week), weight)
        self._gather_all(rows)
        self.at: list[list[int]] = [[] for _ in self._nodes]
        for arc, flow in enumerate(self.flows):
            if flow % ONE:
                self.at[self.tails[arc]].append(arc)
                self.at[self.heads[arc]].append(arc)
        self._lowest = 0
        self._walked: list[Step] = []

    def _arc(self, tail: object, head: object, flow: int) -> None:
        start, end = (self._nodes.setdefault(node, len(self._nodes)) for node in (tail, head))
        self.tails.append(start)
        self.heads.append(end)
        self.flows.append(flow)
        self._inflow[end] = self._inflow.get(end, 0) + flow

    def _gather_all(self, rows: Chances) -> None:
        slots = sorted({(who, shift, week) for shift, week, officers, _ in rows for who in officers})
        weeks = sorted({(who, week) for who, _, week in slots})
        self._gather((slot, (slot[0], slot[2])) for slot in slots)
        self._gather((week, (week[0],)) for week in weeks)
        self._gather(((who,), "sink") for who in sorted({who for who, _ in weeks}))

    def _gather(self, arcs: Iterator[tuple[object, object]]) -> None:
        for tail, head in arcs:
            self._arc(tail, head, self._inflow[self._nodes[tail]])

    def next_cycle(self) -> list[Step]:
        """The cycle closed by the walk from the lowest open arc; empty when no arc is open.

        The walk's way to its last cycle is kept: none of that way's nodes lies on the cycle, so the open
        arcs there are the same as before and the walk from the start would go the same way again.
        """
        walked = self._walked or self._first_step()
        reached = {self._from(step): place for place, step in enumerate(walked)}
        while walked:
            arc, forward = walked[-1]
            node = self.heads[arc] if forward else self.tails[arc]
            if node in reached:
                self._walked = walked[: reached[node]]
                return walked[reached[node] :]
            reached[node] = len(walked)
            choices = self.at[node]
            arc = choices[0] if choices[0] != arc else choices[1]
            walked.append((arc, self.tails[arc] == node))
        return []

    def _from(self, step: Step) -> int:
        return self.tails[step[0]] if step[1] else self.heads[step[0]]

    def _first_step(self) -> list[Step]:
        while self._lowest < len(self.flows) and self.flows[self._lowest] % ONE == 0:
            self._lowest += 1  # an arc once closed stays closed
        return [(self._lowest, True)] if self._lowest < len(self.flows) else []

    def push(self, cycle: list[Step], change: int) -> None:
        """Add to the arcs walked forward, take from the others, and close those that became whole."""
        for arc, forward in cycle:
            self.flows[arc] += change if forward else -change
            if self.flows[arc] % ONE == 0:
                for node in (self.tails[arc], self.heads[arc]):
                    del self.at[node][bisect_left(self.at[node], arc)]


def _slack(flows: list[int], cycle: list[Step]) -> tuple[int, int]:
    """How far the cycle can be pushed up and down before an arc becomes whole."""
    rests = [(flows[arc] % ONE, forward) for arc, forward in cycle]
    up = min(ONE - rest if forward else rest for rest, forward in rests)
    down = min(rest if forward else ONE - rest for rest, forward in rests)
    return up, down


def drawn(key: bytes, rows: Chances, hashed: Callable[[bytes], bytes]) -> list[str]:
    """Who takes each row's seat, from the stream with this key."""
    network, stream = Network(rows), Stream(key, hashed)
    while cycle := network.next_cycle():
        up, down = _slack(network.flows, cycle)
        network.push(cycle, up if stream.below(up + down) < down else -down)
    found, arc = [], 0
    for _, _, officers, _ in rows:
        found.append(officers[network.flows.index(ONE, arc, arc + len(officers)) - arc])
        arc += len(officers)
    return found
