"""Sentences about the sources of public seeds: the event that is named, and what came out of it."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "K13": (
        N_("{content} is no event that a draw can wait for."),
        N_("Begin with one of {kinds}, and a colon before the rest; rehearsal stands alone."),
    ),
    "K14": (
        N_("The event {content} is empty, or has characters or white space that cannot be read aloud."),
        N_("Type the event by hand, without copying invisible characters."),
    ),
    "K15": (
        N_("“{content}” does not begin with a moment."),
        N_("Write the moment like 2026-12-01T10:00+08:00; without +08:00 it is China's time as well."),
    ),
    "K16": (
        N_("The event {content} is at {at}, and now it is {now}: its outcome could be known already."),
        N_("Name an event that is still to come, and freeze before it."),
    ),
    "K17": (
        N_("{content} is not before {at}, and now it is {now}: this value cannot be its outcome."),
        N_("Wait for the event; if the clock of this computer is wrong, set it right."),
    ),
    "K18": (
        N_("A ceremony cannot be held by means of “{content}”."),
        N_("Choose one of {means}: ceremony:MOMENT:MEANS:PLACE."),
    ),
    "K19": (
        N_("The ceremony {content} does not say where it takes place."),
        N_("Add the place and how often is thrown: ceremony:MOMENT:MEANS:PLACE."),
    ),
    "K20": (
        N_("“{content}”, character {position} of the public seed, is nothing a throw can show."),
        N_("Type the throws as announced: only {faces}, with spaces between groups."),
    ),
    "K21": (
        N_("Only {outcomes} outcomes could have been thrown: somebody could try them all."),
        N_("Throw {more} more times, {enough} times in all."),
    ),
    "K22": (
        N_("In “{content}” a figure has no name."),
        N_("Name every figure in its order, with “；” between two: figures:MOMENT:NAME；NAME."),
    ),
    "K23": (
        N_("The braces in the name {content} do not say what its figures are drawn from."),
        N_(
            "Write them at the end: six different numbers of 1 to 33 are {{6/33}}, three digits in order {{ordered 3x0-9}}; or leave them away."
        ),
    ),
    "K24": (
        N_("The event names {names} figures, and {found} were given: {content}"),
        N_("Give all of them in the order of the event, with “；” between two."),
    ),
    "K25": (
        N_("“{content}” among the figures of {name} is not a number."),
        N_("Write figures like 7 or 3052.61, with a comma or a space between two numbers of one source."),
    ),
    "K26": (
        N_("Whether {content} among the figures of {name} is one number or two cannot be seen."),
        N_("Write one number without a comma, and two numbers with a space between them."),
    ),
    "K27": (
        N_("{content} has {count} numbers, and {found} were given."),
        N_("Compare with the figures as published."),
    ),
    "K28": (
        N_("{content} cannot be among the figures of {name}, or not more than once."),
        N_("Compare with the figures as published: whole numbers from {least} to {most}."),
    ),
    "K29": (
        N_("The figures {content} are one of only {outcomes} outcomes: somebody could try them all."),
        N_("Name more figures in the next event; 128 bits are enough, 3.4e38 outcomes."),
    ),
    "K30": (
        N_(
            "Of the figures {content} only {outcomes} outcomes can be counted as chance; nothing is known of {uncounted}."
        ),
        N_("Say in braces behind each name what its figures are drawn from, or name more figures."),
    ),
    "K31": (
        N_("There is no drand network “{content}” here."),
        N_("Choose one of {networks}: drand:quicknet:ROUND."),
    ),
    "K32": (
        N_("“{content}” is neither the number of a round nor a moment."),
        N_(
            "Write drand:quicknet:45000000, or drand:quicknet:2026-12-01T10:00 for the first round from then on."
        ),
    ),
    "K33": (
        N_("This is not the document of a drand round, or it is damaged: {content}"),
        N_("Fetch it again and take all of it, from the first brace to the last."),
    ),
    "K34": (
        N_("This is round {content}, and the event named round {round}."),
        N_("Fetch round {round}: no other may take its place."),
    ),
    "K35": (
        N_("The randomness {content} does not follow from the signature, which gives {hashed}."),
        N_("Compare with the round as published: one of the two was copied wrongly or changed."),
    ),
    "K36": (
        N_("The network did not sign round {round} with {content}."),
        N_("Compare with the round as published, by another server too: it was copied wrongly or changed."),
    ),
    "K37": (
        N_("The signature cannot be checked: {content} is not installed, and nothing is taken unchecked."),
        N_("Install the program with its extra: chayici[drand]."),
    ),
    "K38": (
        N_("THIS IS A REHEARSAL. The value {content} could have been known before: the plan proves nothing."),
        N_("For a real draw name an event before the freeze: a ceremony, figures or a drand round."),
    ),
    "K39": (
        N_("The document of the drand round has no sound field “{content}”."),
        N_("Fetch it again and change nothing in it; compare what was typed by hand."),
    ),
}
