"""The firms of a case as columns: an id and a kind for each, and no more.

Firms of one kind get the same answer from every rule, but for their past; so rules are asked once for each
kind, and what a firm costs is a few bytes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, lt
from typing import TYPE_CHECKING, Protocol

import numpy as np

from scheduler.sampling.names import Names
from scheduler.values.firms import Enterprise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from scheduler.values.case import Case

    Places = NDArray[np.int32]
    """Positions in the roster, rising."""
    Flags = NDArray[np.bool_]
    Numbering = dict[tuple[bool, str, str, tuple[str, ...]], int]


_ID, _KIND = attrgetter("id"), attrgetter("live", "credit", "town", "tags")


class Listed(Protocol):
    """What a draw has to know of a firm; an Enterprise is one."""

    @property
    def id(self) -> str:
        """Its name in the draw."""

    @property
    def live(self) -> bool:
        """False: never drawn."""

    @property
    def credit(self) -> str:
        """Its class."""

    @property
    def town(self) -> str:
        """Where it is."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Sorted."""


@dataclass(frozen=True, slots=True, eq=False)
class Roster:
    """Firms in id order; a firm goes by its place among them, a kind by its number."""

    ids: Sequence[str]
    kind: NDArray[np.int32]
    """Each firm's kind."""
    kinds: tuple[Enterprise, ...]
    """For each kind a nameless firm without a past."""
    sizes: NDArray[np.int64]
    """Firms of each kind."""

    def members(self, kinds: Flags) -> Places:
        """The places of all firms of some kinds."""
        return np.flatnonzero(kinds[self.kind]).astype(np.int32)

    def named(self, places: NDArray[np.signedinteger]) -> tuple[str, ...]:
        """Firms by id, in the order given."""
        ids = self.ids
        return tuple([ids[place] for place in places.tolist()])

    def places(self, wanted: set[str]) -> dict[str, int]:
        """Where these firms stand; whoever is not on the roster is left out."""
        if not wanted:
            return {}
        found = np.flatnonzero(np.fromiter(map(wanted.__contains__, self.ids), np.bool_, len(self.ids)))
        return dict(zip(self.named(found), found.tolist(), strict=True))


def roster_of(case: Case) -> Roster:
    """A case's firms as columns, in whatever order the case has them."""
    firms: Sequence[Enterprise] = case.enterprises
    ids = list(map(_ID, firms))
    if not _rising(ids):
        firms = sorted(firms, key=_ID)
        ids = list(map(_ID, firms))
    number = _numbering()
    return _roster(ids, [_kinds(firms, number)], number)


def roster_of_blocks(blocks: Iterable[Sequence[Listed]]) -> Roster:
    """The same of firms that come in blocks, in id order, and are not kept: about 40 bytes a firm.

    Raises ValueError where an id does not come after the one before.
    """
    number, columns = _numbering(), []

    def named() -> Iterator[list[str]]:
        last = ""
        for block in blocks:
            ids = list(map(_ID, block))
            if not _rising([last, *ids]):
                raise ValueError("firms must come in id order")
            columns.append(_kinds(block, number))
            last = ids[-1] if ids else last
            yield ids

    names = Names.of(named())
    return _roster(names, columns, number)


def without(places: Places, others: Places) -> Places:
    """The places that are not among others, in their order."""
    return np.setdiff1d(places, others, assume_unique=True) if len(others) else places


def _rising(ids: Sequence[str]) -> bool:
    return all(map(lt, ids, islice(ids, 1, None)))


def _numbering() -> Numbering:
    number: Numbering = defaultdict(lambda: len(number))
    return number


def _kinds(firms: Sequence[Listed], number: Numbering) -> NDArray[np.int32]:
    return np.fromiter(map(number.__getitem__, map(_KIND, firms)), np.int32, len(firms))


def _roster(ids: Sequence[str], columns: list[NDArray[np.int32]], number: Numbering) -> Roster:
    kind = np.concatenate(columns) if columns else np.zeros(0, np.int32)
    kinds = (
        Enterprise("", "", credit=credit, live=live, town=town, tags=tags)
        for live, credit, town, tags in number
    )
    return Roster(ids, kind, tuple(kinds), np.bincount(kind, minlength=len(number)))
