"""A finished plan and its acts, as the acts after the draw need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.store import log, plans
from scheduler.errors import StepWrong, problem

if TYPE_CHECKING:
    from sqlmodel import Session

    from data.store.log import By
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan


def finished_plan(session: Session, name: str) -> Plan:
    """A complete plan by its number or "latest"."""
    return plans.load_plan(session, plans.number_of(session, name))


def acts_of(session: Session, plan: Plan) -> tuple[Entry, ...]:
    """All acts of a plan, oldest first."""
    return tuple(e for e in log.entries(session) if e.plan == plan.number)


def reasoned(by: By) -> None:
    """Nothing, or StepWrong P16 for an act without a reason."""
    if not by.reason.strip():
        raise StepWrong(problem("P16", "fatal"))
