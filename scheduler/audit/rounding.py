"""The draw of the officers: dependent rounding of one agency's table, by the protocol's section 6."""

from __future__ import annotations

from bisect import bisect_left
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE = 1 << 30

Chances = list[tuple[int, tuple[int, int], list[str], list[int]]]
"""Per row: its trip's shift, that shift's ISO week, the officers, their weights."""


class Stream:
    """Bytes of SHA-256(key ‖ counter), and fair whole numbers made of them."""

    def __init__(self, key: bytes) -> None:
        self._blocks = (sha256(key + j.to_bytes(8, "big")).digest() for j in count())
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


class Network:
    """Arcs of the protocol's network with their flows, and the open ones at each node."""

    def __init__(self, rows: Chances) -> None:
        self.tails: list[object] = []
        self.heads: list[object] = []
        self.flows: list[int] = []
        self._inflow: dict[object, int] = {}
        for number, (shift, week, officers, weights) in enumerate(rows):
            for officer, weight in zip(officers, weights, strict=True):
                self._arc(("row", number), (officer, shift, week), weight)
        slots = sorted({(who, shift, week) for shift, week, officers, _ in rows for who in officers})
        weeks = sorted({(who, week) for who, _, week in slots})
        self._gather((slot, (slot[0], slot[2])) for slot in slots)
        self._gather((week, (week[0],)) for week in weeks)
        self._gather(((who,), "sink") for who in sorted({who for who, _ in weeks}))
        self.at: dict[object, list[int]] = {}
        self.closed = 0
        for arc, flow in enumerate(self.flows):
            if flow % ONE:
                self.at.setdefault(self.tails[arc], []).append(arc)
                self.at.setdefault(self.heads[arc], []).append(arc)

    def _arc(self, tail: object, head: object, flow: int) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.flows.append(flow)
        self._inflow[head] = self._inflow.get(head, 0) + flow

    def _gather(self, arcs: Iterator[tuple[object, object]]) -> None:
        for tail, head in arcs:
            self._arc(tail, head, self._inflow[tail])

    def lowest_open(self) -> int | None:
        """The lowest-numbered open arc; those passed over stay closed for good."""
        while self.closed < len(self.flows):
            if self.flows[self.closed] % ONE:
                return self.closed
            self.closed += 1
        return None

    def cycle(self, first: int) -> list[tuple[int, bool]]:
        """The cycle the walk from this arc closes, as (arc, walked from tail to head)."""
        walked: list[tuple[int, bool]] = []
        reached = {self.tails[first]: 0}
        arc, forward = first, True
        while True:
            walked.append((arc, forward))
            node = self.heads[arc] if forward else self.tails[arc]
            if node in reached:
                return walked[reached[node] :]
            reached[node] = len(walked)
            choices = self.at[node]
            arc = choices[0] if choices[0] != arc else choices[1]
            forward = self.tails[arc] == node

    def shift(self, cycle: list[tuple[int, bool]], change: int) -> None:
        """Add to the arcs walked forward, take from the others, and close those that became whole."""
        for arc, forward in cycle:
            self.flows[arc] += change if forward else -change
            if self.flows[arc] % ONE == 0:
                for node in (self.tails[arc], self.heads[arc]):
                    arcs = self.at[node]
                    del arcs[bisect_left(arcs, arc)]


def _slack(flows: list[int], cycle: list[tuple[int, bool]]) -> tuple[int, int]:
    """How far the cycle can be pushed up and down before an arc becomes whole."""
    rests = [(flows[arc] % ONE, forward) for arc, forward in cycle]
    up = min(ONE - rest if forward else rest for rest, forward in rests)
    down = min(rest if forward else ONE - rest for rest, forward in rests)
    return up, down


def drawn(key: bytes, rows: Chances) -> list[str]:
    """Who takes each row's seat, from the stream with this key."""
    network, stream = Network(rows), Stream(key)
    while (first := network.lowest_open()) is not None:
        cycle = network.cycle(first)
        up, down = _slack(network.flows, cycle)
        network.shift(cycle, up if stream.below(up + down) < down else -down)
    found, arc = [], 0
    for _, _, officers, _ in rows:
        found.append(officers[network.flows.index(ONE, arc, arc + len(officers)) - arc])
        arc += len(officers)
    return found
