"""What the independent checker finds wrong in a plan file, and what an auditor does about it."""

from __future__ import annotations

from data.i18n import N_

_AGAIN = N_("Ask for the file again from its source; do not use this copy.")
_TAMPERED = N_("Compare with the copy kept at publication and find out who changed the file.")
_MAKER = N_("The program that made the plan broke its own protocol: do not carry the plan out, report it.")
_REPLAY = N_("Replay the step by the protocol; do not carry the plan out until the difference is explained.")
_UNLAWFUL = N_("Do not send this team; have the seat or the visit planned again with a record.")

WORDING: dict[str, tuple[str, str]] = {
    "V01": (
        N_("Line {line}, byte {byte} of the file: {content} is not UTF-8."),
        _AGAIN,
    ),
    "V02": (
        N_(
            "Line {line}, character {column} (section {section}, byte {byte}): not JSON at “{content}”: "
            "{why}."
        ),
        _AGAIN,
    ),
    "V03": (
        N_("Line {line} (section {section}): the key “{content}” stands twice in one object."),
        _AGAIN,
    ),
    "V04": (
        N_("Line {line} (section {section}): {content} is not a whole number of bearable length."),
        _AGAIN,
    ),
    "V05": (
        N_("The file is nested far deeper than any plan."),
        _AGAIN,
    ),
    "V06": (
        N_(
            "Line {line}, character {column} (section {section}, byte {byte}): “{content}” where the one "
            "canonical layout has “{expected}”."
        ),
        _TAMPERED,
    ),
    "V07": (
        N_("The format is “{content}”, expected “{expected}”."),
        N_("Use the program version the plan was made with."),
    ),
    "V10": (
        N_("The row {content} was changed after its digest was taken."),
        _TAMPERED,
    ),
    "V11": (
        N_(
            "In the list of digests, section {section}, place {position} ({content}): {found} stands "
            "where the row gives {expected}; the digest was changed, not the row."
        ),
        _TAMPERED,
    ),
    "V12": (
        N_("The digest of section {content} is not that of its rows, though each row fits its own."),
        _TAMPERED,
    ),
    "V13": (
        N_("The root digest {content} is not that of the sections: {expected}."),
        _TAMPERED,
    ),
    "V14": (
        N_("The row that stood here (digest {content}) is missing."),
        _TAMPERED,
    ),
    "V15": (
        N_("The row {content} was added or repeated: no digest is left for it."),
        _TAMPERED,
    ),
    "V16": (
        N_("The row {content} was moved within its section."),
        _TAMPERED,
    ),
    "V20": (
        N_("{field} is missing {id}."),
        _MAKER,
    ),
    "V21": (
        N_("{field} is not a field of the format {id}."),
        _MAKER,
    ),
    "V22": (
        N_("{field} is “{content}”, expected {expected} {id}."),
        _MAKER,
    ),
    "V23": (
        N_("{content} is listed twice."),
        _MAKER,
    ),
    "V24": (
        N_("“{content}” is named here but not listed among {target}."),
        _MAKER,
    ),
    "V25": (
        N_("The shifts are not in order of time, or there is none: {content}."),
        _MAKER,
    ),
    "V29": (
        N_("{count} rules were not asked, because the file's form is wrong."),
        N_("Have the form put right first."),
    ),
    "V30": (
        N_("The first commitment {content} is not that of the rosters, rules and strata: {expected}."),
        _REPLAY,
    ),
    "V31": (
        N_("The firm seed {content} is not that of the first commitment and the public text: {expected}."),
        _REPLAY,
    ),
    "V32": (
        N_("The second commitment {content} is not that of the draw, the visits and the table: {expected}."),
        _REPLAY,
    ),
    "V33": (
        N_(
            "The inspector seed {content} is not that of the second commitment and the public text: "
            "{expected}."
        ),
        _REPLAY,
    ),
    "V34": (
        N_(
            "The public text “{content}” ({draw}) is empty, or has odd characters or white space at its ends."
        ),
        _REPLAY,
    ),
    "V40": (
        N_("Stratum {found} stands where {expected} belongs."),
        _REPLAY,
    ),
    "V41": (
        N_("Stratum {content}: the ratio is {found}, by rules and task {expected}."),
        _REPLAY,
    ),
    "V42": (
        N_("Stratum {content}: the population is {found}, counted anew {expected}."),
        _REPLAY,
    ),
    "V43": (
        N_("Stratum {content}: the frame is {found}, by dates, quiet periods and caps {expected}."),
        _REPLAY,
    ),
    "V44": (
        N_(
            "Stratum {content}: {found} firms are named certain, due are {expected}; they differ in: {firms}."
        ),
        _REPLAY,
    ),
    "V45": (
        N_("Stratum {content}: {found} are wanted, by ratio and rounding {expected}."),
        _REPLAY,
    ),
    "V46": (
        N_("Stratum {content}: the size is {found}, expected {expected}."),
        _REPLAY,
    ),
    "V47": (
        N_("Stratum {content} wants {wanted} firms of a frame of {frame}, and the rules say to refuse."),
        _MAKER,
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
        _REPLAY,
    ),
    "V51": (
        N_("{content}: the number is {found}, SHA-256 gives {expected}."),
        _REPLAY,
    ),
    "V52": (
        N_("{content}: the key is {found}, expected {expected}."),
        _REPLAY,
    ),
    "V53": (
        N_("The draws are of strata {content}, expected one each of {expected}."),
        _REPLAY,
    ),
    "V54": (
        N_("Stratum {stratum}, place {rank}: “{content}” is drawn where “{expected}” is due."),
        _REPLAY,
    ),
    "V55": (
        N_("Stratum {stratum}, substitute {rank}: “{content}” stands where “{expected}” is due."),
        _REPLAY,
    ),
    "V56": (
        N_("{content} is deregistered, revoked, moved away or suspended, and yet drawn or visited."),
        _UNLAWFUL,
    ),
    "V60": (
        N_("{content}, task {task}: drawn, but {times} times visited or unserved instead of once."),
        _MAKER,
    ),
    "V61": (
        N_("{content} is visited for task {task}, for which it was not drawn or which is not done on site."),
        _UNLAWFUL,
    ),
    "V62": (
        N_(
            "{content}: agency {agency} stays away without being listed as unserved, comes without a "
            "duty, or is named twice."
        ),
        _MAKER,
    ),
    "V63": (
        N_("{content}, task {task}: its lead agency {agency} is not at the visit."),
        _UNLAWFUL,
    ),
    "V64": (
        N_("{content}: this visit and visit {other} ought to be one joint visit."),
        _UNLAWFUL,
    ),
    "V65": (
        N_("{content}: an unannounced and an announced task share one visit."),
        _UNLAWFUL,
    ),
    "V66": (
        N_("{content}: {count} agencies at one visit, at most {most} are allowed."),
        _MAKER,
    ),
    "V67": (
        N_("{content}: {agency} leads the visit without leading one of its tasks, or without being there."),
        _UNLAWFUL,
    ),
    "V68": (
        N_("{content}: {agency} has {seats} seats, needed are {needed}."),
        _UNLAWFUL,
    ),
    "V69": (
        N_("{content}: {agency} has no seat of its own for the qualification {qualification}."),
        _UNLAWFUL,
    ),
    "V70": (
        N_("{content}: the visit takes {found} minutes, by its tasks {expected}."),
        _MAKER,
    ),
    "V71": (
        N_("{content}: shift {shift} is claimed for the visit but not allowed to task {task}."),
        _MAKER,
    ),
    "V72": (
        N_(
            "{content}, task {task}, agency “{agency}”: listed as unserved though not drawn, not on site,"
            " or no duty of the agency."
        ),
        _MAKER,
    ),
    "V73": (
        N_("The number is {content}, by its place it is {expected}."),
        _MAKER,
    ),
    "V80": (
        N_("{content}: the visit is on {times} trips instead of one."),
        _MAKER,
    ),
    "V81": (
        N_(
            "Shift {content} is not among the trip's shifts, or these are not all shifts of its visit "
            "{visit}."
        ),
        _MAKER,
    ),
    "V82": (
        N_("{content}: {day} is outside the dates of task {task}."),
        _UNLAWFUL,
    ),
    "V83": (
        N_("{content}: {day} is a quiet day for the firm."),
        _UNLAWFUL,
    ),
    "V84": (
        N_("{content}, task {task}, {day}: the cap “{cap}” is used up ({basis})."),
        _UNLAWFUL,
    ),
    "V85": (
        N_("Visit {visit}: the trip's team has no seat of its own for a seat of {content}."),
        _UNLAWFUL,
    ),
    "V86": (
        N_("{content} visits on the trip, between 1 and {most} are allowed."),
        _MAKER,
    ),
    "V87": (
        N_("The trip takes {content} minutes, at most {most} are allowed."),
        _MAKER,
    ),
    "V88": (
        N_("The trip takes {content} minutes, its visits alone take {least}."),
        _MAKER,
    ),
    "V90": (
        N_("Seat “{content}” (trip/seat) stands in the table where “{expected}” is due."),
        _MAKER,
    ),
    "V91": (
        N_("Seat {content}: eligible but left out: “{missing}”; in the table but not eligible: “{unfit}”."),
        _REPLAY,
    ),
    "V92": (
        N_("Seat {content}: the weights do not fit the candidates or add up to {total} instead of 2^30."),
        _MAKER,
    ),
    "V93": (
        N_("{content}: the chances within one shift add up to {load}, at most {most} is allowed."),
        _MAKER,
    ),
    "V94": (
        N_("{content}: the chances within one week add up to {load}, at most {most} are allowed."),
        _MAKER,
    ),
    "V95": (
        N_("{content}: the chances in the plan add up to {load}, at most {most} are allowed."),
        _MAKER,
    ),
    "V96": (
        N_("Seat “{content}” (trip/seat) is taken where “{expected}” is due."),
        _MAKER,
    ),
    "V97": (
        N_("Seat {seat}: {content} is sent, the lot gives “{expected}”."),
        _REPLAY,
    ),
    "V110": (
        N_("{content}: agency {agency} has {count} officers with valid cards there, at least 2 are needed."),
        _UNLAWFUL,
    ),
    "V111": (
        N_("{content}: no officer of the lead agency {agency} with a valid card is there."),
        _UNLAWFUL,
    ),
    "V112": (
        N_("{content} is not of the agency or lacks a qualification that the seat needs: {needed}."),
        _UNLAWFUL,
    ),
    "V113": (
        N_("{content} is off duty on {day}, or the card was valid only until “{until}”."),
        _UNLAWFUL,
    ),
    "V114": (
        N_("{content} is recused from {firm}."),
        _UNLAWFUL,
    ),
    "V115": (
        N_("{content} is on leave on {day}."),
        _UNLAWFUL,
    ),
    "V116": (
        N_("{content} serves in the own station of {firm}."),
        _UNLAWFUL,
    ),
    "V117": (
        N_("{content} has more than {most} seat in one shift."),
        _UNLAWFUL,
    ),
    "V118": (
        N_("{content} is sent in more than {most} shifts of one week."),
        _UNLAWFUL,
    ),
    "V119": (
        N_("{content} is sent in more than {most} shifts of the plan."),
        _UNLAWFUL,
    ),
}
