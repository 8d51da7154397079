"""Sentences about acts after the draw, secrets and events."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "P07": (
        N_("Quarter {content} has been frozen already (plan {plans})."),
        N_("If it must be frozen again, say why: --reason TEXT. All of them stay on record."),
    ),
    "P08": (
        N_(
            "Plan {content} was drawn by version {protocol} of the protocol, which this program cannot prove."
        ),
        N_("Use the program version that made it; its papers are the record."),
    ),
    "P09": (
        N_("The clock says {content}, but the newest act on record is of {latest}: the clock was set back."),
        N_("Set the computer's clock right and try again."),
    ),
    "P10": (
        N_("Firm {content} was not drawn in this plan, or is not on its roster."),
        N_("Name the firm by its id in the plan, usually its 18-digit code."),
    ),
    "P11": (
        N_("Officer {content} has no seat from {first} to {last}."),
        N_("Check the card number and the days."),
    ),
    "P12": (
        N_("Plan {content} has no open seat."),
        N_("First: chayici vacate CARD --first DAY --last DAY."),
    ),
    "P13": (
        N_("Plan {content} was drawn unsealed; there is nothing to open."),
        N_("Everything is open already."),
    ),
    "P14": (
        N_("The salt of plan {content} is open already."),
        N_("It stands in the log."),
    ),
    "P15": (
        N_(
            "The last visit of plan {content} is on {last}; opened before, the salt would tell firms that they are coming."
        ),
        N_("Wait, or say why it must be opened now: --early --reason TEXT."),
    ),
    "P16": (
        N_("This act needs a reason."),
        N_("Say why: --reason TEXT. It goes on record and is not published."),
    ),
    "P17": (
        N_("Nobody is left for trip {trip}, seat {seat}: all candidates are away, busy or at their limit."),
        N_("Amend the plan: another shift for the trip, or an officer lent by another office."),
    ),
    "P18": (
        N_("The code {content} opens rows of a public bundle only."),
        N_("Name the public bundle."),
    ),
    "P19": (
        N_("Plan {content} is a rehearsal and has no secret to keep."),
        N_("Secrets are made when a plan is frozen in earnest."),
    ),
    "P20": (
        N_("Plan {content} goes no further: its quarter was frozen again as plan {later}."),
        N_("Go on with plan {later}; both stay on record."),
    ),
    "P21": (
        N_("Plan {content} was frozen in earnest: a rehearsal's value could have been chosen."),
        N_("Name an event to come: a ceremony, figures or a drand round."),
    ),
    "P22": (
        N_("The secret in {content} was used by plan {plan} before; its salt may be known."),
        N_("Take a new secret for each plan; without --secret one is made."),
    ),
    "K40": (
        N_("This computer's library has no {content}."),
        N_("Use sha256, or a Python whose OpenSSL has SM3."),
    ),
    "K41": (
        N_("No event was named whose outcome will decide the draw."),
        N_(
            "Name one that lies ahead: --event drand:quicknet:ROUND, ceremony:…, figures:…; or rehearse: --event rehearsal."
        ),
    ),
    "K42": (
        N_("The file {content} holds no secret of 64 hex digits."),
        N_("Give the file written by chayici salt backup or join."),
    ),
    "K43": (
        N_(
            "{content} is no way to share a secret: at least 2 must be needed, at most all holders, and there are at most {most}."
        ),
        N_("E.g. --needed 3 --holders 5."),
    ),
    "K44": (
        N_("These shares do not give a secret: {why}"),
        N_("All shares must be of one splitting, and as many as are needed."),
    ),
}
