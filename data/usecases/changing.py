"""What a plan did not know when it was made: from files, from names typed, and from the acts on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from data.intake import read
from data.intake.batch import Batch
from data.usecases.answers import find_firm
from scheduler.acts import details, steps
from scheduler.errors import NotFound, problem
from scheduler.merge import merge
from scheduler.replan import Change
from scheduler.sampling.substitute import successors
from scheduler.values.people import Leave
from scheduler.values.plan import DrawnStratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scheduler.errors import Problem
    from scheduler.sampling.substitute import Step
    from scheduler.values.case import Case
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan, Unserved, Visit


@dataclass(frozen=True, slots=True)
class Told:
    """What a command line says of the change."""

    files: tuple[Path, ...] = ()
    """Lists of leaves and quiet periods."""
    out: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    first: date | None = None
    """The first day that may still change; None = tomorrow."""

    def since_day(self, case: Case, today: date) -> date:
        """The first day that may still change; not before the plan's own first."""
        return max(self.first or today + timedelta(1), case.shifts[0].day)


def change_of(
    plan: Plan, entries: Sequence[Entry], told: Told, today: date
) -> tuple[Change, tuple[Unserved, ...], tuple[Problem, ...]]:
    """The change, parts of checks that no visit can hold, and remarks on the files.

    Substitutions and open seats on record count as told.  Raises NotFound X01, P10 or N11 for firms that are
    unknown, not drawn, or not next in the published order.
    """
    known = _known(plan.case)
    found = read(told.files, known) if told.files else None
    batch = found.batch if found else Batch()
    recorded = steps(entries)
    more = _falling_out(plan, recorded, told.out)
    named = _coming(plan, more, told.into)
    stays, gone = _standing((*recorded, *(s for s in more if s[2] in named)), (*recorded, *more))
    visits, apart = _visits(plan, stays)
    days = [s.day for s in plan.case.shifts]
    first = told.since_day(plan.case, today)
    change = Change(
        leaves=tuple(sorted({*batch.leaves, *_away(entries)})),
        out=gone,
        into=visits,
        quiet=batch.quiet,
        since=next((k for k, day in enumerate(days) if day >= first), len(days)),
    )
    return change, apart, found.problems if found else ()


def _known(case: Case) -> Batch:
    return Batch(case.enterprises, case.agencies, case.inspectors, case.tasks, (), (), (), (), case.district)


def _away(entries: Iterable[Entry]) -> list[Leave]:
    """Officers who gave up a seat are away on the days they named."""
    told = (details(e) for e in entries if e.act == "vacate")
    return [
        Leave(str(d["inspector"]), date.fromisoformat(str(d["first"])), date.fromisoformat(str(d["last"])))
        for d in told
    ]


def _falling_out(plan: Plan, recorded: Sequence[Step], names: Iterable[str]) -> list[Step]:
    more: list[Step] = []
    for name in names:
        firm = find_firm(plan.case.enterprises, name, plan.number).id
        found = successors(plan.draws, firm, (*recorded, *more))
        if not found:
            raise NotFound(problem("P10", "fatal", content=firm))
        more += found
    return more


def _coming(plan: Plan, more: Sequence[Step], names: Iterable[str]) -> set[str]:
    """The substitutes that were named; NotFound N11 for one that is not next in the published order."""
    due = sorted({into for _, _, into in more if into})
    named = {find_firm(plan.case.enterprises, name, plan.number).id for name in names}
    if odd := sorted(named - set(due)):
        raise NotFound(*(problem("N11", "fatal", content=firm, due="、".join(due) or "–") for firm in odd))
    return named


def _standing(
    coming: Sequence[Step], leaving: Sequence[Step]
) -> tuple[dict[int, list[str]], tuple[str, ...]]:
    """By stratum of the draw the substitutes who are to be visited, and all firms that fell out."""
    gone = {(k, out) for k, out, _ in leaving}
    stays: dict[int, list[str]] = {}
    for k, _, into in coming:
        if into and (k, into) not in gone:
            stays.setdefault(k, []).append(into)
    return stays, tuple(sorted({out for _, out in gone}))


def _visits(plan: Plan, stays: dict[int, list[str]]) -> tuple[tuple[Visit, ...], tuple[Unserved, ...]]:
    """The substitutes' visits, merged as the plan's own were."""
    draws = [DrawnStratum(plan.draws[k].stratum, tuple(firms), ()) for k, firms in sorted(stays.items())]
    return merge(plan.case, plan.strata, draws)
