"""One agency's flow network, seat → (officer, shift) → (officer, week) → officer, kept saturated.

(officer, shift) holds one seat, (officer, week) ``weekly`` and officer ``quarterly`` seats.  Adding a seat
looks for an augmenting path breadth first: the seat takes an officer, whose present seat takes another, and
so on.  That search is exact: when it finds nothing, no assignment at all fills all seats (Ford and
Fulkerson 1956), and what it has reached is a minimum cut.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from scheduler.timetable.values import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.timetable.values import Stuck


class Network:
    """The seats of one agency and an assignment that fills all of them."""

    def __init__(self, agency: str, week_of: Sequence[int], weekly: int, quarterly: int) -> None:
        self.agency = agency
        self.holder: dict[Stuck, int] = {}
        """Seat → officer who could take it; only a witness, nobody is appointed by it."""
        self._week_of, self._weekly, self._quarterly = week_of, weekly, quarterly
        self._seats: dict[Stuck, tuple[int, tuple[int, ...]]] = {}
        self._at: dict[tuple[int, int], Stuck] = {}
        self._in_week: dict[tuple[int, int], dict[Stuck, None]] = defaultdict(dict)
        self._of: dict[int, dict[Stuck, None]] = defaultdict(dict)

    def add(self, seat: Stuck, shift: int, officers: tuple[int, ...]) -> Cut | None:
        """Fill one more seat, moving others about as needed; a cut if that is impossible."""
        self._seats[seat] = (shift, officers)
        search = _Search(self, seat)
        end = search.run()
        if end is None:
            del self._seats[seat]
            return search.cut()
        for mover, officer in search.path(end):
            self._move(mover, officer)
        return None

    def remove(self, seat: Stuck) -> None:
        """Take a seat out; the others keep their officers."""
        self._leave(seat)
        del self._seats[seat]

    def asked(self, seat: Stuck) -> tuple[int, tuple[int, ...]]:
        """A seat's shift and candidates."""
        return self._seats[seat]

    def blockers(self, officer: int, shift: int) -> list[Stuck] | None:
        """Seats one of which must go before this officer can take one at a shift; None = free."""
        if (seat := self._at.get((officer, shift))) is not None:
            return [seat]
        week = (officer, self._week_of[shift])
        if len(self._in_week[week]) >= self._weekly:
            return list(self._in_week[week])
        if len(self._of[officer]) >= self._quarterly:
            return list(self._of[officer])
        return None

    def nodes(self, officer: int, shift: int) -> tuple[int, int]:
        """How deep an arrival at (officer, shift) gets: (0 shift, 1 week, 2 officer; week)."""
        week = self._week_of[shift]
        if (officer, shift) in self._at:
            return 0, week
        return (1 if len(self._in_week[officer, week]) >= self._weekly else 2), week

    def _move(self, seat: Stuck, officer: int) -> None:
        if seat in self.holder:
            self._leave(seat)
        shift = self._seats[seat][0]
        self.holder[seat] = officer
        self._at[officer, shift] = seat
        self._in_week[officer, self._week_of[shift]][seat] = None
        self._of[officer][seat] = None

    def _leave(self, seat: Stuck) -> None:
        officer = self.holder.pop(seat)
        shift = self._seats[seat][0]
        del self._at[officer, shift]
        del self._in_week[officer, self._week_of[shift]][seat]
        del self._of[officer][seat]


class _Search:
    """One search for an augmenting path."""

    def __init__(self, network: Network, seat: Stuck) -> None:
        self._network = network
        self._before: dict[Stuck, tuple[Stuck, int] | None] = {seat: None}
        self._shifts: dict[tuple[int, int], None] = {}
        self._weeks: dict[tuple[int, int], None] = {}
        self._officers: dict[int, None] = {}

    def run(self) -> tuple[Stuck, int] | None:
        """The last seat of a path and the free officer it ends at."""
        queue = deque(self._before)
        while queue:
            seat = queue.popleft()
            shift, officers = self._network.asked(seat)
            for officer in officers:
                if (officer, shift) in self._shifts:
                    continue
                self._shifts[officer, shift] = None
                blockers = self._network.blockers(officer, shift)
                if blockers is None:
                    return seat, officer
                self._note(officer, shift)
                for other in blockers:
                    if other not in self._before:
                        self._before[other] = (seat, officer)
                        queue.append(other)
        return None

    def path(self, end: tuple[Stuck, int]) -> Iterator[tuple[Stuck, int]]:
        """Moves from the free officer back to the new seat; each makes room for the next."""
        step: tuple[Stuck, int] | None = end
        while step is not None:
            yield step
            step = self._before[step[0]]

    def cut(self) -> Cut:
        """What was reached in vain."""
        return Cut(
            self._network.agency,
            tuple(self._before),
            frozenset(self._shifts),
            frozenset(self._weeks),
            frozenset(self._officers),
        )

    def _note(self, officer: int, shift: int) -> None:
        depth, week = self._network.nodes(officer, shift)
        if depth >= 1:
            self._weeks[officer, week] = None
        if depth >= 2:
            self._officers[officer] = None
