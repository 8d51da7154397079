"""The draw of protocol §6 once more, slow and obvious: every walk from scratch, nothing shared."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import SeatRow, Trip

UNIT = 2**30
Node: TypeAlias = tuple[object, ...]
Arc: TypeAlias = tuple[Node, Node]


def twin_draw(
    case: Case, table: Sequence[SeatRow], trips: Sequence[Trip], seed: bytes
) -> list[tuple[int, int, str]]:
    """(trip, seat, officer) of every seat, in order."""
    trip = {t.id: t for t in trips}
    agency = {(r.trip, r.seat): trip[r.trip].seats[r.seat].agency for r in table}
    won = []
    for name in sorted(set(agency.values())):
        rows = sorted((r for r in table if agency[r.trip, r.seat] == name), key=lambda r: (r.trip, r.seat))
        won += _draw_agency(case, rows, trip, _numbers(_h(b"chayici/2/rounding", seed, name.encode())))
    return sorted(won)


def _h(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(len(p).to_bytes(8, "big") + p for p in parts)).digest()


def _numbers(key: bytes) -> Iterator[int]:
    counter = 0
    while True:
        yield from hashlib.sha256(key + counter.to_bytes(8, "big")).digest()
        counter += 1


def below(stream: Iterator[int], m: int) -> int:
    if m == 1:
        return 0
    b = len(bin(m - 1)) - 2
    while True:
        number = 0
        for _ in range(-(-b // 8)):
            number = number * 256 + next(stream)
        number &= (1 << b) - 1
        if number < m:
            return number


def _draw_agency(
    case: Case, rows: Sequence[SeatRow], trip: dict[int, Trip], stream: Iterator[int]
) -> list[tuple[int, int, str]]:
    arcs: list[Arc] = []
    flow: list[int] = []
    for r in rows:
        for who, weight in zip(r.inspectors, r.weights, strict=True):
            arcs.append((("row", r.trip, r.seat), ("shift", who, trip[r.trip].shift)))
            flow.append(weight)
    for kind, ahead in (("shift", "week"), ("week", "officer"), ("officer", "sink")):
        for node in sorted({head for _, head in arcs if head[0] == kind}):
            flow.append(sum(f for f, (_, head) in zip(flow, arcs, strict=True) if head == node))
            arcs.append((node, _next(case, node, ahead)))
    while any(f % UNIT for f in flow):
        _step(arcs, flow, stream)
    return [(t[1], t[2], h[1]) for f, (t, h) in zip(flow, arcs, strict=True) if f == UNIT and t[0] == "row"]  # type: ignore[misc]


def _next(case: Case, node: Node, ahead: str) -> Node:
    if ahead == "week":
        return ("week", node[1], case.shifts[node[2]].day.isocalendar()[:2])  # type: ignore[call-overload]
    return ("officer", node[1]) if ahead == "officer" else ("sink",)


def _step(arcs: list[Arc], flow: list[int], stream: Iterator[int]) -> None:
    is_open = [bool(f % UNIT) for f in flow]
    arc = is_open.index(True)
    node = arcs[arc][1]
    visited = [arcs[arc][0]]
    walk = [(arc, True)]
    while node not in visited:
        visited.append(node)
        arc = next(a for a in range(len(arcs)) if is_open[a] and node in arcs[a] and a != walk[-1][0])
        ahead = arcs[arc][0] == node
        walk.append((arc, ahead))
        node = arcs[arc][1] if ahead else arcs[arc][0]
    cycle = walk[visited.index(node) :]
    with_it = [a for a, ahead in cycle if ahead]
    against = [a for a, ahead in cycle if not ahead]
    up = min([UNIT - flow[a] % UNIT for a in with_it] + [flow[a] % UNIT for a in against])
    down = min([flow[a] % UNIT for a in with_it] + [UNIT - flow[a] % UNIT for a in against])
    change = up if below(stream, up + down) < down else -down
    for a in with_it:
        flow[a] += change
    for a in against:
        flow[a] -= change
