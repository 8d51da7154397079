"""Sentences about what cannot hold together, said before any seed exists."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "Q01": (
        N_(
            "Task {task}, class {credit}: the ratio {content} of {population} firms asks for {wanted}, but caps leave"
            " only {frame} ({closed} are closed by: {caps})."
        ),
        N_(
            "Cheapest first: lower the ratio to {lower}; except this class from the cap; or set cap_conflict ="
            ' "take all", which draws every firm left and records the shortfall.'
        ),
    ),
    "Q02": (
        N_(
            "Task {task}, class {credit}: {firms} firms are due under a floor ({floors}) but closed by a cap ({caps}),"
            " e.g. {content}."
        ),
        N_(
            'Except these firms from the cap, lengthen the floor\'s window, or set cap_conflict = "take all".'
        ),
    ),
    "Q03": (
        N_(
            "Task {task}: the overall floor {content} asks for {need} firms; the classes' ceilings allow {have}."
        ),
        N_("Raise the upper end of an interval, beginning with the riskiest class, or lower the floor."),
    ),
    "Q04": (
        N_(
            "Task {task}, class {credit}: no whole number of {population} firms lies within {content}; {wanted} will be"
            " drawn by the rounding rule."
        ),
        N_("Widen the interval, or accept the rounding."),
    ),
    "Q05": (
        N_(
            "Task {task}, class {credit}: the stratum has only {content} firms, of which {size} will be drawn."
        ),
        N_("Such a draw is foreseeable; join the class with a neighbouring one if the rules allow."),
    ),
    "Q06": (
        N_("Task {task}: class {risky} has the ratio {content}, less than class {calm} with {ratio}."),
        N_("Check the ratio columns; a riskier class is usually drawn more."),
    ),
    "Q07": (
        N_(
            "{content} has at most {most} officers with a valid card on any day of the plan ({enrolled} on the roster);"
            " a team needs {need}. Its part in {tasks} cannot be served."
        ),
        N_(
            "Cheapest first: let another agency of the same line lend {lend} officers; ask the agency to enrol or"
            " renew {lend} cards; take it out of these tasks. Tasks it leads (wholly unserved): {leads}."
        ),
    ),
    "Q08": (
        N_("Nobody in {agency} holds the qualification {content} with a valid card, which {tasks} ask for."),
        N_(
            "Add it to the roster if it is missing there; borrow from: {elsewhere}; or take it out of the task."
        ),
    ),
    "Q10": (
        N_("Task {task}: the item {content} is not on the catalogue of items (抽查事项清单)."),
        N_("Add it to the catalogue in the rules with its legal basis, or take it out of the task."),
    ),
    "Q11": (
        N_("Task {task}: the item {content} is on the negative list and may not be drawn at random."),
        N_("Take it out of the task."),
    ),
    "Q12": (
        N_("Task {task}: its dates {content} reach outside the quarter ({first} – {last})."),
        N_("Correct the dates in the task plan and import it again."),
    ),
    "Q13": (
        N_("Task {task} brings {content} agencies; the rules allow {limit} at one visit."),
        N_("Raise agencies_per_visit, or split the task."),
    ),
    "Q14": (
        N_("Task {task} is led by {content}, which is managed vertically and can only be invited."),
        N_("Let a local agency lead, or make sure of its written consent."),
    ),
    "Q15": (
        N_("Task {task} takes {content} minutes at one firm; a shift has {limit}."),
        N_("Each such visit fills a shift of its own; lengthen the shift or shorten the check."),
    ),
    "Q16": (
        N_("Task {task}: no live firm has any of its tags ({content})."),
        N_("Check the tags in the roster and in the task plan."),
    ),
    "Q18": (
        N_("No task falls into {quarter}."),
        N_("Import the quarter's task plan, or name another quarter."),
    ),
    "Q19": (
        N_("Task {task}: none of its days {content} is a working day of the plan ({days})."),
        N_("Correct the dates in the task plan, or begin the plan earlier with --from."),
    ),
}
