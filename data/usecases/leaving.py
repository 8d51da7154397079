"""Papers out of stored plans, and plan files judged."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from data import papers
from data.i18n import N_
from data.store import plans
from data.usecases.session import transaction
from scheduler.audit import audit
from scheduler.errors import InputUnreadable, Place, problem
from scheduler.record.document import document
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from scheduler.audit import Findings
    from scheduler.errors import Problem

    Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """A plan file judged: what the auditor found, and the values to be compared with the public notices."""

    findings: Findings
    strangers: tuple[Problem, ...]
    """Published commitments that are not the file's."""
    seeds: tuple[SeedRecord, ...]
    """The firms' and the officers', as the file has them; empty where it cannot be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that speaks against the file."""
        return (*self.strangers, *self.findings.problems)


def export(url: str, name: str, folder: Path, *, force: bool, progress: Progress | None) -> list[Path]:
    """Write a complete plan's papers into a folder."""
    with transaction(url) as session:
        plan = plans.load_plan(session, plans.number_of(session, name))
    return papers.export(plan, document(plan), folder, force=force, progress=progress)


def verify(path: Path, published: Sequence[str] = ()) -> Verified:
    """Judge a plan file by itself: no database, no solver.

    ``published`` are the commitments of the public notices, the first and then the second, as far as known.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        place = Place(file=str(path))
        raise InputUnreadable(problem("P05", "fatal", place, str(path), why=error.strerror)) from error
    seeds = _seeds(raw)
    return Verified(audit(raw), tuple(_strangers(published, seeds)), seeds)


def _seeds(raw: bytes) -> tuple[SeedRecord, ...]:
    """Both seeds as the file's head has them; whether the head is true is the auditor's business."""
    names = ("text", "source", "commitment", "seed")
    try:
        seeds = json.loads(raw)["head"]["seeds"]
        return tuple(
            SeedRecord(**{name: str(seeds[who][name]) for name in names}) for who in ("firms", "inspectors")
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def _strangers(published: Sequence[str], seeds: Sequence[SeedRecord]) -> Iterable[Problem]:
    """Each published commitment must be the file's, letter for letter; case and outer blanks say nothing."""
    which = (N_("first"), N_("second"))
    own = [seed.commitment for seed in seeds]
    for position, (told, found) in enumerate(zip_longest(published, own[: len(published)], fillvalue="–")):
        if told.strip().lower() != found:
            name = which[position] if position < len(which) else str(position + 1)
            yield problem("P06", "fatal", None, told.strip(), which=name, found=found)
