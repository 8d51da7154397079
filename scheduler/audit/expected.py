"""What the protocol makes of the given sections: strata, worked out anew; the draws are in ``drawing``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scheduler.audit.sizes import Ratio, ratio_in_effect, sizes_of_task
from scheduler.audit.windows import in_window

if TYPE_CHECKING:
    from datetime import date

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Row

_ORDER = ("E", "D", "C", "B", "A", "")


Kind = tuple[str, str, tuple[str, ...]]
"""Class, town and tags: firms of one kind differ, for the rules, only in their past."""


@dataclass(slots=True)
class Layer:
    """One expected stratum.

    ``groups`` are the kinds of firms whose members without a past are all in the frame, ``known`` the others.
    """

    task: str
    credit: str
    ratio: Ratio
    population: int
    groups: list[Kind]
    known: list[str]
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
        self.book = book

    @cached_property
    def kinds(self) -> dict[Kind, list[str]]:
        """Live firms' ids by kind."""
        found: dict[Kind, list[str]] = defaultdict(list)
        for firm in self.book.rows("firms"):
            if firm["live"]:
                found[firm["credit"], firm["town"], tuple(firm["tags"])].append(firm["id"])
        return found

    @cached_property
    def layers(self) -> list[Layer]:
        """All strata in order."""
        return [layer for task in self.book.rows("tasks") for layer in self._of_task(task)]

    def _of_task(self, task: Row) -> list[Layer]:
        scope: dict[str, list[Kind]] = defaultdict(list)
        for credit, town, tags in self.kinds:
            if (not task["tags"] or set(task["tags"]) & set(tags)) and (
                not task["towns"] or town in task["towns"]
            ):
                scope[credit].append((credit, town, tags))
        layers = []
        for credit in _ORDER:
            ratio = ratio_in_effect(self.book.rules, task, credit)
            if ratio is not None and scope[credit]:
                layers.append(self._layer(task, credit, ratio, scope[credit]))
        sizes = sizes_of_task(self.book.rules, [(layer.population, layer.ratio) for layer in layers])
        for layer, size in zip(layers, sizes, strict=True):
            layer.wanted = max(size, len(layer.certain))
        return layers

    @cached_property
    def news(self) -> dict[Kind, list[str]]:
        """By kind the firms without a past: all have the same answer wherever the past alone could differ."""
        history = self.book.history
        return {kind: [one for one in ids if one not in history] for kind, ids in self.kinds.items()}

    def _layer(self, task: Row, credit: str, ratio: Ratio, kinds: list[Kind]) -> Layer:
        calendar, firms, history = self.book.calendar, self.book.firms, self.book.history
        known = [
            one
            for kind in kinds
            if len(self.news[kind]) < len(self.kinds[kind])
            for one in self.kinds[kind]
            if one in history and calendar.allowed(firms[one], task)
        ]
        groups = [k for k in kinds if self.news[k] and calendar.allowed(firms[self.news[k][0]], task)]
        count = len(known) + sum(len(self.news[kind]) for kind in groups)
        population = sum(len(self.kinds[kind]) for kind in kinds)
        layer = Layer(task["id"], credit, ratio, population, groups, known, count, [])
        if self.book.rules["floors"]:
            layer.certain = sorted(one for one in self.frame(layer) if self._is_due(task, firms[one]))
        return layer

    def frame(self, layer: Layer) -> list[str]:
        """The ids of a stratum's frame."""
        return [*layer.known, *(one for kind in layer.groups for one in self.news[kind])]

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
