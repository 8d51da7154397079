"""The flow network of one agency's table, its arcs numbered as the protocol numbers them (§6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.values.plan import SeatRow


@dataclass(frozen=True, slots=True)
class Network:
    """Arcs as three lists; nodes are the rows, then (officer, shift)s, (officer, week)s, officers, sink."""

    nodes: int
    tail: list[int]
    head: list[int]
    flow: list[int]
    """In 2^-30; changed by the rounding, everything else stays."""


def network_of(
    rows: Sequence[SeatRow], shift_of: Mapping[int, int], week_of: Mapping[int, tuple[int, int]]
) -> Network:
    """The network of one agency's rows, given the shift of each trip and the ISO week of each shift."""
    shifts = sorted({(who, shift_of[r.trip]) for r in rows for who in r.inspectors})
    weeks = sorted({(who, week_of[shift]) for who, shift in shifts})
    officers = sorted({who for who, _ in weeks})
    shift_at = {s: len(rows) + n for n, s in enumerate(shifts)}
    week_at = {w: len(rows) + len(shifts) + n for n, w in enumerate(weeks)}
    officer_at = {o: len(rows) + len(shifts) + len(weeks) + n for n, o in enumerate(officers)}
    sink = len(rows) + len(shifts) + len(weeks) + len(officers)
    tail = [n for n, r in enumerate(rows) for _ in r.inspectors]
    head = [shift_at[who, shift_of[r.trip]] for r in rows for who in r.inspectors]
    tail += range(len(rows), sink)
    head += [week_at[who, week_of[shift]] for who, shift in shifts]
    head += [officer_at[who] for who, _ in weeks]
    head += [sink] * len(officers)
    return Network(sink + 1, tail, head, _flows([w for r in rows for w in r.weights], tail, head))


def _flows(weights: list[int], tail: list[int], head: list[int]) -> list[int]:
    """What comes in at an inner node goes out by its one arc; those arcs come after all that feed them."""
    through: dict[int, int] = {}
    flows = list(weights)
    for arc, node in enumerate(head):
        if arc >= len(weights):
            flows.append(through[tail[arc]])
        through[node] = through.get(node, 0) + flows[arc]
    return flows
