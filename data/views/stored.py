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
ACTS = {
    "freeze": N_("frozen"),
    "draw-firms": N_("firms drawn"),
    "schedule": N_("on shifts"),
    "draw-inspectors": N_("officers drawn"),
    "substitute": N_("substitute called"),
    "vacate": N_("seat opened"),
    "replace": N_("seat drawn again"),
    "amend": N_("amended"),
    "reveal": N_("salt opened"),
}


def plan_table(lines: Sequence[PlanLine], translate: Translate) -> Table:
    """Every plan: number, quarter, state, the beginning of its commitment, and its acts with their times."""
    columns = (N_("Plan"), N_("Quarter"), N_("State"), N_("Commitment"), N_("Acts (UTC)"))
    return Table(
        translate(N_("Plans")),
        tuple(map(translate, columns)),
        tuple(
            (
                str(p.number),
                p.quarter,
                translate(STATES[p.state]),
                f"{p.commitment[:12]}…",
                "\n".join(f"{_minute(at)} {translate(ACTS.get(act, act))}" for at, act, _ in p.acts),
            )
            for p in lines
        ),
    )


def roster_table(found: Sequence[Completeness], translate: Translate) -> Table:
    """Every roster: rows, how many of them are complete, and what is missing in the others."""
    columns = (N_("Roster"), N_("Rows"), N_("Complete"), N_("Share"), N_("Missing"))
    return Table(
        translate(N_("Rosters")),
        tuple(map(translate, columns)),
        tuple(
            (
                translate(c.name),
                str(c.rows),
                str(c.complete),
                share(c.complete, c.rows),
                " · ".join(f"{translate(what)} {n}" for what, n in c.missing if n) or "–",
            )
            for c in found
        ),
    )


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, rounded down: 100% is said of nothing but the whole.

    >>> share(316, 400), share(999, 1000), share(0, 0)
    ('79%', '99%', '–')
    """
    return f"{part * 100 // whole}%" if whole else "–"


def _minute(at: str) -> str:
    """An ISO time to the minute."""
    return at[:16].replace("T", " ")
