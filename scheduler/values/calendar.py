"""The half days on which visits may be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Shift:
    """半天: one half of one working day.  Cases name their shifts by position."""

    day: date
    half: Literal["AM", "PM"]

    @property
    def week(self) -> tuple[int, int]:
        """ISO year and week."""
        year, week, _ = self.day.isocalendar()
        return (year, week)
