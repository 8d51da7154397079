"""What packing minimises, readably; ``judge`` is the compiled twin that the search asks.

Cost of a trip = ``weight`` × its seats + minutes of its way + 600 // (shifts at which it could take place).
Person-shifts come first: an officer drawn for a trip is used for that shift.  ``weight`` exceeds what one
move of the search can change in ways and freedom of the two trips it touches, so every single move is
lexicographic.  The last term keeps the timetable's freedom: a trip with one possible shift costs as much as
ten hours of way, one with forty a quarter of an hour.
"""

from __future__ import annotations

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from scheduler.packing.book import NEVER
from scheduler.packing.cover import Patterns
from scheduler.packing.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.packing.fielding import Fielding
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

Members = tuple[int, ...]
"""Positions of a trip's visits, rising."""
FREEDOM = 600
EXHAUSTIVE = 4
"""Up to so many stops every order is tried."""
REMEMBERED = 400_000


class Problem:
    """One packing problem; visits are named by position."""

    def __init__(
        self, case: Case, visits: Sequence[Visit], fielding: Fielding, turns: Sequence[int] = ()
    ) -> None:
        firms = {e.id: e for e in case.enterprises}
        self.rules = case.rules.trips
        self.weight = 4 * (self.rules.shift_minutes + FREEDOM)
        self.patterns = Patterns()
        self.fielding = fielding
        self.ways = Ways([firms[v.enterprise] for v in visits], self.rules, case.enterprises)
        self.minutes = [v.minutes for v in visits]
        self.pattern = [self.patterns.number(v.seats) for v in visits]
        self.shifts = [sum(1 << s for s in v.shifts) for v in visits]
        self.barred = [fielding.barred(v.enterprise) for v in visits]
        numbers = {f: k for k, f in enumerate(dict.fromkeys(v.enterprise for v in visits))}
        firm_ids = [v.enterprise for v in visits]
        self.turns = (
            [(turn, firm, k) for k, (turn, firm) in enumerate(zip(turns, firm_ids, strict=True))]
            if turns
            else []
        )
        self.firm = [numbers[v.enterprise] for v in visits]
        self._costs: dict[Members, int] = {}
        self._teams: dict[tuple[int, int], int] = {}

    def __len__(self) -> int:
        return len(self.minutes)

    def cost(self, members: Members) -> int:
        """What a trip costs; NEVER if it cannot be made."""
        found = self._costs.get(members)
        if found is None:
            if len(self._costs) >= REMEMBERED:
                self._costs.clear()
            found = self._costs[members] = self._cost(members)
        return found

    def team(self, members: Members) -> int:
        """The number of the least team for these visits."""
        pattern = self.pattern[members[0]]
        for v in members[1:]:
            pattern = self.patterns.join(pattern, self.pattern[v])
        return pattern

    def common(self, members: Members) -> int:
        """Shifts at which the visits are allowed and the team can be filled, taken by itself."""
        found, barred = -1, 0
        for v in members:
            found &= self.shifts[v]
            barred |= self.barred[v]
        return found & self._fieldable(self.team(members), barred) if found else 0

    def route(self, members: Members) -> tuple[int, Members]:
        """Minutes of the way through these visits, and the order: by turn, or the shortest of up to four."""
        if self.turns:
            order = tuple(sorted(members, key=self.turns.__getitem__))
            return self._length(order), order
        if len(members) == 1:
            return 0, members
        if len(members) <= EXHAUSTIVE:
            orders = [o for o in permutations(members) if o[0] < o[-1]]
            return min(zip(map(self._length, orders), orders, strict=True))
        order = members[:1]
        for v in members[1:]:
            order = min(((*order[:k], v, *order[k:]) for k in range(len(order) + 1)), key=self._length)
        return self._length(order), order

    def _length(self, order: Members) -> int:
        place = self.ways.place
        return sum(self.ways.minutes(place[a], place[b]) for a, b in pairwise(order))

    def _cost(self, members: Members) -> int:
        size = self.patterns.size
        if len(members) == 1:
            freedom = max(1, self.common(members).bit_count())
            return self.weight * size[self.pattern[members[0]]] + FREEDOM // freedom
        time = sum(map(self.minutes.__getitem__, members))
        if time > self.rules.shift_minutes or len(members) > self.rules.visits or self._meets_twice(members):
            return NEVER
        way = self.route(members)[0]
        common = self.common(members) if time + way <= self.rules.shift_minutes else 0
        if not common:
            return NEVER
        return self.weight * size[self.team(members)] + way + FREEDOM // common.bit_count()

    def _meets_twice(self, members: Members) -> bool:
        """Two visits that had to be apart stay apart."""
        return len(set(map(self.firm.__getitem__, members))) < len(members)

    def _fieldable(self, pattern: int, barred: int) -> int:
        key = (pattern, barred)
        if key not in self._teams:
            self._teams[key] = self.fielding.mask(self.patterns.seats[pattern], barred)
        return self._teams[key]
