"""Firms: whatever a row says, the firm is kept once, and what is odd is told with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from intake_support import FIRMS, Rows, Value, code, codes_of, firm, firms_sheet, one, read_rows

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_row_says_nothing_and_becomes_a_firm(tmp_path: Path) -> None:
    intake = read_rows(
        tmp_path,
        [[*FIRMS, "经度", "纬度", "管辖单位"], [*firm(1, 监管="食品，餐饮"), 121.5, "28.25", "东溪所"]],
    )
    (only,) = intake.batch.enterprises
    assert codes_of(intake) == ["I108"], "only the district is not known"
    assert (only.id, only.code, only.credit, only.live, only.tags) == (
        code(1),
        code(1),
        "B",
        True,
        ("食品", "餐饮"),
    )
    assert (only.longitude, only.latitude, only.station) == (121_500_000, 28_250_000, "东溪所")


@pytest.mark.parametrize(
    ("written", "wanted", "level", "head"),
    [
        (913300990000001500.0, "I21", "kept", "N-"),
        ("9.13E+17", "I21", "kept", "N-"),
        (code(1)[:-1] + ("0" if code(1)[-1] != "0" else "1"), "I22", "kept", "X-"),
        ("330106000012344", "I22", "kept", "X-"),
        (code(1)[8:17], "I24", "kept", "O-"),
        ("浙东字5号", "I25", "kept", "X-"),
        ("", "I26", "kept", "N-"),
        (f" {code(1)[:9]} {code(1)[9:].lower()}", "I27", "corrected", code(1)),
    ],
)
def test_odd_codes_keep_the_firm(tmp_path: Path, written: Value, wanted: str, level: str, head: str) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 统一=written)))
    found = one(intake.problems, wanted)
    assert (found.level, found.place.row, found.place.column) == (level, 2, 2)
    assert intake.batch.enterprises[0].id.startswith(head)


@pytest.mark.parametrize(
    ("cell", "value", "wanted", "column"),
    [
        ("信用", "优", "I30", 5),
        ("登记", "", "I33", 6),
        ("登记", "说不清", "I35", 6),
        ("所在", "", "I37", 7),
        ("企业", "", "I29", 1),
    ],
)
def test_odd_cells_are_told_with_their_place(
    tmp_path: Path, cell: str, value: str, wanted: str, column: int
) -> None:
    found = one(read_rows(tmp_path, firms_sheet(firm(1, **{cell: value}))).problems, wanted)
    assert (found.level, found.place.sheet, found.place.row, found.place.column) == ("kept", "表1", 2, column)


def test_an_unknown_status_is_never_drawn_and_an_empty_one_is(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 登记="说不清"), firm(2, 登记=""), firm(3, 登记="迁出")))
    by_name = {e.name: e.live for e in intake.batch.enterprises}
    assert list(by_name.values()) == [False, True, False]


def test_a_row_without_name_and_code_is_left_out(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1), firm(2, 企业="", 统一="")))
    assert one(intake.problems, "I28").level == "left out"
    assert len(intake.batch.enterprises) == 1


def test_bad_founding_dates_and_coordinates_are_told(tmp_path: Path) -> None:
    sheet: Rows = [
        [*FIRMS, "成立日期", "经度", "纬度"],
        [*firm(1), "2001-02-30", 121.5, "北边"],
        [*firm(2), "2001年2月3日", 0, 95.0],
    ]
    intake = read_rows(tmp_path, sheet)
    assert one(intake.problems, "I36").content == "2001-02-30"
    assert [p.place.column for p in intake.problems if p.code == "I39"] == [11, 10, 11]


def test_only_firms_other_than_households_are_counted_as_unclassified(tmp_path: Path) -> None:
    rows = [firm(1, 信用="", 企业类型="个体工商户"), firm(2, 信用=""), firm(3, 信用="")]
    found = one(read_rows(tmp_path, firms_sheet(*rows)).problems, "I32")
    assert (found.level, dict(found.parts)["count"]) == ("note", "2")


def test_a_firm_typed_twice_has_all_tags_the_riskier_class_and_is_closed_if_either_says_so(
    tmp_path: Path,
) -> None:
    twice = firm(1, 企业="东溪一号食品厂", 监管="餐饮", 信用="D", 登记="吊销")
    intake = read_rows(tmp_path, firms_sheet(firm(1), twice))
    (only,) = intake.batch.enterprises
    assert (only.name, only.tags, only.credit, only.live, only.status) == (
        "东溪1号食品厂",
        ("食品", "餐饮"),
        "D",
        False,
        "吊销",
    )
    assert codes_of(intake)[1:] == ["I40", "I44", "I48", "I49"]
    assert "#2" in dict(one(intake.problems, "I40").parts)["other"]


def test_a_firm_of_two_rosters_is_one_and_counted(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1), firm(2)), firms_sheet(firm(2, 监管="餐饮"), firm(3)))
    assert len(intake.batch.enterprises) == 3
    assert dict(one(intake.problems, "I41").parts)["count"] == "1"


def test_nine_digits_of_a_known_firm_with_its_name_are_that_firm(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 统一=code(1)[8:17], 企业="东溪１号食品厂"), firm(1)))
    assert [e.id for e in intake.batch.enterprises] == [code(1)]
    assert one(intake.problems, "I42").place.row == 2


def test_nine_digits_of_a_known_firm_with_another_name_are_another_firm(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, firms_sheet(firm(1, 统一=code(1)[8:17], 企业="西塘饭店"), firm(1)))
    assert len(intake.batch.enterprises) == 2


def test_no_code_but_name_and_address_of_a_known_firm_is_that_firm(tmp_path: Path) -> None:
    known, other = firm(1, 统一=""), firm(1, 统一="", 住所="别处9号")
    intake = read_rows(tmp_path, firms_sheet(known, firm(1), other))
    assert len(intake.batch.enterprises) == 2
    assert one(intake.problems, "I43").place.row == 2


def test_a_roster_without_status_or_town_column_is_said_once(tmp_path: Path) -> None:
    sheet: Rows = [["单位名称", "注册号/统一社会信用代码"], *([f"甲{k}", code(k)] for k in range(3))]
    intake = read_rows(tmp_path, sheet)
    assert dict(one(intake.problems, "I34").parts)["count"] == "3"
    assert dict(one(intake.problems, "I38").parts)["count"] == "3"
    assert all(e.live for e in intake.batch.enterprises)
