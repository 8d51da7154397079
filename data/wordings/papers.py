"""Sentences about papers that cannot be written."""

from __future__ import annotations

WORDING: dict[str, tuple[str, str]] = {
    "E01": (
        "this file exists already and was not overwritten",
        "name another folder, or allow overwriting with --force",
    ),
    "E02": ("a folder is needed here, but this is a file", "name another folder"),
    "E03": (
        "this may not be written, or another program holds it open ({detail})",
        "close the file if it is open in a spreadsheet program, or name a folder in which you may write",
    ),
    "E04": ("the disk is full ({detail})", "free some space, or name a folder on another disk"),
    "E05": ("the path is too long for this system ({detail})", "name a folder with a shorter path"),
    "E06": (
        "a file is to be written here, but a folder of that name stands in its place",
        "move the folder away",
    ),
    "E07": (
        "the folder vanished or cannot be made ({detail})",
        "check that the drive is connected and name a folder that can be made",
    ),
    "E08": ("the papers could not be written ({detail})", "try another folder or disk"),
    "E09": (
        "the plan file handed over for export has no digests in its last line",
        "export from the plan that is in the store; this file was not made by the program or was cut short",
    ),
}
