"""Our three ways of drawing a panel from a pool with quotas, as far as each of them reaches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from scheduler.chance import digest, number_of
from scheduler.lottery.network import Network, network_of
from scheduler.lottery.rounding import rounded, winners
from scheduler.lottery.seats import SeatPlace
from scheduler.lottery.shortage import Limits
from scheduler.lottery.stream import Stream
from scheduler.lottery.table import rows_of
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.pools import Pool

Strata = dict[tuple[str, ...], list[str]]


@dataclass(frozen=True, slots=True)
class Lottery:
    """Everybody's exact chance, and the panel that a seed draws; ``holds`` tells if it rules out breaches."""

    chances: dict[str, Fraction]
    draw: Callable[[bytes], list[str]]
    holds: bool


def _strata(pool: Pool, features: tuple[str, ...]) -> Strata:
    found: Strata = defaultdict(list)
    for who, person in pool.people.items():
        found[tuple(person[f] for f in features)].append(who)
    return found


def by_strata(pool: Pool) -> Lottery:
    """Strata of exact sizes, the smallest numbers of each (as firms are drawn).

    Strata are made of as many features as leave whole sizes; of several such choices, the first that makes
    every quota certain, else the first.
    """
    rate = Fraction(pool.seats, len(pool.people))
    choices = [c for k in range(len(pool.quotas), 0, -1) for c in combinations(pool.quotas, k)]
    whole = [strata for c in choices if _whole(strata := _strata(pool, c), rate)]
    sure = [s for s in whole if _certain(pool, s, rate)]
    strata = (sure or whole)[0]

    def draw(seed: bytes) -> list[str]:
        number = {who: number_of(seed, b"", who) for who in pool.people}
        return [
            w
            for group in strata.values()
            for w in sorted(group, key=number.__getitem__)[: int(rate * len(group))]
        ]

    return Lottery(dict.fromkeys(pool.people, rate), draw, bool(sure))


def _whole(strata: Strata, rate: Fraction) -> bool:
    return all((rate * len(group)).denominator == 1 for group in strata.values())


def _certain(pool: Pool, strata: Strata, rate: Fraction) -> bool:
    """Whether no panel with these sizes breaks a quota: the fewest and most of each value there can be."""
    for feature, values in pool.quotas.items():
        for value, (least, most) in values.items():
            fewest = highest = 0
            for group in strata.values():
                size, having = int(rate * len(group)), sum(pool.people[w][feature] == value for w in group)
                fewest += max(0, size - (len(group) - having))
                highest += min(size, having)
            if fewest < least or highest > most:
                return False
    return True


def by_seats(pool: Pool) -> Lottery:
    """Seats of one half day, each for one value of the first feature; the officers' table and draw."""
    feature = next(iter(pool.quotas))
    groups = _strata(pool, (feature,))
    rate = Fraction(pool.seats, len(pool.people))
    wanted = [tuple(group) for group in groups.values() for _ in range(int(rate * len(group)))]
    places = [SeatPlace(n, 0, 0, (2026, 1), group) for n, group in enumerate(wanted)]
    rows = rows_of(places, Limits(1, 1), Fraction(1))
    loads: dict[str, int] = defaultdict(int)
    for row in rows:
        for who, weight in zip(row.inspectors, row.weights, strict=True):
            loads[who] += weight

    def draw(seed: bytes) -> list[str]:
        network = network_of(rows, dict.fromkeys(range(len(rows)), 0), {0: (2026, 1)})
        stream = Stream(digest("benchmark", seed))
        return [a.inspector for a in winners(rows, rounded(network, stream.rises))]

    holds = _certain(pool, groups, rate)
    return Lottery({who: Fraction(load, ONE) for who, load in loads.items()}, draw, holds)


def by_network(pool: Pool) -> Lottery:
    """Two crossing features as the two sides of the network, a person as an arc from one side to the other.

    Weights are whole numbers of 2^-30, so some people have one unit more than others; they are dealt out such
    that people who are alike have together what is theirs, wherever that is a whole number.
    """
    left, right, *others = pool.quotas
    people = sorted(pool.people, key=lambda who: (pool.people[who][left], pool.people[who][right]))
    dealt = [n * pool.seats * ONE // len(people) for n in range(len(people) + 1)]
    weights = [after - before for before, after in pairwise(dealt)]
    values = [(f, v) for f in (left, right) for v in pool.quotas[f]]
    node = {key: n for n, key in enumerate(values)}
    sums: dict[int, int] = defaultdict(int)
    tail = [node[left, pool.people[who][left]] for who in people]
    head = [node[right, pool.people[who][right]] for who in people]
    for n, weight in enumerate(weights):
        sums[tail[n]] += weight
        sums[head[n]] += weight
    ends = len(values)
    lefts = [node[left, v] for v in pool.quotas[left]]
    rights = [node[right, v] for v in pool.quotas[right]]
    network = Network(
        ends + 1,
        tail + [ends] * len(lefts) + rights,
        head + lefts + [ends] * len(rights),
        weights + [sums[n] for n in lefts + rights],
    )

    def draw(seed: bytes) -> list[str]:
        mine = Network(network.nodes, network.tail, network.head, list(network.flow))
        flows = rounded(mine, Stream(digest("benchmark", seed)).rises)
        return [who for who, flow in zip(people, flows, strict=False) if flow]

    kept = all(
        least * ONE <= (sums[node[f, v]] // ONE) * ONE and -(-sums[node[f, v]] // ONE) <= most
        for f in (left, right)
        for v, (least, most) in pool.quotas[f].items()
    )
    chances = {who: Fraction(w, ONE) for who, w in zip(people, weights, strict=True)}
    return Lottery(chances, draw, kept and not others)
