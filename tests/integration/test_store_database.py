"""Opening, making and upgrading the database; every way in which that fails has its code."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError
from sqlalchemy.schema import CreateTable
from sqlmodel import Session, SQLModel, text

import models
from data.store import database
from data.store.database import open_store, store_errors, upgrade
from data.store.failures import code_of, shown
from scheduler.errors import StoreFailed

if TYPE_CHECKING:
    from pathlib import Path

for module in pkgutil.iter_modules(models.__path__):
    importlib.import_module(f"models.{module.name}")


def failure(url: str) -> str:
    with pytest.raises(StoreFailed) as caught:
        open_store(url)
    return caught.value.problems[0].code


def revised(path: Path, revision: str) -> Path:
    """A database that says it is of this revision."""
    open_store(str(path)).dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update alembic_version set version_num = ?", (revision,))
    return path


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A program one revision further on than the database."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    source = database._MIGRATIONS
    for file in ("env.py", "script.py.mako"):
        (folder / file).write_text((source / file).read_text(encoding="utf-8"), encoding="utf-8")
    for version in (source / "versions").glob("*.py"):
        (folder / "versions" / version.name).write_text(version.read_text(encoding="utf-8"), encoding="utf-8")
    head = ScriptDirectory(str(source)).get_current_head()
    more = [
        "import sqlalchemy as sa",
        "from alembic import op",
        'revision = "9999_more"',
        f'down_revision = "{head}"',
        "def upgrade() -> None:",
        '    op.create_table("more", sa.Column("id", sa.Integer, primary_key=True))',
    ]
    (folder / "versions" / "9999_more.py").write_text("\n".join(more), encoding="utf-8")
    monkeypatch.setattr(database, "_MIGRATIONS", folder)


@pytest.mark.parametrize("name", ["a.sqlite", "sqlite:///{folder}/b.sqlite", "sqlite://"])
def test_the_migrated_tables_are_those_of_the_models(tmp_path: Path, name: str) -> None:
    url = name.format(folder=tmp_path) if "://" in name else str(tmp_path / name)
    engine = open_store(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    open_store(str(file)).dispose()
    before = file.read_bytes()
    open_store(str(file)).dispose()
    assert file.read_bytes() == before


@pytest.mark.usefixtures("newer")
def test_an_older_database_is_refused_with_the_remedy_and_upgraded_beside_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.sqlite"
    further = database._MIGRATIONS
    monkeypatch.undo()
    open_store(str(file)).dispose()
    old = file.read_bytes()
    monkeypatch.setattr(database, "_MIGRATIONS", further)
    assert failure(str(file)) == "S01"
    assert file.read_bytes() == old
    copy = upgrade(str(file))
    assert copy is not None
    assert copy.parent == tmp_path
    with closing(sqlite3.connect(copy)) as connection:
        assert "more" not in {row[0] for row in connection.execute("select name from sqlite_master")}
    open_store(str(file)).dispose()
    assert upgrade(str(file)) is None, "nothing to do, no copy"


def test_a_database_of_an_unknown_revision_is_refused(tmp_path: Path) -> None:
    assert failure(str(revised(tmp_path / "a.sqlite", "2099_future"))) == "S02"
    with pytest.raises(StoreFailed, match="S02"):
        upgrade(str(tmp_path / "a.sqlite"))


def test_what_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("名录" * 100, encoding="utf-8")
    assert failure(str(tmp_path / "a.sqlite")) == "S03"
    assert failure(str(tmp_path / "没有" / "a.sqlite")) == "S06"
    assert failure(str(tmp_path)) == "S06"
    assert failure("nonsense://") == "S08"


def test_a_truncated_database_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    open_store(str(file)).dispose()
    file.write_bytes(file.read_bytes()[:5000])
    assert failure(str(file)) == "S03"


def test_another_program_s_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection, connection:
        connection.execute("create table theirs (id integer)")
    assert failure(str(tmp_path / "a.sqlite")) == "S10"


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    file = tmp_path / "a.sqlite"
    engine = open_store(str(file))
    with closing(sqlite3.connect(file)) as other:
        other.execute("begin exclusive")
        with (
            pytest.raises(StoreFailed, match="S04"),
            store_errors(str(file)),
            Session(engine) as session,
            session.begin(),
        ):
            session.execute(text("insert into agency values ('甲', 0)"))
    engine.dispose()


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("database or disk is full", "S05"),
        ("could not extend file: No space left on device", "S05"),
        ("attempt to write a readonly database", "S06"),
        ("permission denied for table agency", "S06"),
        ("connection to server at x failed: Connection refused", "S07"),
        ("syntax error", "S09"),
    ],
)
def test_each_complaint_has_its_code(message: str, wanted: str) -> None:
    assert code_of(message) == wanted
    with pytest.raises(StoreFailed) as caught, store_errors("postgresql://me:secret@host/plan"):
        raise OperationalError("select", {}, Exception(message))
    assert caught.value.problems[0].code == wanted
    assert "secret" not in str(caught.value.problems)


def test_a_password_is_never_shown() -> None:
    assert "secret" not in shown("postgresql://me:secret@host/plan")


def test_a_migration_that_fails_leaves_no_half_made_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object) -> None:
        raise OperationalError("create", {}, Exception("database or disk is full"))

    monkeypatch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", break_off)
    assert failure(str(tmp_path / "a.sqlite")) == "S05"
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        assert connection.execute("select count(*) from sqlite_master").fetchone() == (0,)


def test_every_table_can_be_made_in_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in SQLModel.metadata.sorted_tables]
    assert len(made) >= 9
