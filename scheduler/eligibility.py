"""Who may sit where: the hard rules about officers, asked by the timetable and by the draw alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.values.case import Case
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Seat


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Answers for one case, built once; every list of officers is in id order."""

    by_agency: dict[str, tuple[Inspector, ...]]
    present: dict[str, frozenset[int]]
    """Officer id → positions of the shifts at which card, duty and leave allow a visit."""
    barred: dict[str, frozenset[str]]
    """Firm id → officers who are recused from it or serve in its own station where that is excluded."""
    shift_count: int
    _cache: dict[tuple[str, tuple[str, ...], int], tuple[str, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def holders(self, agency: str, qualifications: tuple[str, ...], shift: int) -> tuple[str, ...]:
        """Officers of an agency who are present at a shift and hold all these qualifications."""
        key = (agency, qualifications, shift)
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = tuple(
                i.id
                for i in self.by_agency.get(agency, ())
                if shift in self.present[i.id] and set(qualifications) <= set(i.qualifications)
            )
        return found

    def candidates(self, seat: Seat, firms: Iterable[str], shift: int) -> tuple[str, ...]:
        """Officers who may take a seat of a trip to these firms at this shift."""
        barred = frozenset().union(*(self.barred.get(f, frozenset()) for f in firms))
        holders = self.holders(seat.agency, seat.qualifications, shift)
        return tuple(i for i in holders if i not in barred) if barred else holders


def eligibility_of(case: Case) -> Eligibility:
    """Gather what card, duty, leave, recusal and station say about every officer.

    行政处罚法 §42 (two officers with valid cards), §43 (recusal).
    """
    agencies: dict[str, list[Inspector]] = defaultdict(list)
    for inspector in case.inspectors:
        agencies[inspector.agency].append(inspector)
    return Eligibility(
        {a: tuple(sorted(people)) for a, people in agencies.items()},
        _presence(case),
        _bars(case),
        len(case.shifts),
    )


def _presence(case: Case) -> dict[str, frozenset[int]]:
    away: dict[str, set[int]] = defaultdict(set)
    for leave in case.leaves:
        away[leave.inspector].update(
            k for k, shift in enumerate(case.shifts) if leave.first <= shift.day <= leave.last
        )
    return {
        i.id: frozenset(
            k
            for k, shift in enumerate(case.shifts)
            if i.on_duty and (i.card_until is None or shift.day <= i.card_until) and k not in away[i.id]
        )
        for i in case.inspectors
    }


def _bars(case: Case) -> dict[str, frozenset[str]]:
    barred: dict[str, set[str]] = defaultdict(set)
    for recusal in case.recusals:
        barred[recusal.enterprise].add(recusal.inspector)
    stations: dict[str, list[str]] = defaultdict(list)
    for inspector in case.inspectors:
        if inspector.agency in case.rules.teams.cross_stations and inspector.station:
            stations[inspector.station].append(inspector.id)
    for firm in case.enterprises:
        if firm.station in stations:
            barred[firm.id].update(stations[firm.station])
    return {firm: frozenset(people) for firm, people in barred.items()}
