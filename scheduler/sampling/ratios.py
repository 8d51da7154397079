"""The ratio in effect for a task and class: the rules' own table before the plan's column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.values.tasks import Ratio

if TYPE_CHECKING:
    from scheduler.values.rules import Basis, Rules
    from scheduler.values.tasks import Task


def ratio_of(rules: Rules, task: Task, credit: str) -> Ratio | None:
    """The rules' override for this task, else for every task, else the task's own; None = class not drawn."""
    overrides = {
        (named, of): Ratio(credit, low, high)
        for named, of, low, high, _ in reversed(rules.sampling.ratio_overrides)  # the first stated counts
        if of == credit
    }
    own = {r.credit: r for r in task.ratios}
    return overrides.get((task.id, credit)) or overrides.get(("*", credit)) or own.get(credit)


def override_of(rules: Rules, task: Task, credit: str) -> tuple[str, Basis] | None:
    """Whom the override in effect names (a task's id or "*") and its basis; None = the plan's own column."""
    named = (
        (whose, basis)
        for wanted in (task.id, "*")
        for whose, of, _, _, basis in rules.sampling.ratio_overrides
        if (whose, of) == (wanted, credit)
    )
    return next(named, None)
