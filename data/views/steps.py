"""The steps of a plan as a progress bar names them."""

from __future__ import annotations

from data.i18n import N_

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
