"""Sentences about a re-plan: why a visit finds no place after a change, and why a proposal cannot go on."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "N01": (
        N_("After the change no half day is left on which this firm may be visited."),
        N_("Amend the plan: another period, or the next substitute in the firm's place."),
    ),
    "N02": (
        N_("After the change {agency} cannot fill this visit's seats on any of its {n} half days."),
        N_("Lend officers to {agency}, or amend the plan: without this agency, or another period."),
    ),
    "N11": (
        N_("Firm {content} is not next in the published order of substitutes; next: {due}."),
        N_("Name with --out the firm that falls out, and with --in the substitute who is next."),
    ),
    "N12": (
        N_("Plan {content}: {n} seats wait to be drawn again from their own committed rows."),
        N_(
            "First: chayici vacate for each officer on leave, then chayici replace; then record what still moves."
        ),
    ),
    "N13": (
        N_("Plan {content}: nothing moves, so there is nothing to put on record."),
        N_("Open seats are drawn again by chayici vacate and chayici replace."),
    ),
    "N14": (
        N_(
            "Plan {content}: the proposal that follows from these options is not on record, has no seat to draw, or is drawn."
        ),
        N_("Record it first with --record and --event; then draw with the same options and --seed."),
    ),
}
