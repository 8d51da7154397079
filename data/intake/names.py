"""District and agencies: names as the rosters write them, and the short names used everywhere else."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from data.intake.cells import is_blank, plain, read_yes, text
from scheduler.values.people import Agency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.intake.tables import Findings, Record

_BODY = r"(?:局|委员会|委|大队|支队|总队|分局|办公室|办|中心|院|所|厅|会|政府)"
_DISTRICT = re.compile(
    r"^(?:国家税务总局)?(?:[一-鿿]{2,5}?(?:省|自治区))?(?:[一-鿿]{2,5}?市(?=[一-鿿]{2,8}(?:区|县|旗|市)))?"
    r"([一-鿿]{1,8}?(?:新区|自治县|自治旗|(?<=..)区|县|旗|(?<=..)市))(?=.{2,})"
)
_AGENCY = re.compile(
    r"([一-鿿]+?(?:局|委员会|委|大队|支队|分局|办公室|中心|中队))"
    r"(?=$|[^一-鿿]|[一-鿿]*(?:人员|名录|名单|执法))"
)


def district_in(words: str) -> str:
    """The district's name at the head of a title or an agency's full name, or "".

    >>> district_in("路桥区市场监督管理局"), district_in("市场监督管理局")
    ('路桥区', '')
    """
    found = _DISTRICT.match(plain(words))
    return found.group(1) if found else ""


def district_of(titles: Iterable[str]) -> str:
    """The district most titles and agency names begin with; "" when none does."""
    votes = Counter(name for name in map(district_in, titles) if name)
    return min(votes, key=lambda name: (-votes[name], name)) if votes else ""


@lru_cache(maxsize=4096)
def short_name(full: str, district: str) -> str:
    """An agency's name without the district before it.

    >>> short_name("国家税务总局台州市路桥区税务局", "路桥区")
    '税务局'
    >>> short_name("台州市生态环境局路桥分局", "路桥区")
    '生态环境分局'
    """
    name = plain(full)
    stem = district[:-1] if len(district) > 2 else district
    branch = (
        re.fullmatch(rf"(?:[一-鿿]{{2,4}}市)?([一-鿿]+)局{re.escape(stem)}区?分局", name) if stem else None
    )
    if branch:
        return f"{branch.group(1)}分局"
    _, found, rest = name.partition(district) if district else ("", "", "")
    return rest if found and len(rest) > 1 else name


def agency_in(words: str) -> str:
    """The agency a title, sheet or file is named after, or "".

    >>> agency_in("卫生健康局执法人员名录"), agency_in("市场监管领域执法人员数据库")
    ('卫生健康局', '')
    """
    found = _AGENCY.search(plain(words))
    return found.group(1) if found else ""


@dataclass(slots=True)
class Agencies:
    """Agencies as they become known, with their aliases."""

    district: str = ""
    known: dict[str, Agency] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def name(self, full: str) -> str:
        """The short name under which an agency is known."""
        short = short_name(full, self.district)
        return self.aliases.get(short, self.aliases.get(plain(full), short))

    def add(self, full: str) -> str:
        """Make an agency known and give its short name."""
        name = self.name(full)
        self.known.setdefault(name, Agency(name))
        return name

    def nearest(self, name: str) -> str:
        """Known names that look like this one; a dash where none is known at all."""
        near = difflib.get_close_matches(name, sorted(self.known), 3, 0.3) or sorted(self.known)[:5]
        return "、".join(near) or "–"

    def read(self, rows: Iterable[Record], findings: Findings) -> int:
        """Read an agency sheet; returns how many rows it had."""
        count = 0
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the answer
            full = text(row.cell("agency"))
            if is_blank(full):
                findings.add("I45", "left out", row.place("agency"), full)
                continue
            self._read_row(row, short_name(full, self.district), findings)
        return count

    def _read_row(self, row: Record, name: str, findings: Findings) -> None:
        vertical = read_yes(row.cell("vertical"))
        if vertical is None and not is_blank(text(row.cell("vertical"))):
            findings.add("I46", "kept", row.place("vertical"), text(row.cell("vertical")))
        self.known[name] = Agency(name, bool(vertical))
        for alias in re.split(r"[、,;/\s]+", plain(text(row.cell("alias")))):
            taken = self.aliases.get(alias, name)
            if taken != name:
                findings.add("I47", "kept", row.place("alias"), alias, agency=taken)
            elif alias and alias != name:
                self.aliases[alias] = name
