"""A load through an agency's officers: exact maximum flow, and its minimum cut taken apart.

source → want → (group, part of a week) → (group, week) → group → sink.  A part of a week is all shifts
of it that the same wants may use; k alike officers give k units at each, ``weekly`` times k in a week,
``quarterly`` times k in the plan.  The smallest minimum cut is the same whatever flow the solver finds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import numpy as np

from scheduler.sampling.allowance import positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.feasibility.asked import Load, Want
    from scheduler.feasibility.groups import Group
    from scheduler.values.calendar import Shift
    from scheduler.values.rules import Teams

Week = tuple[int, int]
Node = tuple[Any, ...]
SOURCE, SINK = ("source",), ("sink",)


@dataclass(frozen=True, slots=True)
class Lack:
    """Wants that compete for too few officers: need − supply = short, in officers' half days."""

    wants: tuple[Want, ...]
    weeks: tuple[Week, ...]
    officers: int
    """Who could come to one of them; some may be too few for a team and give nothing."""
    need: int
    supply: int


def lacks(load: Load, groups: Sequence[Group], shifts: Sequence[Shift], teams: Teams) -> list[Lack]:
    """Nothing where all of a load fits; else every shortage that has nothing to do with the others."""
    net = _Net(load, groups, shifts, teams)
    reached = net.reached()
    return [net.lack(part) for part in net.parts(reached)]


@dataclass
class _Net:
    load: Load
    groups: Sequence[Group]
    shifts: Sequence[Shift]
    teams: Teams
    nodes: dict[Node, int] = field(default_factory=lambda: {SOURCE: 0, SINK: 1})
    room: dict[Node, int] = field(default_factory=dict)
    """Node → units that may pass on from it."""
    ahead: dict[Node, list[Node]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, want in enumerate(self.load.wants):
            self._arc(SOURCE, ("want", number), want.amount)
        for number, group in enumerate(self.groups):
            self._group(number, group)

    def _group(self, number: int, group: Group) -> None:
        able = [set(w.qualifications) <= set(group.qualifications) for w in self.load.wants]
        spans: Counter[tuple[Week, tuple[int, ...]]] = Counter()
        for k in positions(group.present):
            users = tuple(n for n, w in enumerate(self.load.wants) if able[n] and w.shifts >> k & 1)
            if users:
                spans[self.shifts[k].week, users] += 1
        each = group.size * self.load.unit
        for (week, users), count in spans.items():
            span = ("span", number, week, users)
            for want in users:
                self._arc(("want", want), span, None)
            self._arc(span, ("week", number, week), each * count)
            if ("week", number, week) not in self.room:
                self._arc(("week", number, week), ("group", number), each * self.teams.weekly)
        if spans:
            self._arc(("group", number), SINK, each * self.teams.quarterly)

    def _arc(self, tail: Node, head: Node, room: int | None) -> None:
        """An arc; without room, one that never limits anything."""
        for node in (tail, head):
            self.nodes.setdefault(node, len(self.nodes))
        self.ahead[tail].append(head)
        if room is not None:
            self.room[head if tail == SOURCE else tail] = room

    def reached(self) -> set[Node]:
        """Nodes on the source's side of the smallest minimum cut."""
        from ortools.graph.python.max_flow import SimpleMaxFlow

        solver, total = SimpleMaxFlow(), sum(w.amount for w in self.load.wants)
        arcs = [
            (self.nodes[tail], self.nodes[head], self._capacity(tail, head, total))
            for tail, heads in self.ahead.items()
            for head in heads
        ]
        solver.add_arcs_with_capacity(*(np.array(row, np.int64) for row in zip(*arcs, strict=True)))
        if not any(heads == [SINK] for heads in self.ahead.values()):
            return set(self.nodes) - {SINK}  # nobody at all: the solver has not heard of the sink
        solver.solve(0, 1)
        inside = set(solver.get_source_side_min_cut())
        return {node for node, number in self.nodes.items() if number in inside}

    def _capacity(self, tail: Node, head: Node, total: int) -> int:
        if tail == SOURCE:
            return self.room[head]
        return total if tail[0] == "want" else self.room[tail]

    def parts(self, reached: set[Node]) -> list[set[Node]]:
        """What was reached, apart from the source, in pieces that touch each other nowhere."""
        near: dict[Node, set[Node]] = defaultdict(set)
        for tail in reached - {SOURCE}:
            for head in self.ahead[tail]:
                if head in reached:
                    near[tail].add(head)
                    near[head].add(tail)
        left = {("want", n): None for n in range(len(self.load.wants)) if ("want", n) in reached}
        found = []
        while left:
            part: set[Node] = set()
            ahead: list[Node] = [next(iter(left))]
            while ahead:
                node = ahead.pop()
                if node not in part:
                    part.add(node)
                    ahead += near[node]
            found.append(part)
            left = {want: None for want in left if want not in part}
        return found

    def lack(self, part: set[Node]) -> Lack:
        """One piece of the cut in numbers."""
        wants = tuple(self.load.wants[n] for n in sorted(node[1] for node in part if node[0] == "want"))
        supply = sum(self.room[n] for n in part if n[0] != "want" and self.ahead[n][0] not in part)
        able = (
            g
            for g in self.groups
            if any(set(w.qualifications) <= set(g.qualifications) and w.window & g.present for w in wants)
        )
        amount = sum(w.amount for w in wants)
        window = reduce(or_, (w.window for w in wants))
        return Lack(
            wants,
            tuple(sorted({self.shifts[k].week for k in positions(window)})),
            sum(g.size for g in able),
            -(-amount // self.load.unit),
            supply // self.load.unit,
        )
