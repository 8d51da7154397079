"""The parser's own words in the user's language: panel titles, usage line, kinds of values, help option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.views.table import Translate

PANELS = {
    "DEFAULT_STRING": N_("[default: {}]"),
    "ENVVAR_STRING": N_("[env var: {}]"),
    "REQUIRED_LONG_STRING": N_("[required]"),
    "ARGUMENTS_PANEL_TITLE": N_("Arguments"),
    "OPTIONS_PANEL_TITLE": N_("Options"),
    "COMMANDS_PANEL_TITLE": N_("Commands"),
}
"""Constants of typer.rich_utils that hold words."""
METAVARS = {"options_metavar": N_("[OPTIONS]"), "subcommand_metavar": N_("COMMAND [ARGS]...")}
KINDS = {
    "<str>": N_("<text>"),
    "<int>": N_("<number>"),
    "<int range>": N_("<number>"),
    "<path>": N_("<path>"),
    "<list[Path]>": N_("<path>..."),
    "<list[str]>": N_("<text>"),
    "<%Y-%m-%d>": N_("<YYYY-MM-DD>"),
    "<bool>": "",
}
"""Kinds of values as Typer writes them; a switch needs none."""
USAGE = "Usage: "
HELP = N_("Show this help and end.")


def speak(command: object, say: Translate) -> None:
    """Put everything a help page shows of a command and its subcommands into the user's language.

    A word that another version of the library no longer has stays as that version writes it.
    """
    from typer import rich_utils

    for name in PANELS.keys() & vars(rich_utils).keys():
        setattr(rich_utils, name, say(PANELS[name]))
    _command(command, say)


def _command(command: object, say: Translate) -> None:
    for name in ("help", "short_help", "epilog"):
        if text := getattr(command, name, None):
            setattr(command, name, say(text))
    for name, text in METAVARS.items():
        if getattr(command, name, None) == text:
            setattr(command, name, say(text))
    _wrap(command, "get_usage", lambda text: _usage(text, say))
    _wrap(command, "get_help_option", lambda option: _help_option(option, say))
    for parameter in getattr(command, "params", ()):
        _parameter(parameter, say)
    for child in getattr(command, "commands", {}).values():
        _command(child, say)


def _parameter(parameter: object, say: Translate) -> None:
    if text := getattr(parameter, "help", None):
        _put(parameter, "help", say(text))
    _wrap(parameter, "display_type_rich", lambda kind: _kind(kind, say))


def _help_option(option: object, say: Translate) -> object:
    if option is not None:
        _put(option, "help", say(HELP))
        _wrap(option, "display_type_rich", lambda _: "")
    return option


def _kind(kind: str | None, say: Translate) -> str | None:
    text = KINDS.get(kind or "", kind)
    return say(text) if text else text


def _usage(text: str, say: Translate) -> str:
    return text.replace(USAGE, say(N_("Usage: ")), 1)


def _wrap(thing: object, name: str, change: Callable[[Any], object]) -> None:
    """Let a method's answer pass through ``change``; where there is no such method, nothing happens."""
    own = getattr(thing, name, None)
    if own is not None:
        setattr(thing, name, lambda *given, **named: change(own(*given, **named)))


def _put(thing: object, name: str, value: object) -> None:
    setattr(thing, name, value)
