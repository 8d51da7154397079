"""What a user would do with a packer's tours: the emptiest allowed shift, then a lot for each seat."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from instances.chance import Chance
from scoring.trips import Question, Tour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.case import Case
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Seat, Visit

Officers = tuple[str, ...]


@dataclass(slots=True)
class _State:
    """What has been given out so far."""

    case: Case
    chance: Chance
    people: dict[str, list[Inspector]]
    away: set[tuple[str, int]]
    """(officer, shift) at which the officer is on leave, off duty, without a valid card, or has a seat."""
    recused: set[tuple[str, str]]
    weekly: Counter[tuple[str, tuple[int, int]]] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    load: Counter[int] = field(default_factory=Counter)

    def drawn(self, seats: Sequence[Seat], firms: Sequence[str], shift: int) -> Officers | None:
        """Officers for these seats, drawn one after another; None as soon as a seat finds nobody."""
        teams, week = self.case.rules.teams, self.case.shifts[shift].week
        chosen: dict[int, str] = {}
        for k in sorted(range(len(seats)), key=lambda k: (not seats[k].qualifications, k)):
            free = [
                i.id
                for i in self.people.get(seats[k].agency, ())
                if i.id not in chosen.values()
                and (i.id, shift) not in self.away
                and self.weekly[i.id, week] < teams.weekly
                and self.total[i.id] < teams.quarterly
                and set(seats[k].qualifications) <= set(i.qualifications)
                and not any((i.id, f) in self.recused for f in firms)
            ]
            if not free:
                return None
            chosen[k] = self.chance.pick(free)
        return tuple(chosen[k] for k in range(len(seats)))

    def take(self, officers: Officers, shift: int) -> None:
        """Give the seats out."""
        self.load[shift] += len(officers)
        for one in officers:
            self.away.add((one, shift))
            self.weekly[one, self.case.shifts[shift].week] += 1
            self.total[one] += 1


def by_lot(case: Case, visits: Sequence[Visit], tours: Sequence[Tour]) -> tuple[list[Tour], list[Officers]]:
    """Tours with shifts and teams, and their officers; a tour that fits nowhere is tried visit by visit.

    Riskiest tours first, larger teams before smaller; what is left out finds no place in this order.
    """
    question, state = Question(case, visits), _begin(case)
    placed: list[Tour] = []
    who: list[Officers] = []
    queue = sorted(
        tours, key=lambda t: (min(v.priority for v in question.of(t)), -len(question.team(t)), t.visits)
    )
    for tour in queue:
        found = _place(state, question, tour)
        pieces = [found] if found else [_place(state, question, Tour((v,))) for v in tour.visits]
        for piece in pieces:
            if piece is not None:
                placed.append(piece[0])
                who.append(piece[1])
    return placed, who


def _place(state: _State, question: Question, tour: Tour) -> tuple[Tour, Officers] | None:
    """The emptiest shift at which the lot finds somebody for every seat."""
    seats, members = question.team(tour), question.of(tour)
    firms = [v.enterprise for v in members]
    common = set.intersection(*(set(v.shifts) for v in members))
    for shift in sorted(common, key=lambda s: (state.load[s], s)):
        officers = state.drawn(seats, firms, shift)
        if officers is not None:
            state.take(officers, shift)
            return Tour(tour.visits, seats, shift), officers
    return None


def _begin(case: Case) -> _State:
    people: dict[str, list[Inspector]] = {}
    for one in case.inspectors:
        people.setdefault(one.agency, []).append(one)
    leaves = {
        (x.inspector, k) for x in case.leaves for k, s in enumerate(case.shifts) if x.first <= s.day <= x.last
    }
    off = {
        (i.id, k)
        for i in case.inspectors
        for k, s in enumerate(case.shifts)
        if not i.on_duty or (i.card_until is not None and s.day > i.card_until)
    }
    recused = {(r.inspector, r.enterprise) for r in case.recusals}
    return _State(case, Chance("sequential lot", case.district), people, leaves | off, recused)
