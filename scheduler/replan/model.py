"""The solver's model of a re-plan: one Boolean per choice, one per seat and officer who may come to it.

Rules, each a function with a sentence for a name:

    every_trip_has_one_fate             stays, moves as a whole, or is given up
    every_visit_is_made_once            by one choice, or not at all
    visits_join_trips_that_stay         at most one set of them each, and only where all seats are kept
    a_firm_is_visited_once_at_a_time    two visits to one firm are on different shifts, or one stop
    every_open_seat_has_an_officer      of those who may be drawn for it
    an_officer_sits_once_at_a_time      and keeps the limits of week and quarter
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.replan.choices import Choice, Place
    from scheduler.replan.scene import Scene

SEED = 20_260_101
"""Any fixed number: the solver's search is a heuristic, nothing is drawn by it."""


@dataclass(slots=True, eq=False)
class Model:
    """Choices with their Booleans; trips that no choice names stay as they are."""

    scene: Scene
    choices: Sequence[Choice]
    fixed: Sequence[Choice]
    """What stays, whatever is decided."""
    model: Any = None
    taken: list[Any] = field(default_factory=list)
    """Choice → Boolean."""
    sits: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    """(choice, position in its places) → officer → Boolean, of seats that are not surely kept."""
    lost: dict[int, Any] = field(default_factory=dict)
    """Visit → whether nobody makes it."""
    busy: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    """Officer → shift → seats in what stays."""

    def __post_init__(self) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self.taken = [self.model.new_bool_var(f"c{k}") for k in range(len(self.choices))]
        for stay in self.fixed:
            for place in stay.places:
                self.busy[place.holder][stay.shift] += 1
        for k, choice in enumerate(self.choices):
            for p, place in enumerate(choice.places):
                if not place.holder or place.others:
                    self.sits[k, p] = self._officers(k, p, place, choice.shift)

    def _officers(self, choice: int, position: int, place: Place, shift: int) -> dict[str, Any]:
        named = (place.holder, *place.others) if place.holder else place.others
        free = [who for who in named if not self.busy[who][shift]]
        return {who: self.model.new_bool_var(f"s{choice}.{position}.{who}") for who in free}

    def on(self, kind: Iterable[int]) -> list[Any]:
        """The Booleans of some choices."""
        return [self.taken[k] for k in kind]


def every_trip_has_one_fate(m: Model) -> None:
    """A trip stays, moves as a whole, or is given up."""
    fates: dict[int, list[Any]] = defaultdict(list)
    for choice, var in zip(m.choices, m.taken, strict=True):
        if choice.trip >= 0 and not choice.joins:
            fates[choice.trip].append(var)
    for row in fates.values():
        m.model.add_exactly_one(row)


def every_visit_is_made_once(m: Model, visits: Iterable[int]) -> None:
    """A visit is made by one choice, or not at all."""
    makers: dict[int, list[Any]] = {v: [] for v in visits}
    for choice, var in zip(m.choices, m.taken, strict=True):
        for v in choice.visits:
            makers[v].append(var)
    for v, row in makers.items():
        m.lost[v] = m.model.new_bool_var(f"lost{v}")
        m.model.add_exactly_one([*row, m.lost[v]])


def visits_join_trips_that_stay(m: Model) -> None:
    """One set of visits at most joins a trip, and only one that stays with all its officers."""
    joins: dict[int, list[Any]] = defaultdict(list)
    stays = {
        c.trip: m.taken[k]
        for k, c in enumerate(m.choices)
        if c.trip >= 0 and not c.joins and c.shift == m.scene.trips[c.trip].shift
    }
    for choice, var in zip(m.choices, m.taken, strict=True):
        if choice.joins:
            joins[choice.trip].append(var)
    for trip, row in joins.items():
        m.model.add(sum(row) <= stays.get(trip, 1))


def a_firm_is_visited_once_at_a_time(m: Model) -> None:
    """Two visits to one firm are on different shifts, unless one team makes them as one stop."""
    stops: dict[tuple[str, int], dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for stay in m.fixed:
        for v in stay.visits:
            stops[m.scene.visits[v].enterprise, stay.shift][stay.trip].append(1)
    for k, choice in enumerate(m.choices):
        for firm in set(m.scene.firms(choice.visits)):
            team = choice.trip if choice.trip >= 0 else -1 - k
            stops[firm, choice.shift][team].append(m.taken[k])
    for teams in stops.values():
        if len(teams) > 1:
            rows = list(teams.values())
            for i, row in enumerate(rows):
                for other in rows[i + 1 :]:
                    _never_both(m, row, other)


def _never_both(m: Model, row: list[Any], other: list[Any]) -> None:
    for a in row:
        for b in other:
            m.model.add(a + b <= 1)


def every_open_seat_has_an_officer(m: Model) -> None:
    """A seat that is not surely kept has one of those who may come to it."""
    for (k, _), row in m.sits.items():
        m.model.add(sum(row.values()) == m.taken[k])


def an_officer_sits_once_at_a_time(m: Model) -> None:
    """One seat a shift, and not more shifts in a week and in the plan than the rules allow."""
    teams, shifts = m.scene.case.rules.teams, m.scene.case.shifts
    terms: dict[str, dict[int, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for k, choice in enumerate(m.choices):
        for p, place in enumerate(choice.places):
            people = m.sits.get((k, p), {place.holder: m.taken[k]})
            for who, var in people.items():
                terms[who][choice.shift].append(var)
    for who in sorted(terms):
        weeks: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for shift, row in terms[who].items():
            m.model.add(sum(row) <= 1 - min(1, m.busy[who][shift]))
            weeks[shifts[shift].week] += row
        done = [shifts[s].week for s, n in m.busy[who].items() for _ in range(n)]
        for week, row in weeks.items():
            if len(row) + done.count(week) > teams.weekly:
                m.model.add(sum(row) <= max(0, teams.weekly - done.count(week)))
        every = [var for row in weeks.values() for var in row]
        if len(every) + len(done) > teams.quarterly:
            m.model.add(sum(every) <= max(0, teams.quarterly - len(done)))
