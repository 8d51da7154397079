"""A made-up timetable of any size: agencies of 15 to 40 officers, seats in twos and threes, leave, skills.

Everything is computed from the sizes alone by a small counter-based generator, so that every run and every
machine gets the same timetable.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Literal

from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.people import Agency, Inspector, Leave
from scheduler.values.plan import Seat, Trip, Visit
from scheduler.values.rules import Rules, Teams

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKS = 12
FIRST = date(2026, 10, 12)
HALVES: tuple[Literal["AM"], Literal["PM"]] = ("AM", "PM")
SKILL = "特种设备"
MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Seated:
    """What the lottery starts from."""

    case: Case
    visits: tuple[Visit, ...]
    trips: tuple[Trip, ...]

    @property
    def seats(self) -> int:
        """How many seats there are to fill."""
        return sum(len(t.seats) for t in self.trips)


@dataclass(frozen=True, slots=True)
class Group:
    """One agency's part of a trip."""

    agency: str
    seats: tuple[Seat, ...]
    shift: int


def seated(seats: int, officers: int) -> Seated:
    """A timetable of about so many seats for so many officers, over a quarter of sixty working days."""
    chance = numbers(seats * 1_000_003 + officers)
    days = [FIRST + timedelta(7 * week + day) for week in range(WEEKS) for day in range(5)]
    shifts = tuple(Shift(day, half) for day in days for half in HALVES)
    people, leaves = _people(officers, days, chance)
    load = Fraction(seats, officers)
    teams = Teams(
        weekly=max(2, int(load * 2 / WEEKS) + 1),
        quarterly=int(load * 3 / 2) + 1,
        predictability=Fraction(1, 4),
    )
    agencies = tuple(Agency(name) for name in sorted({p.agency for p in people}))
    trips = _trips(_groups(people, seats, teams.weekly, chance))
    visits = tuple(
        Visit(n, f"F{n:06d}", (), t.seats[0].agency, (), t.seats, 60, t.shifts, 0)
        for n, t in enumerate(trips)
    )
    case = Case("2026Q4", "示例区", (), agencies, people, (), (), leaves, (), (), shifts, Rules(teams=teams))
    return Seated(case, visits, trips)


def numbers(seed: int) -> Iterator[int]:
    """SplitMix64 (Steele, Lea and Flood 2014): a counter, mixed."""
    for n in count(1):
        z = (seed + n * 0x9E3779B97F4A7C15) & MASK
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
        yield z ^ (z >> 31)


def _people(
    officers: int, days: list[date], chance: Iterator[int]
) -> tuple[tuple[Inspector, ...], tuple[Leave, ...]]:
    people: list[Inspector] = []
    leaves: list[Leave] = []
    while len(people) < officers:
        agency = f"部门{len({p.agency for p in people}):02d}"
        for _ in range(min(15 + next(chance) % 26, officers - len(people))):
            card = f"P{len(people):05d}"
            skills = (SKILL,) if next(chance) % 10 < 4 else ()
            people.append(Inspector(card, card, agency, qualifications=skills))
            for _ in range(next(chance) % 3):
                first = days[next(chance) % len(days)]
                leaves.append(Leave(card, first, first + timedelta(next(chance) % 7)))
    return tuple(people), tuple(sorted(leaves))


def _groups(people: tuple[Inspector, ...], seats: int, weekly: int, chance: Iterator[int]) -> list[Group]:
    """Each agency's share of the seats, no half day and no week fuller than two thirds of its officers."""
    sizes = Counter(p.agency for p in people)
    shift_load: Counter[tuple[str, int]] = Counter()
    week_load: Counter[tuple[str, int]] = Counter()
    groups = []
    for agency, size in sizes.items():
        left = round(Fraction(seats * size, len(people)))
        while left > 1:
            members = min(left, 2 if next(chance) % 10 < 7 else 3)
            shift = next(chance) % (10 * WEEKS)
            week = shift // 10
            if 3 * (shift_load[agency, shift] + members) > size or (
                3 * (week_load[agency, week] + members) > 2 * weekly * size
            ):
                continue
            shift_load[agency, shift] += members
            week_load[agency, week] += members
            skills = (SKILL,) if next(chance) % 4 == 0 else ()
            groups.append(Group(agency, (Seat(agency, skills), *(Seat(agency),) * (members - 1)), shift))
            left -= members
    return groups


def _trips(groups: list[Group]) -> tuple[Trip, ...]:
    """Up to three agencies that are out in the same half day go together."""
    waiting = sorted(range(len(groups)), key=lambda n: (groups[n].shift, n * 7919 % len(groups)))
    found: list[list[Group]] = []
    for n in waiting:
        group = groups[n]
        last = found[-1] if found else []
        joins = len(last) in {1, 2} and last[0].shift == group.shift
        if joins and group.agency not in {g.agency for g in last}:
            last.append(group)
        else:
            found.append([group])
    return tuple(
        Trip(n, (n,), tuple(s for g in trip for s in g.seats), 60, (trip[0].shift,), trip[0].shift)
        for n, trip in enumerate(found)
    )
