"""The rules file: every figure of policy with the document it comes from (依据)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from data.calendar import Overrides
from data.rules.build import rules_of
from data.rules.settings import settings_of, write_default

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.values.rules import Rules

__all__ = ["load_calendar_overrides", "load_district_name", "load_rules", "write_default"]


def load_rules(path: Path | None) -> Rules:
    """The rules of a file laid over the defaults; raises RulesWrong with every problem and its line."""
    return rules_of(settings_of(path))


def load_calendar_overrides(path: Path | None) -> Overrides:
    """The days a rules file declares working or off, and the years it vouches for."""
    calendar = cast("dict[str, Any]", settings_of(path).get("calendar", {}))
    return Overrides(
        working=frozenset(calendar.get("working", ())),
        off=frozenset(calendar.get("off", ())),
        years=frozenset(calendar.get("years", ())),
    )


def load_district_name(path: Path | None) -> str:
    """The district's name as the rules file gives it; empty where it gives none."""
    return str(cast("dict[str, Any]", settings_of(path).get("district", {})).get("name", ""))
