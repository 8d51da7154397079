"""The steps of a plan as a progress bar names them, and what the first of them freezes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Translate

STEP_TITLES = {
    "freeze": N_("Freezing rosters and rules"),
    "draw-firms": N_("Drawing the firms"),
    "merge": N_("Merging checks into visits"),
    "pack": N_("Packing visits into trips"),
    "timetable": N_("Putting trips on shifts"),
    "table": N_("Computing each seat's chances"),
    "draw-inspectors": N_("Drawing the officers"),
    "check": N_("Checking the plan"),
}
SECTIONS = {
    "rules": N_("Rules"),
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
    "strata": N_("Strata of the draw"),
}
"""What is frozen, by the record's names and in its order."""


def digest_lines(digests: Sequence[tuple[str, str]], translate: Translate) -> tuple[str, ...]:
    """The digest of each frozen section, one a line."""
    form = translate(N_("{place}: {content}"))
    return tuple(form.format(place=translate(SECTIONS[name]), content=value) for name, value in digests)
