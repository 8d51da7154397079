"""The whole job as one function of named steps; each step is also a command of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from scheduler.audit import audit
from scheduler.chance import digest, secrets_of, seed_of, turn_of
from scheduler.conflicts import conflicts
from scheduler.eligibility import eligibility_of
from scheduler.errors import PlanBroken, RulesConflict
from scheduler.lottery.rounding import draw_inspectors as draw_seats
from scheduler.lottery.table import table_of
from scheduler.merge import merge
from scheduler.packing import pack
from scheduler.record.digests import (
    Committer,
    first_manifest_over,
    freeze_commitment,
    second_manifest,
    timetable_commitment,
)
from scheduler.record.document import document
from scheduler.record.encode import canonical
from scheduler.record.restore import plan_of
from scheduler.record.sections import case_rows, draw_sections, schedule_sections
from scheduler.record.written import written
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.timetable import fieldable, timetable_of
from scheduler.values.events import REHEARSAL, Secrets
from scheduler.values.plan import Frozen, Scheduled, SeedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.record.encode import Json
    from scheduler.record.written import Written
    from scheduler.values.case import Case
    from scheduler.values.events import Event
    from scheduler.values.plan import Drawn, Plan, Trip, Unserved, Visit

    Report = Callable[[str], None]


def _silent(step: str) -> None:
    """Report to nobody."""


STEPS = ("freeze", "draw-firms", "merge", "pack", "timetable", "table", "draw-inspectors", "check")
"""Names of the steps, in order, as reported to a progress bar."""


def plan(case: Case, secrets: Secrets, text: str, source: str, report: Report = _silent) -> Plan:
    """Turn one quarter's rosters, rules and public seed into a checked joint inspection plan.

    One value for both draws, known when the case is frozen, makes it a rehearsal, and the record says so.
    Raises RulesConflict, SeedWrong, or PlanBroken if our own checker refuses the result.
    """
    report("freeze")
    frozen = freeze(case, secrets, REHEARSAL)
    report("draw-firms")
    drawn = draw_firms(frozen, text, source)
    scheduled = schedule(drawn, REHEARSAL, report)
    report("draw-inspectors")
    finished = draw_inspectors(scheduled, text, source)
    report("check")
    return checked(finished)


def rehearsal_secrets(case: Case) -> Secrets:
    """Secrets made of the case itself, unsealed: a rehearsal of the same rosters gives the same bytes.

    They hide nothing from whoever has the rosters, which is all a rehearsal needs.
    """
    bare = Secrets("0" * 64, "")
    sections = written(case_rows(case, (), bare), Committer(bare, case.rules.suite)).digests
    master = digest("chayici/2/rehearsal", canonical(cast("Json", sections)))
    return secrets_of(master, case.rules.suite, sealed=False)


def freeze(case: Case, secrets: Secrets, event: Event) -> Frozen:
    """Fix the strata and commit to everything that could influence the draw of the firms.

    Raises RulesConflict with every conflict when ratios, caps and floors cannot hold together.
    """
    return committed(case, secrets, event).frozen


@dataclass(frozen=True, slots=True, eq=False)
class Committed:
    """A frozen case together with all that was written to commit to it."""

    frozen: Frozen
    written: Written
    manifest: Json


def committed(case: Case, secrets: Secrets, event: Event) -> Committed:
    """``freeze``, with what is to be stored and published of it."""
    layers = layers_of(case)
    strata = strata_of(case, layers)
    if fatal := [c for c in conflicts(case, layers, strata) if c.level == "fatal"]:
        raise RulesConflict(*fatal)
    committer = Committer(secrets, case.rules.suite)
    sections = written(case_rows(case, strata, secrets), committer)
    manifest = first_manifest_over(case, event, committer, sections.digests)
    commitment = freeze_commitment(committer, manifest).hex()
    return Committed(Frozen(case, strata, secrets, event, commitment), sections, manifest)


def schedule(drawn: Drawn, event: Event, report: Report = _silent) -> Scheduled:
    """Merge into visits, pack visits into trips, put trips on shifts; commit to each seat's chances."""
    case = drawn.frozen.case
    visits, trips, unserved = arranged(drawn, report)
    report("table")
    table = table_of(case, eligibility_of(case), visits, trips)
    sections = draw_sections(drawn.frozen.strata, drawn.tickets, drawn.draws) | schedule_sections(
        visits, trips, unserved, table
    )
    committer = Committer(drawn.frozen.secrets, case.rules.suite)
    manifest = second_manifest(drawn.frozen.commitment, drawn.seed.seed, event, committer, sections)
    commitment = timetable_commitment(committer, manifest).hex()
    return Scheduled(drawn, visits, trips, unserved, table, event, commitment)


def arranged(
    drawn: Drawn, report: Report = _silent
) -> tuple[tuple[Visit, ...], tuple[Trip, ...], tuple[Unserved, ...]]:
    """Visits, trips on shifts, and what nobody will make."""
    case = drawn.frozen.case
    eligibility = eligibility_of(case)
    report("merge")
    merged, apart = merge(case, drawn.frozen.strata, drawn.draws)
    visits, unfielded = fieldable(case, eligibility, merged)
    report("pack")
    trips = pack(case, visits, turns(drawn, visits))
    report("timetable")
    timetable = timetable_of(case, eligibility, visits, trips, unfielded)
    return timetable.visits, timetable.trips, _tidy((*apart, *unfielded, *timetable.unserved))


def turns(drawn: Drawn, visits: Sequence[Visit]) -> list[int]:
    """Each visit's turn within whatever trip it comes to be in, by the seed of the firms' draw."""
    seed, suite = bytes.fromhex(drawn.seed.seed), drawn.frozen.case.rules.suite
    return [turn_of(seed, visit.enterprise, suite) for visit in visits]


def _tidy(unserved: tuple[Unserved, ...]) -> tuple[Unserved, ...]:
    """In order, and without parts of checks that are lost as a whole in the end."""
    whole = {(u.enterprise, u.task) for u in unserved if not u.agency}
    kept = (u for u in unserved if not u.agency or (u.enterprise, u.task) not in whole)
    return tuple(sorted(kept, key=lambda u: (u.enterprise, u.task, u.agency)))


def draw_inspectors(scheduled: Scheduled, text: str, source: str, evidence: str = "") -> Plan:
    """Draw who sits where from the committed table by a public value."""
    frozen = scheduled.drawn.frozen
    salt, suite = bytes.fromhex(frozen.secrets.salt), frozen.case.rules.suite
    seed = seed_of("inspectors", bytes.fromhex(scheduled.commitment), text, salt, suite)
    assignments = draw_seats(frozen.case, scheduled.table, scheduled.trips, seed)
    record = SeedRecord(scheduled.event, text, source, evidence, scheduled.commitment, seed.hex())
    return plan_of(scheduled, record, assignments, 0, ())


def checked(finished: Plan) -> Plan:
    """The plan, if the checker that shares no code with us finds nothing against it."""
    if problems := audit(document(finished)).problems:
        raise PlanBroken(*problems)
    return finished
