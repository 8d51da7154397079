"""A database from before there was a chain: upgraded, its acts are chained and its year counts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from shell_support import FIRST_DAY, QUARTER, Office
from sqlalchemy import create_engine

from data.store import database
from data.store.plans import load_outcome
from data.usecases.session import transaction
from data.usecases.standing import earlier_in_the_year

if TYPE_CHECKING:
    from pathlib import Path

ACTS = (
    (1, "freeze", "2026-07-01T00:00:00+00:00", "ab" * 32),
    (1, "draw-firms", "2026-07-02T00:00:00+00:00", "投掷 1"),
    (1, "schedule", "2026-07-02T00:00:00+00:00", "cd" * 32),
    (1, "draw-inspectors", "2026-07-01T23:00:00+00:00", "一个偏慢的时钟"),
)
PLAN = (
    "number", "quarter", "district", "state", "commitment", "firm_text", "firm_source", "firm_seed",
    "second_commitment", "inspector_text", "inspector_source", "inspector_seed", "made_with",
)  # fmt: skip  # the columns of revision 0002


def to_revision(file: Path, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(database._MIGRATIONS))
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture(scope="module")
def old(planned: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A database of revision 0002 with a complete plan of the third quarter and its list of acts."""
    office = Office(tmp_path_factory.mktemp("old"))
    to_revision(office.file, "0002_plans")
    with closing(sqlite3.connect(planned.file)) as source, closing(sqlite3.connect(office.file)) as target:
        row = source.execute(f"select {', '.join(PLAN)} from plan").fetchone()  # noqa: S608  # our own names
        marks = ", ".join("?" * len(PLAN))
        target.execute(f"insert into plan ({', '.join(PLAN)}) values ({marks})", row)  # noqa: S608  # as above
        target.execute("update plan set quarter = '2026Q3'")
        rows = source.execute("select plan, section, position, body from plan_section").fetchall()
        target.executemany("insert into plan_section values (?, ?, ?, ?)", rows)
        target.executemany("insert into act (plan, act, at, note) values (?, ?, ?, ?)", ACTS)
        target.commit()
    return office


@pytest.fixture
def upgraded(old: Office, tmp_path: Path) -> Office:
    office = old.copy(tmp_path)
    assert office.call("status", "--json").codes == ["S01"], (
        "an older database is refused until it is upgraded"
    )
    assert office.call("upgrade").status == 0
    return office


def test_old_acts_become_a_chain_that_holds(upgraded: Office) -> None:
    assert upgraded.call("log", "verify", "--json").record["entries"] == len(ACTS)
    entries = upgraded.call("log", "list", "--json").record["entries"]
    assert [(e["act"], e["body"]["note"]) for e in entries] == [(act, note) for _, act, _, note in ACTS]
    times = [e["at"] for e in entries]
    assert times == sorted(times), "a slow clock of old does not break the chain"
    assert upgraded.call("log", "list").status == 0
    assert upgraded.call("status").status == 0


def test_an_old_plan_is_not_proven_by_this_program_but_says_so(upgraded: Office) -> None:
    for words in (
        ("export", "--to", str(upgraded.folder / "p")),
        ("code", "F1"),
        ("amend", "改期", "--reason", "封路"),
        ("reveal",),
    ):
        answer = upgraded.call(*words, "--json")
        assert (answer.status, answer.codes) == (9, ["P08"]), words
    assert not (upgraded.folder / "p").exists()
    assert upgraded.call("salt", "backup", "--to", str(upgraded.folder / "s"), "--json").codes == ["P19"]


def test_an_old_plan_still_counts_in_the_years_standing(upgraded: Office) -> None:
    with transaction(upgraded.db) as session:
        plan = load_outcome(session, 1)
        standing = earlier_in_the_year(session, QUARTER)
    visited = {v.enterprise for v in plan.visits}
    assert {e.enterprise for e in standing if e.visited} == visited
    assert visited
    assert all(e.chance > 0 for e in standing if e.visited)


def test_the_chain_goes_on_after_the_old_acts(upgraded: Office, district: Path) -> None:
    assert upgraded.brings(district).status == 0
    assert upgraded.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY).status == 0
    assert upgraded.call("log", "verify", "--json").record["entries"] == len(ACTS) + 4
    assert upgraded.call("export", "2", "--to", str(upgraded.folder / "p"), "--json").status == 0
