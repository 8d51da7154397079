"""Agencies, their officers, and what keeps an officer from a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Agency:
    """部门. ``id`` is its short name without the district; a vertical one can only be invited."""

    id: str
    vertical: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Inspector:
    """执法检查人员. ``id`` is the enforcement card's number: one card, one person."""

    id: str
    name: str
    agency: str
    station: str = ""
    """The station (所/中队) the officer serves in; empty for head office."""
    qualifications: tuple[str, ...] = ()
    """岗位资质, sorted, without repeats."""
    card_until: date | None = None
    """Last day on which the card is valid; None = without end."""
    on_duty: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Leave:
    """请假: an officer is away from the first to the last day, both included."""

    inspector: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Recusal:
    """回避: an officer must never be on this firm's team."""

    inspector: str
    enterprise: str
