"""Which seats of a team could be done without."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from scheduler.packing.cover import cover

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from scheduler.values.plan import Seat


def covers(seats: Iterable[Seat], teams: Iterable[Sequence[Seat]]) -> bool:
    """Whether these seats serve each of the teams, one after another.

    A seat with a qualification is served by one with the same, a plain seat by any of its agency.
    """
    return _lacks(_counted(seats), teams) is False


def dispensable(
    seats: Sequence[Seat], needed: Sequence[int], manned: Collection[int], teams: Sequence[Sequence[Seat]]
) -> tuple[int, ...]:
    """As many of the needed seats as can be struck because nobody comes to them and the rest will do.

    What an agency needs is a number of seats, and of each qualification a number: taking the seats in any
    order strikes as many as can be.
    """
    left, gone = list(needed), list[int]()
    for k in reversed(needed):  # plain seats come last in a team and are struck first
        if k in manned:
            continue
        rest = [j for j in left if j != k]
        if covers((seats[j] for j in rest), teams):
            left, gone = rest, [*gone, k]
    return tuple(sorted(gone))


def _counted(seats: Iterable[Seat]) -> dict[str, Counter[tuple[str, ...]]]:
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for seat in seats:
        found[seat.agency][seat.qualifications] += 1
    return found


def _lacks(has: dict[str, Counter[tuple[str, ...]]], teams: Iterable[Sequence[Seat]]) -> bool:
    for agency, asked in _counted(cover(*teams)).items():
        own = has.get(agency, Counter())
        if own.total() < asked.total() or any(own[q] < n for q, n in asked.items() if q):
            return True
    return False
