"""What an import gives: the engine's values, every problem, and what was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.errors import Problem
    from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
    from scheduler.values.people import Agency, Inspector, Leave, Recusal
    from scheduler.values.tasks import Task


@dataclass(frozen=True, slots=True)
class Batch:
    """The rosters as values; every tuple sorted by its id, tasks in file order."""

    enterprises: tuple[Enterprise, ...] = ()
    agencies: tuple[Agency, ...] = ()
    inspectors: tuple[Inspector, ...] = ()
    tasks: tuple[Task, ...] = ()
    history: tuple[Inspection, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    leaves: tuple[Leave, ...] = ()
    quiet: tuple[QuietPeriod, ...] = ()
    district: str = ""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet: what kind of roster it is ("" = none) and how many rows of data it had."""

    name: str
    kind: str
    rows: int


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file: the name used in places, where it lies, the SHA-256 of its bytes, and its sheets."""

    name: str
    path: Path
    digest: str
    form: str
    """What it is by content: xlsx, xls, xml, html, csv; "" = unreadable."""
    sheets: tuple[SheetRead, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """One import, complete."""

    batch: Batch
    problems: tuple[Problem, ...]
    files: tuple[FileRead, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of sheet the import holds."""
        return frozenset(sheet.kind for file in self.files for sheet in file.sheets if sheet.kind)
