"""How a command is run: in the user's language, with an exit status, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from data.i18n import N_
from scheduler.errors import ChayiciError
from shell.usage import complaint, is_usage
from shell.words import speak

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shell.screen import Screen

USAGE = 2
"""The command was not called rightly."""
INTERNAL = 70
"""A defect of the program (EX_SOFTWARE of sysexits)."""
INTERRUPTED = 130


def run(app: typer.Typer, arguments: list[str], screen: Screen, *, debug: bool) -> int:
    """Run one command and give its exit status."""
    command = typer.main.get_command(app)
    speak(command, screen.say)
    try:
        status = command.main(arguments, prog_name="chayici", standalone_mode=False, obj=screen)
    except ChayiciError as error:
        screen.complain(error.problems)
        status = error.exit_status
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last net: no traceback may reach a user
        status = _last_words(error, screen, debug=debug)
    if status == INTERRUPTED:
        screen.complain_plainly(screen.say(N_("Interrupted. What was not finished was not stored.")))
    return status if isinstance(status, int) else 0


def without_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without --lang zh|en, which may stand anywhere and is heard before parsing.

    An odd language is put in front, where the parser refuses it.

    >>> without_language(["status", "--lang", "en", "--json"])
    ['status', '--json']
    >>> without_language(["status", "--lang", "fr"])
    ['--lang=fr', 'status']
    """
    kept: list[str] = []
    odd: list[str] = []
    words = iter(arguments)
    for word in words:
        asked = next(words, "") if word == "--lang" else word.removeprefix("--lang=")
        if word != "--lang" and not word.startswith("--lang="):
            kept.append(word)
        elif asked not in {"zh", "en"}:
            odd.append(f"--lang={asked}")
    return [*odd, *kept]


def _last_words(error: Exception, screen: Screen, *, debug: bool) -> int:
    """Wrong usage in a sentence of the user's language; anything else is our defect and says so."""
    if is_usage(error):
        if text := complaint(error, screen.say):
            screen.complain_plainly(text)
        return USAGE
    text = screen.say(N_("A defect of this program ({kind}: {what}). Nothing was stored. Please report it."))
    screen.complain_plainly(text.format(kind=type(error).__name__, what=error))
    if debug:
        screen.err.print_exception()
    return INTERNAL
