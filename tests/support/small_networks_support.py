"""All small tables of one agency, up to names: every way to seat three officers on up to six seats.

A seat is the tuple of its officers' weights in parts of a whole (zeros for those who may not take it), with
at least two officers; a half day is a sorted tuple of seats, a week of half days, a table of weeks.  Two
tables are the same where renaming officers, half days or weeks, or reordering seats, turns one into the
other.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement, permutations, product
from typing import TYPE_CHECKING, TypeAlias

from scheduler.values.plan import ONE, SeatRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.lottery.network import Network

Weights: TypeAlias = tuple[int, ...]
HalfDay: TypeAlias = tuple[Weights, ...]
Week: TypeAlias = tuple[HalfDay, ...]
Table: TypeAlias = tuple[Week, ...]

OFFICERS = "abcd"


def seat_types(officers: int, parts: int) -> list[Weights]:
    """Every row of whole parts that leaves something to chance."""
    return [w for w in product(range(parts), repeat=officers) if sum(w) == parts]


def half_days(officers: int, parts: int, most: int) -> list[HalfDay]:
    """Every multiset of seats in which no officer is expected more than once."""
    types = seat_types(officers, parts)
    sizes = range(1, min(officers, most) + 1)
    every = (day for size in sizes for day in combinations_with_replacement(types, size))
    return [day for day in every if all(sum(column) <= parts for column in zip(*day, strict=True))]


@dataclass(frozen=True)
class Family:
    """All tables over so many officers, with weights in so many parts of a whole."""

    officers: int
    parts: int

    def tables(self, seats: int) -> Iterator[Table]:
        """Each table of exactly so many seats over one week or two, once."""
        days = half_days(self.officers, self.parts, seats)
        weeks = list(_weeks(days, seats))
        renamed = _renamings(weeks, self.officers)
        by_size: dict[int, list[int]] = defaultdict(list)
        for n, week in enumerate(weeks):
            by_size[sum(map(len, week))].append(n)
        for one in by_size[seats]:
            if all(new[one] >= one for new in renamed):
                yield (weeks[one],)
        for size in range(1, seats // 2 + 1):
            for one, two in product(by_size[size], by_size[seats - size]):
                if (size < seats - size or one <= two) and _first(one, two, renamed, size == seats - size):
                    yield (weeks[one], weeks[two])

    def least(self, table: Table) -> Table:
        """The table that stands for all that differ from this one in names and order only."""
        return min(_named(table, order) for order in permutations(range(self.officers)))


def _weeks(days: list[HalfDay], seats: int) -> Iterator[Week]:
    waiting: list[tuple[Week, int, int]] = [((), 0, seats)]
    while waiting:
        week, start, left = waiting.pop()
        if week:
            yield week
        later = ((n, days[n]) for n in range(start, len(days)))
        waiting += [((*week, day), n, left - len(day)) for n, day in later if len(day) <= left]


def _renamings(weeks: list[Week], officers: int) -> list[list[int]]:
    """For each order of the officers, which week every week turns into."""
    at = {tuple(sorted(week)): n for n, week in enumerate(weeks)}
    found = []
    for order in permutations(range(officers)):
        new = {day: _renamed(day, order) for day in {day for week in weeks for day in week}}
        found.append([at[tuple(sorted(new[day] for day in week))] for week in weeks])
    return found


def _renamed(day: HalfDay, order: tuple[int, ...]) -> HalfDay:
    return tuple(sorted(tuple(seat[k] for k in order) for seat in day))


def _first(one: int, two: int, renamed: list[list[int]], equal: bool) -> bool:  # noqa: FBT001  a private helper
    pairs = ((new[one], new[two]) for new in renamed)
    return all((tuple(sorted(pair)) if equal else pair) >= (one, two) for pair in pairs)


def _named(table: Table, order: tuple[int, ...]) -> Table:
    return tuple(sorted((tuple(sorted(_renamed(day, order) for day in week)) for week in table), key=_rank))


def _rank(week: Week) -> tuple[int, Week]:
    return sum(map(len, week)), week


Rows: TypeAlias = tuple[list[SeatRow], dict[int, int], dict[int, tuple[int, int]]]
"""What the network is made of: rows, the half day of each trip, the ISO week of each half day."""


def rows_of_table(
    table: Table, parts: int, order: tuple[int, ...], *, backwards: bool = False, tilt: int = 0
) -> Rows:
    """The table's seats, one trip each, under one of its numberings.

    Officers are named in the given order, seats and half days counted forwards or backwards.  ``tilt`` moves
    ever other small amounts from each seat's last officer to its first, so that nothing comes out even.
    """
    unit = ONE // parts
    seats = [(w, d, seat) for w, week in enumerate(table) for d, day in enumerate(week) for seat in day]
    seats = seats[::-1] if backwards else seats
    names = sorted({(w, d) for w, d, _ in seats}, reverse=backwards)
    rows, shift_of = [], {}
    for n, (w, d, seat) in enumerate(seats):
        named = sorted((OFFICERS[order[k]], part) for k, part in enumerate(seat) if part)
        weights = [part * unit for _, part in named]
        weights[-1] += ONE - sum(weights) - tilt * 3**n
        weights[0] += tilt * 3**n
        rows.append(SeatRow(n, 0, tuple(who for who, _ in named), tuple(weights)))
        shift_of[n] = names.index((w, d))
    weeks = sorted({w for w, _ in names}, reverse=backwards)
    week_of = {k: (2026, 1 + weeks.index(w)) for k, (w, _) in enumerate(names)}
    return rows, shift_of, week_of


def still_open(network: Network, rows: Rows, parts: int, officers: int) -> Table:
    """The table of the seats that a state of the draw leaves to chance."""
    weeks: dict[object, dict[int, list[Weights]]] = defaultdict(lambda: defaultdict(list))
    arc = 0
    for row in rows[0]:
        flows = dict(zip(row.inspectors, network.flow[arc : arc + len(row.inspectors)], strict=True))
        arc += len(row.inspectors)
        if ONE not in flows.values():
            shift = rows[1][row.trip]
            seat = tuple(flows.get(who, 0) * parts // ONE for who in OFFICERS[:officers])
            weeks[rows[2][shift]][shift].append(seat)
    made = (tuple(sorted(tuple(sorted(day)) for day in week.values())) for week in weeks.values())
    return tuple(sorted(made, key=_rank))


def labelled(officers: int, parts: int, seats: int) -> Iterator[Rows]:
    """Every table of so many seats in every numbering: rows, half days and weeks in any order."""
    unit = ONE // parts
    for kinds in product(seat_types(officers, parts), repeat=seats):
        for shifts in product(range(seats), repeat=seats):
            if set(shifts) != set(range(max(shifts) + 1)) or not _fits(kinds, shifts, parts):
                continue
            for cuts in product((0, 1), repeat=max(shifts)):
                week_of = {k: (2026, 1 + sum(cuts[:k])) for k in range(max(shifts) + 1)}
                rows = [_row(n, kind, unit) for n, kind in enumerate(kinds)]
                yield rows, dict(enumerate(shifts)), week_of


def _fits(kinds: tuple[Weights, ...], shifts: tuple[int, ...], parts: int) -> bool:
    for shift in set(shifts):
        day = [kind for kind, s in zip(kinds, shifts, strict=True) if s == shift]
        if any(sum(column) > parts for column in zip(*day, strict=True)):
            return False
    return True


def _row(trip: int, kind: Weights, unit: int) -> SeatRow:
    named = [(OFFICERS[k], part * unit) for k, part in enumerate(kind) if part]
    return SeatRow(trip, 0, tuple(who for who, _ in named), tuple(w for _, w in named))
