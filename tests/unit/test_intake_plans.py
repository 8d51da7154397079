"""Tasks, past checks, recusals, leaves and quiet periods."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from intake_support import (
    HISTORY,
    LEAVES,
    QUIET,
    RECUSALS,
    Rows,
    Value,
    code,
    codes_of,
    firm,
    firms_sheet,
    officer,
    officers_sheet,
    one,
    read_rows,
    task,
    tasks_sheet,
)

from data.intake import read
from scheduler.errors import InputWrong
from scheduler.values.firms import Inspection, QuietPeriod
from scheduler.values.people import Leave, Recusal
from scheduler.values.tasks import Duty, Ratio

if TYPE_CHECKING:
    from pathlib import Path

    from data.intake import Intake

FIRE = officer(9, 所在="东溪区消防救援大队", 专业="消防监督员")
A, B = "330099000001", "330099000002"


def planned(folder: Path, *tasks: list[Value]) -> Intake:
    return read_rows(folder, firms_sheet(), officers_sheet(officer(1), officer(2), FIRE), tasks_sheet(*tasks))


def beside(folder: Path, *sheets: Rows) -> Intake:
    return read_rows(folder, firms_sheet(firm(1), firm(2)), officers_sheet(), *sheets)


def test_a_sound_task(tmp_path: Path) -> None:
    row = task(
        1,
        配合="消防救援大队(消防监督员)、东溪区市场监督管理局",
        抽查事项="食品安全检查、消防安全检查",
        抽查频次=">=1",
    )
    (only,) = planned(tmp_path, row).batch.tasks
    assert (only.id, only.items, only.tags) == (
        "东溪区联查[2026]1号",
        ("食品安全检查", "消防安全检查"),
        ("食品",),
    )
    assert (only.lead, only.partners) == (Duty("市场监督管理局"), (Duty("消防救援大队", ("消防监督员",)),))
    assert only.ratios[3:] == (
        Ratio("D", Fraction(3, 5), Fraction(3, 5)),
        Ratio("", Fraction(3, 100), Fraction(3, 100)),
    )
    assert (only.minutes, only.first, only.last) == (60, date(2026, 10, 9), date(2026, 12, 31))
    assert (only.on_site, only.announced, only.frequency, only.towns) == (True, True, ">=1", ())


@pytest.mark.parametrize(
    ("scope", "tags", "towns"),
    [
        ("全部企业", (), ()),
        ("监管标签：食品", ("食品",), ()),
        ("食品", ("食品",), ()),
        ("所在镇(街道):东溪镇", (), ("东溪镇",)),
        ("监管标签:食品;所在镇(街道):东溪镇", ("食品",), ("东溪镇",)),
    ],
)
def test_populations(tmp_path: Path, scope: str, tags: tuple[str, ...], towns: tuple[str, ...]) -> None:
    intake = planned(tmp_path, task(1, 检查对象范围=scope))
    assert (intake.batch.tasks[0].tags, intake.batch.tasks[0].towns) == (tags, towns)
    assert codes_of(intake) == []


@pytest.mark.parametrize(
    ("mode", "on_site", "announced"),
    [
        ("现场", True, True),
        ("书面/网络", False, True),
        ("飞行检查", True, False),
        ("非现场检查", False, True),
        ("", True, True),
    ],
)
def test_ways_of_checking(tmp_path: Path, mode: str, on_site: bool, announced: bool) -> None:  # noqa: FBT001 - the answers are what is tested
    (only,) = planned(tmp_path, task(1, 检查方式=mode)).batch.tasks
    assert (only.on_site, only.announced) == (on_site, announced)


@pytest.mark.parametrize(
    ("changes", "wanted", "column"),
    [
        ({"抽查计划": ""}, "I70", 1),
        ({"A类": "很多"}, "I73", 7),
        ({"A类": "130%"}, "I74", 7),
        ({"D类": "20%-5%"}, "I74", 10),
        ({"A类": 0.5, "B类": 15}, "I75", 7),
        ({"检查结束": "2026-10-01"}, "I76", 16),
        ({"检查开始": "2026-02-30"}, "I77", 15),
        ({"检查结束": ""}, "I77", 16),
        ({"发起": "市场监管局"}, "I78", 5),
        ({"配合": "海关"}, "I78", 6),
        ({"每部门": 1}, "I79", 14),
        ({"每部门": "两三人"}, "I79", 14),
        ({"每户": "很久"}, "I80", 13),
        ({"检查对象": ""}, "I82", 4),
        ({"发起": ""}, "I84", 5),
        ({"发起": "市场监督管理局、消防救援大队"}, "I84", 5),
        ({"A类": "", "B类": "", "C类": "", "D类": "", "未分类": ""}, "I86", 7),
    ],
)
def test_a_task_that_cannot_be_meant_stops_the_import(
    tmp_path: Path, changes: dict[str, Value], wanted: str, column: int
) -> None:
    found = one(planned(tmp_path, task(1, **changes)).problems, wanted)
    assert (found.level, found.place.row, found.place.column) == ("fatal", 2, column)
    with pytest.raises(InputWrong):
        read([tmp_path])


def test_an_unknown_agency_brings_the_nearest_known_names(tmp_path: Path) -> None:
    found = one(planned(tmp_path, task(1, 发起="市场监督局")).problems, "I78")
    assert (found.content, dict(found.parts)["nearest"]) == ("市场监督局", "市场监督管理局")


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"每户": ""}, "I81"),
        ({"检查方式": "随缘"}, "I83"),
        ({"抽查事项": ""}, "I85"),
        ({"配合": "市场监督管理局"}, "I88"),
        ({"配合": "消防救援大队(注册消防师)"}, "I89"),
        ({"检查对象": "监管标签:食杂"}, "I90"),
    ],
)
def test_what_a_task_leaves_open_is_told(tmp_path: Path, changes: dict[str, Value], wanted: str) -> None:
    assert one(planned(tmp_path, task(1, **changes)).problems, wanted).level == "kept"


def test_a_number_given_twice(tmp_path: Path) -> None:
    assert one(planned(tmp_path, task(1), task(1)).problems, "I72").level == "note"
    assert one(planned(tmp_path, task(1), task(1, A类="2%")).problems, "I71").level == "fatal"


def test_tasks_keep_the_file_s_order(tmp_path: Path) -> None:
    intake = planned(tmp_path, task(10), task(2), task(1))
    assert [t.id[11:] for t in intake.batch.tasks] == ["10号", "2号", "1号"]


def test_a_class_without_ratio_is_a_note_and_not_drawn(tmp_path: Path) -> None:
    intake = planned(tmp_path, task(1, 未分类=""))
    assert {r.credit for r in intake.batch.tasks[0].ratios} == {"A", "B", "C", "D"}
    assert one(intake.problems, "I87").level == "note"


def test_past_checks_find_their_firm_by_code_organisation_or_name(tmp_path: Path) -> None:
    rows: Rows = [
        HISTORY,
        ["2026-03-01", code(1), "旧名", "东溪区市场监督管理局", "双随机", "甲", ""],
        ["2026/03/02", code(1)[8:17], "", "市场监督管理局", "日常巡查", "甲", ""],
        ["2026-03-03", "", "东溪２号食品厂", "市场监督管理局", "有因检查(投诉举报)", "甲", ""],
        ["2026-03-04", code(77), "外来厂", "市场监督管理局", "双随机", "甲", ""],
    ]
    intake = beside(tmp_path, rows)
    assert intake.batch.history == tuple(
        sorted(
            [
                Inspection(code(1), date(2026, 3, 1), "市场监督管理局", "甲"),
                Inspection(code(1), date(2026, 3, 2), "市场监督管理局", "甲"),
                Inspection(code(2), date(2026, 3, 3), "市场监督管理局", "甲", counts=False),
                Inspection(code(77), date(2026, 3, 4), "市场监督管理局", "甲"),
            ]
        )
    )
    assert (one(intake.problems, "I91").level, codes_of(intake)) == ("note", [])


@pytest.mark.parametrize("kind", ["投诉", "举报核查", "上级交办", "复查", "企业申请", "有因检查"])
def test_checks_for_cause_are_not_charged(tmp_path: Path, kind: str) -> None:
    intake = beside(tmp_path, [HISTORY, ["2026-03-01", code(1), "", "市场监督管理局", kind, "甲", ""]])
    assert [h.counts for h in intake.batch.history] == [False]


def test_odd_past_checks(tmp_path: Path) -> None:
    good: list[Value] = ["2026-03-01", code(1), "", "市场监督管理局", "双随机", "甲", ""]
    rows: Rows = [
        HISTORY,
        good,
        good,
        ["2026-02-30", *good[1:]],
        ["2026-03-05", "", "", *good[3:]],
        ["2026-03-06", *good[1:3], "", *good[4:]],
        ["2026-03-07", *good[1:3], "市监局", *good[4:]],
    ]
    intake = beside(tmp_path, rows)
    assert codes_of(intake) == ["I96", "I92", "I93", "I94", "I95"]
    assert len(intake.batch.history) == 3


def test_recusals_by_card_and_firm_and_loudly_left_out_where_unknown(tmp_path: Path) -> None:
    rows: Rows = [
        RECUSALS,
        [A, "甲1", "", code(1), "持股"],
        [A, "甲1", "", code(1)[8:17], "持股"],
        [B, "别人", "东溪2号食品厂", "", "近亲属任职"],
        ["999", "丙", "", code(1), "持股"],
        [A, "甲1", "无此企业", "", "持股"],
    ]
    intake = beside(tmp_path, rows)
    assert intake.batch.recusals == (Recusal(A, code(1)), Recusal(B, code(2)))
    assert {p.code: p.level for p in intake.problems if p.place.row > 1} == {
        "I100": "note", "I98": "kept", "I97": "left out", "I99": "left out"
    }  # fmt: skip
    assert not any("持股" in str(p) for p in intake.problems)


def test_leaves_that_overlap_are_one_and_bad_ones_stop_the_import(tmp_path: Path) -> None:
    rows: Rows = [
        LEAVES,
        [A, "甲1", "2026-10-20", "2026-10-25", "病假"],
        [A, "甲1", "2026-10-24", "2026-10-30", "病假"],
        [A, "甲1", "2026-11-01", "2026-11-02", "病假"],
        [B, "甲2", "2026-10-24", "2026-10-30", "病假"],
        ["999", "丙", "2026-10-24", "2026-10-30", "病假"],
        [B, "甲2", "2026-12-03", "2026-12-01", "病假"],
        [B, "甲2", "某天", "2026-12-01", "病假"],
    ]
    intake = beside(tmp_path, rows)
    assert intake.batch.leaves == (
        Leave(A, date(2026, 10, 20), date(2026, 10, 30)),
        Leave(A, date(2026, 11, 1), date(2026, 11, 2)),
        Leave(B, date(2026, 10, 24), date(2026, 10, 30)),
    )
    levels = {p.code: (p.level, p.place.row) for p in intake.problems if p.place.row > 1}
    assert levels == {
        "I104": ("corrected", 3),
        "I101": ("left out", 6),
        "I103": ("fatal", 7),
        "I102": ("fatal", 8),
    }
    assert "#2" in dict(one(intake.problems, "I104").parts)["other"]
    assert not any("病假" in str(p) for p in intake.problems)


def test_quiet_periods(tmp_path: Path) -> None:
    rows: Rows = [
        QUIET,
        [date(2026, 11, 9), date(2026, 11, 13), "全部企业", "宁静周"],
        ["2026-12-25", "2026-12-31", "监管标签:食品", "盘点"],
        ["2026-12-25", "2026-12-31", "监管标签:食品", "盘点二"],
        ["2026-12-31", "2026-12-25", "全部企业", "盘点"],
        ["2026-12-25", "", "全部企业", "盘点"],
        ["2026-12-25", "2026-12-31", "", "盘点"],
    ]
    intake = beside(tmp_path, rows)
    assert intake.batch.quiet[0] == QuietPeriod(date(2026, 11, 9), date(2026, 11, 13), basis="宁静周")
    assert QuietPeriod(date(2026, 12, 25), date(2026, 12, 31), "食品", "", "盘点") in intake.batch.quiet
    assert codes_of(intake) == ["I106", "I105", "I107"]


def test_sheets_that_only_refer_are_read_against_what_is_stored(tmp_path: Path) -> None:
    stored = beside(tmp_path).batch
    alone = read_rows(tmp_path, tasks_sheet(), [RECUSALS, [A, "甲1", "", code(1), ""]], known=stored)
    assert codes_of(alone) == []
    assert alone.batch.recusals == (Recusal(A, code(1)),)
    assert (alone.batch.enterprises, alone.batch.inspectors) == ((), ())
    assert one(read_rows(tmp_path, tasks_sheet()).problems, "I78").level == "fatal"


def test_an_officer_whom_the_agency_s_new_roster_no_longer_holds_is_unknown(tmp_path: Path) -> None:
    stored = beside(tmp_path).batch
    rows: Rows = [RECUSALS, [A, "甲1", "", code(1), ""]]
    intake = read_rows(tmp_path, officers_sheet(officer(2)), rows, known=stored)
    assert one(intake.problems, "I97").level == "left out"
