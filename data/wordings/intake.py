"""What the intake finds wrong in files and rosters, and what to do about it."""

from __future__ import annotations

WORDING: dict[str, tuple[str, str]] = {
    "I01": (
        "There is no such file: {content}.",
        "Check the path; nothing was imported.",
    ),
    "I02": (
        "The file is empty.",
        "Ask the agency to send it again.",
    ),
    "I03": (
        "The workbook is damaged or was cut off while being copied.",
        "Open it in a spreadsheet program, save it again, or ask the agency to send it again.",
    ),
    "I04": (
        "The file is open in another program or may not be read.",
        "Close it in the other program, or ask for the right to read it.",
    ),
    "I05": (
        (
            "The file is no table of a known kind: a workbook, an XML spreadsheet, an HTML table or "
            "delimited text was expected."
        ),
        "Save it as .xlsx and import it again.",
    ),
    "I06": (
        "The workbook is protected by a password.",
        "Save it without a password and import it again.",
    ),
    "I07": (
        "The file could not be read.",
        "Check the disk or the network folder it lies on.",
    ),
    "I08": (
        "The folder holds no file that could be read.",
        "Check the path; nothing was imported.",
    ),
    "I09": (
        "This is a lock file that an office program left behind; it was not read.",
        "If the workbook beside it is still open, save and close it and import again.",
    ),
    "I10": (
        "The file is no table and was left out.",
        "Nothing needs to be done unless it was meant to be a roster.",
    ),
    "I11": (
        (
            "No heading row of a known kind was found among the first 30 rows; the sheet was left out. "
            "It begins: {content}"
        ),
        "If it is a roster, use the headings of the template.",
    ),
    "I12": (
        "The sheet holds no rows of data.",
        "Nothing needs to be done unless rows were expected.",
    ),
    "I13": (
        "A required column is missing: {wanted}. Found were: {content}",
        "Add the column or rename its heading as in the template.",
    ),
    "I14": (
        "A second heading row of the same kind stands here; the first is row {first}.",
        "Put the two tables into two sheets, or delete the second heading.",
    ),
    "I15": (
        "A title row was recognised: {content}",
        "Nothing needs to be done.",
    ),
    "I16": (
        "These columns are not used: {content}",
        "Nothing needs to be done.",
    ),
    "I17": (
        "A row of hints for filling in was recognised and skipped: {content}",
        "Nothing needs to be done.",
    ),
    "I18": (
        "A sample row was recognised and skipped: {content}",
        "Nothing needs to be done.",
    ),
    "I19": (
        "{count} empty rows between the data were skipped.",
        "Nothing needs to be done.",
    ),
    "I20": (
        "A remark or total below the data was recognised and skipped: {content}",
        "Nothing needs to be done.",
    ),
    "I21": (
        (
            "The code was kept as a number by the spreadsheet program, which loses its last digits; it "
            "was dropped and the firm kept."
        ),
        "Format the column as text and enter the 18 characters again.",
    ),
    "I22": (
        (
            "The code's check character, alphabet or first two characters are wrong; the firm was kept "
            "under the code as written."
        ),
        "Compare the code with the licence.",
    ),
    "I23": (
        ("A 15-digit registration number stands in place of the 18-digit code; the firm was kept under it."),
        "Enter the unified social credit code when it is known.",
    ),
    "I24": (
        "A 9-digit organisation code stands in place of the 18-digit code; the firm was kept under it.",
        "Enter the unified social credit code.",
    ),
    "I25": (
        (
            "This is neither an 18-digit code nor a 15-digit registration number nor a 9-digit "
            "organisation code; the firm was kept under it as written."
        ),
        "Compare the code with the licence.",
    ),
    "I26": (
        "The code is empty; the firm was kept under a digest of its name and address.",
        "Enter the unified social credit code.",
    ),
    "I27": (
        "Blanks, hyphens, lower case or full-width characters in the code were put right: {read}",
        "Nothing needs to be done.",
    ),
    "I28": (
        "The row has neither a name nor a usable code and was left out: {content}",
        "Enter name and code.",
    ),
    "I29": (
        "The firm has no name; it was kept under its code.",
        "Enter the name.",
    ),
    "I30": (
        "This is no known credit class; the firm was kept as unclassified.",
        "Enter A, B, C, D or E, or leave the cell empty.",
    ),
    "I31": (
        "The credit class written {content} was read as {read} in {count} rows.",
        "Nothing needs to be done if that is right.",
    ),
    "I32": (
        (
            "{count} firms other than individual businesses have no credit class; they are drawn as "
            "unclassified."
        ),
        "Enter the class where there is one.",
    ),
    "I33": (
        "The registration status is empty; the firm is taken for open.",
        "Enter the status; a closed firm must not be drawn.",
    ),
    "I34": (
        "The sheet has no column for the registration status; all {count} firms are taken for open.",
        "Add the column; closed firms must not be drawn.",
    ),
    "I35": (
        "This is no known registration status; the firm is never drawn until it is put right.",
        "Enter 存续, 注销, 吊销, 迁出 or 歇业.",
    ),
    "I36": (
        "This is no date or an impossible one; the founding date is not used for drawing.",
        "Enter the date as YYYY-MM-DD.",
    ),
    "I37": (
        "The town is empty; the firm was kept, but its visits cannot be grouped by place.",
        "Enter the town or street.",
    ),
    "I38": (
        "The sheet has no column for the town; {count} firms were kept without.",
        "Add the column, so that visits can be grouped by place.",
    ),
    "I39": (
        "This is no coordinate in degrees; it was dropped.",
        "Enter decimal degrees, e.g. 121.372.",
    ),
    "I40": (
        "The firm stands here a second time and was merged with {other}.",
        "Delete one of the rows.",
    ),
    "I41": (
        "{count} firms of this sheet also stand in {content}; each is one firm.",
        "Nothing needs to be done.",
    ),
    "I42": (
        (
            "The 9-digit organisation code is part of {firm}, which has the same name: one firm, merged "
            "with {other}."
        ),
        "Enter the 18-digit code in this row too.",
    ),
    "I43": (
        "The firm without a code has the name and address of {firm}: one firm, merged with {other}.",
        "Enter the code in this row too.",
    ),
    "I44": (
        "The same code stands for the name {first} in {other}; one firm, and that name was kept.",
        "Check whether one of the two codes is wrong.",
    ),
    "I45": (
        "The agency's name is empty; the row was left out.",
        "Enter the agency's name.",
    ),
    "I46": (
        "Whether the agency is vertical was not understood and taken for no.",
        "Enter 是 or 否.",
    ),
    "I47": (
        "This short name already belongs to {agency} and was not used again.",
        "Give each agency its own short name.",
    ),
    "I48": (
        "The class differs: {first} in {other}, {content} here; the riskier one, {chosen}, was taken.",
        "Ask which class is current.",
    ),
    "I49": (
        "The status differs: {first} in {other}, {content} here; the firm is taken for closed.",
        "Ask which status is current.",
    ),
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
        "This is no ratio: 1%, 0.01, 5%-20%, ≤5% or ≥80% was expected.",
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
    "I110": (
        "The marked copies cannot be written: {content}",
        "Close the workbooks that are open there, or name another folder.",
    ),
}
