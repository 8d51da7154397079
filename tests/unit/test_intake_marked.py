"""Marked copies: the sheet as it was, bad cells coloured and explained, nothing private, no formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from intake_support import (
    FIRMS,
    LEAVES,
    book,
    firm,
    firms_sheet,
    officer,
    officers_sheet,
    read_rows,
    text_file,
)

from data.i18n import translation
from data.intake import examine
from data.intake.marked import COLOURS, LIST_NAME, write_marked
from data.wordings import sentence
from scheduler.errors import OutputFailed

if TYPE_CHECKING:
    from pathlib import Path


def test_bad_cells_are_coloured_by_level_and_explained(tmp_path: Path) -> None:
    intake = read_rows(
        tmp_path, [["东溪区名录"], FIRMS, firm(1), firm(2, 信用="优"), firm(3, 统一=f" {firm(3)[1]}")]
    )
    (made,) = write_marked(intake, tmp_path / "退回")
    page = openpyxl.load_workbook(made)["表1"]
    assert page["A3"].value == firm(1)[0]
    assert page["E4"].fill.fgColor.rgb == "FF" + COLOURS["kept"][1:]
    assert page["B5"].fill.fgColor.rgb == "FF" + COLOURS["corrected"][1:]
    assert page["A3"].fill.fill_type is None
    assert "信用风险分类" in page["E4"].comment.text
    assert page["A3"].comment is None


def test_the_first_sheet_lists_every_problem_of_the_file(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 统一="", 信用="优"), firm(2, 登记="")))
    (made,) = write_marked(intake, tmp_path)
    listed = openpyxl.load_workbook(made).worksheets[0]
    assert listed.title == LIST_NAME
    rows = [row[:6] for row in listed.iter_rows(min_row=2, values_only=True)]
    wanted = [p for p in intake.problems if p.place.file]
    assert [row[0] for row in rows] == [p.code for p in wanted]
    assert ("I30", "东溪区报送.xlsx", "表1", "2", "E", "优") in rows


def test_a_file_with_nothing_but_notes_is_not_given_back(tmp_path: Path) -> None:
    text_file(tmp_path / "a.csv", officers_sheet(officer(1), officer(1)))
    book(tmp_path / "b.xlsx", firms_sheet(firm(1, 登记="")))
    made = write_marked(examine([tmp_path]), tmp_path / "退回")
    assert [path.name for path in made] == [f"b.xlsx.{LIST_NAME}.xlsx"]


def test_a_file_that_cannot_be_read_gives_the_list_alone(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    (made,) = write_marked(examine([tmp_path / "坏.xlsx"]), tmp_path)
    assert openpyxl.load_workbook(made).sheetnames == [LIST_NAME]


def test_phones_identity_numbers_and_reasons_are_masked(tmp_path: Path) -> None:
    officers = [
        ["姓名", "执法证号", "有效期至", "所在单位", "手机号", "身份证号", "备注"],
        [
            "甲1",
            "330099000001",
            "说不清",
            "东溪区税务局",
            "13812345678",
            "110101199003077758",
            "另13912345678",
        ],
    ]
    leaves = [LEAVES, ["330099000001", "甲1", "2026-10-20", "2026-10-19", "产假"]]
    intake = read_rows(tmp_path, officers, leaves)
    (made,) = write_marked(intake, tmp_path / "退回")
    cells = [
        str(cell.value)
        for page in openpyxl.load_workbook(made)
        for row in page.iter_rows()
        for cell in row
        if cell.value
    ]
    assert not [c for c in cells if "12345678" in c or "19900307" in c or "产假" in c]
    assert "138****" in cells
    assert "330099000001" in cells


def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://x","y")'
    intake = read_rows(tmp_path, firms_sheet(firm(1, 住所=evil, 信用=evil)))
    (made,) = write_marked(intake, tmp_path / "退回")
    for page in openpyxl.load_workbook(made):
        for row in page.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert openpyxl.load_workbook(made)["表1"]["H2"].value == evil


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 统一="", 信用="优")))
    (one,), (two,) = (write_marked(intake, tmp_path / name) for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a file")
    with pytest.raises(OutputFailed):
        write_marked(read_rows(tmp_path, firms_sheet(firm(1, 登记=""))), tmp_path / "a")


def test_every_problem_of_this_messy_pile_can_be_said_in_both_languages(tmp_path: Path) -> None:
    """The sentences' placeholders and the parts that the intake gives must fit."""
    rows = [firm(k, **{name: "？"}) for k, name in enumerate(("企业名称", "统一", "信用", "登记", "所在"))]
    people = [officer(1, **{name: "？"}) for name in ("执法", "有效", "是否", "专业", "姓名")]
    intake = read_rows(tmp_path, firms_sheet(*rows, rows[0]), officers_sheet(*people, people[0], officer(2)))
    assert len({p.code for p in intake.problems}) > 8
    for lang in ("zh", "en"):
        assert all(sentence(p, translation(lang).gettext).what for p in intake.problems)
