"""Merge: all checks of one firm become one visit (综合查一次), which knows seats, not people.

Law: one firm, one period, one joint visit with exactly one lead agency, which is present.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from scheduler.sampling.allowance import allowance_of, positions
from scheduler.values.firms import CLASSES
from scheduler.values.plan import Seat, Unserved, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.sampling.allowance import Allowance
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import DrawnStratum, Stratum
    from scheduler.values.tasks import Duty, Task

Absent = Collection[tuple[str, str]]
"""(task id, agency) pairs that will not attend."""


def merge(
    case: Case, strata: Sequence[Stratum], draws: Sequence[DrawnStratum]
) -> tuple[tuple[Visit, ...], tuple[Unserved, ...]]:
    """One visit per drawn firm with the union of its checks; more only where the rules forbid one.

    A firm has more than one visit when a task is unannounced (飞行检查), when its tasks have no allowed
    shift in common, or when one visit would hold more agencies than the rules allow.
    """
    allowance = allowance_of(case)
    firms = {e.id: e for e in case.enterprises}
    visits: list[Visit] = []
    unserved: list[Unserved] = []
    for firm_id, tasks in _drawn_tasks(case, strata, draws).items():
        firm = firms[firm_id]
        groups = _groups(case, allowance, firm, tasks)
        masks = _masks(allowance, firm, groups)
        for group, mask in zip(groups, masks, strict=False):
            visits.append(visit_of(case, firm, group, (), positions(mask), len(visits)))
        for group in groups[len(masks) :]:
            unserved += [Unserved(firm_id, t.id, "", "M01") for t in group]
    return tuple(visits), tuple(unserved)


def visit_of(  # one record from its six parts
    case: Case, firm: Enterprise, tasks: Iterable[Task], absent: Absent, shifts: tuple[int, ...], number: int
) -> Visit:
    """The visit that serves these tasks at one firm without the absent agencies.

    Every task's lead must be present.  Minutes: agencies work side by side, each through its own tasks in
    turn; the visit lasts as long as the busiest agency.
    """
    tasks = tuple(tasks)
    duties = _duties(tasks, absent)
    lead = _lead(tasks)
    agencies = (lead, *sorted(duties.keys() - {lead}))
    return Visit(
        number,
        firm.id,
        tuple(t.id for t in tasks),
        lead,
        agencies,
        tuple(
            seat for a in agencies for seat in _seats(a, [d for _, d in duties[a]], case.rules.teams.least)
        ),
        max(sum(t.minutes for t, _ in part) for part in duties.values()),
        shifts,
        CLASSES.index(firm.credit),
    )


def _duties(tasks: Iterable[Task], absent: Absent) -> dict[str, list[tuple[Task, Duty]]]:
    found: dict[str, list[tuple[Task, Duty]]] = defaultdict(list)
    for task in tasks:
        for duty in task.duties:
            if (task.id, duty.agency) not in absent:
                found[duty.agency].append((task, duty))
    return found


def _lead(tasks: Sequence[Task]) -> str:
    """The agency that leads most of the visit's tasks; among equals the one whose task comes first."""
    leads = [t.lead.agency for t in tasks]
    return max(leads, key=lambda a: (leads.count(a), -leads.index(a)))


def _seats(agency: str, duties: Iterable[Duty], least: int) -> Iterator[Seat]:
    duties = tuple(duties)
    needed = sorted({q for d in duties for q in d.qualifications})
    yield from (Seat(agency, (q,)) for q in needed)
    size = max(2, least, *(d.officers for d in duties))
    yield from (Seat(agency) for _ in range(size - len(needed)))


def _drawn_tasks(
    case: Case, strata: Sequence[Stratum], draws: Sequence[DrawnStratum]
) -> dict[str, list[Task]]:
    """Firm → its on-site tasks in case order; firms in id order."""
    order = {t.id: k for k, t in enumerate(case.tasks)}
    found: dict[str, list[Task]] = defaultdict(list)
    for draw in draws:
        task = case.tasks[order[strata[draw.stratum].task]]
        if task.on_site:
            for firm in draw.drawn:
                found[firm].append(task)
    return {firm: sorted(found[firm], key=lambda t: order[t.id]) for firm in sorted(found)}


def _masks(allowance: Allowance, firm: Enterprise, groups: Sequence[list[Task]]) -> list[int]:
    """Allowed shifts of as many of the firm's visits, in order, as its caps let stand side by side."""
    for most in range(len(groups), 1, -1):
        kept = groups[:most]
        masks = [allowance.common(firm, group, [*kept[:k], *kept[k + 1 :]]) for k, group in enumerate(kept)]
        if all(masks):
            return masks
    return [allowance.common(firm, groups[0])]


def _groups(case: Case, allowance: Allowance, firm: Enterprise, tasks: Sequence[Task]) -> list[list[Task]]:
    """The firm's tasks in as few visits as the rules allow, each filled greedily in case order."""
    groups: list[list[Task]] = []
    for task in tasks:
        for group in groups:
            if _fits(case, allowance, firm, [*group, task]):
                group.append(task)
                break
        else:
            groups.append([task])
    return groups


def _fits(case: Case, allowance: Allowance, firm: Enterprise, group: Sequence[Task]) -> bool:
    if len({t.announced for t in group}) > 1:
        return False
    limit = case.rules.teams.agencies_per_visit
    if limit and len({d.agency for t in group for d in t.duties}) > limit:
        return False
    return bool(allowance.common(firm, group))
