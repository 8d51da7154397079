"""The slow twin of the re-plan: every fate of every trip, every place for every visit, every way to sit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from replan_support import allowed, can_sit, served

from scheduler.packing.cover import cover
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.replan import Change
    from scheduler.values.plan import Assignment, Plan, Seat, Trip, Visit

Least = tuple[tuple[int, ...], int, int]
"""(visits not made by class, days changed, seats disturbed)."""
Wanted = tuple[int, str, tuple[str, ...]]
"""A seat: its shift, who would keep it, who else may be drawn for it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a trip; a shift of -1 = given up."""

    trip: Trip
    shift: int
    visits: tuple[int, ...]


class Twin:
    """One plan, one change; all firms lie in one town without coordinates."""

    def __init__(self, plan: Plan, seated: Sequence[Assignment], change: Change) -> None:
        self.plan, self.case, self.change = plan, plan.case, change
        self.holder = {(a.trip, a.seat): a.inspector for a in seated}
        first = len(plan.visits)
        fresh = [replace(v, id=first + k) for k, v in enumerate(change.into)]
        self.visits = {v.id: v for v in (*plan.visits, *fresh) if v.enterprise not in change.out}
        self.home = {v: t.shift for t in plan.trips for v in t.visits}
        self.trips = [t for t in plan.trips if self._left(t)]
        self._able_to: dict[tuple[Seat, tuple[str, ...], int], tuple[str, ...]] = {}
        self._teams: dict[Fate, tuple[list[int], list[int]]] = {}
        self.hidden = {t.id for t in plan.case.tasks if not t.announced}

    def least(self, known: Least) -> Least:
        """The least score by trying everything that might be less than one that is known to be possible."""
        best = known
        for fates in product(*(list(self._fates(t)) for t in self.trips)):
            if not any(best[0]) and self._changed([(v, f.shift) for f in fates for v in f.visits]) > best[1]:
                continue
            made = {v for f in fates for v in f.visits}
            loose = [v for v in self.visits if v not in made]
            for placing in self._placings(fates, loose):
                best = self._better(fates, placing, loose, best)
        return best

    def _changed(self, places: Sequence[tuple[int, int]]) -> int:
        days = [s.day for s in self.case.shifts]
        return sum(v in self.home and days[self.home[v]] != days[s] for v, s in places)

    def _left(self, trip: Trip) -> tuple[int, ...]:
        return tuple(v for v in trip.visits if v in self.visits)

    def _firms(self, visits: Sequence[int]) -> list[str]:
        return [self.visits[v].enterprise for v in visits]

    def _may(self, visit: int, shift: int) -> bool:
        return allowed(self.plan, self.visits[visit], shift, self.change)

    def _able(self, trip: Trip, seat: int, visits: Sequence[int], shift: int) -> bool:
        (who,) = [i for i in self.case.inspectors if i.id == self.holder[trip.id, seat]]
        return can_sit(self.case, who, trip.seats[seat], self._firms(visits), shift, self.change)

    def _fates(self, trip: Trip) -> Iterator[Fate]:
        left = self._left(trip)
        there = tuple(v for v in left if self._may(v, trip.shift))
        yield Fate(trip, trip.shift, there)
        for shift in range(len(self.case.shifts)):
            if shift != trip.shift and all(self._may(v, shift) for v in left):
                yield Fate(trip, shift, left)
        if there != left or not all(self._able(trip, k, left, trip.shift) for k in self._needed(trip, left)):
            yield Fate(trip, -1, ())

    def _needed(self, trip: Trip, visits: Sequence[int]) -> list[int]:
        agencies = {s.agency for v in visits for s in self.visits[v].seats}
        return [k for k, s in enumerate(trip.seats) if s.agency in agencies]

    def _manned(self, fate: Fate) -> tuple[list[int], list[int]]:
        """Seats of a fate less those that can be done without, and those whose officers could come."""
        if fate not in self._teams:
            self._teams[fate] = self._team(fate)
        return self._teams[fate]

    def _team(self, fate: Fate) -> tuple[list[int], list[int]]:
        needed = self._needed(fate.trip, fate.visits)
        able = [k for k in needed if self._able(fate.trip, k, fate.visits, fate.shift)]
        gone = [k for k in needed if k not in able]
        for size in range(len(gone), -1, -1):
            for idle in combinations(gone, size):
                rest = [k for k in needed if k not in idle]
                team = [fate.trip.seats[k] for k in rest]
                if all(served(team, self.visits[v]) for v in fate.visits):
                    return rest, able
        return needed, able

    def _placings(self, fates: Sequence[Fate], loose: Sequence[int]) -> Iterator[list[tuple[str, int]]]:
        """For each loose visit: not made, with a trip, or in the new trip of that number."""
        hosts = [
            ("join", n)
            for n, f in enumerate(fates)
            if f.shift == f.trip.shift and f.visits and len(self._manned(f)[0]) == len(self._manned(f)[1])
        ]
        where = [("lost", 0), *hosts, *(("new", n) for n in range(len(loose)))]
        for placing in product(where, repeat=len(loose)):
            news = [n for kind, n in placing if kind == "new"]
            if all(n <= len(set(news[:k])) for k, n in enumerate(news)):  # each partition once
                yield list(placing)

    def _fits(self, visits: Sequence[int], minutes: int = 0) -> bool:
        rules, firms = self.case.rules.trips, self._firms(visits)
        if len(visits) == 1:
            return True
        twice = any(
            firms.count(self.visits[v].enterprise) > 1 and self.hidden & set(self.visits[v].tasks)
            for v in visits
        )
        time = sum(self.visits[v].minutes for v in visits) + rules.same_town_minutes * (len(set(firms)) - 1)
        return not twice and len(visits) <= rules.visits and max(time, minutes) <= rules.shift_minutes

    def _better(
        self, fates: Sequence[Fate], placing: list[tuple[str, int]], loose: Sequence[int], best: Least
    ) -> Least:
        unserved = [0] * len(CLASSES)
        groups: dict[tuple[str, int], list[int]] = {}
        for v, where in zip(loose, placing, strict=True):
            if where[0] == "lost":
                unserved[self.visits[v].priority] += 1
            else:
                groups.setdefault(where, []).append(v)
        if tuple(unserved) > best[0]:
            return best
        for (kind, n), group in groups.items():
            if kind == "join" and not self._joins(fates[n], group):
                return best
        news = [g for (kind, _), g in groups.items() if kind == "new"]
        if not all(self._fits(g) for g in news):
            return best
        joined = {n: g for (kind, n), g in groups.items() if kind == "join"}
        for shifts in product(*map(self._open, news)):
            found = self._scored(fates, joined, list(zip(news, shifts, strict=True)), tuple(unserved), best)
            best = min(best, found or best)
        return best

    def _joins(self, fate: Fate, group: Sequence[int]) -> bool:
        team = [fate.trip.seats[k] for k in self._manned(fate)[0]]
        return (
            all(self._may(v, fate.shift) and served(team, self.visits[v]) for v in group)
            and all(self._able(fate.trip, k, group, fate.shift) for k in self._manned(fate)[0])
            and self._fits([*fate.visits, *group])
        )

    def _scored(
        self,
        fates: Sequence[Fate],
        joined: dict[int, list[int]],
        news: list[tuple[list[int], int]],
        unserved: tuple[int, ...],
        best: Least,
    ) -> Least | None:
        places = [(v, f.shift) for n, f in enumerate(fates) for v in (*f.visits, *joined.get(n, ()))]
        places += [(v, s) for g, s in news for v in g]
        changed = self._changed(places)
        if (unserved, changed) > best[:2]:
            return None
        trips = [[*f.visits, *joined.get(n, ())] for n, f in enumerate(fates)] + [g for g, _ in news]
        when = [f.shift for f in fates] + [s for _, s in news]
        stops = [(firm, s) for g, s in zip(trips, when, strict=True) for firm in set(self._firms(g))]
        if len(stops) != len(set(stops)):
            return None
        home, seats = self._seats(fates, news)
        lots = fewest_lots(self.plan, seats)
        return None if lots is None else (unserved, changed, home + lots)

    def _seats(self, fates: Sequence[Fate], news: list[tuple[list[int], int]]) -> tuple[int, list[Wanted]]:
        """(officers sent home, all seats to be taken)."""
        home, seats = 0, list[Wanted]()
        for f in fates:
            needed, able = self._manned(f) if f.shift >= 0 else ([], [])
            left = self._left(f.trip)
            home += sum(
                self._able(f.trip, k, left, f.trip.shift) for k in range(len(f.trip.seats)) if k not in needed
            )
            for k in needed:
                seats.append(self._wanted(f, k, kept=k in able))
        for group, shift in news:
            team = cover(*(self.visits[v].seats for v in group))
            seats += [(shift, "", self._people(s, group, shift)) for s in team]
        return home, seats

    def _wanted(self, fate: Fate, seat: int, *, kept: bool) -> Wanted:
        people = self._people(fate.trip.seats[seat], fate.visits, fate.shift)
        who = self.holder[fate.trip.id, seat]
        if fate.shift != fate.trip.shift:
            return fate.shift, who if kept else "", tuple(p for p in people if p != who)
        (row,) = [r for r in self.plan.table if (r.trip, r.seat) == (fate.trip.id, seat)]
        return (
            fate.shift,
            who if kept else "",
            () if kept else tuple(p for p in people if p in row.inspectors),
        )

    def _people(self, seat: Seat, visits: Sequence[int], shift: int) -> tuple[str, ...]:
        firms = tuple(self._firms(visits))
        key = (seat, firms, shift)
        if key not in self._able_to:
            self._able_to[key] = tuple(
                i.id for i in self.case.inspectors if can_sit(self.case, i, seat, firms, shift, self.change)
            )
        return self._able_to[key]

    def _open(self, group: Sequence[int]) -> list[int]:
        """Shifts at which a new trip is allowed and no seat is without anybody."""
        team = cover(*(self.visits[v].seats for v in group))
        return [
            s
            for s in range(len(self.case.shifts))
            if all(self._may(v, s) for v in group) and all(self._people(seat, group, s) for seat in team)
        ]


def fewest_lots(plan: Plan, seats: Sequence[Wanted]) -> int | None:
    """Fewest seats that somebody else than their holder takes, by trying all; None = some stay empty."""
    teams, weeks = plan.case.rules.teams, [s.week for s in plan.case.shifts]
    sure = [s for s in seats if s[1] and not s[2]]
    order = [*sure, *(s for s in seats if s not in sure)]
    taken: list[tuple[str, int]] = []

    def free(who: str, shift: int) -> bool:
        own = [s for w, s in taken if w == who]
        same = sum(weeks[s] == weeks[shift] for s in own)
        return shift not in own and same < teams.weekly and len(own) < teams.quarterly

    def fewest(k: int, lots: int, most: int) -> int:
        if lots >= most or k == len(order):
            return min(lots, most)
        shift, holder, others = order[k]
        for who in (*((holder,) if holder else ()), *others):
            if free(who, shift):
                taken.append((who, shift))
                most = fewest(k + 1, lots + (who != holder), most)
                taken.pop()
        return most

    none = len(seats) + 1
    found = fewest(0, 0, none)
    return None if found == none else found


def visit_to(plan: Plan, like: Visit, enterprise: str) -> Visit:
    """The same visit at another firm, at any time."""
    return replace(like, enterprise=enterprise, shifts=tuple(range(len(plan.case.shifts))))
