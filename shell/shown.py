"""Answers that take more than a line: an import, a finished plan, a file that was verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.problems import count_table, problem_records, problem_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from data.usecases.leaving import Verified
    from data.usecases.made import Made
    from data.usecases.rosters import Imported
    from scheduler.values.plan import Drawn, Frozen, Plan, Scheduled
    from shell.screen import Screen


def show_files(screen: Screen, paths: Sequence[Path], folder: Path) -> None:
    """Print how many files were written and where."""
    screen.answer((), {"files": [str(p) for p in paths]})
    screen.line(N_("{n} files written to {folder}."), n=len(paths), folder=folder)


def show_import(screen: Screen, done: Imported, marked: Path) -> None:
    """Print every problem, what changed, and how many problems of each kind."""
    from data.views.imported import change_table

    problems = done.intake.problems
    tables = (
        problem_table(problems, screen.say),
        change_table(done, screen.say),
        count_table(problems, screen.say),
    )
    changes = done.changes.tables
    record = {
        "problems": problem_records(problems, screen.say),
        "changes": changes,
        "marked": [str(p) for p in done.marked],
    }
    screen.answer(tables, record)
    if done.marked:
        screen.line(N_("{n} marked workbooks lie in {folder}."), n=len(done.marked), folder=marked)
    if done.changes.nothing:
        screen.line(N_("Nothing has changed since the last import."))
    else:
        added, changed, removed = (
            sum(getattr(c, name) for c in changes) for name in ("added", "changed", "removed")
        )
        text = N_("Stored: {added} rows added, {changed} changed, {removed} removed.")
        screen.line(text, added=added, changed=changed, removed=removed)


def show_frozen(screen: Screen, made: Made[Frozen]) -> None:
    """Print the commitment that is to be published, and the digest of each section it stands on."""
    from data.views.steps import digest_lines
    from data.views.verified import event_text

    commitment, event = made.stage.commitment, made.stage.event
    record = {"plan": made.number, "commitment": commitment, "event": event, "sections": dict(made.digests)}
    screen.answer((), record)
    screen.line(N_("Digests of what is frozen:"))
    for line in digest_lines(made.digests, screen.say):
        screen.line("{line}", line=line)
    screen.line(N_("The firms will be drawn by: {event}"), event=event_text(event, screen.say))
    screen.line(N_("Plan {n} is frozen. Publish its commitment: {value}"), n=made.number, value=commitment)


def show_drawn(screen: Screen, made: Made[Drawn]) -> None:
    """Print how much was drawn."""
    screen.remark(made.remarks)
    draws = made.stage.draws
    drawn = sum(len(d.drawn) for d in draws)
    record = {"plan": made.number, "drawn": drawn, "strata": len(draws), "seed": made.stage.seed}
    screen.answer((), {**record, "remarks": problem_records(made.remarks, screen.say)})
    screen.line(N_("Plan {n}: {k} draws made in {s} strata."), n=made.number, k=drawn, s=len(draws))


def show_scheduled(screen: Screen, made: Made[Scheduled]) -> None:
    """Print what became of the draw and the second commitment, which is to be published."""
    value, visits, trips = made.stage.commitment, len(made.stage.visits), len(made.stage.trips)
    unserved = len(made.stage.unserved)
    from data.views.verified import event_text

    event = made.stage.event
    record = {"plan": made.number, "visits": visits, "trips": trips, "unserved": unserved}
    screen.answer((), {**record, "commitment": value, "event": event})
    screen.line(N_("The officers will be drawn by: {event}"), event=event_text(event, screen.say))
    text = N_("Plan {n}: {visits} visits in {trips} trips. Publish its second commitment: {value}")
    screen.line(text, n=made.number, visits=visits, trips=trips, value=value)


def show_plan(screen: Screen, made: Made[Plan]) -> None:
    """Print what is not served, coverage by agency, the figures, what changed since, and where to go on."""
    from data.papers import summary
    from data.views.plan import coverage_table, figure_table, unserved_table
    from data.views.since import since_records, since_table

    plan, found = made.stage, summary(made.stage)
    screen.remark(made.remarks)
    tables = (
        unserved_table(plan, screen.say),
        coverage_table(found, screen.say),
        figure_table(plan, found, screen.say),
        since_table(plan, made.standing, screen.say),
    )
    record = {
        "plan": made.number,
        "seeds": [plan.firm_seed, plan.inspector_seed],
        "summary": found,
        "unserved": plan.unserved,
        "since": since_records(made.standing),
        "remarks": problem_records(made.remarks, screen.say),
    }
    screen.answer(tables, record)
    screen.line(
        N_("Plan {n} is complete and checked. Its papers: chayici export {n} --to FOLDER"), n=made.number
    )


def show_verified(screen: Screen, found: Verified) -> None:
    """Print what was checked, the values to hold against the public notices, and a firm's own card."""
    from data.views.verified import card_table, checked_table, published_lines, verdict

    screen.remark(found.remarks)
    record = {"problems": [], "counts": dict(found.findings.counts), "seeds": found.seeds, "card": found.card}
    screen.answer((checked_table(found, screen.say), card_table(found, screen.say)), record)
    for line in published_lines(found, screen.say):
        screen.line("{line}", line=line)
    screen.line("{line}", line=verdict(found, screen.say))
