"""What a change after the draw changes: the re-plan beside planning the drawn firms anew, in one run."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from registry import benchmark

from data.demo import write_district
from data.store.log import By
from data.usecases import planning
from data.usecases.case import Terms
from data.usecases.rosters import import_rosters
from scheduler.chance import turn_of
from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.replan import Change, replan
from scheduler.sampling.allowance import is_quiet
from scheduler.timetable import fieldable, timetable_of
from scheduler.values.firms import QuietPeriod
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.values.plan import Plan, Trip, Visit

QUARTER = "2026Q4"
FIRMS = {70: 1_650, 240: 8_200}
"""Visits, about → firms of the made-up district."""
ABSENT = (1, 5, 10)
"""Per cent of the officers, for the whole quarter."""
SEED = "36245 11632 54461 25313 66124 51342 23165 41526 13464 52231"


@benchmark("re-plan: days changed after absences and a closed week", reference="planning anew")
def changed() -> str:
    """Drawn visits on another day, visits lost, seats disturbed: ours, and the same firms planned anew."""
    return "\n".join(line for firms in FIRMS.values() for line in _lines(planned(firms)))


def planned(firms: int) -> Plan:
    """A complete plan of a made-up district."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/office.sqlite"
        write_district(Path(folder) / "district", firms=firms, seed="chayici", quarter=QUARTER)
        import_rosters(url, [Path(folder) / "district"], Path(folder) / "marked")
        told = planning.Told(SEED)
        return planning.plan(url, Terms(QUARTER), told, By("benchmark"), lambda _: None).stage


def _lines(plan: Plan) -> Iterator[str]:
    yield f"{len(plan.visits)} visits, {len(plan.trips)} trips, {len(plan.assignments)} seats"
    for name, change in _changes(plan):
        start = perf_counter()
        found = replan(plan, plan.assignments, change)
        ours = perf_counter() - start
        start = perf_counter()
        days, lost = anew(plan, change)
        theirs = perf_counter() - start
        yield (
            f"  {name}: changed {found.score.changed}, lost {sum(found.score.unserved)}, "
            f"seats disturbed {found.score.disturbed}, proven {found.proven} of 6, {ours:.1f} s; "
            f"anew: changed {days}, lost {lost}, every seat drawn again, {theirs:.1f} s"
        )


def _changes(plan: Plan) -> Iterator[tuple[str, Change]]:
    days = plan.case.shifts
    order = np.random.Generator(np.random.PCG64(7)).permutation(len(plan.case.inspectors))
    for share in ABSENT:
        away = order[: max(1, len(order) * share // 100)]
        names = (plan.case.inspectors[int(k)].id for k in away)
        leaves = tuple(Leave(name, days[0].day, days[-1].day) for name in names)
        yield f"{share} % of {len(order)} officers absent", Change(leaves=leaves)
    towns = {e.id: e.town for e in plan.case.enterprises}
    town = Counter(towns[v.enterprise] for v in plan.visits).most_common(1)[0][0]
    first = days[len(days) // 2].day
    yield f"{town} closed for a week", Change(quiet=(QuietPeriod(first, first + timedelta(6), "", town),))


def anew(plan: Plan, change: Change) -> tuple[int, int]:
    """(Drawn visits on another day, visits lost) where the drawn firms are packed and timed from nothing."""
    case = replace(
        plan.case,
        leaves=tuple(sorted({*plan.case.leaves, *change.leaves})),
        quiet=tuple(sorted({*plan.case.quiet, *change.quiet})),
    )
    loud = {
        e.id: {s for s, shift in enumerate(case.shifts) if not is_quiet(case, e, shift.day)}
        for e in case.enterprises
    }
    narrowed = [replace(v, shifts=tuple(sorted({*v.shifts} & loud[v.enterprise]))) for v in plan.visits]
    eligibility = eligibility_of(case)
    visits, gone = fieldable(case, eligibility, [v for v in narrowed if v.shifts])
    seed, suite = bytes.fromhex(plan.firm_seed.seed), case.rules.suite
    trips = pack(case, visits, [turn_of(seed, v.enterprise, suite) for v in visits])
    found = timetable_of(case, eligibility, visits, trips, gone)
    before, after = _days(plan, plan.visits, plan.trips), _days(plan, found.visits, found.trips)
    return sum(after[key] != day for key, day in before.items() if key in after), len(
        before.keys() - after.keys()
    )


def _days(
    plan: Plan, visits: tuple[Visit, ...], trips: tuple[Trip, ...]
) -> dict[tuple[str, tuple[str, ...]], object]:
    return {
        (visits[v].enterprise, visits[v].tasks): plan.case.shifts[t.shift].day
        for t in trips
        for v in t.visits
    }
