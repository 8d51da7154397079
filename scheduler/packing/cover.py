"""The least team that can make several visits one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from scheduler.values.plan import Seat

if TYPE_CHECKING:
    from collections.abc import Iterable

Teams = dict[str, tuple[int, Counter[tuple[str, ...]]]]


def cover(*teams: Iterable[Seat]) -> tuple[Seat, ...]:
    """Least seats that cover each team's seats: agencies in id order, qualified seats first.

    A seat with a qualification is covered by a seat with the same one, a plain seat by any of its agency.
    So an agency needs, of every qualification, the most any team asks for, and plain seats up to the
    largest team.  Nobody is made to hold two qualifications that no single visit asks for in one seat.

    >>> a, q = Seat("a"), Seat("a", ("q",))
    >>> [s.qualifications for s in cover([a, a], [q, a])]
    [('q',), ()]
    """
    sizes: dict[str, int] = defaultdict(int)
    qualified: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for team in teams:
        for agency, (size, wanted) in _by_agency(team).items():
            sizes[agency] = max(sizes[agency], size)
            qualified[agency] |= wanted
    return tuple(seat for a in sorted(sizes) for seat in _seats(a, sizes[a], qualified[a]))


def _by_agency(team: Iterable[Seat]) -> Teams:
    found: Teams = {}
    for seat in team:
        size, wanted = found.get(seat.agency, (0, Counter()))
        if seat.qualifications:
            wanted[seat.qualifications] += 1
        found[seat.agency] = (size + 1, wanted)
    return found


def _seats(agency: str, size: int, qualified: Counter[tuple[str, ...]]) -> list[Seat]:
    named = [Seat(agency, q) for q in sorted(qualified.elements())]
    return named + [Seat(agency)] * (size - len(named))


class Patterns:
    """Teams as small numbers: equal teams share one, and the cover of two is looked up."""

    def __init__(self) -> None:
        self.seats: list[tuple[Seat, ...]] = []
        self.size: list[int] = []
        self._numbers: dict[tuple[Seat, ...], int] = {}
        self._joins: dict[tuple[int, int], int] = {}

    def number(self, *teams: Iterable[Seat]) -> int:
        """The number of the least team that covers these."""
        seats = cover(*teams)
        if seats not in self._numbers:
            self._numbers[seats] = len(self.seats)
            self.seats.append(seats)
            self.size.append(len(seats))
        return self._numbers[seats]

    def join(self, a: int, b: int) -> int:
        """The number of the least team that covers two numbered ones."""
        if a == b:
            return a
        key = (a, b) if a < b else (b, a)
        found = self._joins.get(key)
        if found is None:
            found = self._joins[key] = self.number(self.seats[a], self.seats[b])
        return found
