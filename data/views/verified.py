"""What was checked of a plan file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table

if TYPE_CHECKING:
    from data.views.table import Translate
    from scheduler.audit import Findings


def checked_table(findings: Findings, translate: Translate) -> Table:
    """How many of each kind of thing were recomputed or held against a rule."""
    return Table(
        translate(N_("Checked")),
        (translate(N_("What")), translate(N_("Number"))),
        tuple((name, str(n)) for name, n in findings.counts.items()),
    )
