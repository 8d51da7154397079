"""The draw of the firms by the protocol's section 5, worked out anew.

Built for a million firms and a dozen tasks: every firm is hashed once, and beside that only those are looked
at whose numbers are small enough to be drawn by some task.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.audit.shortlist import Shortlist, needed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.audit.book import Book
    from scheduler.audit.expected import Layer
    from scheduler.audit.findings import Row

_SHARE = 1 << 30
_BLOCK = 1 << 12
"""So many keys are compared at once: few enough to stay in the processor's memory."""


class Drawing:
    """Numbers, keys and draws."""

    def __init__(self, book: Book) -> None:
        self.book, self.expected = book, book.expected
        self.plain = book.rules["sampling"]["spread"] == "plain"
        self._drawn: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
        self.shortlist = Shortlist(self)

    @cached_property
    def places(self) -> Sequence[int]:
        """The places of every firm of any frame, in order."""
        layers, kinds = self.expected.layers, self.expected.kinds
        groups = {kind for layer in layers for kind in layer.groups}
        known = {one for layer in layers for one in layer.known}
        if len(known) + sum(map(kinds.news, groups)) == len(self.book.ids):
            return range(len(self.book.ids))
        return kinds.frame(groups, known)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of every firm of any frame, in id order."""
        firms = self.book.in_order
        return firms if len(self.places) == len(firms) else [firms[place] for place in self.places]

    @cached_property
    def framed(self) -> list[str]:
        """The framed firms' ids, sorted."""
        ids = self.book.ids
        return ids if len(self.places) == len(ids) else [ids[place] for place in self.places]

    @cached_property
    def figures(self) -> list[str]:
        """The framed firms' numbers as 16 hex digits, which sort as numbers do, in id order."""
        seed, new = bytes.fromhex(self.book.head["seeds"]["firms"]["seed"]), self.book.hashed.new
        unhex = bytes.fromhex
        return [new(seed + unhex(row["salt"]) + row["id"].encode()).hexdigest()[:16] for row in self.rows]

    @cached_property
    def numbers(self) -> dict[str, str]:
        """Each framed firm's number by its id, for those rules that ask for single firms."""
        return dict(zip(self.framed, self.figures, strict=True))

    @cached_property
    def placed(self) -> Sequence[str]:
        """The framed firms' numbers, each at its firm's place."""
        if len(self.places) == len(self.book.in_order):
            return self.figures
        found = [""] * len(self.book.in_order)
        for place, figure in zip(self.places, self.figures, strict=True):
            found[place] = figure
        return found

    @cached_property
    def keys(self) -> dict[str, int]:
        """Each framed firm's key, in id order."""
        standing = {row["enterprise"]: (row["chance"], row["visited"]) for row in self.book.rows("earlier")}
        found = {}
        for firm, digits in self.numbers.items():
            number = int(digits, 16)
            chance, visited = (0, False) if self.plain else standing.get(firm, (0, False))
            used = min(chance, _SHARE - 1)
            rest = _SHARE - used
            found[firm] = rest * 2**64 + used * number if visited else rest * number
        return found

    def keys_are_plainly(self, told: list[str]) -> bool:
        """Whether these are the keys of a plainly spread year, numbers shifted, compared by blocks."""
        blocks = range(0, len(told), _BLOCK) if self.plain and len(told) == len(self.figures) else ()
        return bool(blocks) and all(
            _as_one("", told[at : at + _BLOCK]) == _as_one(8 * "0", self.figures[at : at + _BLOCK]) << 30
            for at in blocks
        )

    @cached_property
    def tasks(self) -> dict[str, list[str]]:
        """Each drawn firm's tasks, in the order of strata."""
        found: dict[str, list[str]] = defaultdict(list)
        for layer in self.expected.layers:
            for firm in self.draw(layer)[0]:
                found[firm].append(layer.task)
        return found

    def draw(self, layer: Layer) -> tuple[list[str], list[str]]:
        """The firms drawn from a stratum and their substitutes, in order."""
        name = (layer.task, layer.credit)
        if name not in self._drawn:
            self._drawn[name] = self._draw(layer)
        return self._drawn[name]

    def _draw(self, layer: Layer) -> tuple[list[str], list[str]]:
        most = needed(self.book, layer)
        queue = self.shortlist.queue(layer) if self.plain and not layer.certain else []
        if len(queue) < min(most, layer.count):
            ids, certain = self.book.ids, set(layer.certain)
            by_ticket = sorted(
                (ids[place] for place in self.expected.kinds.frame(layer.groups, layer.known)),
                key=self._place,
            )
            queue = [one for one in by_ticket if one in certain]
            queue += [one for one in by_ticket if one not in certain]
        return queue[: layer.size], queue[layer.size : most]

    def _place(self, firm: str) -> tuple[int, str, str]:
        return self.keys[firm], self.numbers[firm], firm


def _as_one(pad: str, digits: list[str]) -> int:
    return int.from_bytes(bytes.fromhex(pad + pad.join(digits)), "big")
