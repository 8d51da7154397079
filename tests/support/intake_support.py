"""Tiny roster files for tests, and short ways to read them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

import xlsxwriter
from stdnum.cn import uscc

from data.intake import Batch, Intake, examine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from scheduler.errors import Problem

Value: TypeAlias = str | float | bool | date | None
Rows: TypeAlias = "Sequence[Sequence[Value]]"

FIRMS = (
    "企业名称",
    "统一社会信用代码",
    "企业类型",
    "监管标签",
    "信用风险分类",
    "登记状态",
    "所在镇(街道)",
    "住所",
)
OFFICERS = ("姓名", "执法证号", "有效期至", "所在单位", "所属中队/所", "专业资质", "是否在岗")
TASKS = (
    "抽查计划编号",
    "任务名称",
    "抽查事项",
    "检查对象范围",
    "发起部门",
    "配合部门",
    "A类比例",
    "B类比例",
    "C类比例",
    "D类比例",
    "未分类比例",
    "抽查频次",
    "每户检查时长(分钟)",
    "每部门人数",
    "检查开始日期",
    "检查结束日期",
    "检查方式",
)
HISTORY = ("检查日期", "统一社会信用代码", "企业名称", "检查部门", "检查类型", "检查事项", "检查结果")
RECUSALS = ("执法证号", "姓名", "企业名称", "统一社会信用代码", "回避事由")
LEAVES = ("执法证号", "姓名", "开始日期", "结束日期", "事由")
QUIET = ("开始日期", "结束日期", "适用范围", "依据")


def code(number: int, head: str = "91330099") -> str:
    """A valid 18-digit code; its organisation code is valid too."""
    eight = f"{number:08d}"
    total = sum(int(c) * w for c, w in zip(eight, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    body = head + eight + "0123456789X0"[11 - total % 11]
    return body + str(uscc.calc_check_digit(body))


def firm(number: int, **changes: Value) -> list[Value]:
    """One sound row of a roster of firms, with cells changed by their heading."""
    sound: list[Value] = [
        f"东溪{number}号食品厂",
        code(number),
        "有限责任公司",
        "食品",
        "B",
        "存续",
        "东溪镇",
        f"东溪路{number}号",
    ]
    return _changed(FIRMS, sound, changes)


def officer(number: int, **changes: Value) -> list[Value]:
    """One sound row of a roster of officers."""
    sound: list[Value] = [
        f"甲{number}",
        f"3300990{number:05d}",
        "2030-01-31",
        "东溪区市场监督管理局",
        "机关科室",
        "无",
        "是",
    ]
    return _changed(OFFICERS, sound, changes)


def task(number: int, **changes: Value) -> list[Value]:
    """One sound row of a plan."""
    sound: list[Value] = [
        f"东溪区联查[2026]{number}号",
        "食品联合抽查",
        "食品安全检查",
        "监管标签:食品",
        "市场监督管理局",
        "",
        "1%",
        "3%",
        "15%",
        "60%",
        "3%",
        "",
        60,
        2,
        "2026-10-09",
        "2026-12-31",
        "现场",
    ]
    return _changed(TASKS, sound, changes)


def _changed(headings: Sequence[str], sound: list[Value], changes: dict[str, Value]) -> list[Value]:
    for name, value in changes.items():
        sound[headings.index(next(h for h in headings if h.startswith(name)))] = value
    return sound


def book(path: Path, *sheets: Rows) -> Path:
    """A workbook; its sheets are called 表1, 表2 …"""
    with xlsxwriter.Workbook(str(path)) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        for number, rows in enumerate(sheets, 1):
            page = made.add_worksheet(f"表{number}")
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(r, c, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - Excel knows no zones
                    elif isinstance(value, str):
                        page.write_string(r, c, value)
                    elif value is not None:
                        page.write(r, c, value)
    return path


def text_file(path: Path, rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    """A delimited text."""
    lines = [delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def read_rows(folder: Path, *sheets: Rows, known: Batch | None = None) -> Intake:
    """What the intake says of one workbook with these sheets."""
    return examine([book(folder / "东溪区报送.xlsx", *sheets)], known)


def firms_sheet(*rows: Sequence[Value]) -> Rows:
    """A sheet of firms: by default one sound firm."""
    return [FIRMS, *(rows or [firm(1)])]


def officers_sheet(*rows: Sequence[Value]) -> Rows:
    """A sheet of officers: by default two sound ones."""
    return [OFFICERS, *(rows or [officer(1), officer(2)])]


def tasks_sheet(*rows: Sequence[Value]) -> Rows:
    """A sheet of tasks: by default one sound task."""
    return [TASKS, *(rows or [task(1)])]


def codes_of(intake: Intake, *, notes: bool = False) -> list[str]:
    """Codes of the problems, in order; notes only if asked for."""
    return [p.code for p in intake.problems if notes or p.level != "note"]


def one(problems: Iterable[Problem], wanted: str) -> Problem:
    """The only problem of this code."""
    found = [p for p in problems if p.code == wanted]
    assert len(found) == 1, [p.code for p in problems]
    return found[0]
