"""What the protocol makes of the given sections: strata, worked out anew; the draws are in ``drawing``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from scheduler.audit.kinds import Kinds
from scheduler.audit.sizes import Ratio, ratio_in_effect, sizes_of_task
from scheduler.audit.windows import in_window

if TYPE_CHECKING:
    from datetime import date

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Row

_ORDER = ("E", "D", "C", "B", "A", "")


@dataclass(slots=True)
class Layer:
    """One expected stratum.

    ``groups`` are the kinds whose firms without a past are all in the frame, ``known`` its firms with a past.
    """

    task: str
    credit: str
    ratio: Ratio
    population: int
    groups: list[int]
    known: list[int]
    count: int
    certain: list[str]
    wanted: int = 0

    @property
    def size(self) -> int:
        """Firms to draw."""
        return min(self.wanted, self.count)


class Expected:
    """Strata by the protocol's section 4."""

    def __init__(self, book: Book) -> None:
        self.book, self.kinds = book, Kinds(book)

    @cached_property
    def layers(self) -> list[Layer]:
        """All strata in order."""
        return [layer for task in self.book.rows("tasks") for layer in self._of_task(task)]

    def _of_task(self, task: Row) -> list[Layer]:
        scope: dict[str, list[int]] = defaultdict(list)
        for kind, (live, credit, town, tags) in enumerate(self.kinds.every):
            at_home = not task["towns"] or town in task["towns"]
            if live and at_home and (not task["tags"] or set(task["tags"]) & set(tags)):
                scope[credit].append(kind)
        layers = []
        for credit in _ORDER:
            ratio = ratio_in_effect(self.book.rules, task, credit)
            if ratio is not None and scope[credit]:
                layers.append(self._layer(task, credit, ratio, scope[credit]))
        sizes = sizes_of_task(self.book.rules, [(layer.population, layer.ratio) for layer in layers])
        for layer, size in zip(layers, sizes, strict=True):
            layer.wanted = max(size, len(layer.certain))
        return layers

    def _layer(self, task: Row, credit: str, ratio: Ratio, scope: list[int]) -> Layer:
        allowed, firms, kinds = self.book.calendar.allowed, self.book.in_order, self.kinds
        past = chain.from_iterable(kinds.known.get(kind, ()) for kind in scope)
        known = [one for one in past if allowed(firms[one], task)]
        groups = [kind for kind in scope if kinds.news(kind) and allowed(kinds.new(kind), task)]
        count = len(known) + sum(map(kinds.news, groups))
        population = sum(kinds.size[kind] for kind in scope)
        layer = Layer(task["id"], credit, ratio, population, groups, known, count, [])
        if self.book.rules["floors"]:
            frame = (firms[one] for one in kinds.frame(groups, known))
            layer.certain = sorted(firm["id"] for firm in frame if self._is_due(task, firm))
        return layer

    @cached_property
    def _eve(self) -> date | None:
        ordinal = self.book.days[0].toordinal() - 1
        return type(self.book.days[0]).fromordinal(ordinal) if ordinal else None

    def _is_due(self, task: Row, firm: Row) -> bool:
        return any(
            self._neglected(floor["window"], task["lead"]["agency"], firm["id"])
            for floor in self.book.rules["floors"]
            if (floor["credits"] is None or firm["credit"] in floor["credits"])
            and (not floor["tags"] or set(floor["tags"]) & set(firm["tags"]))
            and (not floor["tasks"] or task["id"] in floor["tasks"])
        )

    def _neglected(self, window: str, agency: str, firm: str) -> bool:
        return self._eve is None or not any(
            who == agency and in_window(window, self._eve, day)
            for day, who, _, _ in self.book.history.get(firm, ())
        )
