"""Every row, section and the root against the digests on the file's last line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.audit.findings import as_problem, fault, named
from scheduler.audit.hashing import Hash, canonical, hash_of, unhex
from scheduler.audit.layout import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.errors import Problem

_PARTS = ("head", *SECTIONS)


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests as the rows themselves give them."""

    rows: dict[str, list[str]]
    """First 16 hex digits of each row's."""
    sections: dict[str, bytes]
    root: bytes
    leaves: dict[str, list[bytes]]
    """Of the trees whose rows can be opened one by one: firms and tickets."""


def computed(document: dict[str, object], rows: dict[str, list[bytes]]) -> Digests:
    """The digests of these canonical rows; a missing section counts as empty."""
    hashed = hash_of(document)
    veil = unhex(_mapping(_mapping(document.get("head")).get("secrets")).get("veil"))
    short: dict[str, list[str]] = {}
    sections: dict[str, bytes] = {}
    leaves: dict[str, list[bytes]] = {}
    for name in _PARTS:
        found = [hashed("chayici/2/row", name, row) for row in rows.get(name, ())]
        short[name] = [digest.hex()[:16] for digest in found]
        if name in _HIDDEN:
            found = leaves[name] = _HIDDEN[name](hashed, veil, document.get(name), found)
        blind = hashed("chayici/2/blind", veil, name)
        sections[name] = hashed("chayici/2/section", name, blind, hashed.tree(found))
    return Digests(short, sections, hashed("chayici/2/root", *sections.values()), leaves)


def _faces(hashed: Hash, veil: bytes, firms: object, digests: list[bytes]) -> list[bytes]:
    """The leaves of the firms' tree: what a firm's own code opens, and the whole row hidden beside it."""
    found = []
    for row, digest in zip(_rows_of(firms), digests, strict=True):
        face = {key: row.get(key) for key in ("code", "id", "name", "town")}
        veiled = hashed("chayici/2/hidden-salt", veil, _text(row.get("id")))
        hidden = hashed("chayici/2/hidden", veiled, digest)
        found.append(hashed("chayici/2/face", unhex(row.get("salt")), canonical(face), hidden))
    return found


def _tickets(hashed: Hash, veil: bytes, tickets: object, digests: list[bytes]) -> list[bytes]:
    """The leaves of the tickets' tree: each row hidden by its firm's salt."""
    found = []
    for row, digest in zip(_rows_of(tickets), digests, strict=True):
        firm = _text(row.get("enterprise"))
        stub = {key: row.get(key) for key in ("enterprise", "number", "tasks")}
        hidden = hashed("chayici/2/hidden", hashed("chayici/2/hidden-salt", veil, "ticket", firm), digest)
        found.append(hashed("chayici/2/ticket", salt(hashed, veil, firm), canonical(stub), hidden))
    return found


def salt(hashed: Hash, veil: bytes, firm: str) -> bytes:
    """A firm's own sixteen bytes."""
    return hashed.bare(veil + firm.encode("utf-8", "surrogatepass"))[:16]


_HIDDEN = {"firms": _faces, "tickets": _tickets}


def _rows_of(section: object) -> list[dict[str, object]]:
    return [_mapping(row) for row in section] if isinstance(section, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def compared(document: dict[str, object], own: Digests) -> Iterator[Problem]:
    """Each row, section and root whose stored digest does not fit, and which of the two was changed."""
    stored = _mapping(document.get("digests"))
    rows, sections = _mapping(stored.get("rows")), _mapping(stored.get("sections"))
    wrong = 0
    for name in _PARTS:
        listed = rows.get(name)
        fits = sections.get(name) == own.sections[name].hex()
        found = list(_section(document, name, own.rows[name], listed, fits=fits))
        wrong += len(found)
        yield from found
    if not wrong and stored.get("root") != own.root.hex():
        yield as_problem("V13", fault("digests", -1, stored.get("root"), expected=own.root.hex()))


def _section(
    document: dict[str, object], name: str, own: list[str], listed: object, *, fits: bool
) -> Iterator[Problem]:
    stored = [str(one) for one in listed] if isinstance(listed, list) else []
    if own == stored and not fits:
        yield as_problem("V12", fault("digests", -1, name, section=name))
    if own == stored:
        return
    value = document.get(name)
    rows = value if isinstance(value, list) and name != "head" else [value]
    if fits:  # the rows are what the section's digest says, so the short list was changed
        yield from _short_list(name, own, stored, rows)
    else:
        yield from _rows(name, own, stored, rows)


def _short_list(name: str, own: list[str], stored: list[str], rows: list[object]) -> Iterator[Problem]:
    for position in range(max(len(own), len(stored))):
        mine, theirs = _get(own, position), _get(stored, position)
        if mine != theirs:
            who = named(name, rows[position]) if position < len(rows) else ""
            parts = {"section": name, "position": position, "expected": mine, "found": theirs}
            yield as_problem("V11", fault("digests", -1, who, **parts))


def _rows(name: str, own: list[str], stored: list[str], rows: list[object]) -> Iterator[Problem]:
    differing = [p for p in range(len(own)) if _get(stored, p) != own[p]]
    extra, missing = Counter(own) - Counter(stored), Counter(stored) - Counter(own)
    if not extra and not missing:
        code, marked = "V16", differing
    elif len(own) == len(stored) and all(own[p] in extra for p in differing):
        code, marked = "V10", differing
    else:
        code, marked = "V15", _last_of_each(own, extra)
        for position in _last_of_each(stored, missing):
            yield as_problem("V14", fault(name, position, stored[position], section=name))
    for position in marked:
        yield as_problem(code, fault(name, position, named(name, rows[position]), section=name))


def _last_of_each(digests: list[str], surplus: Counter[str]) -> list[int]:
    """The positions, from the end, that hold what there is too much of."""
    left, found = Counter(surplus), []
    for position in range(len(digests) - 1, -1, -1):
        if left[digests[position]] > 0:
            left[digests[position]] -= 1
            found.append(position)
    return found[::-1]


def _get(listed: list[str], position: int) -> str:
    return listed[position] if position < len(listed) else ""


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
