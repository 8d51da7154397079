"""Sentences of packing and timetable: what nobody will make, and which agencies cannot have officers enough."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "U01": (
        N_(
            "{agency} cannot take part: {seats} seats (qualification: {qualification}) for {officers} officers "
            "in weeks {weeks}; {short} short on the best half day."
        ),
        N_("Lend officers to {agency}, lift a recusal, or make the check without this agency."),
    ),
    "U02": (
        N_(
            "{agency} leads this check and cannot field its team: {seats} seats (qualification: {qualification}) "
            "for {officers} officers in weeks {weeks}; {short} short on the best half day."
        ),
        N_("Lend officers to {agency}, lift a recusal, or let another agency lead."),
    ),
    "U03": (
        N_(
            "{agency} has no officers left: {seats} seats (qualification: {qualification}) in weeks {weeks} "
            "compete for {officers} officers; {short} short."
        ),
        N_("Lend officers to {agency}, widen the window of its tasks, or lower their ratio."),
    ),
    "U04": (
        N_(
            "{agency} leads this check and has no officers left: {seats} seats (qualification: {qualification}) "
            "in weeks {weeks} compete for {officers} officers; {short} short."
        ),
        N_("Lend officers to {agency}, widen the window of its tasks, or lower their ratio."),
    ),
    "U05": (
        N_("Every half day allowed to this check is taken by another visit to the firm."),
        N_("Widen the window of the task."),
    ),
    "U10": (
        N_(
            "{content}: weeks {weeks} ask for at least {need} officer half days, whatever is drawn; {officers} officers can give {supply}, {short} short."
        ),
        N_("See the remedies that were tried, and try others with what-if."),
    ),
    "U11": (
        N_(
            "{content}: weeks {weeks} ask for at least {need} half days of officers qualified for {qualification}, whatever is drawn; {officers} officers can give {supply}, {short} short."
        ),
        N_("See the remedies that were tried, and try others with what-if."),
    ),
    "U20": (
        N_("A change is not understood: {content}. Expected: {expected}."),
        N_("The option may be repeated; names are as the rosters and the task plan have them."),
    ),
    "U21": (
        N_("A change names {which} {content}, which this quarter does not have. It has: {near}."),
        N_("Names are as the rosters and the task plan have them."),
    ),
}
