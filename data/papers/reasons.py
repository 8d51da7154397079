"""Why a part of a check is unserved, in plain Chinese."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from data.i18n import translation
from data.papers.privacy import without_numbers
from data.wordings import sentence
from scheduler.errors import Problem

if TYPE_CHECKING:
    from data.i18n import Translation
    from scheduler.values.plan import Unserved


def reason_text(unserved: Unserved) -> str:
    """Say the reason as the wordings have it; a code without a wording is shown as it is, with its parts."""
    try:
        text = sentence(Problem(unserved.reason, "kept", parts=unserved.parts), _chinese().gettext).what
    except KeyError:
        text = "；".join((unserved.reason, *(f"{name}={value}" for name, value in unserved.parts)))
    return without_numbers(text)


@cache
def _chinese() -> Translation:
    return translation("zh")
