"""A finished plan on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers import summary
from data.views.plan import coverage_table, figure_table, unserved_table

if TYPE_CHECKING:
    from data.usecases.made import Made
    from scheduler.values.plan import Plan
    from shell.screen import Screen


def show_plan(screen: Screen, made: Made[Plan]) -> None:
    """Print what is not served, coverage by agency, the figures, and where to go on."""
    plan, found = made.stage, summary(made.stage)
    screen.remark(made.remarks)
    tables = (
        unserved_table(plan, screen.say),
        coverage_table(found, screen.say),
        figure_table(plan, found, screen.say),
    )
    seeds = [plan.firm_seed, plan.inspector_seed]
    screen.answer(tables, {"plan": made.number, "seeds": seeds, "summary": found, "unserved": plan.unserved})
    screen.line(
        N_("Plan {n} is complete and checked. Its papers: chayici export {n} --to FOLDER"), n=made.number
    )
