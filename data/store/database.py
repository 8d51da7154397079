"""Opens the database, makes a fresh one, and brings an older one to this version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool

from data.store.failures import failed, store_errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["open_store", "store_errors", "upgrade"]
_MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
_PATIENCE = 5
"""Seconds to wait for another program's lock."""
_MAGIC = b"SQLite format 3\0"


def open_store(url: str) -> Engine:
    """An engine on a database of exactly this version; a fresh database is made first.

    ``url`` is an SQLAlchemy address or the path of an SQLite file.  Raises StoreFailed: S01 the database is
    older, S02 newer or unknown, S03 to S10 it cannot be opened.
    """
    full = address(url)
    engine = _engine(full)
    try:
        with store_errors(full), engine.begin() as connection:
            _settle(connection, full)
    except BaseException:
        engine.dispose()
        raise
    return engine


def upgrade(url: str) -> Path | None:
    """Bring an older database to this version; returns the copy made of an SQLite file before, if one was.

    Raises StoreFailed.
    """
    full = address(url)
    engine = _engine(full)
    try:
        with store_errors(full), engine.connect() as connection:
            found = _revision(connection, full)
        if found == _scripts().get_current_head():
            return None
        with store_errors(full):
            copy = _copy(full, found) if found else None
            with engine.begin() as connection:
                _migrate(connection)
        return copy
    finally:
        engine.dispose()


def address(url: str) -> str:
    """An SQLAlchemy address; the path of a file means SQLite."""
    return url if "://" in url else f"sqlite:///{url}"


def _engine(url: str) -> Engine:
    with store_errors(url):
        file = _sqlite_file(url)
        if file:
            _judge_file(file, url)
        sqlite = make_url(url).get_backend_name() == "sqlite"
        more: dict[str, Any] = {"connect_args": {"timeout": _PATIENCE}} if sqlite else {}
        if sqlite and file is None:
            more["poolclass"] = StaticPool
        engine = create_engine(url, **more)
    if sqlite:
        event.listen(engine, "connect", _keep_our_own_transactions)
        event.listen(engine, "begin", _begin)
    return engine


def _keep_our_own_transactions(connection: sqlite3.Connection, _: object) -> None:
    """The driver would commit before a CREATE TABLE: switched off, so that a migration is one transaction."""
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _sqlite_file(url: str) -> Path | None:
    parts = make_url(url)
    named = parts.get_backend_name() == "sqlite" and parts.database not in {None, "", ":memory:"}
    return Path(parts.database or "") if named else None


def _judge_file(file: Path, url: str) -> None:
    if not file.parent.is_dir() or file.is_dir():
        raise failed("S06", url)
    try:
        if file.exists():
            with file.open("rb") as stream:
                begun = stream.read(len(_MAGIC))
            if begun and begun != _MAGIC:
                raise failed("S03", url)
    except OSError as error:
        raise failed("S06", url) from error


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(_MIGRATIONS))


def _revision(connection: Connection, url: str) -> str | None:
    """The database's revision, None for an empty database; refuses what this program does not know."""
    found = MigrationContext.configure(connection).get_current_revision()
    if found is None and inspect(connection).get_table_names():
        raise failed("S10", url)
    if found is not None and found not in {one.revision for one in _scripts().walk_revisions()}:
        raise failed("S02", url, found=found)
    return found


def _settle(connection: Connection, url: str) -> None:
    found = _revision(connection, url)
    head = _scripts().get_current_head()
    if found is None:
        _migrate(connection)
    elif found != head:
        raise failed("S01", url, found=found, head=head)


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copy(url: str, revision: str) -> Path | None:
    """A copy of an SQLite file beside it, named after its version; an earlier copy is never overwritten."""
    file = _sqlite_file(url)
    if file is None:
        return None
    number = 1
    while (copy := file.with_name(f"{file.stem}.{revision}.{number}.backup{file.suffix}")).exists():
        number += 1
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
