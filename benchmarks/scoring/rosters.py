"""The rules about officers, one function each, and how even their loads are: plain, slow, independent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.trips import Tour

    from scheduler.values.case import Case
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Seat, Visit


@dataclass(frozen=True, slots=True)
class Sitting:
    """One seat of one tour, and who takes it (or None)."""

    firms: tuple[str, ...]
    shift: int
    seat: Seat
    officer: str | None


@dataclass(frozen=True, slots=True)
class RosterScore:
    """How a roster stands."""

    seats: int
    empty: int
    breaches: tuple[str, ...]
    widest: int
    """Largest difference of shifts between two officers of one agency who are there all the quarter."""
    mean_range: float
    """The same difference, mean over agencies."""


def sittings(
    visits: Sequence[Visit], tours: Sequence[Tour], who: Sequence[Sequence[str | None]]
) -> list[Sitting]:
    """Tours, their teams in order and the officers of each, seat by seat."""
    found = []
    for tour, officers in zip(tours, who, strict=True):
        firms = tuple(visits[v].enterprise for v in tour.visits)
        assert tour.seats is not None and tour.shift is not None  # noqa: S101, PT018  # on a shift with a team
        found += [Sitting(firms, tour.shift, s, o) for s, o in zip(tour.seats, officers, strict=True)]
    return found


def an_officer_suits_the_seat(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """Same agency, all the qualifications."""
    people = {i.id: i for i in case.inspectors}
    for one in roster:
        if one.officer is not None:
            officer = people[one.officer]
            if officer.agency != one.seat.agency or set(one.seat.qualifications) - set(
                officer.qualifications
            ):
                yield f"{one.officer} does not suit a seat of {one.seat.agency}"


def an_officer_is_there(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """On duty, with a valid card, not on leave."""
    people = {i.id: i for i in case.inspectors}
    for one in roster:
        if one.officer is not None and not _there(case, people[one.officer], one.shift):
            yield f"{one.officer} is away at shift {one.shift}"


def an_officer_is_in_one_place_at_a_time(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """One seat at a shift."""
    del case
    for (officer, shift), count in Counter((o.officer, o.shift) for o in roster if o.officer).items():
        if count > 1:
            yield f"{officer} has {count} seats at shift {shift}"


def an_officer_has_so_many_shifts_a_week(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """The rules' weekly number."""
    weeks = Counter((o.officer, case.shifts[o.shift].week) for o in roster if o.officer)
    for (officer, week), count in weeks.items():
        if count > case.rules.teams.weekly:
            yield f"{officer} has {count} shifts in week {week[1]}"


def an_officer_has_so_many_shifts_in_all(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """The rules' quarterly number."""
    for officer, count in Counter(o.officer for o in roster if o.officer).items():
        if count > case.rules.teams.quarterly:
            yield f"{officer} has {count} shifts"


def an_officer_keeps_away_where_recused(case: Case, roster: Sequence[Sitting]) -> Iterator[str]:
    """Never at a firm the officer is recused from."""
    recused = {(r.inspector, r.enterprise) for r in case.recusals}
    for one in roster:
        for firm in one.firms:
            if one.officer and (one.officer, firm) in recused:
                yield f"{one.officer} is recused from {firm}"


RULES = (
    an_officer_suits_the_seat,
    an_officer_is_there,
    an_officer_is_in_one_place_at_a_time,
    an_officer_has_so_many_shifts_a_week,
    an_officer_has_so_many_shifts_in_all,
    an_officer_keeps_away_where_recused,
)


def score_roster(case: Case, roster: Sequence[Sitting]) -> RosterScore:
    """Judge who sits where."""
    breaches = tuple(text for rule in RULES for text in rule(case, roster))
    loads = Counter(o.officer for o in roster)
    ranges = [r for a in sorted({i.agency for i in case.inspectors}) for r in _range(case, loads, a)]
    mean = sum(ranges) / len(ranges) if ranges else 0.0
    return RosterScore(len(roster), loads[None], breaches, max(ranges, default=0), mean)


def _range(case: Case, loads: Counter[str | None], agency: str) -> Iterator[int]:
    """Most less fewest shifts among an agency's officers who are there at every shift; nothing below two."""
    whole = [
        loads[i.id]
        for i in case.inspectors
        if i.agency == agency and all(_there(case, i, s) for s in (0, len(case.shifts) - 1))
        if not any(x.inspector == i.id for x in case.leaves)
    ]
    if len(whole) > 1 and max(whole):
        yield max(whole) - min(whole)


def _there(case: Case, officer: Inspector, shift: int) -> bool:
    day = case.shifts[shift].day
    away = any(x.inspector == officer.id and x.first <= day <= x.last for x in case.leaves)
    return officer.on_duty and not away and (officer.card_until is None or day <= officer.card_until)
