"""The log as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.stored import ACTS
from data.views.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Translate
    from scheduler.values.log import Entry


def log_table(entries: Sequence[Entry], translate: Translate) -> Table:
    """Every act: number, time, plan, what was done, who did it, why, and the beginning of its digest."""
    columns = (N_("No."), N_("Time (UTC)"), N_("Plan"), N_("Act"), N_("By"), N_("Reason"), N_("Digest"))
    return Table(
        translate(N_("Log")),
        tuple(map(translate, columns)),
        tuple(
            (
                str(e.number),
                e.at.replace("T", " ").removesuffix("Z"),
                str(e.plan),
                translate(ACTS.get(e.act, e.act)),
                str(e.secret["actor"]),
                str(e.secret["reason"]),
                f"{e.digest[:12]}…",
            )
            for e in entries
        ),
    )
