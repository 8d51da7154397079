"""Rosters go into the database and come back as the same values; an import changes only what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake_support import (
    HISTORY,
    LEAVES,
    QUIET,
    RECUSALS,
    Rows,
    code,
    firm,
    firms_sheet,
    officer,
    officers_sheet,
    read_rows,
    task,
    tasks_sheet,
)
from sqlmodel import Session, col, func, select

from data.intake import Batch, Intake
from data.store.database import open_store
from data.store.rosters import Changes, load_rosters, save_rosters
from models.import_batch import ImportBatchRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

A, B = "330099000001", "330099000002"
AGENCIES: Rows = [["部门名称", "简称", "垂直管理"], ["东溪区气象局", "", "是"]]
OTHERS: tuple[Rows, ...] = (
    AGENCIES,
    [HISTORY, ["2026-03-01", code(1), "", "市场监督管理局", "双随机", "甲", ""]],
    [RECUSALS, [A, "甲1", "", code(1), "持股"]],
    [LEAVES, [A, "甲1", "2026-10-20", "2026-10-25", "病假"]],
    [QUIET, ["2026-11-09", "2026-11-13", "监管标签:食品", "宁静周"]],
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = open_store(str(tmp_path / "库.sqlite"))
    yield made
    made.dispose()


def everything(folder: Path) -> Intake:
    row = task(1, 配合="气象局", A类="≤5%", 检查对象="监管标签:食品")
    return read_rows(
        folder, firms_sheet(firm(1), firm(2, 统一="")), officers_sheet(), tasks_sheet(row, task(2)), *OTHERS
    )


def save(engine: Engine, intake: Intake) -> Changes:
    with Session(engine) as session, session.begin():
        return save_rosters(session, intake)


def load(engine: Engine) -> Batch:
    with Session(engine) as session:
        return load_rosters(session)


def counts(changes: Changes, table: str) -> tuple[int, int, int, int]:
    (found,) = (t for t in changes.tables if t.table == table)
    return (found.added, found.changed, found.unchanged, found.removed)


def test_what_is_stored_comes_back_as_the_same_values(tmp_path: Path, engine: Engine) -> None:
    intake = everything(tmp_path)
    changes = save(engine, intake)
    assert load(engine) == intake.batch
    assert all(intake.batch.__getattribute__(part) for part in Batch.__slots__)
    assert {t.table: t.added for t in changes.tables} == {
        "agency": 2,
        "enterprise": 2,
        "inspector": 2,
        "task": 2,
        "inspection": 1,
        "recusal": 1,
        "leave": 1,
        "quiet_period": 1,
    }


def test_the_same_files_again_change_nothing_and_say_so(tmp_path: Path, engine: Engine) -> None:
    save(engine, everything(tmp_path))
    again = save(engine, everything(tmp_path))
    assert again.nothing
    assert counts(again, "enterprise") == (0, 0, 2, 0)
    with Session(engine) as session:
        assert session.exec(select(func.count(col(ImportBatchRow.id)))).one() == 1


def test_a_newer_roster_adds_changes_and_removes(tmp_path: Path, engine: Engine) -> None:
    save(engine, read_rows(tmp_path, firms_sheet(firm(1), firm(2), firm(3))))
    changes = save(engine, read_rows(tmp_path, firms_sheet(firm(1), firm(2, 信用="D"), firm(4))))
    assert counts(changes, "enterprise") == (1, 1, 1, 1)
    assert {e.id: e.credit for e in load(engine).enterprises} == {code(1): "B", code(2): "D", code(4): "B"}


def test_a_kind_that_is_not_brought_stays_as_it_was(tmp_path: Path, engine: Engine) -> None:
    before = everything(tmp_path).batch
    save(engine, everything(tmp_path))
    changes = save(
        engine, read_rows(tmp_path, [QUIET, ["2026-12-01", "2026-12-02", "全部企业", ""]], known=before)
    )
    assert [t.table for t in changes.tables if not t.nothing] == ["quiet_period"]
    after = load(engine)
    assert (after.enterprises, after.agencies, after.leaves) == (
        before.enterprises,
        before.agencies,
        before.leaves,
    )
    assert after.district == "东溪区"


def test_one_agency_s_officers_leave_the_other_agencies_alone(tmp_path: Path, engine: Engine) -> None:
    fire = officer(9, 所在="东溪区消防救援大队")
    save(engine, read_rows(tmp_path, officers_sheet(officer(1), officer(2), fire)))
    changes = save(engine, read_rows(tmp_path, officers_sheet(officer(2, 是否="否"), officer(3))))
    assert counts(changes, "inspector") == (1, 1, 0, 1)
    assert [i.id[-1] for i in load(engine).inspectors] == ["2", "3", "9"]


def test_a_vertical_agency_stays_vertical_when_only_its_officers_come_again(
    tmp_path: Path, engine: Engine
) -> None:
    weather = officer(5, 所在="东溪区气象局")
    save(engine, read_rows(tmp_path, AGENCIES, officers_sheet(weather)))
    save(engine, read_rows(tmp_path, officers_sheet(weather)))
    assert [(a.id, a.vertical) for a in load(engine).agencies] == [("气象局", True)]


def test_nothing_is_stored_when_the_caller_turns_back(tmp_path: Path, engine: Engine) -> None:
    with Session(engine) as session:
        save_rosters(session, everything(tmp_path))
        session.rollback()
    assert load(engine) == Batch()


def test_tasks_come_back_in_file_order(tmp_path: Path, engine: Engine) -> None:
    intake = read_rows(tmp_path, firms_sheet(), officers_sheet(), tasks_sheet(task(10), task(2), task(1)))
    save(engine, intake)
    assert load(engine).tasks == intake.batch.tasks
