"""A whole synthetic district in the official forms, ready to be imported."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from data.calendar import quarter_bounds, quarter_of
from data.demo import officers as forms
from data.demo import past, words
from data.demo.firms import firms_of
from data.demo.officers import Officer, officers_of
from data.demo.plans import HEADING as PLAN_HEADING
from data.demo.plans import plan_rows
from data.demo.sheets import Row, with_heading, write_book, write_text
from scheduler.errors import OutputFailed, Place, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

MOST_FIRMS = 2_000_000
ROWS_PER_FILE = 200_000
MARK = ".~chayici-demo"
"""Names the files of ours in a folder, so that they alone are replaced; intake passes such names over."""

_FIRMS = (
    *("企业名称", "注册号/统一社会信用代码", "成立日期", "企业类型", "注册资金", "经营范围", "监管标签"),
    *("信用风险分类", "登记状态", "所在镇(街道)", "登记机关", "管辖单位", "住所"),
)
_FIRMS_HINT = (
    *("填写说明:名称须与执照一致", "18位代码或注册号", "YYYY-MM-DD", "", "", "", "多个标签用顿号或逗号分隔"),
    *("A/B/C/D,个体工商户可空", "", "", "", "", ""),
)
_NUMERALS = "一二三四"


def write_district(
    folder: Path, firms: int = 3_000, seed: str = "云栖", quarter: str = "2026Q4"
) -> list[Path]:
    """Write all files that agencies would send; the same arguments give the same bytes.

    Raises OutputFailed: D01 the folder holds something not made by us, D02 an impossible number of firms,
    D03 a file cannot be written.  Raises InputWrong C02 where ``quarter`` is none.
    """
    if not 1 <= firms <= MOST_FIRMS:
        raise OutputFailed(problem("D02", "fatal", None, str(firms), least=1, most=MOST_FIRMS))
    files = _files(firms, seed, quarter_of(quarter))
    try:
        _make_room(folder, list(files))
        for name, write in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write(folder / name)
    except OSError as error:
        path, reason = str(error.filename or folder), error.strerror or type(error).__name__
        raise OutputFailed(problem("D03", "fatal", Place(path), path, reason=reason)) from error
    return [folder / name for name in files]


def _make_room(folder: Path, names: list[str]) -> None:
    """Remove what we wrote earlier and leave the new names, so that even a broken-off run can be repeated."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / MARK
    if mark.exists():
        for name in mark.read_text(encoding="utf-8").splitlines():
            if (folder / name).resolve().is_relative_to(folder.resolve()):
                (folder / name).unlink(missing_ok=True)
    elif any(folder.iterdir()):
        raise OutputFailed(problem("D01", "fatal", Place(str(folder)), str(folder)))
    mark.write_text("\n".join(names), encoding="utf-8")


def _files(firms: int, seed: str, quarter: str) -> dict[str, Callable[[Path], None]]:
    """Every file by its name in the folder, and how it is written."""
    first, last = quarter_bounds(quarter)
    title = f"{quarter[:4]}年第{_NUMERALS[int(quarter[5]) - 1]}季度"
    officers = {bureau: list(officers_of(seed, bureau, firms, first)) for bureau in words.BUREAUS}
    everybody = [officer for people in officers.values() for officer in people]
    recusals = past.recusal_rows(seed, firms, everybody)
    leaves = past.leave_rows(seed, everybody, first)
    plan = (f"{words.DISTRICT}{title}部门联合“双随机、一公开”抽查计划",)
    return {
        **_rosters(firms, seed, title),
        **{f"执法人员名录库/{b.name}{b.ending}": _officer_sheet(b, people) for b, people in officers.items()},
        f"{title}联合抽查计划.xlsx": _book(
            "联合抽查计划", with_heading(PLAN_HEADING, plan_rows(first, last), plan)
        ),
        "历史检查记录.csv": _text(with_heading(past.HISTORY, past.history_rows(seed, firms, first))),
        "回避清单.xlsx": _book("回避", with_heading(past.RECUSALS, recusals)),
        "请假安排.xlsx": _book("请假", with_heading(past.LEAVES, leaves)),
        "宁静期.csv": _text(with_heading(past.QUIET, past.quiet_rows(last))),
    }


def _book(sheet: str, rows: Iterable[Row]) -> Callable[[Path], None]:
    return lambda path: write_book(path, sheet, rows)


def _text(rows: Iterable[Row], encoding: str = "utf-8-sig") -> Callable[[Path], None]:
    return lambda path: write_text(path, rows, encoding)


def _rosters(firms: int, seed: str, title: str) -> dict[str, Callable[[Path], None]]:
    """One roster, or several of at most 200,000 firms each; they share one pass over the firms."""
    rows = (firm.row for firm in firms_of(seed, firms))
    parts = -(-firms // ROWS_PER_FILE)
    heading: tuple[Row, ...] = ((f"{words.DISTRICT}检查对象名录库({title})",), _FIRMS, _FIRMS_HINT)
    return {
        f"检查对象名录库{f'（{part}）' if parts > 1 else ''}.xlsx": _book(
            "检查对象", chain(heading, _with_slips(islice(rows, ROWS_PER_FILE)))
        )
        for part in range(1, parts + 1)
    }


def _with_slips(rows: Iterable[Row]) -> Iterator[Row]:
    """Every 400th firm is typed twice, every 700th row is followed by an empty one."""
    for number, row in enumerate(rows, 1):
        yield row
        if number % 400 == 0:
            yield row
        if number % 700 == 0:
            yield ()


def _officer_sheet(bureau: words.Bureau, people: list[Officer]) -> Callable[[Path], None]:
    if bureau.form.startswith("short"):
        rows = with_heading(forms.SHORT, map(forms.short_row, people))
    else:
        rows = with_heading(forms.LONG, map(forms.long_row, people))
    if bureau.form.endswith("csv"):
        return _text(rows, "gb18030")
    if bureau.form == "short":
        return _book("人员名录库", rows)
    title = f"{bureau.name}执法人员名录"
    before = [(title,), forms.LONG, forms.LONG_HINT, forms.LONG_SAMPLE]
    return _book("人员名录库", chain(before, map(forms.long_row, people)))
