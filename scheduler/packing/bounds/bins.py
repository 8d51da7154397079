"""A proven lower bound on the person-shifts of any packing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.packing.cover import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.values.case import Case
    from scheduler.values.plan import Visit
    from scheduler.values.rules import Trips


def bound(case: Case, visits: Sequence[Visit]) -> int:
    """No packing of these visits uses fewer person-shifts.

    Proof.  A trip has, of each agency, at least as many seats as any one of its visits.  So an agency's
    seats summed over trips are at least Σ_{k ≥ 1} (number of trips with a visit that needs k or more of its
    officers): a trip whose neediest visit asks for m is counted for k = 1 … m.  For each k those visits
    alone lie in at least ``fewest`` trips, because dropping other visits from trips keeps trips possible.
    Sums over agencies add up, since a trip's seats are the sum of its agencies' seats.
    """
    way = least_way(case, visits)
    needs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for visit in visits:
        for agency in visit.agencies:
            needs[agency].append((sum(s.agency == agency for s in cover(visit.seats)), visit.minutes))
    return sum(
        fewest(case.rules.trips, [m for size, m in asked if size >= k], way)
        for asked in needs.values()
        for k in range(1, 1 + max(size for size, _ in asked))
    )


def fewest(rules: Trips, minutes: Sequence[int], way: int) -> int:
    """No fewer trips hold visits of these minutes when each way takes at least ``way``.

    Proof.  (1) At most ``rules.visits`` fit in one trip.  (2) A trip of j ≥ 2 visits takes its minutes and
    j − 1 ways, at most a shift: minutes + way, summed over its visits, is at most shift + way; a longer
    one, which is alone, counts as exactly that much.  So trips are bins of that size, and Martello and
    Toth's bound L2 for bin packing holds: visits of more than half a bin are in different trips, and those
    of at least t that are no more than half a bin find room only beside those of at most a bin less t.
    """
    room = rules.shift_minutes + way
    sizes = sorted(min(m + way, room) for m in minutes)
    small = {0, *(s for s in sizes if 2 * s <= room)}
    return max(-(-len(sizes) // rules.visits), *(_martello_toth(sizes, room, t) for t in small))


def _martello_toth(sizes: Sequence[int], room: int, small: int) -> int:
    """Bound L2 (1990): large ones are alone, half ones apart, small ones need room beside these."""
    large = sum(s > room - small for s in sizes)
    half = [s for s in sizes if s <= room - small and 2 * s > room]
    rest = sum(s for s in sizes if 2 * s <= room and s >= small)
    more = rest - (len(half) * room - sum(half))
    return large + len(half) + max(0, -(-more // room))


def least_way(case: Case, visits: Iterable[Visit]) -> int:
    """Minutes that any way between two of these visits takes at least; 0 as soon as coordinates are given."""
    firms = {e.id: e for e in case.enterprises}
    rules = case.rules.trips
    if any(firms[v.enterprise].latitude is not None for v in visits):
        return 0
    return min(rules.same_town_minutes, rules.other_town_minutes)
