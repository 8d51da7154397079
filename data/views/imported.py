"""What an import changed in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table

if TYPE_CHECKING:
    from data.usecases.rosters import Imported
    from data.views.table import Translate


NAMES = {
    "agency": N_("Agencies"),
    "enterprise": N_("Firms"),
    "inspector": N_("Officers"),
    "task": N_("Tasks"),
    "inspection": N_("Past checks"),
    "recusal": N_("Recusals"),
    "leave": N_("Leaves"),
    "quiet_period": N_("Quiet periods"),
}
"""Rosters by table."""


def change_table(done: Imported, translate: Translate) -> Table:
    """Rows added, changed, unchanged and removed, roster by roster."""
    columns = (N_("Roster"), N_("Added"), N_("Changed"), N_("Unchanged"), N_("Removed"))
    return Table(
        translate(N_("Stored")),
        tuple(map(translate, columns)),
        tuple(
            (translate(NAMES[c.table]), str(c.added), str(c.changed), str(c.unchanged), str(c.removed))
            for c in done.changes.tables
        ),
    )
