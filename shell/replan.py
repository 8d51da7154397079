"""When something changes after the draw: the proposal that moves least, its record and its lottery."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_
from shell.options import (
    DEFAULT_DB,
    Actor,
    AsJson,
    EventWords,
    PlanName,
    Reason,
    Seed,
    Source,
    Url,
    Witness,
    by,
    screen_of,
)

if TYPE_CHECKING:
    from data.usecases.replanning import Replanned
    from shell.screen import Screen

HELP = N_("When something changes after the draw: the timetable that keeps what is drawn and moves least.")
Leaves = Annotated[
    list[Path] | None,
    typer.Option("--leave", help=N_("File with new leaves or quiet periods; may be repeated.")),
]
Out = Annotated[list[str] | None, typer.Option("--out", help=N_("A firm that falls out; may be repeated."))]
Into = Annotated[
    list[str] | None,
    typer.Option("--in", help=N_("The substitute who comes in its place; may be repeated.")),
]
Since = Annotated[
    datetime | None,
    typer.Option(
        "--from", formats=["%Y-%m-%d"], help=N_("First day that may still change; none = tomorrow.")
    ),
]
Record = Annotated[
    bool, typer.Option("--record", help=N_("Put the proposal on record as a numbered amendment."))
]


def replan(
    ctx: typer.Context,
    name: PlanName = "latest",
    *,
    leave: Leaves = None,
    out: Out = None,
    into: Into = None,
    first: Since = None,
    record: Record = False,
    event: EventWords = None,
    seed: Seed = None,
    source: Source = None,
    reason: Reason = "",
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    witness: Witness = None,
    as_json: AsJson = False,
) -> None:
    """Propose the timetable that moves least; record it; draw its open seats."""
    from data.usecases import replanning
    from data.usecases.changing import Told
    from data.usecases.planning import Told as Value

    screen = screen_of(ctx, as_json)
    told = Told(tuple(leave or ()), tuple(out or ()), tuple(into or ()), first.date() if first else None)
    with screen.steps(None) as step:
        step(N_("Looking for the least change"))
        if seed is not None or source is not None:
            value, who = Value(seed, source), by(actor, reason, witness)
            found = replanning.draw(db, name, told, value, who)
        elif record:
            found = replanning.put_on_record(db, name, told, event, by(actor, reason, witness))
        else:
            found = replanning.propose(db, name, told)
    _show(screen, found)


def _show(screen: Screen, found: Replanned) -> None:
    from data.views.problems import problem_records
    from data.views.replanned import INTERNAL, replan_record, replan_tables

    screen.remark(found.remarks)
    record = {**replan_record(found), "remarks": problem_records(found.remarks, screen.say)}
    screen.line(INTERNAL)
    screen.answer(replan_tables(found, screen.say), record)
    if found.entry is not None:
        text = N_("Plan {n}: amendment {k} is on record. Publish the log's newest digest: {head}")
        number = found.entry.body["amendment"]
        screen.line(text, n=found.plan.number, k=number, head=found.entry.digest)
    elif found.digest:
        screen.line(N_("Digest of the proposal: {digest}. Nothing is stored."), digest=found.digest)
    else:
        text = N_("Nothing is stored. Draw the open seats of trips that stay first: vacate, then replace.")
        screen.line(text)
