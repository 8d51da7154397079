"""部门任务清单: rows → tasks.  A task that cannot be understood stops the import: it is a public promise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from data.intake.cells import OPEN, is_blank, parts_of, plain, read_date, read_number, text
from data.intake.firmbook import spot
from data.intake.ratios import Span, bare_are_fractions, read_span
from data.intake.scopes import read_scope
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from data.intake.names import Agencies
    from data.intake.scopes import Known
    from data.intake.tables import Findings, Record
    from scheduler.errors import Place

_USUAL_MINUTES = 60
_PARTNER = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?")
_RATIOS = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E", "none": ""}


@dataclass(slots=True)
class TaskBook:
    """Tasks by number, in file order."""

    agencies: Agencies
    known: Known
    tasks: dict[str, Task] = field(default_factory=dict)
    seen: dict[str, Place] = field(default_factory=dict)

    def read(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet; returns how many rows it had."""
        count = 0
        for row in rows:
            count += 1
            task = _TaskRow(row, self.agencies, self.known, findings).task()
            if task:
                self._enter(task, row, findings)
        return count

    def _enter(self, task: Task, row: Record, findings: Findings) -> None:
        first = self.tasks.setdefault(task.id, task)
        place = self.seen.setdefault(task.id, row.place("id"))
        if first is task:
            return
        if first == task:
            findings.add("I72", "note", row.place("id"), task.id, other=spot(place))
        else:
            findings.add("I71", "fatal", row.place("id"), task.id, other=spot(place))


@dataclass(slots=True)
class _TaskRow:
    """One row while it is being read."""

    row: Record
    agencies: Agencies
    known: Known
    findings: Findings

    def task(self) -> Task | None:
        """The task, or None when the row has no number."""
        number = plain(text(self.row.cell("id")))
        if is_blank(number):
            self._say("I70", "id", text(self.row.cell("name")))
            return None
        scope = read_scope(self.row, "scope", self.known, self.findings, fatal="I82")
        first, last = self._days()
        officers = self._officers()
        lead = self._duty("lead", officers)
        on_site, announced = self._mode()
        return Task(
            id=number,
            name=" ".join(text(self.row.cell("name")).split()) or number,
            items=self._items(),
            tags=scope.tags,
            lead=lead,
            partners=self._partners(lead, officers),
            ratios=self._ratios(),
            minutes=self._minutes(),
            first=first,
            last=last,
            on_site=on_site,
            announced=announced,
            frequency=_frequency(self.row),
            towns=scope.towns,
        )

    def _say(self, code: str, name: str, content: str = "", **parts: object) -> None:
        self.findings.add(code, "fatal", self.row.place(name), content, **parts)

    def _items(self) -> tuple[str, ...]:
        items = parts_of(text(self.row.cell("items")))
        if not items:
            self.findings.add("I85", "kept", self.row.place("items"))
        return items or (" ".join(text(self.row.cell("name")).split()),)

    def _days(self) -> tuple[date, date]:
        found = []
        for name in ("first", "last"):
            day = read_date(self.row.cell(name))
            if day is None or day == OPEN:
                self._say("I77", name, text(self.row.cell(name)))
            found.append(day or OPEN)
        first, last = found
        if OPEN not in found and first > last:
            self._say("I76", "last", text(self.row.cell("last")), first=first)
        return first, last

    def _officers(self) -> int:
        cell = self.row.cell("officers")
        if is_blank(text(cell)):
            return 2
        number = read_number(plain(text(cell)).removesuffix("人").removesuffix("名"))
        if number is None or number.denominator != 1 or number < 2:
            self._say("I79", "officers", text(cell))
            return 2
        return int(number)

    def _minutes(self) -> int:
        cell = self.row.cell("minutes")
        if is_blank(text(cell)):
            self.findings.add("I81", "kept", self.row.place("minutes"), minutes=_USUAL_MINUTES)
            return _USUAL_MINUTES
        number = read_number(plain(text(cell)).removesuffix("钟").removesuffix("分"))
        if number is None or number <= 0:
            self._say("I80", "minutes", text(cell))
            return _USUAL_MINUTES
        return -int(-number // 1)

    def _duty(self, name: str, officers: int) -> Duty:
        written = parts_of(text(self.row.cell(name)))
        if len(written) != 1:
            self._say("I84", name, text(self.row.cell(name)))
            return Duty("", (), officers)
        return self._one_duty(written[0], name, officers)

    def _one_duty(self, words: str, column: str, officers: int) -> Duty:
        found = _PARTNER.fullmatch(words)
        full, needs = found.groups() if found else (words, "")
        agency = self.agencies.name(full)
        if agency not in self.agencies.known:
            self._say("I78", column, full.strip(), nearest=self.agencies.nearest(agency))
        qualifications = tuple(sorted(set(parts_of((needs or "").replace("/", "、")))))
        for one in qualifications:
            if one not in self.known.qualifications.get(agency, frozenset()):
                self.findings.add("I89", "kept", self.row.place(column), one, agency=agency)
        return Duty(agency, qualifications, officers)

    def _partners(self, lead: Duty, officers: int) -> tuple[Duty, ...]:
        found: dict[str, Duty] = {}
        for words in parts_of(text(self.row.cell("partners"))):
            duty = self._one_duty(words, "partners", officers)
            if duty.agency == lead.agency or duty.agency in found:
                self.findings.add("I88", "kept", self.row.place("partners"), words, agency=duty.agency)
            else:
                found[duty.agency] = duty
        return tuple(found.values())

    def _mode(self) -> tuple[bool, bool]:
        """(on site, announced)."""
        words = plain(text(self.row.cell("mode")))
        site = any(w in words for w in ("现场", "实地", "上门"))
        flight = any(w in words for w in ("飞行", "突击", "不打招呼"))
        desk = any(w in words for w in ("书面", "网络", "线上", "非现场", "在线", "远程"))
        desk = desk and ("非现场" in words or not site)
        if words and not (site or flight or desk):
            self.findings.add("I83", "kept", self.row.place("mode"), words)
        return (not desk, not flight)

    def _ratios(self) -> tuple[Ratio, ...]:
        spans = {name: span for name in (*_RATIOS, "all") if (span := self._span(name))}
        if not spans and not any(text(self.row.cell(name)) for name in (*_RATIOS, "all")):
            self._say("I86", "A")
        fractions = bare_are_fractions(spans.values())
        if fractions is None:
            self._say("I75", "A", "、".join(text(self.row.cell(name)) for name in spans))
            return ()
        both = {credit: spans.get(name, spans.get("all")) for name, credit in _RATIOS.items()}
        found = [self._ratio(credit, span, fractions=fractions) for credit, span in both.items() if span]
        return tuple(ratio for ratio in found if ratio)

    def _span(self, name: str) -> Span | None:
        words = text(self.row.cell(name))
        if is_blank(words):
            if self.row.table.has(name):
                self.findings.count("I87", "note", self.row.place(name), name if name != "none" else "未分类")
            return None
        span = read_span(self.row.cell(name))
        if span is None:
            self._say("I73", name, words)
        return span

    def _ratio(self, credit: str, span: Span, *, fractions: bool) -> Ratio | None:
        low, high = span.scaled(fractions=fractions)
        column = next(name for name, value in _RATIOS.items() if value == credit)
        column = column if self.row.table.has(column) else "all"
        if low > high or max(low, high) > Fraction(1):
            self._say("I74", column, text(self.row.cell(column)))
            return None
        return Ratio(credit, low, high)


def _frequency(row: Record) -> str:
    words = unicodedata.normalize("NFKC", text(row.cell("frequency"))).strip()
    return "" if is_blank(words) else words
