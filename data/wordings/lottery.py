"""Sentences about the officers' lottery: the table of probabilities and the draw from it."""

from __future__ import annotations

WORDING: dict[str, tuple[str, str]] = {
    "L01": (
        (
            "{content}: {short} of {seats} seats (trips {trips}) stay empty, for these officers have nothing "
            "left: {shifts} for one shift, {weeks} for one week, {officers} for the quarter"
        ),
        "this is a defect of the program: the timetable should have left these checks unserved; report it",
    ),
    "L02": (
        "the table has a row for seat {seat} of trip {trip}, which is not on the timetable",
        "use the table as it was committed, together with its own timetable",
    ),
    "L03": (
        (
            "seat {seat} of trip {trip}: officers in rising order of id were expected, each with a whole "
            "weight of at least 0, the weights adding up to 2^30"
        ),
        "use the table as it was committed",
    ),
    "L04": (
        "the table has more than one row for seat {seat} of trip {trip}",
        "use the table as it was committed",
    ),
    "L05": (
        "no roster of all {seats} seats keeps these rules together: {content}",
        "give up or loosen one of these rules, or move a trip; without any one of them there is a roster",
    ),
    "L06": (
        "an effort of {effort} did not suffice to find one roster of all {seats} seats that keeps the rules",
        "raise the effort, or draw fewer seats together",
    ),
}
