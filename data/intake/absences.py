"""回避清单, 请假安排 and 宁静期: who must stay away, who is away, and when firms are left in peace."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.intake.cells import OPEN, is_blank, plain, read_date, text
from data.intake.codes import firm_id, read_code
from data.intake.firmbook import spot
from data.intake.scopes import read_scope
from scheduler.values.firms import QuietPeriod
from scheduler.values.people import Leave, Recusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from data.intake.firmbook import FirmIndex
    from data.intake.scopes import Known
    from data.intake.tables import Findings, Record
    from scheduler.errors import Place
    from scheduler.values.people import Inspector


def _officer(row: Record, officers: Mapping[str, Inspector], code: str, findings: Findings) -> str:
    """The card of the officer a row speaks of, or "" when there is none such; said with this code."""
    card = plain(text(row.cell("card"))).upper().replace("-", "")
    name = "".join(text(row.cell("officer")).split())
    if is_blank(card) and name:
        namesakes = [one.id for one in officers.values() if one.name == name]
        card = namesakes[0] if len(namesakes) == 1 else ""
    if card not in officers:
        findings.add(code, "left out", row.place("card"), card, name=name)
        return ""
    if name and officers[card].name != name:
        findings.add("I98", "kept", row.place("officer"), name, card=card, name=officers[card].name)
    return card


def _days(row: Record, codes: tuple[str, str], findings: Findings) -> tuple[date, date] | None:
    """First and last day; ``codes`` are those of an unreadable date and of a last day before the first."""
    found = [read_date(row.cell(name)) for name in ("first", "last")]
    for name, day in zip(("first", "last"), found, strict=True):
        if day is None or (day == OPEN and name == "first"):
            findings.add(codes[0], "fatal", row.place(name), text(row.cell(name)))
    first, last = found
    if first is None or last is None:
        return None
    if first > last:
        findings.add(codes[1], "fatal", row.place("last"), text(row.cell("last")), first=first)
        return None
    return first, last


@dataclass(slots=True)
class Absences:
    """Recusals, leaves and quiet periods as they are read."""

    officers: Mapping[str, Inspector]
    index: FirmIndex
    known: Known
    recusals: dict[Recusal, Place] = field(default_factory=dict)
    leaves: dict[Leave, Place] = field(default_factory=dict)
    quiet: dict[tuple[object, ...], QuietPeriod] = field(default_factory=dict)
    seen: dict[tuple[object, ...], Place] = field(default_factory=dict)
    """Where each quiet period stands."""

    def read_recusals(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet of recusals; returns how many rows it had."""
        count = 0
        for row in rows:
            count += 1
            card = _officer(row, self.officers, "I97", findings)
            name = " ".join(text(row.cell("firm")).split())
            code = read_code(row.cell("code"))
            firm = self.index.find(code, firm_id(code, name, ""), name)
            if firm is None:
                findings.add("I99", "left out", row.place("firm"), name or code.text)
            if not card or firm is None:
                continue
            self._once(
                self.recusals.setdefault(Recusal(card, firm), row.place("card")), row, "card", findings
            )
        return count

    def read_leaves(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet of leaves; their reasons are not looked at."""
        count = 0
        for row in rows:
            count += 1
            days = _days(row, ("I102", "I103"), findings)
            card = _officer(row, self.officers, "I101", findings)
            if card and days:
                self._once(
                    self.leaves.setdefault(Leave(card, *days), row.place("card")), row, "card", findings
                )
        return count

    def read_quiet(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet of quiet periods; several tags or towns in a cell are several periods."""
        count = 0
        for row in rows:
            count += 1
            scope = read_scope(row, "scope", self.known, findings, fatal="I107")
            days = _days(row, ("I105", "I106"), findings)
            basis = " ".join(text(row.cell("basis")).split())
            for tag in scope.tags or ("",):
                for town in scope.towns or ("",):
                    if days:
                        period = QuietPeriod(*days, tag, town, basis)
                        key = (*days, tag, town)
                        self.quiet.setdefault(key, period)
                        self._once(self.seen.setdefault(key, row.place("first")), row, "first", findings)
        return count

    @staticmethod
    def _once(first: Place, row: Record, column: str, findings: Findings) -> None:
        """Say so when a row only repeats an earlier one."""
        if first != row.place(column):
            findings.add("I100", "note", row.place(column), text(row.cell(column)), other=spot(first))

    def merged_leaves(self, findings: Findings) -> tuple[Leave, ...]:
        """Leaves of one officer that overlap as one."""
        merged: list[Leave] = []
        places: list[Place] = []
        for leave in sorted(self.leaves):
            place = self.leaves[leave]
            before = merged[-1] if merged else None
            if before is None or before.inspector != leave.inspector or leave.first > before.last:
                merged.append(leave)
                places.append(place)
                continue
            merged[-1] = Leave(leave.inspector, before.first, max(before.last, leave.last))
            span = f"{leave.first} – {leave.last}"
            findings.add("I104", "corrected", place, span, card=leave.inspector, other=spot(places[-1]))
        return tuple(merged)
