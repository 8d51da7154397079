"""Past checks as columns, and the days of a plan that they close under the caps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from scheduler.sampling.allowance import counted_agencies
from scheduler.sampling.scope import cap_counts, cap_protects, meets
from scheduler.sampling.windows import counts_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from scheduler.sampling.roster import Flags, Places, Roster
    from scheduler.values.case import Case
    from scheduler.values.rules import Cap
    from scheduler.values.tasks import Task

    Bits = NDArray[np.uint8]
    """One row a firm or kind, one bit a day of the plan."""

_CHECK = attrgetter("enterprise", "day", "agency", "item", "counts")
_ROWS = 1 << 18
"""So many past checks are spread over the days at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """Past checks of firms on the roster, firm by firm in place order, each on one of the rows."""

    place: NDArray[np.int32]
    day: NDArray[np.int32]
    """As date.toordinal gives it."""
    agency: NDArray[np.int32]
    item: NDArray[np.int32]
    counts: NDArray[np.bool_]
    agencies: tuple[str, ...]
    """By their numbers in the column."""
    items: tuple[str, ...]

    def last(self, agency: str, before: int) -> tuple[Places, NDArray[np.int32]]:
        """Firms that an agency checked before a day, in place order, each with the day of the latest."""
        rows = (self.agency == _number(self.agencies, agency)) & (self.day < before)
        place, day = self.place[rows], self.day[rows]
        starts = _starts(place)
        latest = np.maximum.reduceat(day, starts) if len(day) else day
        return place[starts], latest


def past_of(case: Case, roster: Roster) -> Past:
    """The history of a case as columns."""
    columns = list(zip(*map(_CHECK, case.history), strict=True)) or [()] * 5
    firm, days, told, named, counts = columns
    where = roster.places(set(firm))
    place = np.fromiter(map(where.get, firm, repeat(-1)), np.int32, len(firm))
    day = np.fromiter(map(date.toordinal, days), np.int32, len(days))
    (agency, agencies), (item, items) = _coded(told), _coded(named)
    order = np.lexsort((day, place))
    order = order[place[order] >= 0]
    counted = np.array(counts, np.bool_)
    return Past(place[order], day[order], agency[order], item[order], counted[order], agencies, items)


@dataclass(frozen=True, slots=True, eq=False)
class Closing:
    """Answers which firms of a task have no day left; remembers what each cap closes."""

    case: Case
    roster: Roster
    past: Past
    days: tuple[date, ...]
    """Of the plan, in time order."""
    _over: dict[tuple[Cap, tuple[str, ...]], tuple[Places, Bits]] = field(default_factory=dict)
    _protects: dict[Cap, Flags] = field(default_factory=dict)
    _windows: dict[str, dict[int, NDArray[np.bool_]]] = field(default_factory=dict)

    def closed(self, task: Task, allowed: Bits) -> Places:
        """Firms of kinds with an allowed day, to whom their past leaves none of these days.

        ``allowed`` has a row for each kind.
        """
        found = [
            (places[concerned], bits[concerned])
            for cap in self.case.rules.caps
            if cap_counts(cap, task)
            for who in counted_agencies(cap, task)
            for places, bits in [self.over(cap, who)]
            for concerned in [self._protected(cap)[self.roster.kind[places]]]
        ]
        if not found:
            return np.zeros(0, np.int32)
        known = np.unique(np.concatenate([places for places, _ in found]))
        still = allowed[self.roster.kind[known]]
        framed = still.any(axis=1)
        for places, bits in found:
            still[np.searchsorted(known, places)] &= ~bits
        shut: Places = known[framed & ~still.any(axis=1)]
        return shut

    def over(self, cap: Cap, who: tuple[str, ...]) -> tuple[Places, Bits]:
        """Firms to whom the past checks of some agencies close a day under a cap, and the days they close."""
        key = (cap, who)
        if key not in self._over:
            self._over[key] = self._closed_by(cap, who)
        return self._over[key]

    def _protected(self, cap: Cap) -> Flags:
        if cap not in self._protects:
            self._protects[cap] = np.array([cap_protects(cap, kind) for kind in self.roster.kinds], np.bool_)
        return self._protects[cap]

    def _closed_by(self, cap: Cap, who: tuple[str, ...]) -> tuple[Places, Bits]:
        past = self.past
        rows = (
            past.counts & _among(past.agencies, who)[past.agency] & _among(past.items, cap.items)[past.item]
        )
        place, day = past.place[rows], past.day[rows]
        new = np.ones(len(place), np.bool_)
        new[1:] = (np.diff(place) != 0) | (np.diff(day) != 0)  # two checks on one day are one visit
        place, day = place[new], day[new]
        runs = np.diff(_starts(place), append=len(place))
        enough = np.repeat(runs, runs) >= cap.most
        return self._spread(cap, place[enough], day[enough])

    def _spread(self, cap: Cap, place: Places, day: NDArray[np.int32]) -> tuple[Places, Bits]:
        """Days on which at least ``most`` of a firm's days count, block by block of whole firms."""
        width = -(-len(self.days) // 8)
        firms, bits = [np.zeros(0, np.int32)], [np.zeros((0, width), np.uint8)]
        starts = _starts(place)
        at = 0
        while at < len(starts):
            first = starts[at]
            upto = max(at + 1, int(np.searchsorted(starts, first + _ROWS)))
            last = starts[upto] if upto < len(starts) else len(place)
            counted = self._counted(cap.window, day[first:last])
            sums = np.add.reduceat(counted, starts[at:upto] - first, axis=0, dtype=np.int32)
            closed = sums >= cap.most
            any_day = closed.any(axis=1)
            firms.append(place[starts[at:upto]][any_day])
            bits.append(np.packbits(closed[any_day], axis=1))
            at = upto
        return np.concatenate(firms), np.concatenate(bits)

    def _counted(self, window: str, day: NDArray[np.int32]) -> NDArray[np.bool_]:
        """For each past day the days of the plan on which it counts."""
        known, at = np.unique(day, return_inverse=True)
        table = self._windows.setdefault(window, {})
        for ordinal in known.tolist():
            if ordinal not in table:
                past = date.fromordinal(ordinal)
                table[ordinal] = np.array([counts_on(window, past, d) for d in self.days], np.bool_)
        rows = [table[ordinal] for ordinal in known.tolist()]
        return np.array(rows, np.bool_).reshape(len(rows), len(self.days))[at]


def _coded(texts: Sequence[str]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """A column of texts as numbers, and the text behind each number."""
    number = {text: k for k, text in enumerate(dict.fromkeys(texts))}
    return np.fromiter(map(number.__getitem__, texts), np.int32, len(texts)), tuple(number)


def _number(texts: Sequence[str], wanted: str) -> int:
    return texts.index(wanted) if wanted in texts else -1


def _among(texts: Sequence[str], wanted: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([meets(wanted, (text,)) for text in texts], np.bool_)


def _starts(place: Places) -> NDArray[np.int64]:
    """Where each firm's rows begin."""
    return np.flatnonzero(np.diff(place, prepend=-1))
