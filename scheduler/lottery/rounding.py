"""The public draw: one complete roster from the table, every probability exact (protocol §6).

Dependent rounding on a flow network (Gandhi, Khuller, Parthasarathy, Srinivasan 2006), agency by agency.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from operator import lt
from typing import TYPE_CHECKING

from scheduler.chance import digest
from scheduler.errors import PlanBroken, problem
from scheduler.lottery.arrays import walk_of
from scheduler.lottery.network import network_of
from scheduler.lottery.pairs import LARGE
from scheduler.lottery.stream import Stream
from scheduler.values.plan import ONE, Assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scheduler.lottery.network import Network
    from scheduler.values.case import Case
    from scheduler.values.plan import SeatRow, Trip

MASK = ONE - 1


def draw_inspectors(
    case: Case, table: Sequence[SeatRow], trips: Sequence[Trip], seed: bytes, *, large_from: int = LARGE
) -> tuple[Assignment, ...]:
    """Who takes which seat, in order of (trip, seat); ``seed`` is the 32-byte inspector seed.

    PlanBroken where a row names no scheduled seat (L02), is no probability (L03) or comes twice (L04).
    """
    rows = sorted(table, key=lambda r: (r.trip, r.seat))
    by_id = {t.id: t for t in trips}
    _check(rows, by_id, len(case.shifts))
    by_agency: dict[str, list[SeatRow]] = defaultdict(list)
    for row in rows:
        by_agency[by_id[row.trip].seats[row.seat].agency].append(row)
    shift_of = {t.id: t.shift for t in trips}
    week_of = {n: shift.week for n, shift in enumerate(case.shifts)}
    found: list[Assignment] = []
    suite, large = case.rules.suite, sum(len(r.inspectors) for r in rows) >= large_from
    for agency in sorted(by_agency):
        key = digest("chayici/2/rounding", seed, agency, suite=suite)
        flows = (turned if large else walked)(by_agency[agency], shift_of, week_of, key, suite)
        found += winners(by_agency[agency], flows)
    return tuple(sorted(found, key=lambda a: (a.trip, a.seat)))


def walked(
    rows: Sequence[SeatRow],
    shift_of: Mapping[int, int],
    week_of: Mapping[int, tuple[int, int]],
    key: bytes,
    suite: str = "sha256",
) -> Sequence[int]:
    """One agency's flows at the end of its draw, in plain Python."""
    return rounded(network_of(rows, shift_of, week_of), Stream(key, suite).rises)


def turned(
    rows: Sequence[SeatRow],
    shift_of: Mapping[int, int],
    week_of: Mapping[int, tuple[int, int]],
    key: bytes,
    suite: str = "sha256",
) -> Sequence[int]:
    """The same flows, compiled."""
    from scheduler.lottery.cycles import drawn_flows

    return drawn_flows(walk_of(rows, shift_of, week_of), key, suite)


def winners(rows: Sequence[SeatRow], flows: Sequence[int]) -> list[Assignment]:
    """The officer of each row whose arc carries everything; the rows' arcs come first, row by row."""
    found, end = [], 0
    for row in rows:
        start, end = end, end + len(row.inspectors)
        found += [
            Assignment(row.trip, row.seat, who)
            for who, f in zip(row.inspectors, flows[start:end], strict=True)
            if f
        ]
    return found


def rounded(network: Network, rises: Callable[[int, int], bool]) -> list[int]:
    """All flows made whole; ``rises(up, down)`` says whether a cycle gains ``up`` or loses ``down``."""
    walk = _Walk(network)
    for arc, tail in enumerate(network.tail):
        if network.flow[arc] & MASK:
            walk.begin(arc, tail)
            while walk.arcs:
                walk.step(rises)
    return network.flow


class _Walk:
    """The walk from the lowest open arc.

    The protocol begins every walk anew.  An arc that closes changes nothing of a walk before the first closed
    arc in it, so that much is kept.  The open arcs at each node are kept lowest last; closed ones are dropped
    when they are met.
    """

    def __init__(self, network: Network) -> None:
        self.flow, self.tail, self.head = network.flow, network.tail, network.head
        self.arcs: list[int] = []
        self.signs: list[int] = []
        """1 where an arc is walked from tail to head, −1 where against it."""
        self.nodes: list[int] = []
        """The node before each arc and, while a walk is under way, the node reached last."""
        self.reached = [-1] * network.nodes
        """Node → its position in ``nodes``."""
        self.open: list[list[int]] = [[] for _ in range(network.nodes)]
        for arc in range(len(self.flow) - 1, -1, -1):
            self.open[self.tail[arc]].append(arc)
            self.open[self.head[arc]].append(arc)

    def begin(self, arc: int, tail: int) -> None:
        """Walk the first arc."""
        head = self.head[arc]
        self.arcs, self.signs, self.nodes = [arc], [1], [tail, head]
        self.reached[tail], self.reached[head] = 0, 1

    def step(self, rises: Callable[[int, int], bool]) -> None:
        """Walk on to the next cycle, turn it, and go back to before the first arc that closed."""
        start = self._find_cycle()
        flow, cycle, signs = self.flow, self.arcs[start:], self.signs[start:]
        # How far each flow may move with the walk: 2^30 − r ahead, r against; the rest the other way.
        room = [-s * flow[a] & MASK for a, s in zip(cycle, signs, strict=True)]
        up, most = min(room), max(room)
        risen = rises(up, ONE - most)
        change = up if risen else most - ONE
        for a, s in zip(cycle, signs, strict=True):
            flow[a] += s * change
        self._go_back(start + room.index(up if risen else most))

    def _find_cycle(self) -> int:
        """Walk until a node is reached again; the position in ``arcs`` at which its cycle begins."""
        arcs, nodes, signs, reached = self.arcs, self.nodes, self.signs, self.reached
        node, arc = nodes[-1], arcs[-1]
        while True:
            arc = self._lowest_open(node, arc)
            arcs.append(arc)
            if self.tail[arc] == node:
                signs.append(1)
                node = self.head[arc]
            else:
                signs.append(-1)
                node = self.tail[arc]
            if reached[node] >= 0:
                return reached[node]
            reached[node] = len(nodes)
            nodes.append(node)

    def _lowest_open(self, node: int, walked: int) -> int:
        here, flow = self.open[node], self.flow
        while not flow[here[-1]] & MASK:
            here.pop()
        if here[-1] != walked:
            return here[-1]
        while not flow[here[-2]] & MASK:
            del here[-2]
        return here[-2]

    def _go_back(self, keep: int) -> None:
        """Forget the walk from the first closed arc on; where that is the very first, all of it."""
        for node in self.nodes[keep + 1 :] if keep else self.nodes:
            self.reached[node] = -1
        del self.arcs[keep:], self.signs[keep:], self.nodes[keep + 1 :]


def _check(rows: Sequence[SeatRow], trips: Mapping[int, Trip], shifts: int) -> None:
    lost = [r for r in rows if not _known(r, trips, shifts)]
    odd = [r for r in rows if not _whole(r)]
    twice = [r for r, s in pairwise(rows) if (r.trip, r.seat) == (s.trip, s.seat)]
    if lost or odd or twice:
        raise PlanBroken(
            *(problem("L02", "fatal", trip=r.trip, seat=r.seat) for r in lost),
            *(problem("L03", "fatal", trip=r.trip, seat=r.seat) for r in odd),
            *(problem("L04", "fatal", trip=r.trip, seat=r.seat) for r in twice),
        )


def _known(row: SeatRow, trips: Mapping[int, Trip], shifts: int) -> bool:
    trip = trips.get(row.trip)
    return trip is not None and 0 <= trip.shift < shifts and 0 <= row.seat < len(trip.seats)


def _whole(row: SeatRow) -> bool:
    rising = all(map(lt, row.inspectors, row.inspectors[1:]))
    fitting = len(row.inspectors) == len(row.weights)
    return rising and fitting and sum(row.weights) == ONE and min(row.weights, default=0) >= 0
