"""Sentences about bundles, the log and what ties them together."""

from __future__ import annotations

from data.i18n import N_

TAMPERED = N_("Ask for the file again and compare it with the copy kept at publication.")
REFUSED = N_("Do not accept the draw until the difference is explained.")

WORDING: dict[str, tuple[str, str]] = {
    "V08": (
        N_("This computer has no SM3, by which the file's digests were taken."),
        N_("Use a Python whose OpenSSL has SM3."),
    ),
    "V35": (
        N_("The public text “{content}” ({draw}) is not the SHA-256 of the beacon's signature: {expected}."),
        REFUSED,
    ),
    "V36": (
        N_("The salt of firm {content} is not the one the veil gives: {expected}."),
        REFUSED,
    ),
    "V37": (
        N_("The officers' event is a rehearsal ({content}), but the plan was frozen in earnest."),
        REFUSED,
    ),
    "V57": (
        N_("The ticket of {content} names the tasks “{found}”, but it was drawn for “{expected}”."),
        REFUSED,
    ),
    "V98": (
        N_(
            "The chances of {content} seats are not the fair ones that follow from rosters and rules; the most on trip {trip}, seat {seat}, by {gap}."
        ),
        N_(
            "Ask the program version named in the file; if it says the same, do not accept the draw of officers."
        ),
    ),
    "V120": (
        N_("Byte {byte} of the bundle is not what it has to be: the container was damaged or packed anew."),
        TAMPERED,
    ),
    "V121": (
        N_("The bundle has no readable manifest."),
        TAMPERED,
    ),
    "V122": (
        N_("The file {content} of the bundle is not the one in its manifest ({expected})."),
        TAMPERED,
    ),
    "V123": (
        N_("The public view cannot be read: a field is missing, unknown or of another form."),
        TAMPERED,
    ),
    "V124": (
        N_("The commitment {content} is not that of its manifest: {expected}."),
        REFUSED,
    ),
    "V125": (
        N_("“{content}” stands where commitment, public value and salt give “{expected}”."),
        REFUSED,
    ),
    "V126": (
        N_("The leaves of {content} do not give the digest that was committed to."),
        TAMPERED,
    ),
    "V127": (
        N_("The event {name} is of {expected}, but {content} was named as its moment."),
        REFUSED,
    ),
    "V128": (
        N_(
            "The cards are not one for each of the {expected} firms, in order of tags and of one length: {content}."
        ),
        TAMPERED,
    ),
    "V130": (
        N_("The log cannot be read: a line is damaged or has another form."),
        TAMPERED,
    ),
    "V131": (
        N_("Entry {content} of the log stands where {expected} is due: something was left out or put in."),
        TAMPERED,
    ),
    "V132": (
        N_("The log's entry “{content}” does not fit the one before it, or was changed."),
        TAMPERED,
    ),
    "V133": (
        N_("The log's time runs backward: {content} after {latest}."),
        REFUSED,
    ),
    "V134": (
        N_("What the log keeps private of “{content}” (who, why, details) was changed."),
        TAMPERED,
    ),
    "V135": (
        N_(
            "The log does not hold the digest that was published: entries were cut off or written anew ({content}; newest {head})."
        ),
        TAMPERED,
    ),
    "V136": (
        N_(
            "The steps on record are “{content}”, but they must be “{expected}”, once each and in this order."
        ),
        REFUSED,
    ),
    "V137": (
        N_("What the log says of “{content}” is not what the plan has."),
        REFUSED,
    ),
    "V138": (
        N_(
            "“{content}” was done at {at}, but its event is of {event}: an event must lie ahead when it is named and be past when its value is used."
        ),
        REFUSED,
    ),
    "V139": (
        N_(
            "Quarter {content} was frozen by plan {earlier} and frozen again by plan {plan} without a reason on record."
        ),
        REFUSED,
    ),
    "V140": (
        N_("The substitution for {content} is not the published order's: {expected}."),
        REFUSED,
    ),
    "V141": (
        N_("“{content}” takes an open seat, but the lot gives “{expected}”."),
        REFUSED,
    ),
    "V142": (
        N_("“{content}” has no reason on record."),
        REFUSED,
    ),
    "V143": (
        N_("Amendment {content} stands where {expected} is due."),
        REFUSED,
    ),
    "V144": (
        N_("The opened salt {content} is not the sealed one, or was opened twice."),
        REFUSED,
    ),
    "V145": (
        N_("The code {content} opens nothing in this bundle."),
        N_("Compare the code with the notice, letter by letter."),
    ),
    "V146": (
        N_("What the code opens for {content} does not fit what was committed to ({part})."),
        REFUSED,
    ),
    "V147": (
        N_(
            "The public value “{content}” of “{act}” is not the one text that its event's kind gives: whoever typed it had a choice."
        ),
        REFUSED,
    ),
    "V148": (
        N_("“{content}” names a rehearsal, but the plan was frozen in earnest."),
        REFUSED,
    ),
    "V149": (
        N_(
            "“{content}” of plan {plan} was done after its quarter was frozen again by plan {later}: of two plans only the newest goes on."
        ),
        REFUSED,
    ),
}
