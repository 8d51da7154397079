"""Firms and what has already been done to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

CLASSES = ("E", "D", "C", "B", "A", "")
"""Credit classes from most to least watched; E where a province has five."""


@dataclass(frozen=True, slots=True, order=True)
class Enterprise:
    """检查对象. ``id`` names it in the draw: its valid 18-digit code, else see ``data.intake``."""

    id: str
    name: str
    code: str = ""
    """统一社会信用代码 or whatever number the roster gives, normalised; may be empty."""
    credit: str = ""
    """One of CLASSES."""
    live: bool = True
    """False for 注销 吊销 迁出 歇业: such a firm is never drawn."""
    status: str = ""
    kind: str = ""
    """企业类型, e.g. 个体工商户."""
    tags: tuple[str, ...] = ()
    """监管标签, sorted."""
    town: str = ""
    station: str = ""
    """管辖单位: the station whose own officers may have to stay away (所所交叉)."""
    address: str = ""
    latitude: int | None = None
    """Micro-degrees, WGS-84 or whatever the roster uses throughout; None = town only."""
    longitude: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Inspection:
    """One past check of one firm by one agency; ``counts`` is False for 有因检查 (not charged to any cap)."""

    enterprise: str
    day: date
    agency: str
    item: str
    counts: bool = True


@dataclass(frozen=True, slots=True, order=True)
class QuietPeriod:
    """宁静期: no visit to firms with this tag or in this town ("" = any), first to last day."""

    first: date
    last: date
    tag: str = ""
    town: str = ""
    basis: str = ""
