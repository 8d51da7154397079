"""检查对象名录库: one row → one firm, with everything that is wrong in the row."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from data.intake.cells import is_blank, read_date, read_number, text, words_of
from data.intake.codes import firm_id, read_code
from data.intake.standing import read_class, read_live
from scheduler.values.firms import Enterprise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.intake.codes import Code
    from data.intake.tables import Findings, Record

_CODE_FINDINGS = {
    "number": "I21", "broken": "I22", "registration": "I23", "organisation": "I24",
    "odd": "I25", "none": "I26",
}  # fmt: skip
_HOUSEHOLD = "个体"


def firms_of(rows: Iterator[Record], findings: Findings) -> Iterator[tuple[Enterprise, Record]]:
    """Each row of data as a firm, with the row it came from; a row with neither name nor code is left out."""
    for row in rows:
        name = " ".join(text(row.cell("name")).split())
        code = read_code(row.cell("code"))
        if not name and code.shape in {"none", "number"}:
            findings.add("I28", "left out", row.place("name"), " ".join(map(text, row.cells))[:60].strip())
            continue
        if not name:
            findings.add("I29", "kept", row.place("name"), code.text)
        yield _firm(row, name, code, findings), row


def _firm(row: Record, name: str, code: Code, findings: Findings) -> Enterprise:
    _judge_code(row, code, findings)
    address = _words(row, "address")
    kind = _words(row, "kind")
    status, live = _status(row, findings)
    _judge_founded(row, findings)
    return Enterprise(
        id=firm_id(code, name, address),
        name=name,
        code=code.text,
        credit=_credit(row, kind, findings),
        live=live,
        status=status,
        kind=kind,
        tags=words_of(text(row.cell("tags"))),
        town=_town(row, findings),
        station=_words(row, "station"),
        address=address,
        latitude=_micro_degrees(row, "latitude", 90, findings),
        longitude=_micro_degrees(row, "longitude", 180, findings),
    )


def _words(row: Record, name: str) -> str:
    words = text(row.cell(name))
    return "" if is_blank(words) else sys.intern(words) if name != "address" else words


def _judge_code(row: Record, code: Code, findings: Findings) -> None:
    found = _CODE_FINDINGS.get(code.shape)
    if found:
        findings.add(found, "kept", row.place("code"), text(row.cell("code")))
    elif code.tidied:
        findings.add("I27", "corrected", row.place("code"), text(row.cell("code")), read=code.text)


def _credit(row: Record, kind: str, findings: Findings) -> str:
    words = text(row.cell("credit"))
    credit = read_class(words)
    if credit is None:
        findings.add("I30", "kept", row.place("credit"), words)
        return ""
    if credit and credit != words:
        findings.count("I31", "corrected", row.place("credit"), words, credit)
    elif not credit and not kind.startswith(_HOUSEHOLD):
        findings.count("I32", "note", row.place("credit"))
    return credit


def _status(row: Record, findings: Findings) -> tuple[str, bool]:
    words = text(row.cell("status"))
    if not row.table.has("status"):
        findings.count("I34", "kept", row.table.sheet.place(row.table.head))
        return "", True
    if is_blank(words):
        findings.add("I33", "kept", row.place("status"))
        return "", True
    words = sys.intern(words)
    live = read_live(words)
    if live is None:
        findings.add("I35", "kept", row.place("status"), words)
    return words, bool(live)


def _judge_founded(row: Record, findings: Findings) -> None:
    cell = row.cell("founded")
    if not is_blank(text(cell)) and read_date(cell) is None:
        findings.add("I36", "kept", row.place("founded"), text(cell))


def _town(row: Record, findings: Findings) -> str:
    town = _words(row, "town")
    if not town and row.table.has("town"):
        findings.add("I37", "kept", row.place("town"))
    elif not town:
        findings.count("I38", "kept", row.table.sheet.place(row.table.head))
    return town


def _micro_degrees(row: Record, name: str, most: int, findings: Findings) -> int | None:
    cell = row.cell(name)
    if is_blank(text(cell)):
        return None
    degrees = read_number(cell)
    if degrees is None or abs(degrees) > most or not degrees:
        findings.add("I39", "kept", row.place(name), text(cell))
        return None
    return round(degrees * 1_000_000)
