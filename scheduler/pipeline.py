"""The whole job as one function of named steps; each step is also a command of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit import audit
from scheduler.chance import seed_of
from scheduler.conflicts import conflicts
from scheduler.eligibility import eligibility_of
from scheduler.errors import PlanBroken, RulesConflict
from scheduler.lottery.rounding import draw_inspectors as draw_seats
from scheduler.lottery.table import table_of
from scheduler.merge import merge
from scheduler.packing import pack
from scheduler.record.digests import freeze_commitment, timetable_commitment
from scheduler.record.document import document
from scheduler.record.restore import plan_of
from scheduler.record.sections import case_sections, draw_sections, schedule_sections
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.timetable import fieldable, timetable_of
from scheduler.values.plan import Frozen, Scheduled, SeedRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from scheduler.values.case import Case
    from scheduler.values.plan import Drawn, Plan, Unserved

    Report = Callable[[str], None]


def _silent(step: str) -> None:
    """Report to nobody."""


STEPS = ("freeze", "draw-firms", "merge", "pack", "timetable", "table", "draw-inspectors", "check")
"""Names of the steps, in order, as reported to a progress bar."""


def plan(case: Case, text: str, source: str, report: Report = _silent) -> Plan:
    """Turn one quarter's rosters, rules and public seed into a checked joint inspection plan.

    Raises RulesConflict, SeedWrong, or PlanBroken if our own checker refuses the result.
    """
    report("freeze")
    frozen = freeze(case)
    report("draw-firms")
    drawn = draw_firms(frozen, text, source)
    scheduled = schedule(drawn, report)
    report("draw-inspectors")
    finished = draw_inspectors(scheduled, text, source)
    report("check")
    return checked(finished)


def freeze(case: Case) -> Frozen:
    """Fix the strata and commit to everything that could influence the draw of the firms.

    Raises RulesConflict with every conflict when ratios, caps and floors cannot hold together.
    """
    layers = layers_of(case)
    strata = strata_of(case, layers)
    if fatal := [c for c in conflicts(case, layers, strata) if c.level == "fatal"]:
        raise RulesConflict(*fatal)
    sections = case_sections(case, strata)
    return Frozen(case, strata, freeze_commitment(case.quarter, case.district, sections).hex())


def schedule(drawn: Drawn, report: Report = _silent) -> Scheduled:
    """Merge into visits, pack visits into trips, put trips on shifts; commit to each seat's chances."""
    case = drawn.frozen.case
    eligibility = eligibility_of(case)
    report("merge")
    merged, apart = merge(case, drawn.frozen.strata, drawn.draws)
    visits, unfielded = fieldable(case, eligibility, merged)
    report("pack")
    trips = pack(case, visits)
    report("timetable")
    timetable = timetable_of(case, eligibility, visits, trips, unfielded)
    report("table")
    table = table_of(case, eligibility, timetable.visits, timetable.trips)
    unserved = _tidy((*apart, *unfielded, *timetable.unserved))
    sections = draw_sections(drawn.tickets, drawn.draws) | schedule_sections(
        timetable.visits, timetable.trips, unserved, table
    )
    commitment = timetable_commitment(drawn.frozen.commitment, drawn.seed.seed, sections)
    return Scheduled(drawn, timetable.visits, timetable.trips, unserved, table, commitment.hex())


def _tidy(unserved: tuple[Unserved, ...]) -> tuple[Unserved, ...]:
    """In order, and without parts of checks that are lost as a whole in the end."""
    whole = {(u.enterprise, u.task) for u in unserved if not u.agency}
    kept = (u for u in unserved if not u.agency or (u.enterprise, u.task) not in whole)
    return tuple(sorted(kept, key=lambda u: (u.enterprise, u.task, u.agency)))


def draw_inspectors(scheduled: Scheduled, text: str, source: str) -> Plan:
    """Draw who sits where from the committed table by a public value."""
    case = scheduled.drawn.frozen.case
    seed = seed_of("inspectors", bytes.fromhex(scheduled.commitment), text)
    assignments = draw_seats(case, scheduled.table, scheduled.trips, seed)
    return plan_of(scheduled, SeedRecord(text, source, scheduled.commitment, seed.hex()), assignments, 0, ())


def checked(finished: Plan) -> Plan:
    """The plan, if the checker that shares no code with us finds nothing against it."""
    if problems := audit(document(finished)).problems:
        raise PlanBroken(*problems)
    return finished
