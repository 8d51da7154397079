"""The substitutes of a task in one list that keeps each class's order and groups nothing by class.

By number alone the list would run from the class with the lowest ratio to that with the highest.  So the
first substitutes of all strata stand first, in order of firm id, then the second ones, and so on.  A firm
that cannot be visited is followed by the next of its own stratum; the rank shown counts within the stratum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.values.plan import Plan


def substitutes_of(plan: Plan, task: str) -> tuple[tuple[int, str], ...]:
    """(Rank within the stratum from 1, firm id), sorted."""
    return tuple(
        sorted(
            (rank, firm)
            for d in plan.draws
            if plan.strata[d.stratum].task == task
            for rank, firm in enumerate(d.substitutes, 1)
        )
    )
