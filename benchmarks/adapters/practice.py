"""Today's practice: every task draws by itself and goes by itself, officers in turn, dates by list order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from instances.chance import Chance
from scoring.rosters import Sitting
from scoring.ways import Ways

from scheduler.merge import visit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from instances.district import District

    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Visit
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Round:
    """What a quarter of today's practice comes to."""

    firms: dict[str, int]
    """Visited firm → visits."""
    roster: tuple[Sitting, ...]
    forbidden: int
    """Visits at a shift that the task, a quiet period or a cap forbids."""


def practised(district: District, staffed: Case) -> Round:
    """Independent samples of the same sizes; ``staffed`` is the district's case with its officers."""
    firm = {e.id: e for e in district.case.enterprises}
    frames = frames_of(district)
    chance = Chance("today's practice", district.case.district)
    turns = {a.id: _turns(staffed, a.id) for a in staffed.agencies}
    visits: dict[str, int] = defaultdict(int)
    roster: list[Sitting] = []
    forbidden = 0
    for task in district.case.tasks:
        drawn = [
            one
            for stratum in district.strata
            if stratum.task == task.id
            for one in chance.some(frames[task.id, stratum.credit], stratum.size)
        ]
        for k, outing in enumerate(_outings(district.case, task, [firm[f] for f in sorted(drawn)])):
            shift = _by_list_order(staffed, task, k)
            for visit in outing:
                visits[visit.enterprise] += 1
                forbidden += shift not in visit.shifts
            names = tuple(v.enterprise for v in outing)
            seats = outing[0].seats
            roster += [Sitting(names, shift, s, next(turns[s.agency])) for s in seats]
    return Round(dict(visits), tuple(roster), forbidden)


def frames_of(district: District) -> dict[tuple[str, str], list[str]]:
    """(task, class) → the live firms it may draw, in id order."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in district.case.enterprises:
        for task in district.case.tasks:
            if one.live and (not task.tags or set(task.tags) & set(one.tags)):
                found[task.id, one.credit].append(one.id)
    return found


def _outings(case: Case, task: Task, firms: Sequence[Enterprise]) -> Iterator[list[Visit]]:
    """Firms in list order, so many to a shift as go into it."""
    rules, by_id, ways = case.rules.trips, {f.id: f for f in firms}, Ways(case)
    held: list[Visit] = []
    spent = 0
    allowed = tuple(k for k, s in enumerate(case.shifts) if task.first <= s.day <= task.last)
    for firm in firms:
        shifts = tuple(k for k in allowed if not _quiet(case, firm, k))
        visit = visit_of(case, firm, [task], (), shifts, 0)
        way = ways.minutes(by_id[held[-1].enterprise], firm) if held else 0
        if held and (len(held) == rules.visits or spent + way + visit.minutes > rules.shift_minutes):
            yield held
            held, spent, way = [], 0, 0
        held = [*held, visit]
        spent += way + visit.minutes
    if held:
        yield held


def _quiet(case: Case, firm: Enterprise, shift: int) -> bool:
    day = case.shifts[shift].day
    return any(
        q.first <= day <= q.last and (not q.tag or q.tag in firm.tags) and (not q.town or q.town == firm.town)
        for q in case.quiet
    )


def _by_list_order(case: Case, task: Task, number: int) -> int:
    """The first outing on the task's first shift, the next on the next, from the start again at the end."""
    open_ = [k for k, s in enumerate(case.shifts) if task.first <= s.day <= task.last]
    return open_[number % len(open_)]


def _turns(case: Case, agency: str) -> Iterator[str]:
    """Officers in list order, again and again."""
    people = [i.id for i in case.inspectors if i.agency == agency]
    return (people[k % len(people)] for k in count())
