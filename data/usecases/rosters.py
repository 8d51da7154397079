"""Rosters in, and what is stored of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.i18n import N_
from data.intake import examine, refuse_fatal
from data.intake.marked import write_marked
from data.store.rosters import load_rosters, save_rosters
from data.usecases.session import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from data.intake.batch import Batch, Intake
    from data.store.rosters import Changes


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: what was read, what changed in the store, where the marked workbooks lie."""

    intake: Intake
    changes: Changes
    marked: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """One roster: rows, rows with nothing missing, and what is missing how often."""

    name: str
    rows: int
    complete: int
    missing: tuple[tuple[str, int], ...]


def import_rosters(url: str, paths: Sequence[Path], marked: Path) -> Imported:
    """Read files and folders, store them in one transaction, and mark every problem in a copy.

    Firms, officers and agencies that are already stored count as known, so that a task plan may come alone.
    Raises InputUnreadable, InputWrong (nothing is stored then, the marked copies are) and StoreFailed.
    """
    with transaction(url) as session:
        known = load_rosters(session)
        intake = examine(paths, known)
        copies = tuple(write_marked(intake, marked))
        refuse_fatal(intake)
        return Imported(intake, save_rosters(session, intake), copies)


def completeness(url: str) -> tuple[Completeness, ...]:
    """What is stored, roster by roster, and how complete it is."""
    with transaction(url) as session:
        batch = load_rosters(session)
    return (
        _count(N_("Firms"), batch.enterprises, _FIRM),
        _count(N_("Officers"), batch.inspectors, _OFFICER),
        _count(N_("Tasks"), batch.tasks, {}),
        _count(N_("Agencies"), batch.agencies, {}),
        *_small(batch),
    )


_FIRM: dict[str, Callable[[object], bool]] = {
    N_("valid 18-digit code"): lambda e: getattr(e, "id", "") == getattr(e, "code", None),
    N_("credit class"): lambda e: bool(getattr(e, "credit", "")),
    N_("town"): lambda e: bool(getattr(e, "town", "")),
    N_("address"): lambda e: bool(getattr(e, "address", "")),
    N_("tags"): lambda e: bool(getattr(e, "tags", ())),
}
_OFFICER: dict[str, Callable[[object], bool]] = {
    N_("end of the card's validity"): lambda i: getattr(i, "card_until", None) is not None,
    N_("on duty"): lambda i: bool(getattr(i, "on_duty", False)),
}


def _small(batch: Batch) -> Iterable[Completeness]:
    yield _count(N_("Past checks"), batch.history, {})
    yield _count(N_("Leaves"), batch.leaves, {})
    yield _count(N_("Recusals"), batch.recusals, {})
    yield _count(N_("Quiet periods"), batch.quiet, {})


def _count(name: str, rows: Sequence[object], tests: dict[str, Callable[[object], bool]]) -> Completeness:
    missing = tuple((what, sum(not has(row) for row in rows)) for what, has in tests.items())
    complete = sum(all(has(row) for has in tests.values()) for row in rows)
    return Completeness(name, len(rows), complete, missing)
