"""The firms whose numbers are small enough to be drawn at all: nobody else has to be looked at."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.audit.book import Book
    from scheduler.audit.drawing import Drawing
    from scheduler.audit.expected import Layer

_MARGIN = 8
"""So many standard deviations are added to the share that has to be looked at."""
_LAST = "g"
"""Greater than any number."""


class Shortlist:
    """The beginning of every stratum's order of tickets, where that is the order of numbers."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing, self.book, self.expected = drawing, drawing.book, drawing.expected
        self._queues: dict[object, list[str]] = {}

    def queue(self, layer: Layer) -> list[str]:
        """The stratum's firms with small numbers, in order; tasks with one frame share it."""
        frame = (tuple(layer.groups), tuple(layer.known))
        if frame not in self._queues:
            ids, numbers, cut = self.book.ids, self.drawing.placed, self._cuts[layer.credit]
            known = (place for place in layer.known if numbers[place] < cut)
            small = sorted(chain(known, *(self._small[kind] for kind in layer.groups)))
            by_number = sorted(small, key=numbers.__getitem__)  # stable: id order where numbers are equal
            self._queues[frame] = [ids[place] for place in by_number]
        return self._queues[frame]

    @cached_property
    def _small(self) -> dict[int, list[int]]:
        """By kind the firms without a past whose numbers are small enough for some stratum."""
        kinds = self.expected.kinds
        groups = {kind for layer in self.expected.layers for kind in layer.groups}
        cuts = [self._cuts[kind[1]] if number in groups else "" for number, kind in enumerate(kinds.every)]
        found: dict[int, list[int]] = {kind: [] for kind in groups}
        for place, (number, kind) in enumerate(zip(self.drawing.placed, kinds.of, strict=True)):
            if number < cuts[kind] and place not in kinds.past:
                found[kind].append(place)
        return found

    @cached_property
    def _cuts(self) -> dict[str, str]:
        """By class a number below which every stratum of it almost surely finds all it needs."""
        shares: dict[str, float] = defaultdict(float)
        for layer in self.expected.layers:
            need, count = needed(self.book, layer), max(1, layer.count)
            shares[layer.credit] = max(shares[layer.credit], (need + _MARGIN * need**0.5 + _MARGIN) / count)
        return {credit: _digits(share) for credit, share in shares.items()}


def needed(book: Book, layer: Layer) -> int:
    """Firms to draw and substitutes to name."""
    return layer.size + max(layer.size, int(book.rules["sampling"]["substitutes"]))


def _digits(share: float) -> str:
    return _LAST if share >= 1 else f"{int(share * 2**64):016x}"
