"""One transaction, with the database's own complaints turned into ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlmodel import Session

from data.store.database import open_store
from data.store.failures import database_errors

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def transaction(url: str) -> Iterator[Session]:
    """A session on a database that is at today's version; all of it is stored, or nothing is.

    Raises StoreFailed.
    """
    engine = open_store(url)
    try:
        with database_errors(url), Session(engine) as session, session.begin():
            yield session
    finally:
        engine.dispose()
