"""What the database holds: rosters and how complete they are, plans and how far they have come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.store.plans import PlanLine
    from data.usecases.rosters import Completeness
    from data.views.table import Translate

STATES = {
    "frozen": N_("frozen"),
    "drawn": N_("firms drawn"),
    "scheduled": N_("on shifts"),
    "complete": N_("complete"),
}


def plan_table(lines: Sequence[PlanLine], translate: Translate) -> Table:
    """Every plan: number, quarter, state, commitment, last act."""
    columns = (N_("Plan"), N_("Quarter"), N_("State"), N_("Commitment"), N_("Last act (UTC)"))
    return Table(
        translate(N_("Plans")),
        tuple(map(translate, columns)),
        tuple(
            (
                str(p.number),
                p.quarter,
                translate(STATES[p.state]),
                p.commitment[:16],
                " ".join(p.acts[-1][:2]),
            )
            for p in lines
        ),
    )


def roster_table(found: Sequence[Completeness], translate: Translate) -> Table:
    """Every roster: rows and what is missing in them."""
    columns = (N_("Roster"), N_("Rows"), N_("Complete"), N_("Missing"))
    return Table(
        translate(N_("Rosters")),
        tuple(map(translate, columns)),
        tuple(
            (
                translate(c.name),
                str(c.rows),
                str(c.complete),
                "、".join(f"{translate(what)} {n}" for what, n in c.missing if n) or "–",
            )
            for c in found
        ),
    )
