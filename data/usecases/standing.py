"""How firms stand in the year before a plan, and how a plan stands after the acts that followed its draw."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from data.store import log
from data.store.plans import list_plans, load_outcome, load_plan, number_of
from data.usecases.made import Made
from data.usecases.session import transaction
from scheduler.sampling.chances import chances
from scheduler.standing import standing_of
from scheduler.values.case import Earlier
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from data.store.plans import PlanLine
    from scheduler.standing import Standing
    from scheduler.values.plan import DrawnStratum, Plan, Stratum


def earlier_in_the_year(session: Session, quarter: str) -> tuple[Earlier, ...]:
    """The public standing used where the rules spread the year: Σ of earlier max π, and visited or not.

    Of each earlier quarter of the same year the last complete plan counts; a rehearsal only where there is
    none in earnest.
    """
    complete = (line for line in list_plans(session) if line.state == "complete")
    before = [p for p in complete if p.quarter[:4] == quarter[:4] and p.quarter < quarter]
    latest = {p.quarter: p.number for p in sorted(before, key=lambda p: p.earnest)}
    sums: dict[str, Fraction] = defaultdict(Fraction)
    visited: set[str] = set()
    for number in latest.values():
        plan = load_outcome(session, number)
        visited |= {v.enterprise for v in plan.visits}
        for firm, parts in chances(plan.case, plan.strata).items():
            sums[firm] += max(parts)
    return tuple(
        Earlier(firm, int(min(sums[firm], Fraction(1)) * ONE), firm in visited) for firm in sorted(sums)
    )


def plan_lines(url: str) -> tuple[PlanLine, ...]:
    """Every stored plan and how far it has come."""
    with transaction(url) as session:
        return list_plans(session)


def finished(url: str, name: str) -> Made[Plan]:
    """A complete plan as it was made, and as it stands."""
    with transaction(url) as session:
        number = number_of(session, name)
        plan = load_plan(session, number)
        return Made(number, plan, standing=standing_in(session, number, plan.strata, plan.draws))


def standing_in(
    session: Session, number: int, strata: Sequence[Stratum], draws: Sequence[DrawnStratum]
) -> Standing:
    """What the log's acts changed in a stored plan."""
    return standing_of(strata, draws, (e for e in log.entries(session) if e.plan == number))
