"""The steps of a plan as a planner calls them: each loads, computes and saves in one transaction."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from data.demo import DISTRICT
from data.seeds import Demo, PublicValue
from data.store import plans
from data.usecases.case import case_of
from data.usecases.made import Made
from data.usecases.session import transaction
from scheduler import pipeline
from scheduler.conflicts import conflicts
from scheduler.errors import SeedWrong, problem
from scheduler.record.digests import digests_of
from scheduler.record.encode import canonical
from scheduler.record.sections import case_sections
from scheduler.sampling import draw
from scheduler.sampling.strata import layers_of, strata_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.seeds import Given as SeedSource
    from data.usecases.case import Terms
    from scheduler.errors import Problem
    from scheduler.values.plan import Drawn, Frozen, Plan, Scheduled

    Report = Callable[[str], None]


STEPS = pipeline.STEPS


def check_rules(url: str, terms: Terms) -> tuple[Problem, ...]:
    """Everything that speaks against planning this quarter as it stands; stores nothing."""
    with transaction(url) as session:
        case = case_of(session, terms)
    layers = layers_of(case)
    return conflicts(case, layers, strata_of(case, layers))


def freeze(url: str, terms: Terms) -> Made[Frozen]:
    """Freeze rosters and rules as a new numbered plan; the digest of each section goes on record with it."""
    with transaction(url) as session:
        frozen = pipeline.freeze(case_of(session, terms))
        digests = section_digests(frozen)
        note = canonical({"commitment": frozen.commitment, "sections": dict(digests)})
        return Made(plans.add_frozen(session, frozen, note), frozen, digests=digests)


def section_digests(frozen: Frozen) -> tuple[tuple[str, str], ...]:
    """(section, SHA-256 in hex) of everything frozen: rules, rosters, history, strata (protocol §3)."""
    return tuple(digests_of(case_sections(frozen.case, frozen.strata)).items())


def draw_firms(url: str, name: str, source: SeedSource | None) -> Made[Drawn]:
    """Draw the firms of a frozen plan by a public value."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "frozen")
        frozen = plans.load_frozen(session, number)
        value = _value(source, frozen)
        drawn = draw.draw_firms(frozen, value.text, value.source)
        plans.add_drawn(session, number, drawn)
        return Made(number, drawn, value.remarks)


def schedule(url: str, name: str, report: Report) -> Made[Scheduled]:
    """Merge, pack and put on shifts what was drawn; commit to each seat's chances."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "drawn")
        scheduled = pipeline.schedule(plans.load_drawn(session, number), report)
        plans.add_scheduled(session, number, scheduled)
        return Made(number, scheduled)


def draw_inspectors(url: str, name: str, source: SeedSource | None) -> Made[Plan]:
    """Draw the officers by a public value, check everything, and complete the plan."""
    with transaction(url) as session:
        number = plans.number_of(session, name)
        plans.expect(session, number, "scheduled")
        scheduled = plans.load_scheduled(session, number)
        value = _value(source, scheduled.drawn.frozen)
        plan = pipeline.draw_inspectors(scheduled, value.text, value.source)
        plan = pipeline.checked(replace(plan, number=number, made_with=made_with()))
        plans.add_finished(session, number, plan)
        return Made(number, plan, value.remarks)


def plan(url: str, terms: Terms, source: SeedSource | None, report: Report) -> Made[Plan]:
    """The whole job in one transaction: a plan is stored complete, or not at all."""
    with transaction(url) as session:
        report("freeze")
        frozen = pipeline.freeze(case_of(session, terms))
        value = _value(source, frozen)
        report("draw-firms")
        drawn = draw.draw_firms(frozen, value.text, value.source)
        scheduled = pipeline.schedule(drawn, report)
        report("draw-inspectors")
        number = plans.add_frozen(session, frozen)
        finished = pipeline.draw_inspectors(scheduled, value.text, value.source)
        finished = replace(finished, number=number, made_with=made_with())
        report("check")
        finished = pipeline.checked(finished)
        plans.add_drawn(session, number, drawn)
        plans.add_scheduled(session, number, scheduled)
        plans.add_finished(session, number, finished)
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


def _value(source: SeedSource | None, frozen: Frozen) -> PublicValue:
    """The public value; without one, only the made-up district of the demo may go on, and says so."""
    if source is not None:
        return source.value()
    if frozen.case.district == DISTRICT:
        return Demo(frozen.commitment).value()
    raise SeedWrong(problem("K12", "fatal"))
