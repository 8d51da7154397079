"""Rules that no table of probabilities can keep: how many of some officers sit on some seats."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.shortage import Limits

Roster: TypeAlias = tuple[int, ...]
"""By seat, who takes it: the position in the seat's own list of candidates."""


@dataclass(frozen=True, slots=True)
class Count:
    """From ``least`` to ``most`` of these seats are taken by these officers."""

    name: str
    seats: tuple[int, ...]
    """Positions in the list of seats."""
    officers: tuple[str, ...]
    least: int = 0
    most: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Instance:
    """Seats that are drawn together, of one agency or several, and everything a roster has to keep."""

    places: tuple[SeatPlace, ...]
    limits: Limits
    rules: tuple[Count, ...] = ()


def never_together(places: Sequence[SeatPlace], one: str, other: str) -> tuple[Count, ...]:
    """Two officers who never make a trip together."""
    found = []
    for trip in sorted({p.trip for p in places}):
        seats = tuple(n for n, p in enumerate(places) if p.trip == trip)
        people = {who for n in seats for who in places[n].candidates}
        if {one, other} <= people:
            found.append(Count(f"{one} and {other} not together on trip {trip}", seats, (one, other), most=1))
    return tuple(found)


def not_twice_running(places: Sequence[SeatPlace], trips: Iterable[int]) -> tuple[Count, ...]:
    """Trips to one firm: nobody makes two of them that follow one another."""
    when = {p.trip: p.shift for p in places}
    order = sorted(set(trips) & when.keys(), key=lambda trip: (when[trip], trip))
    found = []
    for before, after in pairwise(order):
        seats = tuple(n for n, p in enumerate(places) if p.trip in {before, after})
        both = [
            {w for n in seats if places[n].trip == t for w in places[n].candidates} for t in (before, after)
        ]
        found += [
            Count(f"{who} not on trip {after} after trip {before}", seats, (who,), most=1)
            for who in sorted(both[0] & both[1])
        ]
    return tuple(found)


def at_least(name: str, seats: Iterable[int], officers: Iterable[str], least: int = 1) -> Count:
    """So many of some officers (seniors, say) on a group of seats; groups may overlap."""
    return Count(name, tuple(sorted(set(seats))), tuple(sorted(set(officers))), least)


def broken(instance: Instance, roster: Roster) -> tuple[str, ...]:
    """What a roster breaks, in words; the engine does not use it, so it can judge the engine."""
    who = [place.candidates[k] for place, k in zip(instance.places, roster, strict=True)]
    said = [
        rule.name
        for rule in instance.rules
        if not rule.least <= sum(who[n] in rule.officers for n in rule.seats) <= rule.most
    ]
    for name in sorted(set(who)):
        mine = [p for p, w in zip(instance.places, who, strict=True) if w == name]
        weeks = [p.week for p in mine]
        said += [f"{name} twice in a half day"] * (len({p.shift for p in mine}) < len(mine))
        said += [f"{name} above the weekly limit"] * any(
            weeks.count(week) > instance.limits.weekly for week in weeks
        )
        said += [f"{name} above the limit of the plan"] * (len(mine) > instance.limits.quarterly)
    return tuple(said)
