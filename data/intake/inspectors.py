"""执法人员名录库: rows → officers; one card, one person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from stdnum.cn import ric

from data.intake.cells import OPEN, is_blank, plain, read_date, read_yes, text, words_of
from data.intake.firmbook import spot
from data.intake.names import agency_in
from scheduler.values.people import Inspector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from data.intake.names import Agencies
    from data.intake.tables import Findings, Record, Table
    from scheduler.errors import Place

_HEAD_OFFICE = re.compile(r"^(机关(科室|本级)?|局机关|本级|科室|机关各科室)$")
_EXPONENT = re.compile(r"\d(\.\d+)?E\+?\d+")


@dataclass(slots=True)
class OfficerBook:
    """Officers by card, in the order of finding."""

    agencies: Agencies
    officers: dict[str, Inspector] = field(default_factory=dict)
    seen: dict[str, Place] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    """Card → 单位工号 of its first row."""

    def read(self, table: Table, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet; returns how many rows it had."""
        usual = cache(lambda: self._agency_of_sheet(table, findings))  # asked only where a row names none
        before: Inspector | None = None
        count = 0
        for row in rows:
            count += 1
            card = _card(row)
            if not card and before and not text(row.cell("name")):
                before = self._continue(before.id, row, findings)
                continue
            before = self._officer(row, card, usual, findings)
            if before:
                before = self._enter(before, row, findings)
        if not table.has("until") and count:
            findings.add("I64", "kept", table.sheet.place(table.head))
        return count

    def _agency_of_sheet(self, table: Table, findings: Findings) -> str:
        stem = PurePath(table.sheet.file).stem
        sources = [*table.titles, table.sheet.name, stem]
        full = next((name for name in map(agency_in, sources) if name), "")
        if full:
            findings.add("I59", "note", table.sheet.place(), full, agency=self.agencies.name(full))
        else:
            findings.add("I58", "fatal", table.sheet.place(table.head), stem)
        return full

    def _officer(
        self, row: Record, card: str, usual: Callable[[], str], findings: Findings
    ) -> Inspector | None:
        name = "".join(text(row.cell("name")).split())
        wrong = _why_not(row, card)
        if wrong:
            hidden = f"{card[:4]}****" if wrong == "I53" else name or card
            findings.add(wrong, "left out", row.place("card"), hidden, name=name)
            return None
        if not name:
            findings.add("I51", "kept", row.place("name"), card)
        until, believed = _until(row, findings)
        written = text(row.cell("agency"))
        return Inspector(
            id=card,
            name=name,
            agency=self.agencies.add(usual() if is_blank(written) else written),
            station=_station(row),
            qualifications=words_of(text(row.cell("qualifications"))),
            card_until=until,
            on_duty=_on_duty(row, findings) and believed,
        )

    def _continue(self, card: str, row: Record, findings: Findings) -> Inspector:
        more = words_of(text(row.cell("qualifications")))
        first = self.officers[card]
        station = first.station or _station(row)
        joined = replace(first, qualifications=tuple(sorted({*first.qualifications, *more})), station=station)
        findings.add(
            "I54", "corrected", row.place("qualifications"), "、".join(more), name=first.name, card=card
        )
        self.officers[card] = joined
        return joined

    def _enter(self, officer: Inspector, row: Record, findings: Findings) -> Inspector:
        place = row.place("card")
        first = self.officers.get(officer.id)
        if first is None:
            self.officers[officer.id] = officer
            self.seen[officer.id] = place
            self.staff[officer.id] = plain(text(row.cell("staff")))
            return officer
        other = spot(self.seen[officer.id])
        if first == officer:
            findings.add("I55", "note", place, officer.id, name=officer.name, other=other)
            return first
        differing = "、".join(_differences(first, officer))
        findings.add("I56", "kept", place, officer.id, name=officer.name, other=other, differing=differing)
        self.officers[officer.id] = _merged(first, officer)
        return self.officers[officer.id]

    def settle(self, findings: Findings) -> None:
        """Look for one person under two cards."""
        by_staff: dict[tuple[str, str, str], list[str]] = {}
        by_name: dict[tuple[str, str], list[str]] = {}
        for card, officer in self.officers.items():
            staff = self.staff[card]
            if staff and officer.name:
                by_staff.setdefault((officer.agency, officer.name, staff), []).append(card)
            elif officer.name:
                by_name.setdefault((officer.agency, officer.name), []).append(card)
        self._report_pairs("I57", "fatal", by_staff.values(), findings)
        self._report_pairs("I60", "kept", by_name.values(), findings)

    def _report_pairs(self, code: str, level: str, groups: Iterable[list[str]], findings: Findings) -> None:
        for first, *others in groups:
            for card in others:
                officer = self.officers[card]
                findings.add(
                    code,
                    "fatal" if level == "fatal" else "kept",
                    self.seen[card],
                    card,
                    name=officer.name,
                    first=first,
                    other=spot(self.seen[first]),
                )


def _card(row: Record) -> str:
    return plain(text(row.cell("card"))).upper().replace("-", "")


def _why_not(row: Record, card: str) -> str:
    """The code of the reason for which a row cannot be an officer, or ""."""
    if is_blank(card):
        return "I50"
    cell = row.cell("card")
    if _EXPONENT.fullmatch(card) or (isinstance(cell, float) and abs(cell) >= 1e15):
        return "I52"
    return "I53" if ric.is_valid(card) else ""


def _until(row: Record, findings: Findings) -> tuple[date | None, bool]:
    cell = row.cell("until")
    if is_blank(text(cell)):
        if row.table.has("until"):
            findings.add("I61", "kept", row.place("until"), name=text(row.cell("name")))
        return None, True
    until = read_date(cell)
    if until is None:
        findings.add("I62", "kept", row.place("until"), text(cell), name=text(row.cell("name")))
    return (None if until == OPEN else until), until is not None


def _on_duty(row: Record, findings: Findings) -> bool:
    answers = []
    for name in ("on_duty", "state"):
        words = text(row.cell(name))
        if is_blank(words):
            continue
        answer = read_yes(words)
        if answer is None:
            findings.add("I63", "kept", row.place(name), words, name=text(row.cell("name")))
        answers.append(bool(answer))
    return all(answers)


def _station(row: Record) -> str:
    words = plain(text(row.cell("station")))
    return "" if is_blank(words) or _HEAD_OFFICE.match(words) else words


def _differences(first: Inspector, second: Inspector) -> list[str]:
    names = {
        "name": "姓名", "agency": "所在单位", "station": "所属中队/所", "qualifications": "专业资质",
        "card_until": "有效期", "on_duty": "是否在岗",
    }  # fmt: skip
    return [words for name, words in names.items() if getattr(first, name) != getattr(second, name)]


def _merged(first: Inspector, second: Inspector) -> Inspector:
    """Two rows of one card: shorter validity, on duty only if both say so, qualifications together."""
    ends = [end for end in (first.card_until, second.card_until) if end]
    return replace(
        first,
        name=first.name or second.name,
        station=first.station or second.station,
        qualifications=tuple(sorted({*first.qualifications, *second.qualifications})),
        card_until=min(ends) if ends else None,
        on_duty=first.on_duty and second.on_duty,
    )
