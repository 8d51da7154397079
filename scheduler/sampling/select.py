"""Who is drawn from each stratum, by place: the certain ones, then the first of its frame in ticket order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from scheduler.sampling.roster import Flags, Places, Roster
    from scheduler.sampling.strata import Layer

    Order = NDArray[np.int32]
    """Places, first in the order of tickets first."""

_LEAST = 1 << 14
"""At least so many firms are looked at in one step."""


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """Of one stratum: who was drawn, and who would be next."""

    drawn: Order
    substitutes: Order


def framed(roster: Roster, layers: Sequence[Layer]) -> Places:
    """The places of every firm of any frame."""
    anywhere = np.zeros(len(roster.kinds), np.bool_)
    for layer in layers:
        anywhere |= layer.open
    held = anywhere[roster.kind]
    shut = [layer.closed for layer in layers]
    doubtful = np.unique(np.concatenate(shut)) if shut else np.zeros(0, np.int32)
    kind, somewhere = roster.kind[doubtful], np.zeros(len(doubtful), np.bool_)
    for layer in layers:
        somewhere |= layer.open[kind] & ~np.isin(doubtful, layer.closed, assume_unique=True)
    held[doubtful] = somewhere
    return np.flatnonzero(held).astype(np.int32)


def selected(
    roster: Roster, layers: Sequence[Layer], sizes: Sequence[int], order: Order, least: int
) -> Iterator[Selected]:
    """Each stratum's draw; at least so many substitutes each, while the frame lasts."""
    classed = _by_class(roster, order)
    apart = np.zeros(len(roster.kind), np.bool_)
    place_in_order = None
    for layer, size in zip(layers, sizes, strict=True):
        sure = layer.sure
        if len(sure):
            if place_in_order is None:
                place_in_order = np.zeros(len(roster.kind), np.int32)
                place_in_order[order] = np.arange(len(order), dtype=np.int32)
            sure = sure[np.argsort(place_in_order[sure])]
        by_lot = max(0, size - len(sure))
        apart[sure] = apart[layer.closed] = True
        rest = _first(*classed[layer.ratio.credit], layer.open, apart, by_lot + max(size, least))
        apart[sure] = apart[layer.closed] = False
        yield Selected(np.concatenate((sure, rest[:by_lot])), rest[by_lot:])


def _by_class(roster: Roster, order: Order) -> dict[str, tuple[Order, NDArray[np.int32]]]:
    """For each class its firms in the order of tickets, and their kinds."""
    number = np.array([CLASSES.index(kind.credit) for kind in roster.kinds], np.int8)
    kinds = roster.kind[order]
    classes = number[kinds]
    return {
        credit: (order[own], kinds[own])
        for k, credit in enumerate(CLASSES)
        for own in [np.flatnonzero(classes == k)]
    }


def _first(order: Order, kinds: NDArray[np.int32], opened: Flags, apart: Flags, wanted: int) -> Order:
    """The first so many firms of open kinds that do not stand apart; fewer where there are no more."""
    found: list[Order] = []
    at, step = 0, max(_LEAST, 2 * wanted)
    while wanted > 0 and at < len(order):
        part = order[at : at + step]
        part = part[opened[kinds[at : at + step]] & ~apart[part]][:wanted]
        found.append(part)
        wanted -= len(part)
        at += step
    return np.concatenate(found) if found else order[:0]
