"""检查对象范围: 全部企业, 监管标签:餐饮, 所在镇(街道):路南街道 — as tags and towns."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.intake.cells import is_blank, plain, text, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.tables import Findings, Record
    from scheduler.values.firms import Enterprise
    from scheduler.values.people import Inspector

_ALL = re.compile(
    r"^(全部|所有|全体|辖区内?(全部|所有)?)(企业|市场主体|经营主体|检查对象|单位|对象|主体)?$|^不限$|^全区$"
)
_LABEL = re.compile(
    r"(监管标签|标签|行业标签|行业|所在镇\(街道\)|所在镇街|镇街|镇\(街道\)|街道|乡镇|镇)\s*[:=]"
)
_TOWNS = re.compile(r"镇|街")


@dataclass(frozen=True, slots=True)
class Known:
    """Tags and towns that firms have, and qualifications that an agency's officers have."""

    tags: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    qualifications: dict[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """A population: firms with one of the tags, in one of the towns; empty = any."""

    tags: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()


def known_of(firms: Iterable[Enterprise], officers: Iterable[Inspector]) -> Known:
    """What the rosters know, to check what plans ask for."""
    tags: set[str] = set()
    towns: set[str] = set()
    for firm in firms:
        tags.update(firm.tags)
        towns.add(firm.town)
    held: dict[str, frozenset[str]] = {}
    for officer in officers:
        held[officer.agency] = held.get(officer.agency, frozenset()) | set(officer.qualifications)
    return Known(frozenset(tags), frozenset(towns - {""}), held)


def read_scope(row: Record, column: str, known: Known, findings: Findings, fatal: str) -> Scope:
    """The population a cell describes; an empty cell is fatal, an unknown tag or town a warning."""
    words = unicodedata.normalize("NFKC", text(row.cell(column))).strip()
    if is_blank(words):
        findings.add(fatal, "fatal", row.place(column), words)
        return Scope()
    if _ALL.match(plain(words)):
        return Scope()
    tags, towns = _split(words)
    if not tags and not towns:
        findings.add(fatal, "fatal", row.place(column), words)
    for one, held in [(t, known.tags) for t in tags] + [(t, known.towns) for t in towns]:
        if one not in held:
            nearest = "、".join(difflib.get_close_matches(one, sorted(held), 3, 0.3) or sorted(held)[:8])
            nearest = nearest or "–"
            findings.add("I90", "kept", row.place(column), one, nearest=nearest)
    return Scope(tags, towns)


def _split(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pieces = _LABEL.split(words)
    tags: set[str] = set(_without_all(pieces[0]))
    towns: set[str] = set()
    for label, value in zip(pieces[1::2], pieces[2::2], strict=True):
        (towns if _TOWNS.search(label) else tags).update(_without_all(value))
    return tuple(sorted(tags)), tuple(sorted(towns))


def _without_all(words: str) -> list[str]:
    return [word for word in words_of(words) if not _ALL.match(word)]
