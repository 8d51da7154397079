"""The code on a firm's notice, which opens the firm's own rows in the public bundle."""

from __future__ import annotations

from data.store import plans
from data.usecases.session import transaction
from scheduler.chance import salt_of
from scheduler.errors import NotFound, problem
from scheduler.record.cards import code_of


def code_for(url: str, name: str, enterprise: str) -> str:
    """A firm's code; NotFound where the plan's roster has no such firm."""
    with transaction(url) as session:
        plan = plans.load_plan(session, plans.number_of(session, name))
    if enterprise not in {e.id for e in plan.case.enterprises}:
        raise NotFound(problem("P10", "fatal", content=enterprise))
    return code_of(salt_of(bytes.fromhex(plan.secrets.veil), enterprise, plan.case.rules.suite))
