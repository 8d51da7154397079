"""Papers out of stored plans, and plan files judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import papers
from data.store import plans
from data.usecases.session import transaction
from scheduler.audit import audit
from scheduler.errors import InputUnreadable, Place, problem
from scheduler.record.document import document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scheduler.audit import Findings

    Progress = Callable[[int, int, str], None]


def export(url: str, name: str, folder: Path, *, force: bool, progress: Progress | None) -> list[Path]:
    """Write a complete plan's papers into a folder."""
    with transaction(url) as session:
        plan = plans.load_plan(session, plans.number_of(session, name))
    return papers.export(plan, document(plan), folder, force=force, progress=progress)


def verify(path: Path) -> Findings:
    """Judge a plan file by itself: no database, no solver."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        place = Place(file=str(path))
        raise InputUnreadable(problem("P05", "fatal", place, str(path), why=error.strerror)) from error
    return audit(raw)
