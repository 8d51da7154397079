"""历史检查记录: rows → past checks; a check for cause is not charged to any cap."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.intake.cells import OPEN, is_blank, plain, read_date, text
from data.intake.codes import firm_id, read_code
from data.intake.firmbook import spot
from scheduler.values.firms import Inspection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.firmbook import FirmIndex
    from data.intake.names import Agencies
    from data.intake.tables import Findings, Record
    from scheduler.errors import Place

_FOR_CAUSE = re.compile(r"(?<!非)有因|投诉|举报|交办|转办|移送|复查|回访|整改验收|企业申请|依申请|案件|事故")


@dataclass(slots=True)
class HistoryBook:
    """Past checks, each once."""

    agencies: Agencies
    index: FirmIndex
    checks: dict[tuple[str, ...], Inspection] = field(default_factory=dict)
    seen: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def read(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read one sheet; returns how many rows it had."""
        count = 0
        for row in rows:
            count += 1
            check = self._check(row, findings)
            if check:
                self._enter(check, row, findings)
        return count

    def _check(self, row: Record, findings: Findings) -> Inspection | None:
        day = read_date(row.cell("day"))
        name = " ".join(text(row.cell("firm")).split())
        code = read_code(row.cell("code"))
        if day is None or day == OPEN:
            findings.add("I92", "left out", row.place("day"), text(row.cell("day")), firm=name or code.text)
            return None
        if not name and not code.text:
            findings.add("I93", "left out", row.place("firm"))
            return None
        own = firm_id(code, name, "")
        firm = self.index.find(code, own, name)
        if firm is None:
            findings.count("I91", "note", row.place("firm" if name else "code"))
        agency = text(row.cell("agency"))
        if is_blank(agency):
            findings.add("I94", "kept", row.place("agency"), firm=name or code.text)
        item = " ".join(text(row.cell("item")).split())
        kind = plain(text(row.cell("type")))
        return Inspection(
            firm or own, day, self._agency(agency, row, findings), item, not _FOR_CAUSE.search(kind)
        )

    def _agency(self, written: str, row: Record, findings: Findings) -> str:
        name = "" if is_blank(written) else self.agencies.name(written)
        if name and self.agencies.known and name not in self.agencies.known:
            findings.count("I95", "kept", row.place("agency"), written, self.agencies.nearest(name))
        return name

    def _enter(self, check: Inspection, row: Record, findings: Findings) -> None:
        key = (check.enterprise, check.day.isoformat(), check.agency, check.item)
        first = self.checks.get(key)
        if first is None:
            self.checks[key] = check
            self.seen[key] = row.place("day")
            return
        findings.add("I96", "corrected", row.place("day"), text(row.cell("firm")), other=spot(self.seen[key]))
        if check.counts and not first.counts:
            self.checks[key] = check  # the stricter reading protects the firm
