"""Sentences that explain a result: one firm's chances, one officer's seats, the fairness of a plan."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "X01": (
        N_("Plan {plan} knows no firm {content}. Nearest: {near}."),
        N_("Give the 18-digit code or the firm's id; a plan knows the roster as it was when frozen."),
    ),
    "X02": (
        N_("Plan {plan} knows no officer with the card {content}. Nearest: {near}."),
        N_("Give the number of the enforcement card; a plan knows the roster as it was when frozen."),
    ),
    "X03": (
        N_("In plan {plan} {n} firms have the number {content}: {near}."),
        N_("Name one of them by its id."),
    ),
    # --- a firm's chance, and how it came about
    "X10": (N_("Chance {chance}: {drawn} of {of} firms are drawn by lot."), ""),
    "X11": (N_("Certain: drawn without lot, because it is due under a floor."), ""),
    "X12": (N_("Chance 0: no half day of the task is open to it, so nothing could be drawn."), ""),
    "X13": (
        N_(
            "The year is spread: this is the mean of the class; a firm not yet visited has more, one already visited less."
        ),
        "",
    ),
    "X14": (N_("Ratio in effect for {credit}: {ratio}, by {source}."), ""),
    "X15": (N_("{figure} of the {population} firms in scope is {exact}; {rounding}: {asked}."), ""),
    "X16": (N_("The interval's ends, or the rule of at least one firm, make it {asked}."), ""),
    "X17": (N_("The overall floor, {share} of all the task's firms, raises it to {raised}."), ""),
    "X18": (N_("Firms due under floors ({certain}) raise it to {wanted}."), ""),
    "X19": (
        N_("The firms that can be visited ({frame}) are fewer; all of them are drawn instead of {wanted}."),
        "",
    ),
    "X20": (
        N_("In scope: {population}; can be visited: {frame}, of these certain: {certain}; drawn: {size}."),
        "",
    ),
    "X21": (N_("Floor “{floor}” ({basis}): at least once in {window}; last check by {agency}: {last}."), ""),
    "X22": (
        N_(
            "Cap “{cap}” ({basis}): at most {most} in {window}; past checks counted: {past}. It closes {closed} of the task's {all} half days and is open again from {day}."
        ),
        "",
    ),
    "X23": (N_("Cap “{cap}” ({basis}): none at all. It closes {closed} of the task's {all} half days."), ""),
    "X24": (N_("Quiet days close {closed} of the task's {all} half days."), ""),
    # --- number, place, result
    "X30": (N_("Number {number}, which is {share} of 1."), ""),
    "X31": (N_("Sort key {key}, which is {share} of 1: chances so far this year {chance}, {visited}."), ""),
    "X32": (
        N_("Threshold {threshold}, which is {share} of 1: the last firm drawn by lot. Place {rank} of {of}."),
        "",
    ),
    "X33": (N_("No firm is drawn by lot. Place {rank} of {of}."), ""),
    "X34": (N_("Drawn."), ""),
    "X35": (N_("Drawn without lot."), ""),
    "X36": (N_("Not drawn; substitute {rank} of {of}."), ""),
    "X37": (N_("Not drawn."), ""),
    # --- what would have changed it
    "X40": (N_("Not drawn at a size of {size} or less, that is with a ratio of {credit} {ratio}."), ""),
    "X41": (N_("Drawn at a size of {size} or more, that is with a ratio of {credit} {ratio}."), ""),
    "X42": (N_("Drawn at any ratio of {credit}: the overall floor alone asks for {size} firms."), ""),
    "X44": (N_("Not drawn with a ratio of {credit} {ratio}, because of the overall floor."), ""),
    "X45": (N_("Drawn with a ratio of {credit} {ratio}, because of the overall floor."), ""),
    "X46": (N_("No other class's ratio, as a single figure, changes the result."), ""),
    "X47": (N_("A check by {agency} after {day} would have left it to the lot."), ""),
    "X48": (N_("By the checks on record the caps would let it in from {day} on."), ""),
    "X49": (N_("No ratio brings it in."), ""),
    # --- what became of it
    "X50": (N_("Visit on {day}, {half} (trip {trip}), led by {lead}; agencies: {agencies}."), ""),
    "X51": (N_("Not served: {cause}"), ""),
    "X52": (N_("Without {agency}: {cause}"), ""),
    "X53": (N_("In writing or online, no visit."), ""),
    "X54": (N_("Not yet put on shifts."), ""),
    "X55": (
        N_("Fell out on {day} ({reason}). In its place stands {successor}; its visit is to be scheduled."),
        "",
    ),
    "X56": (N_("Fell out on {day} ({reason}). In its place stands {successor}."), ""),
    "X57": (N_("Fell out on {day} ({reason}). No substitute was left."), ""),
    "X58": (N_("Called on {day} as the substitute of {firm}; its visit is to be scheduled."), ""),
    "X59": (N_("Called on {day} as the substitute of {firm}; in writing or online."), ""),
    "X64": (N_("The visit on {day}, {half} (trip {trip}) is not made."), ""),
    # --- why a task does not concern a firm
    "X60": (N_("The firm is not live ({status}); such a firm is never drawn."), ""),
    "X61": (N_("The firm has none of the task's tags ({tags})."), ""),
    "X62": (N_("The firm lies in {town}, the task's towns are {towns}."), ""),
    "X63": (N_("The task draws no {credit}: no ratio is set for it."), ""),
    # --- an officer
    "X70": (N_("Expected: {expected} half days (exactly {units}/2³⁰)."), ""),
    "X71": (N_("The agency's officers on duty: least {least}, mean {mean}, most {most} half days."), ""),
    "X72": (
        N_(
            "Drawn: {drawn} half days; the draw can give only the whole numbers on either side of the expectation."
        ),
        "",
    ),
    "X73": (
        N_(
            "Highest chance: {chance}, for a seat on {day}, {half} (trip {trip}), with {candidates} candidates."
        ),
        "",
    ),
    "X74": (N_("Candidate for {seats} of the agency's {all} seats, drawn for {won}."), ""),
    "X75": (N_("Since the draw: seats left {left}, taken over {came}; half days now {now}."), ""),
    "X80": (N_("Certain to work on {times} half days: the chances of the seats add up to 1."), ""),
    "X81": (N_("The weekly limit of {most} half days is used up in {times} weeks."), ""),
    "X82": (N_("The quarterly limit of {most} half days is used up."), ""),
    "X83": (
        N_(
            "Evenness: {most} half days is this officer's ceiling, at most a sixteenth above the least possible."
        ),
        "",
    ),
    "X84": (N_("Predictability: at {times} seats the chance stands at its limit ({most} at the least)."), ""),
    "X85": (N_("No limit binds; the chances follow from who is a candidate where."), ""),
    "X86": (
        N_(
            "Without this obstacle ({obstacle}; seats it alone costs: {seats}): {expected} half days expected."
        ),
        "",
    ),
    "X87": (N_("With a weekly limit higher by one: {expected} half days expected."), ""),
    "X88": (N_("With a quarterly limit higher by one: {expected} half days expected."), ""),
    "X89": (N_("Without a limit of predictability: {expected} half days expected."), ""),
    # --- the fairness of a plan
    "X90": (
        N_("{agency}: at {n} seats the committed chances are not those the engine computes from the case."),
        N_("Another version of the program may have made the plan: compare the versions in plan.json."),
    ),
    "X91": (
        N_("{agency}: the committed chances break a limit."),
        N_("Do not use this plan; chayici verify names the seat."),
    ),
    "X92": (
        N_("The strata or the draw of the firms do not come out again from the case and the public value."),
        N_("Do not use this plan; chayici verify names the place."),
    ),
    "X93": (N_("Every committed chance equals, bit for bit, what the engine computes from the case."), ""),
    "X94": (
        N_("Strata, sizes, numbers and drawn firms come out again from the case and the public value."),
        "",
    ),
    "X95": (N_("In every stratum all firms in the lot had the same chance."), ""),
    "X96": (
        N_(
            "The year is spread: in {n} strata chances differ with a firm's standing, as the rules want; the chance shown is the mean."
        ),
        "",
    ),
    "X97": (
        N_("Firms drawn on site: {drawn}. The fewest any design can expect: {bound}. Difference: {excess}."),
        "",
    ),
}
