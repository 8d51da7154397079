"""What keeps the database from being opened or written, and what to do about it."""

from __future__ import annotations

WORDING: dict[str, tuple[str, str]] = {
    "S01": (
        "The database is of an older version ({found}) than this program needs ({head}).",
        "Run: chayici upgrade",
    ),
    "S02": (
        (
            "The database is of a version this program does not know: {found}. It was probably made by a "
            "newer version."
        ),
        "Install the newer program; nothing was changed.",
    ),
    "S03": (
        "The file is no database, or is damaged: {content}",
        "Name another file, or restore the latest backup.",
    ),
    "S04": (
        "The database is locked by another program.",
        "Wait until the other program has finished, then try again.",
    ),
    "S05": (
        "The disk is full; nothing was changed.",
        "Free some space and try again.",
    ),
    "S06": (
        "The database may not be read or written, or its folder does not exist: {content}",
        "Check the path and the rights to it.",
    ),
    "S07": (
        "The database server does not answer: {content}",
        "Check the address, the network and the server.",
    ),
    "S08": (
        "This is no database address: {content}",
        (
            "Give a path to a file, or an address such as sqlite:///plan.db or "
            "postgresql+psycopg://server/name."
        ),
    ),
    "S09": (
        "The database refused: {content}",
        "Show this message to whoever looks after the program.",
    ),
    "S10": (
        "The database holds tables of another program.",
        "Name an empty file or database.",
    ),
}
