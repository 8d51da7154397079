"""What a routing library is given: minutes from stop to stop, and the parts of the quarter a visit allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scoring.trips import RULES, Question, Tour
from scoring.ways import located, point

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Visit

APART = 100_000
"""The quarter's second half begins so many minutes after the first, on a router's clock."""


@dataclass(frozen=True, slots=True)
class Stops:
    """Visits by position."""

    minutes: NDArray[np.uint32]
    """Way from visit to visit, whole minutes rounded up; more than a shift between two visits of one firm,
    which no tour may hold: so a router hardly ever puts them together."""
    service: tuple[int, ...]
    halves: tuple[frozenset[int], ...]
    """Parts of the quarter, 0 and 1, in which a visit has an allowed shift."""
    shift: int
    most: int
    trip: int
    """What a trip costs in minutes of way: more than any that it could save, so fewest trips come first."""


def stops_of(case: Case, visits: Sequence[Visit]) -> Stops:
    """The whole matrix at once: 4 n² bytes."""
    rules = case.rules.trips
    middle = _border(visits)
    halves = tuple(frozenset(int(s >= middle) for s in v.shifts) for v in visits)
    service = tuple(v.minutes for v in visits)
    trip = 4 * (rules.shift_minutes + 600)
    return Stops(_matrix(case, visits), service, halves, rules.shift_minutes, rules.visits, trip)


def _border(visits: Sequence[Visit]) -> int:
    """The shift that parts the quarter best: as few visits as possible are allowed on both sides of it."""
    ends = [(v.shifts[0], v.shifts[-1]) for v in visits]
    return min(
        sorted({last + 1 for _, last in ends}), key=lambda s: sum(a < s <= b for a, b in ends) or len(ends)
    )


def _matrix(case: Case, visits: Sequence[Visit]) -> NDArray[np.uint32]:
    firm = {e.id: e for e in case.enterprises}
    firms = [firm[v.enterprise] for v in visits]
    rules = case.rules.trips
    towns = {t: k for k, t in enumerate(sorted({f.town for f in firms}))}
    town = np.array([towns[f.town] for f in firms])
    place, grade = _located(case, firms)
    number = {f.id: k for k, f in enumerate(case.enterprises)}
    same = np.array([number[f.id] for f in firms])
    found = np.empty((len(firms), len(firms)), dtype=np.uint32)
    for k in range(len(firms)):
        near, worst = town == town[k], np.maximum(grade, grade[k])
        apart = np.sqrt(((place - place[k]) ** 2).sum(axis=1).astype(np.float64)).astype(np.int64)
        driven = -(-apart * 39 // (5000 * rules.speed_kmh))
        driven = np.where(worst == 0, driven, np.maximum(driven, rules.same_town_minutes))
        flat = np.where(near, rules.same_town_minutes, rules.other_town_minutes)
        found[k] = np.where((worst == 2) | ((worst == 1) & near), flat, driven)
        found[k][same == same[k]] = rules.shift_minutes + 1
    np.fill_diagonal(found, 0)
    return found


def _located(case: Case, firms: Sequence[Enterprise]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Points in decimetres, and the grade: 0 an address, 1 a town's centre, 2 a town's name alone."""
    known: dict[str, dict[tuple[int | None, int | None], tuple[int, int, int]]] = {}
    for one in case.enterprises:
        if located(one) and one.town:
            known.setdefault(one.town, {})[one.latitude, one.longitude] = point(one)
    centre = {t: np.array(list(ps.values())).sum(axis=0) // len(ps) for t, ps in known.items()}
    grade = [0 if located(f) else 1 if f.town in centre else 2 for f in firms]
    nowhere = (0, 0, 0)
    place = [point(f) if located(f) else centre.get(f.town, nowhere) for f in firms]
    return np.array(place, dtype=np.int64), np.array(grade, dtype=np.int64)


def parts(case: Case, visits: Sequence[Visit], most: int) -> list[list[int]]:
    """Positions in parts of at most so many near each other, halved across the wider side again and again.

    For libraries that do not hold a district in one go.  Those without coordinates go by their town's mean.
    """
    place = _places(case, visits)

    def cut(group: list[int]) -> list[list[int]]:
        if len(group) <= most:
            return [group]
        spread = [max(place[v][k] for v in group) - min(place[v][k] for v in group) for k in (0, 1)]
        axis = int(spread[1] > spread[0])
        ranked = sorted(group, key=lambda v: (place[v][axis], v))
        half = len(ranked) // 2
        return cut(ranked[:half]) + cut(ranked[half:])

    return cut(list(range(len(visits))))


def _places(case: Case, visits: Sequence[Visit]) -> list[tuple[int, int]]:
    firm = {e.id: e for e in case.enterprises}
    of_town: dict[str, list[tuple[int, int]]] = {}
    for one in case.enterprises:
        if one.latitude is not None and one.longitude is not None:
            of_town.setdefault(one.town, []).append((one.latitude, one.longitude))
    mean = {t: (_mean(p[0] for p in ps), _mean(p[1] for p in ps)) for t, ps in of_town.items()}
    everywhere = _mean(p[0] for p in mean.values()), _mean(p[1] for p in mean.values())
    found = []
    for visit in visits:
        one = firm[visit.enterprise]
        known = one.latitude is not None and one.longitude is not None
        fallback = mean.get(one.town, everywhere)
        found.append((one.latitude or 0, one.longitude or 0) if known else fallback)
    return found


def _mean(numbers: Iterable[int]) -> int:
    listed = list(numbers)
    return sum(listed) // max(1, len(listed))


def mended(case: Case, visits: Sequence[Visit], routes: Iterable[Sequence[int]]) -> list[Tour]:
    """A router's routes as tours, least teams; what the router cannot know is mended in its favour.

    A route that would break a rule (an answer that is not yet feasible, no shift in common, a firm twice)
    goes on as a new tour at the visit that does not fit; visits that no route serves go alone.
    """
    question = Question(case, visits)
    tours: list[Tour] = []
    for route in routes:
        left: tuple[int, ...] = ()
        for v in route:
            if left and any(text for rule in RULES for text in rule(question, Tour((*left, v)))):
                tours.append(Tour(left))
                left = ()
            left = (*left, v)
        tours.append(Tour(left))
    served = {v for t in tours for v in t.visits}
    return [*(t for t in tours if t.visits), *(Tour((v,)) for v in range(len(visits)) if v not in served)]
