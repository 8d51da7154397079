"""Kinds of firms: firms of one kind get the same answers from the rules, but for their past."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Row

Kind = tuple[bool, str, str, tuple[str, ...]]
"""Live or not, class, town and tags."""


class Kinds:
    """The firms of a plan by kind. A kind goes by its number, a firm by its place in id order."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @cached_property
    def _numbered(self) -> tuple[list[Kind], list[int]]:
        number: dict[Kind, int] = defaultdict(lambda: len(number))
        of = [
            number[row["live"], row["credit"], row["town"], tuple(row["tags"])] for row in self.book.in_order
        ]
        return list(number), of

    @property
    def every(self) -> list[Kind]:
        """All kinds; a kind's number is its place here."""
        return self._numbered[0]

    @property
    def of(self) -> list[int]:
        """Each firm's kind."""
        return self._numbered[1]

    @cached_property
    def past(self) -> dict[int, int]:
        """The firms with a past, each with its kind."""
        history, of = self.book.history, self.of
        ids = self.book.ids if history else []
        return {place: of[place] for place, one in enumerate(ids) if one in history}

    @cached_property
    def size(self) -> Counter[int]:
        """Each kind's firms."""
        return Counter(self.of)

    @cached_property
    def known(self) -> dict[int, list[int]]:
        """Each kind's firms with a past; kinds that have none are left out."""
        found: dict[int, list[int]] = defaultdict(list)
        for place, kind in self.past.items():
            found[kind].append(place)
        return dict(found)

    def news(self, kind: int) -> int:
        """How many of a kind have no past: what is allowed to one of them is allowed to all."""
        return self.size[kind] - len(self.known.get(kind, ()))

    def new(self, kind: int) -> Row:
        """A firm of the kind that has no past."""
        _, credit, town, tags = self.every[kind]
        return {"id": "", "credit": credit, "town": town, "tags": list(tags)}

    def frame(self, groups: Iterable[int], known: Iterable[int]) -> list[int]:
        """The known firms and all those without a past of the groups, in order."""
        wanted, past = set(groups), self.past
        news = (one for one, kind in enumerate(self.of) if kind in wanted and one not in past)
        return sorted(chain(known, news))
