"""Sentences about plans and their steps, and about checks left out by the merge."""

from __future__ import annotations

from data.i18n import N_

STATES = (N_("frozen"), N_("drawn"), N_("scheduled"), N_("complete"))
"""How far a plan has come, as the sentences below say it."""

WORDING: dict[str, tuple[str, str]] = {
    "P01": (
        N_("There is no plan {content}. Plans stored: {known}."),
        N_("Name a plan by its number, or latest; chayici status lists them."),
    ),
    "P02": (
        N_("Plan {content} is only {state}; this step needs it {needed}."),
        N_("The steps in order: freeze, draw-firms, schedule, draw-inspectors."),
    ),
    "P03": (
        N_("Plan {content} is already {state}; what was drawn is not drawn again in its place."),
        N_("Freeze a new plan; the first result stays on record."),
    ),
    "P04": (
        N_("No rosters are stored in this database."),
        N_("First: chayici import FOLDER."),
    ),
    "P05": (
        N_("There is no file {content} to verify, or it cannot be read: {why}."),
        N_("Name the plan.json written by chayici export."),
    ),
    "P06": (
        N_("The {which} commitment as published, {content}, is not the file's: {found}."),
        N_(
            "This is not the plan that was announced, or the notice was copied wrongly: compare all 64 characters."
        ),
    ),
    "M01": (
        N_("The caps leave no day for a further visit to this firm in this plan."),
        N_(
            "Widen the cap; or let the check join the firm's other visit: raise agencies_per_visit, or announce it."
        ),
    ),
}
