"""The draw of the firms by the protocol's section 5, worked out anew.

Built for a million firms and a dozen tasks: every firm is hashed once, and beside that only those are looked
at whose numbers are small enough to be drawn by some task.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import chain
from operator import eq
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
        self._fits: dict[str, bool] = {}
        self._queues: dict[object, list[str]] = {}
        self._smalls: dict[Kind, list[tuple[bytes, str]]] = {}

    @cached_property
    def by_kind(self) -> dict[Kind, tuple[list[str], list[bytes]]]:
        """By kind the framed firms without a past, ids and numbers side by side."""
        kinds = {kind for layer in self.expected.layers for kind in layer.groups}
        return {kind: (ids := self.expected.news[kind], self._hashed(ids)) for kind in kinds}

    @cached_property
    def of_known(self) -> dict[str, bytes]:
        """The numbers of framed firms with a past."""
        ids = sorted({one for layer in self.expected.layers for one in layer.known})
        return dict(zip(ids, self._hashed(ids), strict=True))

    def _hashed(self, ids: list[str]) -> list[bytes]:
        seed, bare = bytes.fromhex(self.book.head["seeds"]["firms"]["seed"]), self.book.hashed.bare
        firms, unhex = self.book.firms, bytes.fromhex
        return [bare(seed + unhex(firms[one]["salt"]) + one.encode())[:8] for one in ids]

    @property
    def count(self) -> int:
        """How many firms are in any frame."""
        return len(self.of_known) + sum(len(ids) for ids, _ in self.by_kind.values())

    @cached_property
    def numbers(self) -> dict[str, bytes]:
        """Each framed firm's number, eight bytes, in id order; only built where something is wrong."""
        found = dict(self.of_known)
        for ids, numbers in self.by_kind.values():
            found.update(zip(ids, numbers, strict=True))
        return {one: found[one] for one in sorted(found)}

    def fits(self, field: str) -> bool:
        """Whether a field of all tickets is what it must be: a million comparisons in a few."""
        if field not in self._fits:
            self._fits[field] = self._fitting(field)
        return self._fits[field]

    def _fitting(self, field: str) -> bool:
        tickets = self._tickets
        if not len(tickets) == len(self.book.rows("tickets")) == self.count:
            return False
        groups = (*self.by_kind.values(), (list(self.of_known), list(self.of_known.values())))
        try:
            told = (bytes.fromhex("".join([tickets[one][field] for one in ids])) for ids, _ in groups)
            written = (self._written(numbers, field) for _, numbers in groups)
            return all(map(eq, told, written))
        except KeyError:
            return False

    @cached_property
    def _tickets(self) -> dict[str, Row]:
        return {row["enterprise"]: row for row in self.book.rows("tickets")}

    def _written(self, numbers: list[bytes], field: str) -> bytes:
        """Numbers as they stand, or the plain keys made of them: twelve bytes each, all by a single shift."""
        if field == "number":
            return b"".join(numbers)
        pad = bytes(4)
        keys = int.from_bytes(pad + pad.join(numbers), "big") << 30 if numbers else 0
        return keys.to_bytes(12 * len(numbers), "big")

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
            cut, numbers = self._cuts[layer.credit], self.of_known
            small = [self._small(kind) for kind in layer.groups]
            known = [(n, one) for one in layer.known if (n := numbers[one]) < cut]
            self._queues[frame] = [one for _, one in sorted(chain(known, *small))]
        return self._queues[frame]

    def _small(self, kind: Kind) -> list[tuple[bytes, str]]:
        """Firms of a kind without a past whose numbers are small enough for some stratum, in order."""
        if kind not in self._smalls:
            cut, (ids, numbers) = self._cuts[kind[0]], self.by_kind[kind]
            self._smalls[kind] = sorted([(n, one) for n, one in zip(numbers, ids, strict=True) if n < cut])
        return self._smalls[kind]

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
