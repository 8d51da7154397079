"""A roster that cannot be read: it is told first, and nothing false is said of other sheets."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from shell_support import Office

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

FIRMS, OFFICERS = "检查对象名录库.xlsx", "执法人员名录库/卫生健康局.xlsx"
RECUSALS, PLAN = "回避清单.xlsx", "2026年第四季度联合抽查计划.xlsx"
DEPENDENT = {"I78", "I89", "I90", "I91", "I95", "I97", "I99", "I101"}


@pytest.fixture
def files(district: Path, tmp_path: Path) -> Path:
    shutil.copytree(district, tmp_path / "files")
    return tmp_path / "files"


@pytest.fixture
def empty(tmp_path: Path) -> Office:
    """A desk whose database holds nothing yet."""
    (tmp_path / "desk").mkdir()
    return Office(tmp_path / "desk")


def without(path: Path, words: str) -> None:
    """The workbook without one of its columns."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = [c for row in sheet.iter_rows(max_row=5) for c in row if words in str(c.value)]
    sheet.delete_cols(int(cells[0].column))
    book.save(path)


def brought(office: Office, files: Path) -> list[dict[str, Any]]:
    answer = office.brings(files)
    assert answer.status in {3, 4}, answer.out[:500]
    found: list[dict[str, Any]] = answer.record["problems"]
    return found


def test_a_missing_column_comes_first_and_what_follows_from_it_is_one_line(
    empty: Office, files: Path
) -> None:
    without(files / FIRMS, "统一社会信用代码")
    cause, more, *others = brought(empty, files)
    assert (cause["code"], cause["file"], more["code"], more["file"]) == ("I13", FIRMS, "I111", FIRMS)
    assert not {p["code"] for p in others} & {"I90", "I91", "I99"}
    assert FIRMS in more["what"]
    assert int(*re.findall(r"read, (\d+) remarks", more["what"])) > 15


def test_officers_without_cards_and_their_agency_are_one_cause(empty: Office, files: Path) -> None:
    without(files / FIRMS, "统一社会信用代码")
    without(files / OFFICERS, "执法证")
    found = brought(empty, files)
    assert [(p["code"], p["file"]) for p in found[:4]] == [
        ("I112", OFFICERS), ("I111", OFFICERS), ("I13", FIRMS), ("I111", FIRMS),
    ]  # fmt: skip  # two causes
    assert "执法证号" in found[0]["what"]
    assert not {p["code"] for p in found} & DEPENDENT


def test_a_roster_left_out_refuses_the_import_by_what_follows_from_it(empty: Office, files: Path) -> None:
    """The plan names an agency whose officers were not read: nothing may be stored."""
    without(files / OFFICERS, "执法证")
    cause, more, *_ = brought(empty, files)
    assert (cause["code"], cause["level"], more["level"]) == ("I112", "fatal", "fatal")


def test_another_agencys_misspelt_name_is_still_told(empty: Office, files: Path) -> None:
    without(files / OFFICERS, "执法证")
    book = openpyxl.load_workbook(files / PLAN)
    book.worksheets[0].cell(3, 5, "不存在局")
    book.save(files / PLAN)
    told = [p for p in brought(empty, files) if p["code"] == "I78"]
    assert [p["content"] for p in told] == ["不存在局"]
    assert "卫生健康局" not in told[0]["content"]


def test_a_file_that_cannot_be_opened_comes_first(empty: Office, files: Path) -> None:
    (files / FIRMS).write_bytes((files / FIRMS).read_bytes()[:2000])
    cause, more, *others = brought(empty, files)
    assert (cause["file"], more["code"]) == (FIRMS, "I111")
    assert not {p["code"] for p in others} & DEPENDENT


def test_where_the_import_goes_through_every_row_without_effect_is_told(office: Office, files: Path) -> None:
    """A sheet left out that nothing stops at: recusals of firms nobody knows have no effect, row by row."""
    without(files / OFFICERS, "执法证")
    book = openpyxl.load_workbook(files / RECUSALS)
    sheet = book.worksheets[0]
    sheet.cell(2, 1, "000000000000")
    book.save(files / RECUSALS)
    answer = office.brings(files / OFFICERS, files / RECUSALS)
    assert answer.status == 0
    codes = [p["code"] for p in answer.record["problems"]]
    assert codes[0] == "I112"
    assert "I97" in codes
    assert "I111" not in codes


def test_no_list_of_near_names_is_empty(empty: Office, files: Path) -> None:
    (files / FIRMS).unlink()
    shutil.rmtree(files / "执法人员名录库")
    answer = empty.brings(files)
    told = [p["what"] for p in answer.record["problems"] if p["code"] in {"I78", "I90", "I95"}]
    assert told
    assert not [what for what in told if re.search(r"[:：]\s*$", what)]
