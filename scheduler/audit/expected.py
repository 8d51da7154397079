"""What the protocol makes of the given sections: strata, numbers and draws, worked out anew."""

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
_SHARE = 1 << 30


@dataclass(slots=True)
class Layer:
    """One expected stratum; ``frame`` holds ids."""

    task: str
    credit: str
    ratio: Ratio
    population: int
    frame: list[str]
    certain: list[str]
    wanted: int = 0

    @property
    def size(self) -> int:
        """Firms to draw."""
        return min(self.wanted, len(self.frame))


class Expected:
    """Strata by the protocol's section 4, numbers and draws by its section 5."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def kinds(self) -> dict[tuple[str, str, tuple[str, ...]], list[str]]:
        """Live firms' ids by class, town and tags: firms that rules cannot tell apart but by their past."""
        found: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
        for firm in self.book.rows("firms"):
            if firm["live"]:
                found[firm["credit"], firm["town"], tuple(firm["tags"])].append(firm["id"])
        return found

    @cached_property
    def layers(self) -> list[Layer]:
        """All strata in order."""
        return [layer for task in self.book.rows("tasks") for layer in self._of_task(task)]

    def _of_task(self, task: Row) -> list[Layer]:
        scope: dict[str, list[list[str]]] = defaultdict(list)
        for (credit, town, tags), ids in self.kinds.items():
            if (not task["tags"] or set(task["tags"]) & set(tags)) and (
                not task["towns"] or town in task["towns"]
            ):
                scope[credit].append(ids)
        layers = []
        for credit in _ORDER:
            ratio = ratio_in_effect(self.book.rules, task, credit)
            if ratio is not None and scope[credit]:
                layers.append(self._layer(task, credit, ratio, scope[credit]))
        sizes = sizes_of_task(self.book.rules, [(layer.population, layer.ratio) for layer in layers])
        for layer, size in zip(layers, sizes, strict=True):
            layer.wanted = max(size, len(layer.certain))
        return layers

    def _layer(self, task: Row, credit: str, ratio: Ratio, kinds: list[list[str]]) -> Layer:
        frame = sorted(one for ids in kinds for one in self._in_frame(task, ids))
        certain = [one for one in frame if self._is_due(task, self.book.firms[one])]
        return Layer(task["id"], credit, ratio, sum(map(len, kinds)), frame, certain)

    def _in_frame(self, task: Row, ids: list[str]) -> list[str]:
        """Of firms alike, those with an allowed shift; all without a past have the same answer."""
        calendar, firms, history = self.book.calendar, self.book.firms, self.book.history
        new = [one for one in ids if one not in history]
        known = [one for one in ids if one in history and calendar.allowed(firms[one], task)]
        return [*known, *(new if new and calendar.allowed(firms[new[0]], task) else ())]

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

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Each framed firm's number, in id order."""
        seed, bare = bytes.fromhex(self.book.head["seeds"]["firms"]["seed"]), self.book.hashed.bare
        found = {}
        for firm in sorted({one for layer in self.layers for one in layer.frame}):
            salt = bytes.fromhex(self.book.firms[firm]["salt"])
            found[firm] = int.from_bytes(bare(seed + salt + firm.encode())[:8], "big")
        return found

    @cached_property
    def keys(self) -> dict[str, int]:
        """Each framed firm's key."""
        if self.book.rules["sampling"]["spread"] == "plain":
            return {firm: number * _SHARE for firm, number in self.numbers.items()}
        standing = {row["enterprise"]: (row["chance"], row["visited"]) for row in self.book.rows("earlier")}
        found = {}
        for firm, number in self.numbers.items():
            chance, visited = standing.get(firm, (0, False))
            used = min(chance, _SHARE - 1)
            rest = _SHARE - used
            found[firm] = rest * 2**64 + used * number if visited else rest * number
        return found

    @cached_property
    def tasks(self) -> dict[str, list[str]]:
        """Each drawn firm's tasks, in the order of strata."""
        found: dict[str, list[str]] = defaultdict(list)
        for layer in self.layers:
            for firm in self.draw(layer)[0]:
                found[firm].append(layer.task)
        return found

    def draw(self, layer: Layer) -> tuple[list[str], list[str]]:
        """The firms drawn from a stratum and their substitutes, in order."""
        by_ticket = sorted(layer.frame, key=lambda one: (self.keys[one], self.numbers[one], one))
        certain = set(layer.certain)
        queue = [one for one in by_ticket if one in certain]
        queue += [one for one in by_ticket if one not in certain]
        reserve = max(layer.size, self.book.rules["sampling"]["substitutes"])
        return queue[: layer.size], queue[layer.size : layer.size + reserve]
