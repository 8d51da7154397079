"""How a command is run: in the user's language, with an exit status, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from data.i18n import N_
from scheduler.errors import ChayiciError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Translate
    from shell.screen import Screen

INTERNAL = 70
"""A defect of the program (EX_SOFTWARE of sysexits)."""
INTERRUPTED = 130
USAGE = {
    "NoSuchOption": N_("There is no such option: {what}"),
    "NoSuchCommand": N_("There is no such command: {what}"),
    "MissingParameter": N_("Something is missing: {what}"),
    "BadParameter": N_("A value is not right: {what}"),
    "BadOptionUsage": N_("An option is not used rightly: {what}"),
    "BadArgumentUsage": N_("An argument is not used rightly: {what}"),
    "UsageError": N_("The command is not used rightly: {what}"),
}
"""Wrong usage by the kind of the parser's complaint, whose own words stay as they are."""


def run(app: typer.Typer, arguments: list[str], screen: Screen, *, debug: bool) -> int:
    """Run one command and give its exit status."""
    command = typer.main.get_command(app)
    _translate(command, screen.say)
    try:
        status = command.main(arguments, prog_name="chayici", standalone_mode=False, obj=screen)
    except ChayiciError as error:
        screen.complain(error.problems)
        status = error.exit_status
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the last net: no traceback may reach a user
        status = _last_words(error, screen, debug=debug)
    return status if isinstance(status, int) else 0


def without_language(arguments: Sequence[str]) -> list[str]:
    """The arguments without --lang zh|en, which may stand anywhere and is heard before parsing.

    >>> without_language(["status", "--lang", "en", "--json"])
    ['status', '--json']
    """
    kept: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            following = next(words, "")
            kept += [] if following in {"zh", "en"} else [word, following]
        elif word not in {"--lang=zh", "--lang=en"}:
            kept.append(word)
    return kept


def _last_words(error: Exception, screen: Screen, *, debug: bool) -> int:
    """Wrong usage in a sentence of the user's language; anything else is our defect and says so."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    if name := next((k for k in kinds if k in USAGE), None):
        what = getattr(error, "format_message", lambda: str(error))()
        screen.complain_plainly(screen.say(USAGE[name]).format(what=what))
        return 2
    text = screen.say(N_("A defect of this program ({kind}: {what}). Nothing was stored. Please report it."))
    screen.complain_plainly(text.format(kind=kinds[0], what=error))
    if debug:
        screen.err.print_exception()
    return INTERNAL


def _translate(command: object, say: Translate) -> None:
    """Put every help text of a command and its subcommands into the user's language."""
    for name in ("help", "short_help", "epilog"):
        if text := getattr(command, name, None):
            setattr(command, name, say(text))
    for parameter in getattr(command, "params", ()):
        if text := getattr(parameter, "help", None):
            parameter.help = say(text)
    for child in getattr(command, "commands", {}).values():
        _translate(child, say)
