"""Sentences about the rules file."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "R01": (
        N_("The rules file {content} cannot be read: {reason}."),
        N_("Check the path, and whether another program holds the file open."),
    ),
    "R02": (
        N_("The rules file is not valid TOML here: {reason}."),
        N_("Correct this line: “{content}”."),
    ),
    "R03": (
        N_("“{key}” is not a setting; the nearest is “{nearest}”."),
        N_("Correct the name or delete the line; `chayici rules --to FILE` writes out every setting."),
    ),
    "R05": (
        N_("{key} must be a whole number from {least} to {most}, not “{content}”."),
        N_("Write a whole number without quotation marks."),
    ),
    "R06": (
        N_("{key} must be a share from 0 to 100 %, not “{content}”."),
        N_('Write it like "3%", "0.5%" or "1/3".'),
    ),
    "R07": (
        N_("{key} must be a span of time, not “{content}”."),
        N_('Write "year", a number of natural days like "60 days", or of months like "24 months".'),
    ),
    "R08": (
        N_("{key} cannot be “{content}”."),
        N_("Choose one of: {choices}."),
    ),
    "R09": (
        N_("{key}: “{content}” is not a credit class."),
        N_("Write A, B, C, D or E; an empty text or 未分类 means unclassified."),
    ),
    "R10": (
        N_("{key}: “{content}” is not a date."),
        N_("Write it like 2027-01-02."),
    ),
    "R11": (
        N_("{key} must be a text, not “{content}”."),
        N_("Write a text in quotation marks that is not empty."),
    ),
    "R12": (
        N_("{key} must be true or false, not “{content}”."),
        N_("Write true or false without quotation marks."),
    ),
    "R13": (
        N_("{key} is missing: every figure needs the document it comes from."),
        N_('Add basis = {{ document = "…", clause = "…" }} to this table.'),
    ),
    "R14": (
        N_("{key} must be a table, not “{content}”."),
        N_("Write [{key}] on a line of its own and the settings below it, or {{ name = value }}."),
    ),
    "R15": (
        N_("{key} must be a list of tables, not “{content}”."),
        N_("Write [[{key}]] above each entry."),
    ),
    "R16": (
        N_("{key}: {low} = {content} is above {high}."),
        N_("Exchange the two, or correct one."),
    ),
    "R17": (
        N_("{key} is missing."),
        N_("Add it; `chayici rules --to FILE` shows an example."),
    ),
    "R18": (
        N_("{key} must be a list, not “{content}”."),
        N_("Write the values in square brackets, separated by commas."),
    ),
    "R19": (
        N_("{key}: two entries are called “{content}”."),
        N_("Give each its own name; reports of conflicts refer to it."),
    ),
    "R20": (
        N_("The rules file {content} is not in UTF-8 from this line on."),
        N_("Save it again with the encoding UTF-8."),
    ),
    "R21": (
        N_("The rules file {content} cannot be written: {reason}."),
        N_("Choose a path where nothing stands yet and where you may write."),
    ),
    "R22": (
        N_("{content} is listed both as working and as off."),
        N_("Delete it from one of the two lists under [calendar]."),
    ),
}
