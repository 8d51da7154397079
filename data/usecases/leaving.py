"""Papers out of stored plans, and plan files judged."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from data import papers
from data.i18n import N_
from data.store import log, plans
from data.usecases.beacons import beacon_problems
from data.usecases.chances import chance_problems
from data.usecases.session import transaction
from scheduler.audit import audit, is_zip, open_card, read_bundle
from scheduler.errors import InputUnreadable, Place, problem
from scheduler.record.decode import decode
from scheduler.record.document import document
from scheduler.values.events import Event
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from scheduler.audit import Findings
    from scheduler.errors import Problem

    Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """A plan file judged: what the auditor found, and the values to be compared with the public notices."""

    findings: Findings
    strangers: tuple[Problem, ...]
    """Published commitments or a digest of the log that are not the file's, and chances that are not fair."""
    seeds: tuple[SeedRecord, ...]
    """The firms' and the officers', as the file has them; empty where it cannot be read."""
    card: Mapping[str, Any] = field(default_factory=dict)
    """What a firm's code opened of a public bundle; empty where none was given."""
    opened: tuple[Problem, ...] = ()
    """What is wrong with that card."""
    beacons: tuple[Problem, ...] = ()
    """What a beacon's keys say against its rounds; a note where they could not be asked."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that speaks against the file."""
        against = (p for p in self.beacons if p.level == "fatal")
        return (*self.strangers, *self.findings.problems, *self.opened, *against)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What could not be checked here."""
        return tuple(p for p in self.beacons if p.level != "fatal")


def export(url: str, name: str, folder: Path, *, force: bool, progress: Progress | None) -> list[Path]:
    """Write a complete plan's papers and both its bundles into a folder."""
    with transaction(url) as session:
        plan = plans.load_plan(session, plans.number_of(session, name))
        proof = papers.Proof(document(plan), log.entries(session))
    return papers.export(plan, proof, folder, force=force, progress=progress)


def verify(
    path: Path, published: Sequence[str] = (), code: str | None = None, log_head: str | None = None
) -> Verified:
    """Judge a plan file or a bundle by itself: no database, no solver.

    ``published`` are the commitments of the public notices, the first and then the second, as far as known;
    ``code`` is the one on a firm's notice, which opens its card in a public bundle; ``log_head`` is a digest
    of the log that was published, which a bundle's log must still hold.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        place = Place(file=str(path))
        raise InputUnreadable(problem("P05", "fatal", place, str(path), why=error.strerror)) from error
    seeds = _seeds(raw)
    card, wrong = _card(raw, code) if code is not None else ({}, [])
    strangers = (*_strangers(published, seeds), *_cut_off(raw, log_head))
    findings = audit(raw)
    if not findings.problems:  # of a file that does not hold nothing can be computed
        strangers += tuple(chance_problems(raw))
    return Verified(
        findings, strangers, seeds, card, tuple(wrong), beacon_problems((*seeds, *_of_open_seats(raw)))
    )


def _cut_off(raw: bytes, head: str | None) -> Iterable[Problem]:
    """A published digest that the log does not hold: its end was cut off, or it was written anew."""
    if head is None:
        return
    entries = read_bundle(raw)[0].entries if is_zip(raw) else []
    if head.strip().lower() not in {e["digest"] for e in entries}:
        newest = entries[-1]["digest"] if entries else ""
        yield problem("V135", "fatal", None, head.strip(), head=newest)


def _card(raw: bytes, code: str) -> tuple[Mapping[str, Any], list[Problem]]:
    view = read_bundle(raw)[0].view if is_zip(raw) else {}
    return open_card(view, code) if view else ({}, [problem("P18", "fatal", None, code)])


def _seeds(raw: bytes) -> tuple[SeedRecord, ...]:
    """Both seeds as the file has them; whether they are true is the auditor's business."""
    bundle = read_bundle(raw)[0] if is_zip(raw) else None
    if bundle and bundle.view:
        return tuple(_of_view(draw) for draw in bundle.view["draws"])
    try:
        seeds = json.loads(bundle.files["plan.json"] if bundle else raw)["head"]["seeds"]
        return tuple(decode(SeedRecord, seeds[who]) for who in ("firms", "inspectors"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def _of_view(draw: Mapping[str, Any]) -> SeedRecord:
    event = decode(Event, draw["manifest"]["event"])
    return SeedRecord(event, draw["text"], "", draw["evidence"], draw["commitment"], draw["seed"])


def _of_open_seats(raw: bytes) -> Iterable[SeedRecord]:
    """The values by which a bundle's open seats were drawn again."""
    entries = read_bundle(raw)[0].entries if is_zip(raw) else []
    named = {e["digest"]: e["body"]["event"] for e in entries if e["act"] == "vacate"}
    for body in (e["body"] for e in entries if e["act"] == "replace"):
        if body["opens"] in named:
            event = decode(Event, named[body["opens"]])
            yield SeedRecord(event, body["text"], "", body["evidence"], "", body["seed"])


def _strangers(published: Sequence[str], seeds: Sequence[SeedRecord]) -> Iterable[Problem]:
    """Each published commitment must be the file's, letter for letter; case and outer blanks say nothing."""
    which = (N_("first"), N_("second"))
    own = [seed.commitment for seed in seeds]
    for position, (told, found) in enumerate(zip_longest(published, own[: len(published)], fillvalue="–")):
        if told.strip().lower() != found:
            name = which[position] if position < len(which) else str(position + 1)
            yield problem("P06", "fatal", None, told.strip(), which=name, found=found)
