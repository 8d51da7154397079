"""What the intake finds wrong in files, sheets, firms and agencies, and what to do about it."""

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
}
