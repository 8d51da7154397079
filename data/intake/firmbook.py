"""One firm, one entry: rows of several rosters merged by id, organisation code, or name and address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.intake.cells import name_key
from data.intake.standing import riskier
from scheduler.errors import Place  # noqa: TC001 - the docstring's example uses it

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.codes import Code
    from data.intake.tables import Findings
    from scheduler.values.firms import Enterprise


def spot(place: Place) -> str:
    """A place in a few signs, for "also in …".

    >>> spot(Place("a.xlsx", "Sheet1", 7, 2))
    'a.xlsx [Sheet1] #7'
    """
    sheet = f"[{place.sheet}]" if place.sheet else ""
    return " ".join(part for part in (place.file, sheet, f"#{place.row}" if place.row else "") if part)


@dataclass(slots=True)
class FirmBook:
    """Firms by id, where each was first seen, and ids that turned out to be another's."""

    firms: dict[str, Enterprise] = field(default_factory=dict)
    seen: dict[str, Place] = field(default_factory=dict)
    also: dict[str, str] = field(default_factory=dict)

    def add(self, firm: Enterprise, place: Place, findings: Findings) -> None:
        """Enter one row's firm; a second row of the same id is merged into the first."""
        if firm.id in self.firms:
            self._merge(firm.id, firm, place, findings)
        else:
            self.firms[firm.id] = firm
            self.seen[firm.id] = place

    def _merge(self, name: str, firm: Enterprise, place: Place, findings: Findings) -> None:
        first = self.firms[name]
        other = self.seen[name]
        if place.file == other.file and place.sheet == other.sheet:
            findings.add("I40", "corrected", place, firm.name, firm=first.name, other=spot(other))
        else:
            findings.count(
                "I41", "note", replace(place, row=0, column=0), spot(replace(other, row=0, column=0))
            )
        _report_differences(first, firm, place, other, findings)
        self.firms[name] = merged(first, firm)

    def settle(self, findings: Findings) -> None:
        """Merge what only shows when every roster is read: nine-digit codes and firms without any code."""
        self._join(
            [f for f in self.firms.values() if f.id.startswith("O-")], self._by_organisation(), findings
        )
        self._join([f for f in self.firms.values() if f.id.startswith("N-")], self._by_address(), findings)

    def _join(
        self, loose: list[Enterprise], hosts: dict[tuple[str, str], list[str]], findings: Findings
    ) -> None:
        for firm in loose:
            key = (firm.id[2:] if firm.id.startswith("O-") else name_key(firm.address), name_key(firm.name))
            found = sorted(set(hosts.get(key, ())) - {firm.id})
            if len(found) == 1 and key[0] and firm.id in self.firms:
                self._move(firm, found[0], findings)

    def _move(self, firm: Enterprise, host: str, findings: Findings) -> None:
        place = self.seen.pop(firm.id)
        del self.firms[firm.id]
        self.also[firm.id] = host
        code = "I42" if firm.id.startswith("O-") else "I43"
        findings.add(code, "corrected", place, firm.code or firm.name, firm=host, other=spot(self.seen[host]))
        _report_differences(self.firms[host], firm, place, self.seen[host], findings)
        self.firms[host] = merged(self.firms[host], firm)

    def _by_organisation(self) -> dict[tuple[str, str], list[str]]:
        wanted = {name[2:] for name in self.firms if name.startswith("O-")}
        hosts: dict[tuple[str, str], list[str]] = {}
        for firm in self.firms.values():
            if _is_full(firm.id) and firm.id[8:17] in wanted:
                hosts.setdefault((firm.id[8:17], name_key(firm.name)), []).append(firm.id)
        return hosts

    def _by_address(self) -> dict[tuple[str, str], list[str]]:
        wanted = {name_key(firm.name) for firm in self.firms.values() if firm.id.startswith("N-")}
        hosts: dict[tuple[str, str], list[str]] = {}
        for firm in self.firms.values() if wanted else ():
            if name_key(firm.name) in wanted:
                hosts.setdefault((name_key(firm.address), name_key(firm.name)), []).append(firm.id)
        return {key: _preferred(ids) for key, ids in hosts.items()}


def _preferred(ids: list[str]) -> list[str]:
    """Firms with a code take in those without; among firms without, the smallest id stands for all."""
    coded = [name for name in ids if not name.startswith("N-")]
    return coded or sorted(ids)[:1]


def merged(first: Enterprise, second: Enterprise) -> Enterprise:
    """Two rows as one firm: tags together, riskier class, closed wins, else the first that says anything."""
    closed = first if not first.live or second.live else second
    return replace(
        first,
        name=first.name or second.name,
        code=first.code or second.code,
        credit=riskier(first.credit, second.credit),
        live=first.live and second.live,
        status=closed.status or first.status or second.status,
        kind=first.kind or second.kind,
        tags=tuple(sorted({*first.tags, *second.tags})),
        town=first.town or second.town,
        station=first.station or second.station,
        address=first.address or second.address,
        latitude=second.latitude if first.latitude is None else first.latitude,
        longitude=second.longitude if first.longitude is None else first.longitude,
    )


def _report_differences(
    first: Enterprise, firm: Enterprise, place: Place, other: Place, findings: Findings
) -> None:
    where = spot(other)
    if first.credit and firm.credit and first.credit != firm.credit:
        chosen = riskier(first.credit, firm.credit)
        findings.add(
            "I48", "kept", place, firm.credit, firm=first.id, other=where, first=first.credit, chosen=chosen
        )
    if first.live != firm.live:
        findings.add("I49", "kept", place, firm.status, firm=first.id, other=where, first=first.status)
    if first.name and firm.name and name_key(first.name) != name_key(firm.name):
        findings.add("I44", "kept", place, firm.name, firm=first.id, other=where, first=first.name)


class FirmIndex:
    """Finds the firm that a row speaks of: by code, by organisation code, or by a name that only one has."""

    def __init__(self, firms: Iterable[Enterprise], also: dict[str, str] | None = None) -> None:
        self._ids: set[str] = set()
        self._also = also or {}
        self._organisations: dict[str, str | None] = {}
        self._names: dict[str, str | None] = {}
        for firm in firms:
            self._enter(firm)

    def _enter(self, firm: Enterprise) -> None:
        self._ids.add(firm.id)
        organisation = firm.id[2:] if firm.id.startswith("O-") else firm.id[8:17] if _is_full(firm.id) else ""
        for index, key in ((self._organisations, organisation), (self._names, name_key(firm.name))):
            if key:
                index[key] = None if key in index else firm.id

    def find(self, code: Code, own: str, name: str) -> str | None:
        """The firm's id, or None; ``own`` is the id the row would have by itself."""
        own = self._also.get(own, own)
        if own in self._ids:
            return own
        return self._organisations.get(code.organisation) or self._names.get(name_key(name))


def _is_full(name: str) -> bool:
    return len(name) == 18 and name[1] != "-"
