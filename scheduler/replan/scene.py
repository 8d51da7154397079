"""What is left standing after a change: visits to make, trips that go on, and who can still come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.chance import turn_of
from scheduler.eligibility import eligibility_of
from scheduler.packing.ways import Ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.replan.values import Change
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise, QuietPeriod
    from scheduler.values.plan import Assignment, Plan, SeatRow, Trip, Visit


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A plan under a change, before anything is decided."""

    case: Case
    """With the new leaves."""
    eligibility: Eligibility
    since: int
    visits: dict[int, Visit]
    """All to be made, by number; their shifts are those still allowed and still to come."""
    trips: dict[int, Trip]
    """Trips with a visit left, and these visits only."""
    before: dict[int, int]
    """Visit → the half day of its trip in the plan."""
    seated: dict[tuple[int, int], str]
    """(trip, seat) → officer, of these trips."""
    rows: dict[tuple[int, int], SeatRow]
    """Each seat's committed chances."""
    busy: dict[int, frozenset[str]]
    """Shift → officers whom the plan has seated then."""
    fresh: tuple[int, ...]
    """Visits that the plan did not have."""
    ways: Ways
    place: dict[str, int]
    """Firm → its place in ``ways``."""
    turn: dict[str, int]
    """Firm → its turn."""
    day_of: tuple[int, ...]
    """Shift → the number of its day."""
    apart: frozenset[int]
    """Unannounced visits, which share no stop with another visit to the firm."""

    def shift_of(self, visit: int) -> int:
        """The half day on which the plan makes a visit; -1 = it does not."""
        return self.before.get(visit, -1)

    def changes_day(self, visit: int, shift: int) -> bool:
        """Whether a drawn visit would be made on another day than drawn."""
        before = self.shift_of(visit)
        return before >= 0 and self.day_of[before] != self.day_of[shift]

    def changed(self, visits: Iterable[int], shift: int) -> int:
        """How many drawn visits a shift would put on another day."""
        return sum(self.changes_day(v, shift) for v in visits)

    def halved(self, visits: Iterable[int], shift: int) -> int:
        """How many drawn visits a shift would put in the other half of their day."""
        moved = [v for v in visits if self.shift_of(v) not in {-1, shift}]
        return len(moved) - self.changed(moved, shift)

    def needed(self, trip: int, visits: Iterable[int]) -> tuple[int, ...]:
        """Positions of a trip's seats whose agencies these visits need."""
        agencies = {s.agency for v in visits for s in self.visits[v].seats}
        return tuple(k for k, seat in enumerate(self.trips[trip].seats) if seat.agency in agencies)

    def able(self, trip: int, seat: int, firms: Iterable[str], shift: int) -> bool:
        """Whether a seat's officer could come at a shift, were there nothing else to do."""
        wanted = self.trips[trip].seats[seat]
        return self.seated[trip, seat] in self.eligibility.candidates(wanted, firms, shift)

    def firms(self, visits: Iterable[int]) -> tuple[str, ...]:
        """The firms of some visits."""
        return tuple(self.visits[v].enterprise for v in visits)

    def misfits(self, trip: int) -> tuple[int, ...]:
        """Visits of a trip that may not be made when it takes place."""
        own = self.trips[trip]
        return tuple(v for v in own.visits if own.shift not in self.visits[v].shifts)

    def by_turn(self, visits: Iterable[int]) -> tuple[int, ...]:
        """Some visits in the order in which a trip makes them: by the turns of their firms (protocol §7)."""
        return tuple(
            sorted(visits, key=lambda v: (self.turn[self.visits[v].enterprise], self.visits[v].enterprise, v))
        )

    def way(self, visits: Sequence[int]) -> int:
        """Minutes from firm to firm in this order; two visits to one firm are one stop."""
        stops = list(dict.fromkeys(self.firms(visits)))
        places = [self.place[f] for f in stops]
        return sum(int(self.ways.row(a)[b]) for a, b in pairwise(places))


def scene_of(plan: Plan, seated: Sequence[Assignment], change: Change) -> Scene:
    """The plan's visits and trips without the firms that fall out, with the visits that come in."""
    case = replace(plan.case, leaves=tuple(sorted({*plan.case.leaves, *change.leaves})))
    firms = {e.id: e for e in case.enterprises}
    over = {v for t in plan.trips if t.shift < change.since for v in t.visits}
    gone = {v.id for v in plan.visits if v.enterprise in change.out and v.id not in over}
    first = len(plan.visits)
    fresh = tuple(replace(v, id=first + k) for k, v in enumerate(change.into))
    visits = {
        v.id: v if v.id in over else _narrowed(v, firms[v.enterprise], case, change)
        for v in (*plan.visits, *fresh)
        if v.id not in gone
    }
    ways, place = _places(case, visits.values(), firms)
    trips = {t.id: kept for t in plan.trips if (kept := _without(t, gone, visits, ways, place)).visits}
    days = {d: k for k, d in enumerate(dict.fromkeys(s.day for s in case.shifts))}
    return Scene(
        case,
        eligibility_of(case),
        change.since,
        visits,
        trips,
        {v: t.shift for t in trips.values() for v in t.visits},
        {(a.trip, a.seat): a.inspector for a in seated if a.trip in trips},
        {(r.trip, r.seat): r for r in plan.table if r.trip in trips},
        _busy(trips, seated),
        tuple(v.id for v in fresh),
        ways,
        place,
        {name: turn_of(bytes.fromhex(plan.firm_seed.seed), name, case.rules.suite) for name in place},
        tuple(days[s.day] for s in case.shifts),
        _unannounced(case, visits.values()),
    )


def _narrowed(visit: Visit, firm: Enterprise, case: Case, change: Change) -> Visit:
    blocked = {shift for name, shift in change.blocked if name == visit.enterprise}
    kept = (s for s in visit.shifts if s >= change.since and s not in blocked)
    quiet = [q for q in change.quiet if _spares(q, firm)]
    return replace(
        visit,
        shifts=tuple(s for s in kept if not any(q.first <= case.shifts[s].day <= q.last for q in quiet)),
    )


def _spares(period: QuietPeriod, firm: Enterprise) -> bool:
    return (not period.tag or period.tag in firm.tags) and (not period.town or period.town == firm.town)


def _places(case: Case, visits: Iterable[Visit], firms: dict[str, Enterprise]) -> tuple[Ways, dict[str, int]]:
    names = sorted({v.enterprise for v in visits})
    ways = Ways([firms[n] for n in names], case.rules.trips)
    return ways, dict(zip(names, ways.place, strict=True))


def _without(trip: Trip, gone: set[int], visits: dict[int, Visit], ways: Ways, place: dict[str, int]) -> Trip:
    """The trip without the visits that fell out, its other stops in the same order."""
    left = tuple(v for v in trip.visits if v not in gone)
    if left == trip.visits:
        return trip
    stops = [place[visits[v].enterprise] for v in left]
    way = sum(int(ways.row(a)[b]) for a, b in pairwise(stops))
    return replace(trip, visits=left, minutes=sum(visits[v].minutes for v in left) + way)


def _busy(trips: dict[int, Trip], seated: Iterable[Assignment]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for a in seated:
        if a.trip in trips:
            found[trips[a.trip].shift].add(a.inspector)
    return {shift: frozenset(who) for shift, who in found.items()}


def _unannounced(case: Case, visits: Iterable[Visit]) -> frozenset[int]:
    hidden = {t.id for t in case.tasks if not t.announced}
    return frozenset(v.id for v in visits if hidden.intersection(v.tasks))
