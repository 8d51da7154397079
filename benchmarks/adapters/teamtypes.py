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
    groups = Counter(own)
    while len(groups) > max(wanted, 1):
        small = min(groups, key=lambda t: (groups[t] * len(t), _name(t)))
        others = (t for t in groups if t != small)
        partner = min(others, key=lambda t: (_waste(groups, small, t), _name(t)))
        both = least_cover([small, partner])
        count = groups.pop(small) + groups.pop(partner)
        groups[both] += count
    return groups


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


def _waste(groups: Counter[Team], a: Team, b: Team) -> int:
    both = len(least_cover([a, b]))
    return groups[a] * (both - len(a)) + groups[b] * (both - len(b))


def _name(team: Team) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((s.agency, s.qualifications) for s in team)


def _listed(teams: Counter[Team]) -> Types:
    """Most frequent first."""
    return sorted(teams.items(), key=lambda kv: (-kv[1], _name(kv[0])))


def _counted(teams: Iterable[Team]) -> Counter[Team]:
    return Counter(teams)
