"""What the intake finds wrong in rows about officers, tasks, history and absences, and what to do about it."""

from __future__ import annotations

WORDING: dict[str, tuple[str, str]] = {
    "I50": (
        "The officer {name} has no card number and was left out: nobody may inspect without a card.",
        "Enter the number of the enforcement card.",
    ),
    "I51": (
        "The officer with this card has no name; kept.",
        "Enter the officer's name.",
    ),
    "I52": (
        (
            "The card number was kept as a number by the spreadsheet program and lost digits; the "
            "officer {name} was left out."
        ),
        "Format the column as text and enter the number again.",
    ),
    "I53": (
        (
            "This looks like an identity card's number, not an enforcement card's; the officer {name} "
            "was left out and the number not kept."
        ),
        "Enter the number of the enforcement card.",
    ),
    "I54": (
        "A row without name and card below {name} was added to that officer: {content}",
        "Nothing needs to be done if the rows were merged on purpose.",
    ),
    "I55": (
        ("The officer {name} stands twice with the same card and the same entries ({other}); counted once."),
        "Delete one of the rows.",
    ),
    "I56": (
        (
            "The card of {name} stands twice with different entries ({other}): {differing}. One card, "
            "one person: merged, the stricter entry wins."
        ),
        "Correct one of the rows.",
    ),
    "I57": (
        (
            "The officer {name} has one staff number but two cards, {first} ({other}) and {content}; one "
            "officer cannot stand for two."
        ),
        "Delete the card that is no longer valid.",
    ),
    "I58": (
        (
            "The officers' agency is named neither in the rows nor in a title, the sheet's or the file's "
            "name: {content}"
        ),
        "Add the column 所在单位, or name the file after the agency.",
    ),
    "I59": (
        "The officers' agency was taken from the title, the sheet's or the file's name: {agency}",
        "Nothing needs to be done if that is right.",
    ),
    "I60": (
        (
            "Two officers of one agency are called {name}, with the cards {first} ({other}) and "
            "{content}; kept as two persons."
        ),
        "Delete one if it is one person.",
    ),
    "I61": (
        "The card of {name} has no date of expiry; it is taken for valid.",
        "Enter the date; only a valid card entitles to inspect.",
    ),
    "I62": (
        (
            "The date to which the card of {name} is valid was not understood; the officer is not drawn "
            "until it is put right."
        ),
        "Enter the date as YYYY-MM-DD.",
    ),
    "I63": (
        "Whether {name} is on duty was not understood; the officer is not drawn until it is put right.",
        "Enter 是 or 否, 有效 or 失效.",
    ),
    "I64": (
        "The sheet has no column for the cards' validity; all its cards are taken for valid.",
        "Add the column; only a valid card entitles to inspect.",
    ),
    "I70": (
        "The task has no number: {content}",
        "Enter the plan's number; each task needs its own.",
    ),
    "I71": (
        "The task's number stands twice with different contents; the other is {other}.",
        "Give one of them another number, or delete it.",
    ),
    "I72": (
        "The task stands twice with the same content ({other}); counted once.",
        "Delete one of the rows.",
    ),
    "I73": (
        "This is no ratio; expected is one such as 0.01, 1%, ≤5%, ≥80%, 5%-20%.",
        "Correct the cell.",
    ),
    "I74": (
        "A ratio lies between nought and the whole, its lower figure first.",
        "Correct the cell.",
    ),
    "I75": (
        (
            "It is not clear whether the row's ratios without a percent sign are percentages or shares "
            "of one: {content}"
        ),
        "Write every ratio with a percent sign.",
    ),
    "I76": (
        "The last day is before the first ({first}).",
        "Correct the dates.",
    ),
    "I77": (
        "This is no date, or an impossible one.",
        "Enter the date as YYYY-MM-DD.",
    ),
    "I78": (
        "No roster and no agency sheet knows the agency {content}. Known names that come near: {nearest}",
        "Correct the name, import the agency's officers, or enter it in an agency sheet.",
    ),
    "I79": (
        "At least two officers per agency are required by law; a whole number from 2 was expected.",
        "Enter 2 or more.",
    ),
    "I80": (
        "The minutes at one firm must be a number above 0.",
        "Enter the minutes, e.g. 60.",
    ),
    "I81": (
        "The minutes at one firm are not given; {minutes} were taken.",
        "Enter the minutes.",
    ),
    "I82": (
        "The population was not understood: 全部企业, 监管标签:… or 所在镇(街道):… was expected.",
        "Correct the cell.",
    ),
    "I83": (
        "This is no known way of checking; taken for an announced check on site.",
        "Enter 现场, 书面, 网络 or 飞行检查.",
    ),
    "I84": (
        "Exactly one lead agency was expected.",
        "Name one lead agency; the others belong to the partners.",
    ),
    "I85": (
        "The items to be checked are empty; the task's name was taken in their place.",
        "Enter the items as in the catalogue.",
    ),
    "I86": (
        "The task has no ratio for any class.",
        "Enter the ratios.",
    ),
    "I87": (
        ("{count} tasks of the sheet have no ratio for class {content}; such firms are not drawn for them."),
        "Enter the ratio if they are to be drawn.",
    ),
    "I88": (
        "The agency {agency} stands a second time in the task; the repetition was not used.",
        "Delete the repetition; if its qualification matters, put it behind the first.",
    ),
    "I89": (
        "No officer of {agency} has the qualification {content}.",
        "Compare the wording with the officers' roster.",
    ),
    "I90": (
        "No firm of the roster has the tag or town {content}. Those that come near: {nearest}",
        "Compare the wording with the enterprise roster.",
    ),
    "I91": (
        ("{count} past checks were made at firms that are not in the roster; kept under their own numbers."),
        "Nothing needs to be done.",
    ),
    "I92": (
        (
            "The day of the check at {firm} is no date or an impossible one; the row was left out and "
            "does not count against any cap."
        ),
        "Enter the date as YYYY-MM-DD.",
    ),
    "I93": (
        "The row names no firm and was left out.",
        "Enter the firm's code or name.",
    ),
    "I94": (
        "The check at {firm} names no agency; kept, it counts for the firm only.",
        "Enter the agency.",
    ),
    "I95": (
        (
            "{count} past checks name the agency {content}, which no roster knows; kept under this name. "
            "Known names that come near: {read}"
        ),
        "Correct the name or enter it as a short name in the agency sheet.",
    ),
    "I96": (
        "The same check (firm, day, agency, item) already stands in {other}; counted once.",
        "Delete one of the rows.",
    ),
    "I97": (
        (
            "WARNING: this recusal has no effect, because no roster knows the officer {name} with the "
            "card {content}. The law forbids a recused officer to inspect."
        ),
        "Correct the card number and import again before drawing.",
    ),
    "I98": (
        "The card {card} belongs to {name}, but the row says {content}; the card was believed.",
        "Check which of the two is meant.",
    ),
    "I99": (
        (
            "WARNING: this recusal has no effect, because the firm {content} is not in the roster, or "
            "its name is not unique. The law forbids a recused officer to inspect."
        ),
        "Correct the firm's code and import again before drawing.",
    ),
    "I100": (
        "The row repeats {other}; counted once.",
        "Delete one of the rows.",
    ),
    "I101": (
        "This leave was left out, because no roster knows the officer {name} with the card {content}.",
        "Correct the card number and import again before drawing.",
    ),
    "I102": (
        "The leave has no readable date here.",
        "Enter the date as YYYY-MM-DD.",
    ),
    "I103": (
        "The leave ends before it begins ({first}).",
        "Correct the dates.",
    ),
    "I104": (
        "The leave {content} of the card {card} overlaps with {other}; both were merged into one.",
        "Nothing needs to be done.",
    ),
    "I105": (
        "The quiet period has no readable date here.",
        "Enter the date as YYYY-MM-DD.",
    ),
    "I106": (
        "The quiet period ends before it begins ({first}).",
        "Correct the dates.",
    ),
    "I107": (
        (
            "To which firms the quiet period applies was not understood: 全部企业, 监管标签:… or 所在镇(街道):… was "
            "expected."
        ),
        "Correct the cell.",
    ),
    "I108": (
        "No title and no agency's name tells the district; names are taken as they stand.",
        "Put a title with the district's name above one of the tables.",
    ),
    "I109": (
        "The district is {content}; agencies are called by their names without it.",
        "Nothing needs to be done if that is right.",
    ),
    "I112": (
        "The sheet was left out: its heading row lacks a required column: {wanted}. Found were: {content}",
        "If it is a roster, add the column or rename its heading as in the template.",
    ),
    "I111": (
        (
            "Because {cause} could not be read, {count} remarks on other sheets are not listed: they may "
            "only say that a firm, officer or agency of this roster was not found."
        ),
        "Put this one right first and import again; what still holds then is listed.",
    ),
    "I110": (
        "The marked copies cannot be written: {content}",
        "Close the workbooks that are open there, or name another folder.",
    ),
}
