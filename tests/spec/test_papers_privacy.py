"""个人信息保护法 §§6, 28: no phone or identity number on any paper; no firm tied to its credit class."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from attack_support import THIRD, Diary
from papers_support import plan_bytes, small_plan
from sheets_support import all_text, data_rows, raw_xml, workbooks

from data.papers import Proof, export
from scheduler.record.encode import encode

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan

MOBILE, SPACED, LANDLINE = "13805761234", "138-0576-5678", "0576-82431234"
IDENTITY, OWNER = "11010519491231002X", "440524188001010014"
"""The two numbers printed as examples in GB 11643; nobody's."""
MARKER = "ZQX"
REASON = "法定代表人住院"


def planted() -> Plan:
    """The small plan with numbers hidden in names, addresses and codes, and a class that is easy to find."""
    plan = small_plan()
    hidden: tuple[dict[str, Any], ...] = (
        {"name": f"甲商行（{MOBILE}）", "address": f"示例路1号 电话{LANDLINE}"},
        {"name": f"乙饭店{SPACED}", "code": OWNER},
        {"address": f"示例路3号{IDENTITY}", "code": MOBILE},
        {"address": f"示例路4号，联系人{MOBILE}"},
        {},
        {"name": f"己{IDENTITY}"},
    )
    firms = tuple(
        replace(f, credit=MARKER, status=f"{MARKER}风险", **h)
        for f, h in zip(plan.case.enterprises, hidden, strict=True)
    )
    strata = tuple(replace(s, credit=MARKER) if s.credit == "D" else s for s in plan.strata)
    unserved = tuple(replace(u, parts=(("phone", MOBILE),)) for u in plan.unserved)
    case = replace(plan.case, enterprises=firms)
    return replace(plan, case=case, strata=strata, unserved=unserved, number=1)


def acts() -> tuple[Entry, ...]:
    """Firms that fell out, one after another, a seat drawn again and an open one, with numbers as reasons."""
    diary, at = Diary(), "2026-09-11T00:00:00Z"
    for steps in ([[1, "F1", "F3"], [2, "F1", "F3"]], [[0, "F2", ""]], [[3, "F3", "F1"]], [[1, "F3", "F6"]]):
        diary.add("substitute", at, {}, {"enterprise": "F", "steps": steps}, f"{REASON}{MOBILE}")
    for trip, seat, who in ((0, 1, "P1"), (0, 2, "P4"), (1, 0, "P3")):
        about = {"trip": trip, "seat": seat, "inspector": who, "first": "2026-10-09", "last": "2026-10-12"}
        seat_opened = diary.add("vacate", at, {"event": encode(THIRD)}, about, f"{REASON}{IDENTITY}")
    body = {"opens": seat_opened.digest, "evidence": "", "seed": "", "text": ""}
    diary.add("replace", at, body, {"inspector": "P2"})
    return tuple(diary.entries)


@pytest.fixture(scope="module", params=["as drawn", "after acts"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("papers") / "out"
    plan = planted()
    log = acts() if request.param == "after acts" else ()
    export(plan, Proof(plan_bytes(plan), log), folder, force=False)
    found = workbooks(folder)
    assert ("变更" in all_text(found["统筹/计划总表.xlsx"])) == bool(log)
    return found


def test_the_papers_are_all_there(written: dict[str, bytes]) -> None:
    assert len(written) == 5
    assert any("甲商行" in all_text(content) for content in written.values())


@pytest.mark.parametrize("number", [MOBILE, SPACED, LANDLINE, IDENTITY, OWNER])
def test_no_planted_number_reaches_any_cell_or_any_part_of_a_file(
    written: dict[str, bytes], number: str
) -> None:
    for name, content in written.items():
        assert number not in all_text(content), name
        assert number not in raw_xml(content), name


def test_no_class_reaches_an_agency_or_the_draw_record(written: dict[str, bytes]) -> None:
    for name, content in written.items():
        if name != "统筹/计划总表.xlsx":
            assert MARKER not in all_text(content), name
            assert MARKER not in raw_xml(content), name


def test_why_a_firm_or_an_officer_left_stands_on_no_paper(written: dict[str, bytes]) -> None:
    for name, content in written.items():
        assert REASON not in all_text(content), name
        assert REASON not in raw_xml(content), name


def test_the_planner_sees_classes_only_as_counts(written: dict[str, bytes]) -> None:
    content = written["统筹/计划总表.xlsx"]
    assert MARKER in all_text(content)
    sheets = {"汇总", "联合抽查计划", "全部检查", "日历", "人员负荷", "替补名单", "未安排", "变更"}
    for sheet in sheets & set(openpyxl.load_workbook(BytesIO(content)).sheetnames):
        assert MARKER not in str(data_rows(content, sheet)), sheet
    assert not any("甲商行" in str(row) for row in data_rows(content, "分层抽取"))


def test_an_agency_reads_no_other_agencys_officers(written: dict[str, bytes]) -> None:
    assert "李5" in all_text(written["部门任务/应急管理局.xlsx"])
    for name in ("张1", "张2", "张3"):
        assert name not in raw_xml(written["部门任务/应急管理局.xlsx"])
    for name in ("李4", "李5"):
        assert name not in raw_xml(written["部门任务/市场监督管理局.xlsx"])
