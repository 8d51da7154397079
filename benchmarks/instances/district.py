"""A made-up district: its firms, its tasks, a real draw of the firms, and the visits that come of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from instances.chance import Chance
from instances.people import inspectors_of, leaves_of, recusals_of
from instances.tasks import FIRST, LAST, agencies_of, tags_of, tasks_of

from scheduler.eligibility import eligibility_of
from scheduler.merge import merge
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.timetable import fieldable
from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.events import REHEARSAL, Secrets
from scheduler.values.firms import Enterprise, QuietPeriod
from scheduler.values.plan import Frozen
from scheduler.values.rules import Rules, Teams, Trips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from instances.shapes import Shape

    from scheduler.values.people import Inspector
    from scheduler.values.plan import DrawnStratum, Stratum, Visit

FIRMS_PER_VISIT = 10
"""To begin with; more are made while a draw gives too few visits."""
OFFICERS = {300: 150, 3_000: 500, 20_000: 2_000}
MIDDLE_NORTH, MIDDLE_EAST = 31_000_000, 121_000_000
"""Micro-degrees."""
NORTH_METRES, EAST_METRES = 111_195, 95_313
"""Metres per degree, there."""
HOLIDAY_ENDS = date(2026, 10, 8)
SEED = "made-up districts 1"


@dataclass(frozen=True, slots=True)
class District:
    """A district whose firms are drawn."""

    case: Case
    """With all firms, and no officers yet."""
    strata: tuple[Stratum, ...]
    draws: tuple[DrawnStratum, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """What a packer and a timetable are given."""

    name: str
    case: Case
    """With the visited firms only."""
    visits: tuple[Visit, ...]


def officers_for(size: int) -> int:
    """Officers of a district of so many visits: as the issue's sizes, in between by proportion."""
    below = max((s for s in OFFICERS if s <= size), default=min(OFFICERS))
    return max(60, OFFICERS[below] * size // below)


def agencies_for(size: int, wanted: int | None = None) -> int:
    """14 agencies, 30 in the largest districts."""
    return wanted or (30 if size >= 20_000 else 14)


@cache
def instance(shape: Shape, size: int, agencies: int | None = None, effort: int = 60) -> Instance:
    """Exactly so many visits of one district, by firm; the same bytes every time."""
    count = agencies_for(size, agencies)
    firms = size * FIRMS_PER_VISIT
    while True:
        found = staffed(drawn(shape, firms, count), shape, size, effort)
        if len(found.visits) >= size:
            return _cut(found, size)
        firms = firms * size * 21 // (20 * max(1, len(found.visits)))


def drawn(shape: Shape, firms: int, agencies: int) -> District:
    """A district of so many firms and a draw of them by a fixed value."""
    case = _case(shape, firms, agencies)
    strata = strata_of(case, layers_of(case))
    frozen = Frozen(case, strata, Secrets("5" * 64, ""), REHEARSAL, "00" * 32)
    return District(case, strata, draw_firms(frozen, "6 1 5 3 3 5 1 6 2 4", "made up").draws)


def _case(shape: Shape, firms: int, agencies: int) -> Case:
    tasks = tasks_of(Chance(SEED, shape.name, agencies, "tasks"), shape, agencies)
    return Case(
        "2026Q4",
        shape.name,
        tuple(sorted(_firms(Chance(SEED, shape.name, agencies, "firms"), shape, firms, tags_of(agencies)))),
        agencies_of(agencies),
        (),
        tasks,
        (),
        (),
        (),
        (
            QuietPeriod(date(2026, 10, 19), date(2026, 10, 25), town=town_name(1), basis="made up"),
            QuietPeriod(date(2026, 12, 7), date(2026, 12, 20), tag=tags_of(agencies)[2], basis="made up"),
        ),
        tuple(_shifts()),
        Rules(teams=Teams(weekly=4, quarterly=40), trips=Trips()),
    )


def staffed(district: District, shape: Shape, size: int, effort: int) -> Instance:
    """All visits of a drawn district, officers where they need them; without what nobody could field."""
    case = district.case
    visits, _ = merge(case, district.strata, district.draws)
    need = {a.id: 1 + sum(s.agency == a.id for v in visits for s in v.seats) for a in case.agencies}
    chance = Chance(SEED, shape.name, size, "people")
    people: tuple[Inspector, ...] = tuple(sorted(inspectors_of(chance, need, officers_for(size))))
    met = sorted({v.enterprise for v in visits})
    case = replace(
        case,
        enterprises=_only(case, met),
        inspectors=people,
        leaves=leaves_of(chance, people),
        recusals=recusals_of(chance, people, met),
        rules=replace(case.rules, trips=replace(case.rules.trips, effort=effort)),
    )
    kept, _ = fieldable(case, eligibility_of(case), visits)
    return Instance(f"{shape.name} {size}", case, kept)


def _only(case: Case, ids: Sequence[str]) -> tuple[Enterprise, ...]:
    wanted = set(ids)
    return tuple(e for e in case.enterprises if e.id in wanted)


def _cut(found: Instance, size: int) -> Instance:
    """The first visits by firm: ids are chance, so these are any."""
    visits = found.visits[:size]
    ids = sorted({v.enterprise for v in visits})
    kept = set(ids)
    recusals = tuple(r for r in found.case.recusals if r.enterprise in kept)
    return replace(
        found,
        visits=visits,
        case=replace(found.case, enterprises=_only(found.case, ids), recusals=recusals),
    )


def _firms(chance: Chance, shape: Shape, count: int, tags: Sequence[str]) -> Iterator[Enterprise]:
    weights = [t.weight for t in shape.towns]
    classes = ("A", "B", "C", "D", "")
    shares = (*shape.classes, 1000 - sum(shape.classes))
    stretch = _stretch(count // FIRMS_PER_VISIT)
    for k in range(count):
        at = chance.pick(range(len(weights)), weights)
        town = shape.towns[at]
        east = town.east * stretch // 1000 + chance.around(town.spread)
        north = town.north * stretch // 1000 + chance.around(town.spread)
        located = chance.share(shape.located)
        yield Enterprise(
            f"91{chance.below(10**9):09d}{k:07d}",
            f"企业{k}",
            credit=chance.pick(classes, shares),
            tags=tuple(chance.some(tags, 1 + chance.pick(range(len(shape.tags)), shape.tags))),
            town=town_name(at),
            latitude=MIDDLE_NORTH + north * 1_000_000 // NORTH_METRES if located else None,
            longitude=MIDDLE_EAST + east * 1_000_000 // EAST_METRES if located else None,
        )


def town_name(at: int) -> str:
    """A town's name."""
    return f"{at:02d}镇"


def _stretch(visits: int) -> int:
    """In thousandths: larger districts are wider, as the fourth root of their visits; 1,000 for 3,000."""
    best = 1
    while (best + 1) ** 4 * 3_000 <= visits * 1000**4:
        best += 1
    return best


def _shifts() -> Iterator[Shift]:
    day = FIRST
    while day <= LAST:
        if day >= HOLIDAY_ENDS and day.weekday() < 5:
            yield Shift(day, "AM")
            yield Shift(day, "PM")
        day += timedelta(1)
