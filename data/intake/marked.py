"""The agencies' sheets given back: every bad cell coloured, with a comment, and a list of all problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from data.i18n import translation
from data.intake.cells import text
from data.intake.find import find_table
from data.intake.forms import FormError, sheets_of
from data.intake.headings import heading
from data.intake.masking import hidden, is_private, masked
from data.intake.tables import Findings
from data.wordings import letters, sentence
from scheduler.errors import OutputFailed, Place, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from data.intake.batch import FileRead, Intake
    from data.intake.tables import Sheet, Table
    from scheduler.errors import Level, Problem

COLOURS: Mapping[Level, str] = {
    "fatal": "#FF9999", "left out": "#FFC08A", "kept": "#FFEB9C", "corrected": "#C6EFCE", "note": "#DDEBF7",
}  # fmt: skip
LIST_NAME = "问题清单"
_HEADINGS = ("代码", "文件", "工作表", "行", "列", "单元格内容", "问题与要求", "处理", "处理办法")
_WIDTHS = (8, 28, 16, 7, 6, 28, 70, 14, 46)
_COMMENTS = 2000
"""Comments per sheet: spreadsheet programs grow slow beyond; the list holds every problem."""
_LONGEST = 32767
_BUBBLE = {"x_scale": 3, "y_scale": 1.5}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def write_marked(intake: Intake, folder: Path, translate: Callable[[str], str] | None = None) -> list[Path]:
    """One workbook per source file with problems that are more than notes; returns their paths.

    Phone and identity numbers and reasons of absence are masked.  Raises OutputFailed.
    """
    found: dict[str, list[Problem]] = {}
    for one in intake.problems:
        found.setdefault(one.place.file, []).append(one)
    grave = [file for file in intake.files if any(p.level != "note" for p in found.get(file.name, ()))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        say = translate or translation("zh").gettext
        return [_write(file, found[file.name], folder, say) for file in grave]
    except (OSError, xlsxwriter.exceptions.XlsxWriterException) as error:
        raise OutputFailed(problem("I110", "fatal", Place(str(folder)), str(folder))) from error


def _write(file: FileRead, problems: Sequence[Problem], folder: Path, say: Callable[[str], str]) -> Path:
    target = folder / f"{file.name.strip('/').replace('/', '_')}.{LIST_NAME}.xlsx"
    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})  # same input, same bytes
        marks = _Marks(
            {level: book.add_format({"bg_color": colour}) for level, colour in COLOURS.items()}, say
        )
        _write_list(book, problems, marks)
        taken = {LIST_NAME.casefold()}
        for sheet in _sheets(file):
            page = book.add_worksheet(_free_name(sheet.name or "Sheet1", taken))
            _write_sheet(page, sheet, [p for p in problems if p.place.sheet == sheet.name], marks)
    return target


def _sheets(file: FileRead) -> tuple[Sheet, ...]:
    """The file's sheets; none where it could not be read."""
    try:
        return sheets_of(file.name, file.path.read_bytes())[1]
    except (OSError, FormError):
        return ()


def _free_name(name: str, taken: set[str]) -> str:
    stem = _FORBIDDEN.sub("_", name).strip("'")[:31] or "Sheet"
    free, number = stem, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem[:27]}_{number}"
    taken.add(free.casefold())
    return free


@dataclass(frozen=True, slots=True)
class _Marks:
    """Colours and words."""

    formats: Mapping[Level, Format]
    say: Callable[[str], str]

    def comment(self, problems: Iterable[Problem]) -> str:
        """What is wrong with one cell and what was done."""
        said = [(p.code, sentence(p, self.say)) for p in problems]
        return "\n".join(f"[{code}] {one.what}({one.done}){one.remedy}" for code, one in said)[:_LONGEST]


def _write_list(book: Workbook, problems: Sequence[Problem], marks: _Marks) -> None:
    page = book.add_worksheet(LIST_NAME)
    bold = book.add_format({"bold": True})
    for column, (words, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, words, bold)
    page.freeze_panes(1, 0)
    for row, one in enumerate(problems, 1):
        said, place = sentence(one, marks.say), one.place
        where = (place.file, place.sheet, str(place.row or ""), letters(place.column))
        cells = (one.code, *where, masked(one.content), said.what, said.done, said.remedy)
        for column, cell in enumerate(cells):
            form = marks.formats[one.level] if column in {0, 7} else None
            page.write_string(row, column, cell[:_LONGEST], form)


def _write_sheet(page: Worksheet, sheet: Sheet, problems: Sequence[Problem], marks: _Marks) -> None:
    table = find_table(sheet, Findings())
    private = _private_columns(table)
    by_row = _by_row(sheet, problems)
    comments = 0
    for number, row in enumerate(sheet.rows(), 1):
        found = by_row.get(number, {})
        below = table is not None and number > table.head
        for index in range(max(len(row), *(position + 1 for position in found), 0)):
            words = text(row[index]) if index < len(row) else ""
            shown = hidden(words) if below and index in private else masked(words)
            _write_cell(
                page, (number - 1, index + sheet.first_column - 1), shown, found.get(index, ()), marks
            )
        for index in sorted(found) if comments < _COMMENTS else ():
            comments += 1
            words = marks.comment(found[index])
            page.write_comment(number - 1, index + sheet.first_column - 1, words, _BUBBLE)


def _by_row(sheet: Sheet, problems: Sequence[Problem]) -> dict[int, dict[int, list[Problem]]]:
    """Row number → position in the row → problems; what concerns a whole row is shown in its first cell."""
    found: dict[int, dict[int, list[Problem]]] = {}
    for one in problems:
        if one.place.row:
            index = max(one.place.column - sheet.first_column, 0)
            found.setdefault(one.place.row, {}).setdefault(index, []).append(one)
    return found


def _private_columns(table: Table | None) -> frozenset[int]:
    headings = table.headings if table else ()
    return frozenset(index for index, words in enumerate(headings) if is_private(heading(words)))


def _write_cell(
    page: Worksheet, place: tuple[int, int], words: str, problems: Sequence[Problem], marks: _Marks
) -> None:
    levels = list(COLOURS)
    level = min((p.level for p in problems), key=levels.index, default=None)
    form = marks.formats[level] if level else None
    if words:
        page.write_string(*place, words[:_LONGEST], form)
    elif form:
        page.write_blank(*place, None, form)
