"""The draw of the firms by the protocol's section 5, worked out anew.

Built for a million firms and a dozen tasks: every firm is hashed once, and beside that only those are looked
at whose numbers are small enough to be drawn by some task.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.audit.book import Book
    from scheduler.audit.expected import Kind, Layer
    from scheduler.audit.findings import Row

_SHARE = 1 << 30
_MARGIN = 8
"""So many standard deviations are added to the share that has to be looked at."""


class Drawing:
    """Numbers, keys and draws."""

    def __init__(self, book: Book) -> None:
        self.book, self.expected = book, book.expected
        self.plain = book.rules["sampling"]["spread"] == "plain"
        self._drawn: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
        self._queues: dict[object, list[str]] = {}

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of every firm of any frame, in id order."""
        kinds = {kind for layer in self.expected.layers for kind in layer.groups}
        known = {one for layer in self.expected.layers for one in layer.known}
        groups = [self.expected.news[kind] for kind in kinds]
        live = [row for row in self.book.rows("firms") if row["live"]]
        if len(live) == len(known) + sum(map(len, groups)):  # everybody, and mostly in order already
            return sorted(live, key=itemgetter("id"))
        return [self.book.firms[one] for one in sorted(chain(known, *groups))]

    @cached_property
    def framed(self) -> list[str]:
        """The framed firms' ids, sorted."""
        return [row["id"] for row in self.rows]

    @cached_property
    def figures(self) -> list[bytes]:
        """The framed firms' numbers, eight bytes each, in id order."""
        seed, new = bytes.fromhex(self.book.head["seeds"]["firms"]["seed"]), self.book.hashed.new
        unhex = bytes.fromhex
        return [new(seed + unhex(row["salt"]) + row["id"].encode()).digest()[:8] for row in self.rows]

    @cached_property
    def numbers(self) -> dict[str, bytes]:
        """Each framed firm's number by its id, for those rules that ask for single firms."""
        return dict(zip(self.framed, self.figures, strict=True))

    @cached_property
    def keys(self) -> dict[str, int]:
        """Each framed firm's key, in id order."""
        standing = {row["enterprise"]: (row["chance"], row["visited"]) for row in self.book.rows("earlier")}
        found = {}
        for firm, raw in self.numbers.items():
            number = int.from_bytes(raw, "big")
            chance, visited = (0, False) if self.plain else standing.get(firm, (0, False))
            used = min(chance, _SHARE - 1)
            rest = _SHARE - used
            found[firm] = rest * 2**64 + used * number if visited else rest * number
        return found

    @cached_property
    def plain_keys(self) -> int:
        """All keys of a plainly spread year as one number, twelve bytes a firm, made by a single shift."""
        pad = bytes(4)
        return int.from_bytes(pad + pad.join(self.figures), "big") << 30

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
        most = self._needed(layer)
        queue = self._among(layer) if self.plain and not layer.certain else []
        if len(queue) < min(most, layer.count):
            certain = set(layer.certain)
            by_ticket = sorted(self.expected.frame(layer), key=self._place)
            queue = [one for one in by_ticket if one in certain]
            queue += [one for one in by_ticket if one not in certain]
        return queue[: layer.size], queue[layer.size : most]

    def _place(self, firm: str) -> tuple[int, bytes, str]:
        return self.keys[firm], self.numbers[firm], firm

    def _needed(self, layer: Layer) -> int:
        return layer.size + max(layer.size, int(self.book.rules["sampling"]["substitutes"]))

    def _among(self, layer: Layer) -> list[str]:
        """The stratum's firms with small numbers, in order of tickets; tasks with one frame share it."""
        frame = (tuple(layer.groups), tuple(layer.known))
        if frame not in self._queues:
            cut = self._cuts[layer.credit]
            small = [self._small.get(kind, []) for kind in layer.groups]
            known = [(n, one) for one in layer.known if (n := self.numbers[one]) < cut]
            self._queues[frame] = [one for _, one in sorted(chain(known, *small))]
        return self._queues[frame]

    @cached_property
    def _small(self) -> dict[Kind, list[tuple[bytes, str]]]:
        """By kind the firms without a past whose numbers are small enough for some stratum, in order."""
        cuts, history = self._cuts, self.book.history
        found: dict[Kind, list[tuple[bytes, str]]] = defaultdict(list)
        for row, number in zip(self.rows, self.figures, strict=True):
            if number < cuts[row["credit"]] and row["id"] not in history:
                found[row["credit"], row["town"], tuple(row["tags"])].append((number, row["id"]))
        return {kind: sorted(pairs) for kind, pairs in found.items()}

    @cached_property
    def _cuts(self) -> dict[str, bytes]:
        """By class a number below which every stratum of it almost surely finds all it needs."""
        shares: dict[str, float] = defaultdict(float)
        for layer in self.expected.layers:
            need, count = self._needed(layer), max(1, layer.count)
            shares[layer.credit] = max(shares[layer.credit], (need + _MARGIN * need**0.5 + _MARGIN) / count)
        return {credit: _bytes(share) for credit, share in shares.items()}


_LAST = b"\xff" * 9
"""Greater than any number."""


def _bytes(share: float) -> bytes:
    return _LAST if share >= 1 else int(share * 2**64).to_bytes(8, "big")
