"""Wrong usage in a sentence of the user's language, with the help page that says what is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.i18n import N_

if TYPE_CHECKING:
    from data.views.table import Translate

KINDS = {
    "NoSuchOption": N_("There is no such option: {what}"),
    "MissingParameter": N_("Something is missing: {what}"),
    "BadParameter": N_("The value of {what} is not right: {why}"),
    "UsageError": N_("The command is not used rightly: {why}"),
}
"""By the kind of the parser's complaint; a kind that is not listed counts as the nearest of its ancestors."""
REASONS = (
    (r"No such command '(?P<what>[^']*)'", N_("there is no command {what}")),
    (r"Missing command", N_("a command is missing")),
    (r"Option '(?P<what>[^']*)' requires", N_("the option {what} needs a value")),
    (r"Option '(?P<what>[^']*)' does not take", N_("the option {what} takes no value")),
    (r"unexpected extra argument(?:s|\(s\))? \((?P<what>.*)\)", N_("too much was given: {what}")),
    (r"does not match the format", N_("a date such as 2026-10-08 was expected")),
    (r"^no such language", N_("zh or en was expected")),
    (r"valid integer", N_("a whole number was expected")),
    (r"greater than or equal to (?P<what>\S+)", N_("at least {what} was expected")),
    (r"less than or equal to (?P<what>\S+)", N_("at most {what} was expected")),
)
"""What the parser says, by a sign in its words, as we say it; what is not listed is quoted as it stands."""


def is_usage(error: Exception) -> bool:
    """Whether the parser complains about how the command was called."""
    return _kind(error) is not None


def complaint(error: Exception, say: Translate) -> str:
    """The sentence for a parser's complaint; empty where it has shown the help page already."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return ""
    told = str(getattr(error, "message", error))
    text = say(KINDS[_kind(error) or "UsageError"]).format(what=_what(error), why=_why(told, say))
    context = getattr(error, "ctx", None)
    command = getattr(context, "command_path", "chayici")
    return f"{text}\n{say(N_('Help: {command} --help')).format(command=command)}"


def _kind(error: Exception) -> str | None:
    return next((k.__name__ for k in type(error).__mro__ if k.__name__ in KINDS), None)


def _what(error: Exception) -> str:
    """The option or argument that is spoken of."""
    if name := getattr(error, "option_name", ""):
        near = getattr(error, "possibilities", None) or ()
        return f"{name} ({'、'.join(sorted(near))}?)" if near else str(name)
    parameter = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None) or getattr(parameter, "get_error_hint", str)()
    return str(hint).strip("'")


def _why(told: str, say: Translate) -> str:
    for sign, text in REASONS:
        if found := re.search(sign, told):
            return say(text).format(**found.groupdict())
    return told
