"""What the independent checker finds wrong in visits, trips, the table and the officers sent."""

from __future__ import annotations

from data.i18n import N_
from data.wordings.audit import MAKER, REPLAY, UNLAWFUL

WORDING: dict[str, tuple[str, str]] = {
    "V60": (
        N_("{content}, task {task}: drawn, but {times} times visited or unserved instead of once."),
        MAKER,
    ),
    "V61": (
        N_("{content} is visited for task {task}, for which it was not drawn or which is not done on site."),
        UNLAWFUL,
    ),
    "V62": (
        N_(
            "{content}: agency {agency} stays away without being listed as unserved, comes without a "
            "duty, or is named twice."
        ),
        MAKER,
    ),
    "V63": (
        N_("{content}, task {task}: its lead agency {agency} is not at the visit."),
        UNLAWFUL,
    ),
    "V64": (
        N_("{content}: this visit and visit {other} ought to be one joint visit."),
        UNLAWFUL,
    ),
    "V65": (
        N_("{content}: an unannounced and an announced task share one visit."),
        UNLAWFUL,
    ),
    "V66": (
        N_("{content}: {count} agencies at one visit, at most {most} are allowed."),
        MAKER,
    ),
    "V67": (
        N_("{content}: {agency} leads the visit without leading one of its tasks, or without being there."),
        UNLAWFUL,
    ),
    "V68": (
        N_("{content}: {agency} has {seats} seats, needed are {needed}."),
        UNLAWFUL,
    ),
    "V69": (
        N_("{content}: {agency} has no seat of its own for the qualification {qualification}."),
        UNLAWFUL,
    ),
    "V70": (
        N_("{content}: the visit takes {found} minutes, by its tasks {expected}."),
        MAKER,
    ),
    "V71": (
        N_("{content}: shift {shift} is claimed for the visit but not allowed to task {task}."),
        MAKER,
    ),
    "V72": (
        N_(
            "{content}, task {task}, agency “{agency}”: listed as unserved though not drawn, not on site,"
            " or no duty of the agency."
        ),
        MAKER,
    ),
    "V73": (
        N_("The number is {content}, by its place it is {expected}."),
        MAKER,
    ),
    "V80": (
        N_("{content}: the visit is on {times} trips instead of one."),
        MAKER,
    ),
    "V81": (
        N_(
            "Shift {content} is not among the trip's shifts, or these are not all shifts of its visit "
            "{visit}."
        ),
        MAKER,
    ),
    "V82": (
        N_("{content}: {day} is outside the dates of task {task}."),
        UNLAWFUL,
    ),
    "V83": (
        N_("{content}: {day} is a quiet day for the firm."),
        UNLAWFUL,
    ),
    "V84": (
        N_("{content}, task {task}, {day}: the cap “{cap}” is used up ({basis})."),
        UNLAWFUL,
    ),
    "V85": (
        N_("Visit {visit}: the trip's team has no seat of its own for a seat of {content}."),
        UNLAWFUL,
    ),
    "V86": (
        N_("{content} visits on the trip, between 1 and {most} are allowed."),
        MAKER,
    ),
    "V87": (
        N_("The trip takes {content} minutes, at most {most} are allowed."),
        MAKER,
    ),
    "V88": (
        N_("The trip takes {content} minutes, its visits alone take {least}."),
        MAKER,
    ),
    "V89": (
        N_("The trip visits {content}; by the turns of the draw it is {expected}."),
        MAKER,
    ),
    "V90": (
        N_("Seat “{content}” (trip/seat) stands in the table where “{expected}” is due."),
        MAKER,
    ),
    "V91": (
        N_("Seat {content}: eligible but left out: “{missing}”; in the table but not eligible: “{unfit}”."),
        REPLAY,
    ),
    "V92": (
        N_("Seat {content}: the weights do not fit the candidates or add up to {total} instead of 2^30."),
        MAKER,
    ),
    "V93": (
        N_("{content}: the chances within one shift add up to {load}, at most {most} is allowed."),
        MAKER,
    ),
    "V94": (
        N_("{content}: the chances within one week add up to {load}, at most {most} are allowed."),
        MAKER,
    ),
    "V95": (
        N_("{content}: the chances in the plan add up to {load}, at most {most} are allowed."),
        MAKER,
    ),
    "V96": (
        N_("Seat “{content}” (trip/seat) is taken where “{expected}” is due."),
        MAKER,
    ),
    "V97": (
        N_("Seat {seat}: {content} is sent, the lot gives “{expected}”."),
        REPLAY,
    ),
    "V110": (
        N_("{content}: agency {agency} has {count} officers with valid cards there, at least 2 are needed."),
        UNLAWFUL,
    ),
    "V111": (
        N_("{content}: no officer of the lead agency {agency} with a valid card is there."),
        UNLAWFUL,
    ),
    "V112": (
        N_("{content} is not of the agency or lacks a qualification that the seat needs: {needed}."),
        UNLAWFUL,
    ),
    "V113": (
        N_("{content} is off duty on {day}, or the card was valid only until “{until}”."),
        UNLAWFUL,
    ),
    "V114": (
        N_("{content} is recused from {firm}."),
        UNLAWFUL,
    ),
    "V115": (
        N_("{content} is on leave on {day}."),
        UNLAWFUL,
    ),
    "V116": (
        N_("{content} serves in the own station of {firm}."),
        UNLAWFUL,
    ),
    "V117": (
        N_("{content} has more than {most} seat in one shift."),
        UNLAWFUL,
    ),
    "V118": (
        N_("{content} is sent in more than {most} shifts of one week."),
        UNLAWFUL,
    ),
    "V119": (
        N_("{content} is sent in more than {most} shifts of the plan."),
        UNLAWFUL,
    ),
}
