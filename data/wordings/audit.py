"""What the independent checker finds wrong in a plan file, its seeds, strata and draws; visits are beside."""

from __future__ import annotations

from data.i18n import N_

AGAIN = N_("Ask for the file again from its source; do not use this copy.")
TAMPERED = N_("Compare with the copy kept at publication and find out who changed the file.")
MAKER = N_("The program that made the plan broke its own protocol: do not carry the plan out, report it.")
REPLAY = N_("Replay the step by the protocol; do not carry the plan out until the difference is explained.")
UNLAWFUL = N_("Do not send this team; have the seat or the visit planned again with a record.")

WORDING: dict[str, tuple[str, str]] = {
    "V01": (
        N_("Line {line}, byte {byte} of the file: {content} is not UTF-8."),
        AGAIN,
    ),
    "V02": (
        N_(
            "Line {line}, character {column} (section {section}, byte {byte}): not JSON at “{content}”: "
            "{why}."
        ),
        AGAIN,
    ),
    "V03": (
        N_("Line {line} (section {section}): the key “{content}” stands twice in one object."),
        AGAIN,
    ),
    "V04": (
        N_("Line {line} (section {section}): {content} is not a whole number of bearable length."),
        AGAIN,
    ),
    "V05": (
        N_("The file is nested far deeper than any plan."),
        AGAIN,
    ),
    "V06": (
        N_(
            "Line {line}, character {column} (section {section}, byte {byte}): “{content}” where the one "
            "canonical layout has “{expected}”."
        ),
        TAMPERED,
    ),
    "V07": (
        N_("The format is “{content}”, expected “{expected}”."),
        N_("Use the program version the plan was made with."),
    ),
    "V10": (
        N_("The row {content} was changed after its digest was taken."),
        TAMPERED,
    ),
    "V11": (
        N_(
            "In the list of digests, section {section}, place {position} ({content}): {found} stands "
            "where the row gives {expected}; the digest was changed, not the row."
        ),
        TAMPERED,
    ),
    "V12": (
        N_("The digest of section {content} is not that of its rows, though each row fits its own."),
        TAMPERED,
    ),
    "V13": (
        N_("The root digest {content} is not that of the sections: {expected}."),
        TAMPERED,
    ),
    "V14": (
        N_("The row that stood here (digest {content}) is missing."),
        TAMPERED,
    ),
    "V15": (
        N_("The row {content} was added or repeated: no digest is left for it."),
        TAMPERED,
    ),
    "V16": (
        N_("The row {content} was moved within its section."),
        TAMPERED,
    ),
    "V20": (
        N_("{field} is missing {id}."),
        MAKER,
    ),
    "V21": (
        N_("{field} is not a field of the format {id}."),
        MAKER,
    ),
    "V22": (
        N_("{field} is “{content}”, expected {expected} {id}."),
        MAKER,
    ),
    "V23": (
        N_("{content} is listed twice."),
        MAKER,
    ),
    "V24": (
        N_("“{content}” is named here but not listed among {target}."),
        MAKER,
    ),
    "V25": (
        N_("The shifts are not in order of time, or there is none: {content}."),
        MAKER,
    ),
    "V29": (
        N_("{count} rules were not asked, because the file's form is wrong."),
        N_("Have the form put right first."),
    ),
    "V30": (
        N_("The first commitment {content} is not that of the rosters, rules and strata: {expected}."),
        REPLAY,
    ),
    "V31": (
        N_("The firm seed {content} is not that of the first commitment and the public text: {expected}."),
        REPLAY,
    ),
    "V32": (
        N_("The second commitment {content} is not that of the draw, the visits and the table: {expected}."),
        REPLAY,
    ),
    "V33": (
        N_(
            "The inspector seed {content} is not that of the second commitment and the public text: "
            "{expected}."
        ),
        REPLAY,
    ),
    "V34": (
        N_(
            "The public text “{content}” ({draw}) is not the one that its event's kind gives: empty, odd characters, white space, or another writing."
        ),
        REPLAY,
    ),
    "V40": (
        N_("Stratum {found} stands where {expected} belongs."),
        REPLAY,
    ),
    "V41": (
        N_("Stratum {content}: the ratio is {found}, by rules and task {expected}."),
        REPLAY,
    ),
    "V42": (
        N_("Stratum {content}: the population is {found}, counted anew {expected}."),
        REPLAY,
    ),
    "V43": (
        N_("Stratum {content}: the frame is {found}, by dates, quiet periods and caps {expected}."),
        REPLAY,
    ),
    "V44": (
        N_(
            "Stratum {content}: {found} firms are named certain, due are {expected}; they differ in: {firms}."
        ),
        REPLAY,
    ),
    "V45": (
        N_("Stratum {content}: {found} are wanted, by ratio and rounding {expected}."),
        REPLAY,
    ),
    "V46": (
        N_("Stratum {content}: the size is {found}, expected {expected}."),
        REPLAY,
    ),
    "V47": (
        N_("Stratum {content} wants {wanted} firms of a frame of {frame}, and the rules say to refuse."),
        MAKER,
    ),
    "V48": (
        N_("Task {task}: the item “{content}” is on the negative list."),
        N_("Take the task out of the random plan."),
    ),
    "V49": (
        N_("Task {task}: the item “{content}” is not on the catalogue."),
        N_("Take the task out, or have the catalogue amended first."),
    ),
    "V50": (
        N_("{content}: the ticket is missing, out of order, or of a firm that is in no frame."),
        REPLAY,
    ),
    "V51": (
        N_("{content}: the number is {found}, SHA-256 gives {expected}."),
        REPLAY,
    ),
    "V52": (
        N_("{content}: the key is {found}, expected {expected}."),
        REPLAY,
    ),
    "V53": (
        N_("The draws are of strata {content}, expected one each of {expected}."),
        REPLAY,
    ),
    "V54": (
        N_("Stratum {stratum}, place {rank}: “{content}” is drawn where “{expected}” is due."),
        REPLAY,
    ),
    "V55": (
        N_("Stratum {stratum}, substitute {rank}: “{content}” stands where “{expected}” is due."),
        REPLAY,
    ),
    "V56": (
        N_("{content} is deregistered, revoked, moved away or suspended, and yet drawn or visited."),
        UNLAWFUL,
    ),
}
