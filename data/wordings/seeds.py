"""Sentences about public seeds."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "K01": (
        N_("The public seed is empty."),
        N_("Give the value drawn in public: --seed TEXT, or --source file:PATH."),
    ),
    "K02": (
        N_("The public seed {content} has characters that cannot be read aloud: {characters}."),
        N_("Type the value by hand, without copying invisible characters."),
    ),
    "K03": (
        N_("The public seed {content} begins or ends with white space."),
        N_("Give it without: {stripped}"),
    ),
    "K04": (
        N_("The public seed {content} is not in Unicode's normal form C, so it could be typed in two ways."),
        N_("Give it as: {normal}"),
    ),
    "K05": (
        N_(
            "The public seed {content} is one of only {outcomes} possible values: somebody could try them all."
        ),
        N_("Throw more dice or take more lottery figures: at least 39 decimal digits."),
    ),
    "K06": (
        N_("NO PUBLIC SEED WAS GIVEN. The demonstration made one of its own: {content}. This is not a lot."),
        N_("For a real plan give the value drawn in public: --seed TEXT."),
    ),
    "K07": (
        N_("The seed file {content} cannot be read: {why}."),
        N_("Check the path, or type the value with --seed TEXT."),
    ),
    "K08": (
        N_("The seed file {content} is not UTF-8 text (byte {byte})."),
        N_("Save it as UTF-8, or type the value with --seed TEXT."),
    ),
    "K09": (
        N_("There is no seed source {content}."),
        N_("Known sources: --seed TEXT, --source file:PATH."),
    ),
    "K10": (
        N_("A seed was typed and a source {content} named as well."),
        N_("Give one of the two."),
    ),
    "K11": (
        N_("Whether the public seed {content} could have been foreseen cannot be judged from the text."),
        N_("Take dice, balls or published figures whose outcome nobody knew when the rosters were frozen."),
    ),
    "K12": (
        N_("A draw needs a public seed, and none was given."),
        N_("Give the value drawn in public after the freeze: --seed TEXT, or --source file:PATH."),
    ),
}
