"""Visits that no trip could tell apart are one kind, so that a large district is a small problem."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scheduler.eligibility import eligibility_of
from scheduler.packing.bounds.places import closed, nowhere, points, spots, towns
from scheduler.packing.cover import cover
from scheduler.packing.fielding import Fielding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from scheduler.packing.bounds.places import Places
    from scheduler.values.case import Case
    from scheduler.values.plan import Seat, Visit

    Whole = NDArray[np.int64]

WORD = 62
"""Shifts per word of a set of shifts: no sign bit is touched."""
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


def kinds_of(case: Case, visits: Sequence[Visit], most: int) -> Sorted | None:
    """The finest sorting that leaves at most so many kinds; None if there is none.

    Coarser kinds allow every trip that finer ones allow, and more, at no higher cost.
    """
    teams = [cover(v.seats) for v in visits]
    shifts = _shifts(case, visits, teams)
    everywhere = [-1] * len(visits)
    for grain, placing in zip(GRAINS, (points, towns, nowhere, nowhere), strict=True):
        if grain == "point" and spots(case, visits) > most:
            continue
        places = placing(case, visits)
        when = everywhere if grain == "team" else shifts
        keys = list(zip(teams, (v.minutes for v in visits), when, places.of, strict=True))
        order = sorted(set(keys), key=_order)
        if len(order) <= most:
            number = {key: k for k, key in enumerate(order)}
            of = [number[key] for key in keys]
            return Sorted(_arrays(case, order, Counter(of), closed(places)), of, grain)
    return None


Key = tuple[tuple["Seat", ...], int, int, int]


def _order(key: Key) -> tuple[object, ...]:
    team, *rest = key
    return (-len(team), [(s.agency, s.qualifications) for s in team], *rest)


def _shifts(case: Case, visits: Sequence[Visit], teams: Sequence[tuple[Seat, ...]]) -> list[int]:
    """Per visit a bit for each shift at which it is allowed and its team, alone, can be filled."""
    fielding = Fielding(eligibility_of(case))
    return [
        sum(1 << s for s in v.shifts) & fielding.mask(team, fielding.barred(v.enterprise))
        for v, team in zip(visits, teams, strict=True)
    ]


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
