"""What was checked of a plan file, and the published values it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table

if TYPE_CHECKING:
    from data.usecases.leaving import Verified
    from data.views.table import Translate

NAMES = {
    "bytes": N_("Bytes of the file"),
    "agencies": N_("Agencies"),
    "shifts": N_("Half days"),
    "firms": N_("Firms"),
    "inspectors": N_("Officers"),
    "tasks": N_("Tasks"),
    "history": N_("Past checks"),
    "leaves": N_("Leaves"),
    "recusals": N_("Recusals"),
    "quiet": N_("Quiet periods"),
    "earlier": N_("Firms' standing in the year"),
    "strata": N_("Strata"),
    "tickets": N_("Firms' numbers recomputed"),
    "draws": N_("Draws replayed"),
    "visits": N_("Visits"),
    "trips": N_("Trips"),
    "unserved": N_("Not served"),
    "table": N_("Seats and their chances"),
    "assignments": N_("Seats' draws replayed"),
    "rules": N_("Checks made"),
}
"""What was counted, by the auditor's names and in the file's order."""


def checked_table(found: Verified, translate: Translate) -> Table:
    """How many of each kind of thing were recomputed or held against a rule."""
    counts = found.findings.counts
    return Table(
        translate(N_("Checked")),
        (translate(N_("What")), translate(N_("Number"))),
        tuple((translate(text), str(counts[name])) for name, text in NAMES.items() if name in counts),
    )


def published_lines(found: Verified, translate: Translate) -> tuple[str, ...]:
    """The values to be compared with the public notices, one a line."""
    first, second = found.seeds
    values = (
        (N_("First commitment"), first.commitment),
        (N_("First public value"), first.text),
        (N_("Firms' seed"), first.seed),
        (N_("Second commitment"), second.commitment),
        (N_("Second public value"), second.text),
        (N_("Officers' seed"), second.seed),
        (N_("Root digest"), found.findings.counts["root"]),
    )
    form = translate(N_("{place}: {content}"))
    return tuple(form.format(place=translate(name), content=value) for name, value in values)
