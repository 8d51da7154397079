"""Officers: one card, one person; agencies by their short names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from intake_support import OFFICERS, Rows, Value, codes_of, officer, officers_sheet, one, read_rows, text_file

from data.intake import examine
from scheduler.values.people import Agency

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = (
    "单位工号",
    "姓名",
    "性别",
    "手机号",
    "岗位资质资格",
    "所在业务部门（机构）",
    "执法证编号",
    "执法证有效期",
    "执法人员状态",
)


def other(number: int, **changes: str) -> list[Value]:
    """One sound row in the other style of roster."""
    cells = {
        "staff": f"DX{number}", "name": f"乙{number}", "sex": "女", "phone": "13800000000",
        "held": "药品检查员，保化检查员",
        "station": "东溪所", "card": f"3300991{number:05d}", "until": "2029-05-06", "state": "有效",
    }  # fmt: skip
    return list((cells | changes).values())


def test_a_sound_officer(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, officers_sheet(officer(1, 专业="药品检查员;消防监督员", 所属="东溪所")))
    (only,) = intake.batch.inspectors
    assert codes_of(intake) == []
    assert (only.id, only.agency, only.station) == ("330099000001", "市场监督管理局", "东溪所")
    assert only.qualifications == ("消防监督员", "药品检查员")
    assert (only.card_until, only.on_duty) == (date(2030, 1, 31), True)
    assert (intake.batch.agencies, intake.batch.district) == ((Agency("市场监督管理局"),), "东溪区")


def test_the_other_style_takes_the_agency_from_the_title_and_says_so(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, [["烟草专卖局执法人员名录"], TEMPLATE, other(1), other(2, state="失效")])
    assert [(i.agency, i.on_duty) for i in intake.batch.inspectors] == [
        ("烟草专卖局", True),
        ("烟草专卖局", False),
    ]
    assert dict(one(intake.problems, "I59").parts)["agency"] == "烟草专卖局"
    assert not any("13800000000" in str(p) for p in intake.problems)


def test_without_a_title_the_file_s_name_tells_the_agency(tmp_path: Path) -> None:
    text_file(tmp_path / "气象局.csv", [TEMPLATE, other(1)], "gb18030")
    text_file(tmp_path / "名单.csv", [TEMPLATE, other(2)])
    intake = examine([tmp_path])
    assert one(intake.problems, "I58").level == "fatal"
    assert one(intake.problems, "I58").place.file == "名单.csv"
    assert "气象局" in {a.id for a in intake.batch.agencies}


@pytest.mark.parametrize(
    ("changes", "wanted", "level"),
    [
        ({"执法": ""}, "I50", "left out"),
        ({"姓名": ""}, "I51", "kept"),
        ({"执法": "3.30099E+17"}, "I52", "left out"),
        ({"执法": "110101199003077758"}, "I53", "left out"),
        ({"有效": ""}, "I61", "kept"),
        ({"有效": "2027-02-30"}, "I62", "kept"),
        ({"是否": "大概"}, "I63", "kept"),
    ],
)
def test_odd_cells_of_an_officer(tmp_path: Path, changes: dict[str, str], wanted: str, level: str) -> None:
    found = one(read_rows(tmp_path, officers_sheet(officer(1, **changes))).problems, wanted)
    assert (found.level, found.place.row) == (level, 2)
    assert "19900307" not in str(found)


@pytest.mark.parametrize(
    ("changes", "on_duty", "until"),
    [
        ({"有效": "9999-09-09"}, True, None),
        ({"有效": "长期"}, True, None),
        ({"有效": "2027-02-30"}, False, None),
        ({"是否": "否"}, False, date(2030, 1, 31)),
        ({"是否": "大概"}, False, date(2030, 1, 31)),
        ({"有效": "2020-01-01"}, True, date(2020, 1, 1)),
    ],
)
def test_who_may_be_drawn(tmp_path: Path, changes: dict[str, str], on_duty: bool, until: date | None) -> None:  # noqa: FBT001 - the answer is what is tested
    (only,) = read_rows(tmp_path, officers_sheet(officer(1, **changes))).batch.inspectors
    assert (only.on_duty, only.card_until) == (on_duty, until)


def test_a_second_merged_row_adds_its_qualification(tmp_path: Path) -> None:
    more: list[Value] = [None, None, None, None, None, "消防监督员", None]
    intake = read_rows(tmp_path, officers_sheet(officer(1, 专业="药品检查员"), more, officer(2)))
    assert [i.qualifications for i in intake.batch.inspectors] == [("消防监督员", "药品检查员"), ()]
    assert one(intake.problems, "I54").place.row == 3


def test_the_same_card_twice_is_one_person(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, officers_sheet(officer(1), officer(1)))
    assert len(intake.batch.inspectors) == 1
    assert one(intake.problems, "I55").level == "note"


def test_the_same_card_with_other_entries_is_one_person_and_the_stricter_entry_wins(tmp_path: Path) -> None:
    second = officer(1, 有效="2027-01-01", 是否="否", 专业="药品检查员")
    intake = read_rows(tmp_path, officers_sheet(officer(1), second))
    (only,) = intake.batch.inspectors
    assert (only.card_until, only.on_duty, only.qualifications) == (date(2027, 1, 1), False, ("药品检查员",))
    assert dict(one(intake.problems, "I56").parts)["differing"] == "专业资质、有效期、是否在岗"


def test_one_staff_number_with_two_cards_is_refused(tmp_path: Path) -> None:
    rows = [other(1), other(1, card="330099199999")]
    found = one(read_rows(tmp_path, [["税务局执法人员名录"], TEMPLATE, *rows]).problems, "I57")
    assert (found.level, dict(found.parts)["first"]) == ("fatal", "330099100001")


def test_namesakes_with_two_cards_are_two_persons(tmp_path: Path) -> None:
    intake = read_rows(tmp_path, officers_sheet(officer(1), officer(2, 姓名="甲1")))
    assert len(intake.batch.inspectors) == 2
    assert one(intake.problems, "I60").level == "kept"


def test_a_card_kept_as_a_number_is_the_same_card(tmp_path: Path) -> None:
    (only,) = read_rows(tmp_path, officers_sheet(officer(1, 执法=330099000001))).batch.inspectors
    assert only.id == "330099000001"


def test_without_a_column_of_validity_the_sheet_says_so_once(tmp_path: Path) -> None:
    sheet: Rows = [[h for h in OFFICERS if h != "有效期至"], [c for c in officer(1) if c != "2030-01-31"]]
    assert one(read_rows(tmp_path, sheet).problems, "I64").level == "kept"


def test_an_agency_sheet_gives_short_names_and_vertical_agencies(tmp_path: Path) -> None:
    sheet: Rows = [
        ["部门名称", "简称/别名", "垂直管理"],
        ["东溪区市场监督管理局", "市监局、市场监管局", "否"],
        ["东溪区气象局", "", "是"],
        ["东溪区税务局", "市监局", "说不清"],
        ["", "无名", "是"],
    ]
    intake = read_rows(tmp_path, sheet, officers_sheet(officer(1, 所在="市监局")))
    assert intake.batch.inspectors[0].agency == "市场监督管理局"
    assert [(a.id, a.vertical) for a in intake.batch.agencies] == [
        ("市场监督管理局", False),
        ("气象局", True),
        ("税务局", False),
    ]
    assert [c for c in codes_of(intake) if c.startswith("I4")] == ["I47", "I46", "I45"]
