"""Lists of team types for a router whose vehicles are teams: which seats a vehicle may carry."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from scoring.trips import least_cover, least_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scoring.trips import Tour

    from scheduler.values.plan import Seat, Visit

Team = tuple["Seat", ...]
Types = list[tuple[Team, int]]
"""A team and how many vehicles of it."""


def of_visits(visits: Sequence[Visit], most: int) -> Types:
    """The visits' own teams, each as often as it occurs: every visit can travel with exactly its team."""
    del most
    return _listed(_counted(least_team([v]) for v in visits))


def of_unions(visits: Sequence[Visit], most: int) -> Types:
    """The visits' own teams, and unions of two frequent ones that add at most a third to the larger."""
    own = _counted(least_team([v]) for v in visits)
    common = [team for team, _ in _listed(own)[:40]]
    more: Counter[Team] = Counter()
    for a, b in combinations(common, 2):
        both = least_cover([a, b])
        if both not in own and len(both) * 3 <= max(len(a), len(b)) * 4:
            more[both] = min(own[a], own[b])
    return _listed(own) + _listed(more)[:most]


def of_clusters(visits: Sequence[Visit], per_cent: int) -> Types:
    """Broad teams alone: like visits' teams joined again and again where that wastes fewest seats.

    So many per cent of the visits' own teams are left.
    """
    own = _counted(least_team([v]) for v in visits)
    return _listed(_joined(own, len(own) * per_cent // 100))


def of_clusters_too(visits: Sequence[Visit], most: int) -> Types:
    """So many broad teams, made in the same way, beside the visits' own."""
    own = _counted(least_team([v]) for v in visits)
    return _listed(own + _joined(own, most))


def _joined(own: Counter[Team], wanted: int) -> Counter[Team]:
    """Teams joined two by two, always the one with fewest seats in all with whom that wastes fewest.

    A team's bits stand for "so many of an agency": a union has as many seats as both teams' bits together.
    """
    number: dict[tuple[str, int], int] = {}
    groups, bits = Counter(own), {team: _bits(team, number) for team in own}
    while len(groups) > max(wanted, 1):
        small = min(groups, key=lambda t: (groups[t] * len(t), _name(t)))
        mine, count = bits[small], groups.pop(small)

        def waste(team: Team, mine: int = mine, count: int = count) -> int:
            both = (mine | bits[team]).bit_count()
            return count * (both - mine.bit_count()) + groups[team] * (both - bits[team].bit_count())

        least = min(map(waste, groups))
        partner = min((t for t in groups if waste(t) == least), key=_name)
        both = least_cover([small, partner])
        count += groups.pop(partner)
        bits[both] = _bits(both, number)
        groups[both] += count
    return groups


def _bits(team: Team, number: dict[tuple[str, int], int]) -> int:
    found = 0
    for agency, size in Counter(s.agency for s in team).items():
        for k in range(size):
            found |= 1 << number.setdefault((agency, k), len(number))
    return found


def of_tours(visits: Sequence[Visit], tours: Sequence[Tour]) -> Types:
    """The teams that a finished packing uses, and each visit's own: what nobody has before packing."""
    own = _counted(least_team([v]) for v in visits)
    own.update(least_team([visits[v] for v in t.visits]) for t in tours)
    return _listed(own)


LISTS: dict[str, Callable[[Sequence[Visit], int], Types]] = {
    "visits' own teams": of_visits,
    "own teams and unions": of_unions,
    "clusters": of_clusters,
    "own teams and clusters": of_clusters_too,
}


def _name(team: Team) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((s.agency, s.qualifications) for s in team)


def _listed(teams: Counter[Team]) -> Types:
    """Most frequent first."""
    return sorted(teams.items(), key=lambda kv: (-kv[1], _name(kv[0])))


def _counted(teams: Iterable[Team]) -> Counter[Team]:
    return Counter(teams)
