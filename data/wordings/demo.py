"""Sentences about the synthetic district."""

from __future__ import annotations

from data.i18n import N_

WORDING: dict[str, tuple[str, str]] = {
    "D01": (
        N_("The folder {content} is not empty and was not made by this program."),
        N_("Choose an empty folder or a new name; nothing in this one was touched."),
    ),
    "D02": (
        N_("The demonstration cannot have {content} firms."),
        N_("Give a whole number from {least} to {most}."),
    ),
    "D03": (
        N_("The demonstration file {content} cannot be written: {reason}."),
        N_("Check the right to write and the space on the disk, and close the file if it is open."),
    ),
}
