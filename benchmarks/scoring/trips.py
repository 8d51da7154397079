"""The rules of trips, one function each, and what trips cost: plain, slow, sharing no code with a packer."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.ways import Ways

from scheduler.values.firms import CLASSES
from scheduler.values.plan import Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Visit


@dataclass(frozen=True, slots=True)
class Tour:
    """What a packer proposes: visits by position in driving order, and a team or None for the least one."""

    visits: tuple[int, ...]
    seats: tuple[Seat, ...] | None = None
    shift: int | None = None
    """Position in Case.shifts; None = not on a shift yet."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a packing costs, and every rule it breaks."""

    tours: int
    person_shifts: int
    minutes: int
    """Of way."""
    metres: int
    objective: int
    """The weight of a person-shift × person-shifts + minutes of way; unserved visits come before it."""
    unserved: Mapping[str, int]
    """Class → visits that no tour makes."""
    breaches: tuple[str, ...]

    @property
    def key(self) -> tuple[int, ...]:
        """Smaller is better: breaches, unserved visits from the riskiest class on, objective."""
        return (len(self.breaches), *(self.unserved.get(c, 0) for c in CLASSES), self.objective)


class Question:
    """One instance, as the rules read it."""

    def __init__(self, case: Case, visits: Sequence[Visit]) -> None:
        self.case, self.visits, self.rules = case, visits, case.rules.trips
        self.firm: dict[str, Enterprise] = {e.id: e for e in case.enterprises}
        self.ways = Ways(case)
        self._there: dict[tuple[str, int], list[frozenset[str]]] = {}

    @property
    def weight(self) -> int:
        """Minutes of way that one person-shift outweighs: more than a move can change (packing.md)."""
        return 4 * (self.rules.shift_minutes + 600)

    def of(self, tour: Tour) -> list[Visit]:
        """A tour's visits."""
        return [self.visits[v] for v in tour.visits]

    def way(self, tour: Tour) -> tuple[int, int]:
        """Minutes and metres."""
        return self.ways.along([self.firm[v.enterprise] for v in self.of(tour)])

    def there(self, agency: str, shift: int) -> list[frozenset[str]]:
        """The qualifications of each of an agency's officers on duty, with a valid card and not on leave."""
        if (agency, shift) not in self._there:
            day = self.case.shifts[shift].day
            away = {x.inspector for x in self.case.leaves if x.first <= day <= x.last}
            self._there[agency, shift] = [
                frozenset(i.qualifications)
                for i in self.case.inspectors
                if i.agency == agency
                and i.on_duty
                and i.id not in away
                and (i.card_until is None or day <= i.card_until)
            ]
        return self._there[agency, shift]

    def team(self, tour: Tour) -> tuple[Seat, ...]:
        """The tour's team, or the least one."""
        return least_team(self.of(tour)) if tour.seats is None else tour.seats


def least_team(visits: Iterable[Visit]) -> tuple[Seat, ...]:
    """The least team that can make each of these visits."""
    return least_cover(v.seats for v in visits)


def least_cover(teams: Iterable[Sequence[Seat]]) -> tuple[Seat, ...]:
    """Per agency: of each qualification the most any team asks for, plain seats up to the largest team."""
    size: dict[str, int] = defaultdict(int)
    able: dict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
    for seats in teams:
        for agency, count in Counter(s.agency for s in seats).items():
            size[agency] = max(size[agency], count)
        for seat, count in Counter(s for s in seats if s.qualifications).items():
            able[seat.agency, seat.qualifications] = max(able[seat.agency, seat.qualifications], count)
    team: list[Seat] = []
    for agency in sorted(size):
        named = [Seat(agency, q) for (a, q), n in sorted(able.items()) if a == agency for _ in range(n)]
        team += named + [Seat(agency)] * (size[agency] - len(named))
    return tuple(team)


def a_tour_lasts_at_most_a_shift(question: Question, tour: Tour) -> Iterator[str]:
    """Checks and ways together; a single visit may be longer than a shift, it travels alone."""
    minutes = sum(v.minutes for v in question.of(tour)) + question.way(tour)[0]
    if len(tour.visits) > 1 and minutes > question.rules.shift_minutes:
        yield f"{minutes} minutes in a shift of {question.rules.shift_minutes}"


def a_tour_has_at_most_so_many_visits(question: Question, tour: Tour) -> Iterator[str]:
    """The rules' number of visits."""
    if len(tour.visits) > question.rules.visits:
        yield f"{len(tour.visits)} visits where {question.rules.visits} are allowed"


def a_tour_calls_at_a_firm_once(question: Question, tour: Tour) -> Iterator[str]:
    """Two visits of one firm that had to be apart stay apart."""
    for firm, count in Counter(v.enterprise for v in question.of(tour)).items():
        if count > 1:
            yield f"{firm} is visited {count} times"


def a_tour_has_a_day_for_all_its_visits(question: Question, tour: Tour) -> Iterator[str]:
    """Some shift is allowed for every visit; the one it is put on is."""
    common = set.intersection(*(set(v.shifts) for v in question.of(tour)))
    if not common:
        yield "no shift suits all visits"
    elif tour.shift is not None and tour.shift not in common:
        yield f"shift {tour.shift} does not suit all visits"


def a_team_can_make_each_visit(question: Question, tour: Tour) -> Iterator[str]:
    """Each seat of each visit is taken by another member: same agency, all the qualifications."""
    team = question.team(tour)
    for visit in question.of(tour):
        for agency in {s.agency for s in visit.seats}:
            have = Counter(s.qualifications for s in team if s.agency == agency)
            want = Counter(s.qualifications for s in visit.seats if s.agency == agency)
            named = all(have[q] >= n for q, n in want.items() if q)
            if not named or have.total() < want.total():
                yield f"{visit.enterprise} needs more of {agency}"


def a_team_can_be_fielded(question: Question, tour: Tour) -> Iterator[str]:
    """On some common shift each agency has enough officers present; who is chosen is another question."""
    common = set.intersection(*(set(v.shifts) for v in question.of(tour)))
    if tour.shift is not None:
        common &= {tour.shift}
    team = Counter((s.agency, s.qualifications) for s in question.team(tour))
    if common and not any(_fields(question, team, s) for s in sorted(common)):
        yield "the team cannot be fielded on any shift that suits all visits"


def _fields(question: Question, team: Counter[tuple[str, tuple[str, ...]]], shift: int) -> bool:
    """Enough present officers per agency, and enough holders for each qualification: necessary conditions."""
    for agency in {a for a, _ in team}:
        people = question.there(agency, shift)
        if len(people) < sum(n for (a, _), n in team.items() if a == agency):
            return False
        for (a, wanted), n in team.items():
            if a == agency and sum(set(wanted) <= able for able in people) < n:
                return False
    return True


RULES: tuple[Callable[[Question, Tour], Iterator[str]], ...] = (
    a_tour_lasts_at_most_a_shift,
    a_tour_has_at_most_so_many_visits,
    a_tour_calls_at_a_firm_once,
    a_tour_has_a_day_for_all_its_visits,
    a_team_can_make_each_visit,
    a_team_can_be_fielded,
)


def score(case: Case, visits: Sequence[Visit], tours: Sequence[Tour]) -> Score:
    """Judge the tours: each visit at most once, every rule of every tour, and what it all costs."""
    question = Question(case, visits)
    made = Counter(v for tour in tours for v in tour.visits)
    breaches = [f"visit {v} is made {n} times" for v, n in sorted(made.items()) if n > 1]
    for k, tour in enumerate(tours):
        breaches += [f"tour {k}: {text}" for rule in RULES for text in rule(question, tour)]
    ways = [question.way(tour) for tour in tours]
    persons, minutes = sum(len(question.team(t)) for t in tours), sum(m for m, _ in ways)
    return Score(
        len(tours),
        persons,
        minutes,
        sum(m for _, m in ways),
        question.weight * persons + minutes,
        dict(Counter(CLASSES[v.priority] for k, v in enumerate(visits) if k not in made)),
        tuple(breaches),
    )
