"""Exact maximum flow through one agency's network, in whole numbers, with its smallest minimum cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scheduler.lottery.pairs import Pairs, Whole


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The most that may pass: out of each seat, along each pair, and through each group."""

    seat: Whole
    pair: Whole
    shift: Whole
    week: Whole
    officer: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A maximum flow; the masks tell what lies on the source's side of the smallest minimum cut."""

    value: int
    short: int
    """How much of what the seats ask for does not pass; 0 = everything does."""
    pair: Whole
    seat_side: NDArray[np.bool_]
    shift_side: NDArray[np.bool_]
    week_side: NDArray[np.bool_]
    officer_side: NDArray[np.bool_]


def max_flow(pairs: Pairs, room: Room) -> Flow:
    """As much flow from the seats to the sink as the room allows.

    The smallest cut (what the source still reaches) is the same whatever maximum flow the solver finds.
    """
    from ortools.graph.python.max_flow import SimpleMaxFlow

    solver = SimpleMaxFlow()
    starts = np.cumsum([1, pairs.seats, len(pairs.shifts), len(pairs.weeks), len(pairs.officers)])
    seat, shift, week, officer, sink = (int(s) for s in starts)
    _arcs(solver, np.zeros(pairs.seats, np.int64), np.arange(seat, shift), room.seat)
    middle = _arcs(solver, pairs.seat + seat, pairs.shift + shift, room.pair)
    _arcs(solver, np.arange(shift, week), pairs.week + week, room.shift)
    _arcs(solver, np.arange(week, officer), pairs.officer + officer, room.week)
    _arcs(solver, np.arange(officer, sink), np.full(len(pairs.officers), sink), room.officer)
    if solver.num_nodes() <= sink:  # nobody may sit anywhere: the solver has not heard of the sink
        return _nothing(pairs, room)
    if solver.solve(0, sink) != solver.OPTIMAL:  # pragma: no cover  the sums stay far below 2^63
        raise ArithmeticError("maximum flow not found")
    reached = np.zeros(sink + 1, dtype=bool)
    reached[np.asarray(solver.get_source_side_min_cut(), dtype=np.int64)] = True
    value = int(solver.optimal_flow())
    return Flow(
        value,
        int(room.seat.sum()) - value,
        np.asarray(solver.flows(middle), dtype=np.int64),
        reached[seat:shift],
        reached[shift:week],
        reached[week:officer],
        reached[officer:sink],
    )


def _arcs(solver: object, tails: Whole, heads: Whole, room: Whole) -> Whole:
    added = solver.add_arcs_with_capacity(tails, heads, room)  # type: ignore[attr-defined]
    return np.asarray(added, dtype=np.int64)


def _nothing(pairs: Pairs, room: Room) -> Flow:
    none = np.zeros(0, dtype=bool)
    asked = int(room.seat.sum())
    return Flow(0, asked, np.zeros(0, np.int64), np.ones(pairs.seats, dtype=bool), none, none, none)
