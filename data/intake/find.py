"""Finds the heading row of a sheet and tells rows of data from titles, hints, samples and footers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from data.intake.cells import plain, text
from data.intake.forms import TOP
from data.intake.headings import (
    HEADINGS,
    READ_ELSEWHERE,
    REQUIRED,
    best_kind,
    columns_of,
    heading,
    missing,
    nearly,
)
from data.intake.names import agency_in
from data.intake.tables import Record, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.intake.tables import Findings, Row, Sheet

_HINT = re.compile(
    r"^(填写说明|填表说明|填报说明|说明:)|YYYY|^男(或|/)女$|^是(或|/)否$|^有效(或|/)失效$|填无$|^18位|^A/B/C/D|分隔$|^必填$|^选填$"
)
_SAMPLE = re.compile(r"请删除|^(案例|示例|样例|例如?:|样表)")
_FOOTER = re.compile(
    r"^(注|备注|说明|填写说明|合计|总计|小计|共计|填表人|制表人|审核人|联系人|填报人|填报单位|制表单位|制表日期)(:|\d|$)"
)


def find_table(sheet: Sheet, findings: Findings) -> Table | None:
    """The sheet as a table of a known kind; what stands in the way is put into the findings."""
    top = list(sheet.top or islice(sheet.rows(), TOP))
    scored = [(best_kind(row), number) for number, row in enumerate(top, 1)]
    (score, kind, columns), head = max(scored, key=lambda one: (one[0][0], -one[1]), default=((0, "", {}), 0))
    if not score:
        _report_unknown(sheet, top, findings)
        return None
    table = Table(sheet, kind, head, columns, tuple(text(c) for c in top[head - 1]), _titles(top[: head - 1]))
    for number, row in enumerate(top[: head - 1], 1):
        if _filled(row):
            findings.add("I15", "note", sheet.place(number), _sketch(row))
    _report_headings(table, findings)
    return None if missing(kind, columns) else table


def _titles(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(text(cell) for row in rows for cell in row if text(cell))


def _filled(row: Row) -> list[str]:
    return [words for words in map(text, row) if words]


def _sketch(row: Row) -> str:
    return " | ".join(_filled(row)[:4])[:80]


def _report_unknown(sheet: Sheet, top: Sequence[Row], findings: Findings) -> None:
    first = next((n for n, row in enumerate(top, 1) if _filled(row)), 0)
    kind, head = nearly(top)
    if kind:
        told = _meant(sheet, kind, _titles(top[: head - 1]))
        wanted = "、".join(_wanted(kind, group) for group in missing(kind, columns_of(top[head - 1], kind)))
        found = "、".join(_filled(top[head - 1]))
        findings.add("I112", "left out", sheet.place(head), found, wanted=wanted, **told)
    elif first:
        findings.add("I11", "left out", sheet.place(first), _sketch(top[first - 1]))
    else:
        findings.add("I12", "note", sheet.place())


def _report_headings(table: Table, findings: Findings) -> None:
    place = table.sheet.place(table.head)
    found = "、".join(words for words in table.headings if words)
    for group in missing(table.kind, dict(table.columns)):
        told = _meant(table.sheet, table.kind, table.titles) | {"field": group[0]}
        findings.add("I13", "fatal", place, found, kind=table.kind, wanted=_wanted(table.kind, group), **told)
    used = {index for indices in table.columns.values() for index in indices}
    unused = [
        words
        for index, words in enumerate(table.headings)
        if words and index not in used and heading(words) not in READ_ELSEWHERE
    ]
    if unused:
        findings.add("I16", "note", place, "、".join(unused))


def _meant(sheet: Sheet, kind: str, titles: Sequence[str]) -> dict[str, str]:
    """Which roster a sheet was meant to be, and of which agency's officers, as far as it tells."""
    sources = (*titles, sheet.name, PurePath(sheet.file).stem) if kind == "inspectors" else ()
    return {"roster": kind, "agency": next(filter(None, map(agency_in, sources)), "")}


def _wanted(kind: str, group: tuple[str, ...]) -> str:
    return "、".join(HEADINGS[kind][name].split()[0] for name in group)


def records(table: Table, findings: Findings) -> Iterator[Record]:
    """The rows of data below the heading; empty, hint, sample and footer rows are named as notes."""
    keys = _keys(table)
    empty = 0
    trailing = 0
    for number, row in enumerate(table.sheet.rows(), 1):
        if number <= table.head:
            continue
        if not any(map(text, row)):
            trailing += 1
            continue
        empty, trailing = empty + trailing, 0
        code = _not_data(table, number, row, keys)
        if code == "I14":
            first = f"{table.head}"
            findings.add("I14", "fatal", table.sheet.place(number), _sketch(row), first=first)
        elif code:
            findings.add(code, "note", table.sheet.place(number), _sketch(row))
        else:
            yield Record(table, number, row)
    if empty:
        findings.add("I19", "note", table.sheet.place(), count=empty)


def _keys(table: Table) -> tuple[int, ...]:
    """Positions of the cells without which a row says nothing."""
    names = [name for group in REQUIRED[table.kind] for name in group if table.has(name)]
    return tuple(table.columns[name][0] for name in names[:3])


def _not_data(table: Table, number: int, row: Row, keys: tuple[int, ...]) -> str:
    """The code of the note that says what the row is, or "" for data."""
    words = [plain(cell) for i in keys if i < len(row) and isinstance(cell := row[i], str) and cell]
    if words and heading(words[0]) in _headings(table.kind) and len(columns_of(row, table.kind)) >= 2:
        return "I14"
    if any(_SAMPLE.search(word) for word in words):
        return "I18"
    if number <= table.head + 10 and any(isinstance(cell, str) and _HINT.search(plain(cell)) for cell in row):
        return "I17"
    return "I20" if _is_footer(row) else ""


def _is_footer(row: Row) -> bool:
    filled = [cell for cell in row if cell not in {"", None}]
    return len(filled) <= 2 and isinstance(filled[0], str) and bool(_FOOTER.match(plain(filled[0])))


@lru_cache(maxsize=16)
def _headings(kind: str) -> frozenset[str]:
    return frozenset(word.upper() for words in HEADINGS[kind].values() for word in words.split())
