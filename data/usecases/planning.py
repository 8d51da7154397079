"""The steps of a plan as a planner calls them: each loads, computes and saves in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from data import clock
from data.demo import DISTRICT
from data.seeds import Demo, PublicValue, value_of
from data.store import plans
from data.usecases.case import case_of
from data.usecases.made import Made
from data.usecases.pledge import in_earnest, named_event
from data.usecases.session import transaction
from data.usecases.shortage import ways_before
from scheduler import pipeline
from scheduler.conflicts import conflicts
from scheduler.errors import SeedWrong, StepWrong, problem
from scheduler.sampling import draw
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.events import REHEARSAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from data.store.log import By
    from data.usecases.case import Terms
    from data.usecases.pledge import Pledge
    from data.usecases.shortage import Way
    from scheduler.errors import Problem
    from scheduler.values.events import Event
    from scheduler.values.plan import Drawn, Frozen, Plan, Scheduled

    Report = Callable[[str], None]


STEPS = pipeline.STEPS


@dataclass(frozen=True, slots=True)
class Told:
    """What a command line says of a public value: typed or pasted, or where to find it."""

    seed: str | None = None
    source: str | None = None


def check_rules(url: str, terms: Terms) -> tuple[tuple[Problem, ...], tuple[Way, ...]]:
    """Everything that speaks against planning this quarter as it stands, and ways out of want of officers.

    Stores nothing.
    """
    with transaction(url) as session:
        case = case_of(session, terms)
    layers = layers_of(case)
    strata = strata_of(case, layers)
    return conflicts(case, layers, strata), ways_before(case, strata)


def freeze(url: str, terms: Terms, pledge: Pledge, by: By) -> Made[Frozen]:
    """Freeze rosters and rules as a new numbered plan that names the event by which it will be drawn.

    A quarter is frozen again only for a reason, which goes on record: of several frozen plans somebody could
    otherwise draw the one whose outcome pleases.
    """
    with transaction(url) as session:
        named = pledge.named() if pledge.event is not None else None
        case = case_of(session, terms)
        event = named or pledge.named()  # a missing event is told last: wrong rosters and rules come first
        if event != REHEARSAL:
            _again(session, case.quarter, by)
        master = pledge.master(event)
        if event != REHEARSAL:
            _fresh(session, pledge, master)
        committed = pipeline.committed(case, pledge.secrets(case, master), event)
        number = plans.add_frozen(session, committed, by, master)
        return Made(number, committed.frozen, digests=tuple(committed.written.digests.items()))


def _again(session: Session, quarter: str, by: By) -> None:
    before = plans.frozen_in_earnest(session, quarter)
    if before and not by.reason.strip():
        raise StepWrong(problem("P07", "fatal", content=quarter, plans="、".join(map(str, before))))


def _newest(session: Session, number: int) -> None:
    """Nothing, or StepWrong P20 for a plan whose quarter was frozen again: of two plans only one goes on.

    Else an office could freeze two for one event and go on with the one whose outcome pleases.
    """
    if later := plans.frozen_again(session, number):
        raise StepWrong(problem("P20", "fatal", content=str(number), later=later))


def _fresh(session: Session, pledge: Pledge, master: bytes) -> None:
    """Nothing, or StepWrong P22 for a secret that an earlier plan has used and perhaps opened."""
    used = plans.made_with_secret(session, master)
    if used:
        raise StepWrong(problem("P22", "fatal", content=str(pledge.secret), plan=used))


def draw_firms(url: str, name: str, told: Told, by: By) -> Made[Drawn]:
    """Draw the firms of a frozen plan by the outcome of the event it names."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "frozen")
        _newest(session, number)
        frozen = plans.load_frozen(session, number)
        value = _value(told, frozen.event, frozen)
        drawn = draw.draw_firms(frozen, value.text, value.source, value.evidence)
        plans.add_drawn(session, number, drawn, by)
        return Made(number, drawn, value.remarks)


def schedule(url: str, name: str, event: str | None, by: By, report: Report) -> Made[Scheduled]:
    """Merge, pack and put on shifts what was drawn; commit to each seat's chances and the second event."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "drawn")
        _newest(session, number)
        drawn = plans.load_drawn(session, number)
        first = drawn.frozen.event
        named = in_earnest(named_event(event, first), first, number)
        scheduled = pipeline.schedule(drawn, named, report)
        plans.add_scheduled(session, number, scheduled, by)
        return Made(number, scheduled)


def draw_inspectors(url: str, name: str, told: Told, by: By) -> Made[Plan]:
    """Draw the officers by the outcome of the second event, check everything, and complete the plan."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "scheduled")
        _newest(session, number)
        scheduled = plans.load_scheduled(session, number)
        value = _value(told, scheduled.event, scheduled.drawn.frozen)
        plan = pipeline.draw_inspectors(scheduled, value.text, value.source, value.evidence)
        plan = pipeline.checked(replace(plan, number=number, made_with=made_with()))
        plans.add_finished(session, number, scheduled, plan, by)
        return Made(number, plan, value.remarks)


def plan(url: str, terms: Terms, told: Told, by: By, report: Report) -> Made[Plan]:
    """The whole job in one transaction, as a rehearsal: its value was known when the rosters were frozen."""
    with transaction(url) as session:
        report("freeze")
        case = case_of(session, terms)
        committed = pipeline.committed(case, pipeline.rehearsal_secrets(case), REHEARSAL)
        frozen = committed.frozen
        value = _value(told, REHEARSAL, frozen)
        report("draw-firms")
        drawn = draw.draw_firms(frozen, value.text, value.source)
        scheduled = pipeline.schedule(drawn, REHEARSAL, report)
        report("draw-inspectors")
        number = plans.add_frozen(session, committed, by)
        finished = pipeline.draw_inspectors(scheduled, value.text, value.source)
        finished = replace(finished, number=number, made_with=made_with())
        report("check")
        finished = pipeline.checked(finished)
        plans.add_drawn(session, number, drawn, by)
        plans.add_scheduled(session, number, scheduled, by)
        plans.add_finished(session, number, scheduled, finished, by)
        return Made(number, finished, value.remarks)


def made_with() -> tuple[tuple[str, str], ...]:
    """Programs that took part, with their versions."""
    return tuple((name, _version(name)) for name in ("chayici", "ortools"))


def _version(name: str) -> str:
    """A program's version; run from a checkout it has none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "0+checkout"


def _value(told: Told, event: Event, frozen: Frozen) -> PublicValue:
    """The public value; without one, only the made-up district of the demo may rehearse, and says so."""
    value = value_of(event, told.seed, told.source, clock.now())
    if value is not None:
        return value
    if frozen.case.district == DISTRICT and event == REHEARSAL:
        return Demo(frozen.commitment).value()
    raise SeedWrong(problem("K12", "fatal"))
