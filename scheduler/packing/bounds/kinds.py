"""Visits that no trip could tell apart are one kind, so that a large district is a small problem."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler.packing.bounds.bins import least_way
from scheduler.packing.bounds.places import closed, nowhere, points, towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from scheduler.packing.bounds.places import Places
    from scheduler.packing.problem import Problem
    from scheduler.values.case import Case
    from scheduler.values.plan import Seat, Visit

    Whole = NDArray[np.int64]

WORD = 62
"""Shifts per word of a set of shifts: no sign bit is touched."""
MEASURED = 3_000
"""Between so many addresses at most all ways are measured, to find the shortest between towns."""
GRAINS = ("point", "town", "shift", "team")
"""From fine to coarse: visits of one kind agree in team, minutes, allowed shifts and address; or in town in
place of the address; or in neither; or in team and minutes alone."""


class Kinds(NamedTuple):
    """Kinds by number, largest team first, as arrays for the compiled search."""

    visits: Whole
    """How many of each kind."""
    minutes: Whole
    place: Whole
    shifts: Whole
    """Kind × words: shifts at which a visit is allowed and its team could be filled."""
    first: Whole
    """Kind k asks for the seats from ``first[k]`` up to ``first[k + 1]``, one line per agency."""
    agency: Whole
    seats: Whole
    first_named: Whole
    """Line → where its qualifications begin."""
    named: Whole
    """Number of a (agency, qualifications)."""
    asked: Whole
    """Seats with these qualifications."""
    ways: Whole
    agencies: int
    names: int
    most: int
    """Visits in one trip."""
    limit: int
    """Minutes of a shift."""


class Sorted(NamedTuple):
    """Kinds, and the kind of every visit."""

    kinds: Kinds
    of: list[int]
    grain: str


def kinds_of(case: Case, visits: Sequence[Visit], problem: Problem, most: int) -> Sorted | None:
    """The finest sorting that leaves at most so many kinds; None if there is none.

    Coarser kinds allow every trip that finer ones allow, and more, at no higher cost.
    """
    teams = [problem.patterns.seats[p] for p in problem.pattern]
    for grain, places, shifts in _grains(case, visits, problem, most):
        keys = list(zip(teams, problem.minutes, shifts, places.of, strict=True))
        order = sorted(set(keys), key=_order)
        if len(order) <= most:
            number = {key: k for k, key in enumerate(order)}
            of = [number[key] for key in keys]
            return Sorted(_arrays(case, order, Counter(of), closed(places)), of, grain)
    return None


def _grains(
    case: Case, visits: Sequence[Visit], problem: Problem, most: int
) -> Iterator[tuple[str, Places, list[int]]]:
    """From fine to coarse: name, places, and sets of shifts by visit."""
    shifts = [problem.common((v,)) for v in range(len(visits))]
    spots = len(set(problem.ways.place))
    if spots <= most:
        yield GRAINS[0], points(problem), shifts
    if spots <= MEASURED:
        yield GRAINS[1], vicinity(case, visits, problem), shifts
    place = nowhere(len(visits), least_way(case, visits))
    yield GRAINS[2], place, shifts
    yield GRAINS[3], place, [-1] * len(visits)


def vicinity(case: Case, visits: Sequence[Visit], problem: Problem) -> Places:
    """Towns as places, or one place for all where there are too many addresses to measure between."""
    firms = {e.id: e for e in case.enterprises}
    if len(set(problem.ways.place)) > MEASURED:
        return nowhere(len(visits), least_way(case, visits))
    return towns(points(problem), [firms[v.enterprise].town for v in visits])


Key = tuple[tuple["Seat", ...], int, int, int]


def _order(key: Key) -> tuple[object, ...]:
    team, *rest = key
    return (-len(team), [(s.agency, s.qualifications) for s in team], *rest)


def _arrays(case: Case, order: Sequence[Key], visits: Counter[int], places: Places) -> Kinds:
    agencies = {a: k for k, a in enumerate(sorted({s.agency for key in order for s in key[0]}))}
    names: dict[Seat, int] = {}
    lines: list[tuple[int, int]] = []
    named: list[tuple[int, int]] = []
    first, first_named = [0], [0]
    for team, *_ in order:
        for agency, size in sorted(Counter(s.agency for s in team).items()):
            lines.append((agencies[agency], size))
            wanted = Counter(s for s in team if s.agency == agency and s.qualifications)
            named += [(names.setdefault(s, len(names)), n) for s, n in wanted.items()]
            first_named.append(len(named))
        first.append(len(lines))
    words = range(-(-len(case.shifts) // WORD) or 1)
    return Kinds(
        visits=whole(visits[k] for k in range(len(order))),
        minutes=whole(key[1] for key in order),
        place=whole(key[3] for key in order),
        shifts=np.array([[key[2] >> WORD * w & (1 << WORD) - 1 for w in words] for key in order], np.int64),
        first=whole(first),
        agency=whole(agency for agency, _ in lines),
        seats=whole(size for _, size in lines),
        first_named=whole(first_named),
        named=whole(name for name, _ in named),
        asked=whole(n for _, n in named),
        ways=places.ways,
        agencies=len(agencies),
        names=max(1, len(names)),
        most=case.rules.trips.visits,
        limit=case.rules.trips.shift_minutes,
    )


def whole(numbers: Iterable[int]) -> Whole:
    """Whole numbers as an array."""
    return np.array(list(numbers), dtype=np.int64)
