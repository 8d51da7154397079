"""A slow, obvious judge of certificates: every possible trip of a few visits, one by one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.packing.book import NEVER
from scheduler.packing.bounds import bound
from scheduler.packing.bounds.certificate import PARTS
from scheduler.packing.fielding import Fielding
from scheduler.packing.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.packing.bounds import Certificate
    from scheduler.values.case import Case
    from scheduler.values.plan import Visit

Members = tuple[int, ...]


def possible_trips(case: Case, visits: Sequence[Visit]) -> Iterator[tuple[Members, int, int]]:
    """(Members, seats, cost by the written objective) of every trip that packing could make."""
    problem = Problem(case, visits, Fielding(eligibility_of(case)))
    for count in range(1, problem.rules.visits + 1):
        for members in combinations(range(len(visits)), count):
            cost = problem.cost(members)
            if cost != NEVER:
                yield members, problem.patterns.size[problem.team(members)], cost


def holds(case: Case, visits: Sequence[Visit], certificate: Certificate) -> bool:
    """Whether no possible trip is worth more than its seats, and prices and bins add up to the bound."""
    prices = certificate.prices
    fair = all(
        sum(prices[v] for v in members) <= PARTS * seats for members, seats, _ in possible_trips(case, visits)
    )
    of: dict[int, list[int]] = {}
    for v, part in enumerate(certificate.parts):
        of.setdefault(part, []).append(v)
    proved = sum(
        max(bound(case, [visits[v] for v in part]), -(-sum(prices[v] for v in part) // PARTS))
        for part in of.values()
    )
    return fair and certificate.bound == max(certificate.bins, proved)


def cheapest(case: Case, visits: Sequence[Visit]) -> tuple[int, int]:
    """(Fewest person-shifts, least cost) of all packings, by dynamic programming over sets of visits."""
    trips = [(sum(1 << v for v in m), seats, cost) for m, seats, cost in possible_trips(case, visits)]
    best = {0: (0, 0)}
    for done in range((1 << len(visits)) - 1):
        if done in best:
            lowest = ~done & (done + 1)
            for mask, seats, cost in trips:
                if mask & lowest and not mask & done:
                    mine = (best[done][0] + seats, best[done][1] + cost)
                    there = best.get(done | mask, mine)
                    best[done | mask] = (min(mine[0], there[0]), min(mine[1], there[1]))
    return best[(1 << len(visits)) - 1]
