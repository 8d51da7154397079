"""The database's own complaints, turned into ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from scheduler.errors import Place, StoreFailed, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = (
    ("S04", ("database is locked", "database table is locked", "lock timeout", "could not obtain lock")),
    ("S05", ("disk is full", "no space left", "could not extend file")),
    ("S03", ("file is not a database", "malformed", "file is encrypted")),
    ("S06", ("unable to open", "readonly", "read-only", "permission denied", "disk i/o error")),
    ("S07", ("connection", "could not translate", "server closed", "timeout", "authentication")),
)
"""Codes and words in the database's message, in the order in which they are looked for."""


def shown(url: str) -> str:
    """The address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.rpartition("@")[2]


def failed(code: str, url: str, content: str = "", **parts: object) -> StoreFailed:
    """Our error for this address."""
    return StoreFailed(problem(code, "fatal", Place(shown(url)), content or shown(url), **parts))


def code_of(message: str) -> str:
    """The code that fits a database's message; S09 when none does."""
    words = message.lower()
    return next((code for code, signs in _SIGNS if any(sign in words for sign in signs)), "S09")


@contextmanager
def database_errors(url: str) -> Iterator[None]:
    """Within it, whatever the database complains about becomes a StoreFailed with a code and the address."""
    try:
        yield
    except DBAPIError as error:
        message = str(error.orig).strip().splitlines() or [type(error).__name__]
        raise failed(code_of(str(error.orig)), url, message[0]) from error


@contextmanager
def store_errors(url: str) -> Iterator[None]:
    """The same where an address is opened: there a wrong address shows itself too."""
    try:
        with database_errors(url):
            yield
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        raise failed("S08", url) from error
