"""Acts after the draw; each leaves an entry in the log and changes nothing that was drawn."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_
from shell.options import (
    DEFAULT_DB,
    Actor,
    AsJson,
    EventWords,
    PlanName,
    PlanOption,
    Reason,
    Seed,
    Source,
    Url,
    Witness,
    by,
    screen_of,
)

if TYPE_CHECKING:
    from data.usecases.later import Later
    from shell.screen import Screen

Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help=N_("A day, YYYY-MM-DD."))]


def substitute(
    ctx: typer.Context,
    enterprise: Annotated[str, typer.Argument(help=N_("The firm's id in the plan."))],
    name: PlanOption = "latest",
    reason: Reason = "",
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Put the next substitute in a firm's place."""
    from data.usecases import later

    screen = screen_of(ctx, as_json)
    done = later.substitute(db, name, enterprise, by(actor, reason))
    _answer(screen, done)
    for s in done.successions:
        text = N_("Task {task}: {successor} comes in the place of {firm}.")
        gone = N_("Task {task}: {firm} falls out, and no substitute is left.")
        screen.line(text if s.successor else gone, task=s.task, firm=s.enterprise, successor=s.successor)


def vacate(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help=N_("The officer's enforcement card."))],
    first: Day,
    last: Day,
    name: PlanOption = "latest",
    event: EventWords = None,
    reason: Reason = "",
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Open an officer's seats on some days."""
    from data.usecases import later

    screen = screen_of(ctx, as_json)
    days = (first.date(), last.date())
    done = later.vacate(db, name, card, days, event, by(actor, reason))
    _answer(screen, done)
    text = N_("{n} seats are open. Publish the log's newest digest: {head}")
    screen.line(text, n=len(done.entries), head=done.entries[-1].digest)


def replace(
    ctx: typer.Context,
    name: PlanName = "latest",
    seed: Seed = None,
    source: Source = None,
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    witness: Witness = None,
    as_json: AsJson = False,
) -> None:
    """Draw the open seats again."""
    from data.usecases import later
    from data.usecases.planning import Told

    screen = screen_of(ctx, as_json)
    done = later.replace(db, name, Told(seed, source), by(actor, "", witness))
    screen.remark(done.remarks)
    _answer(screen, done)
    for r in done.replaced:
        text = N_(
            "Trip {trip}, seat {seat}: {came} comes in the place of {left}; the chance was {part}/{whole}."
        )
        trip, seat = r.trip + 1, r.seat + 1
        part, whole = r.chance
        screen.line(text, trip=trip, seat=seat, came=r.came, left=r.left, part=part, whole=whole)


def amend(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(help=N_("What is changed in the filed plan."))],
    name: PlanOption = "latest",
    reason: Reason = "",
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Record a numbered amendment."""
    from data.usecases import later

    screen = screen_of(ctx, as_json)
    done = later.amend(db, name, what, by(actor, reason))
    _answer(screen, done)
    number = done.entries[0].body["amendment"]
    screen.line(N_("Plan {n}: amendment {k} is on record."), n=done.plan, k=number)


def reveal(
    ctx: typer.Context,
    name: PlanName = "latest",
    early: Annotated[
        bool, typer.Option("--early", help=N_("Before the last visit; needs a reason."))
    ] = False,
    reason: Reason = "",
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Open a sealed plan's salt."""
    from data.usecases import later

    screen = screen_of(ctx, as_json)
    done = later.reveal(db, name, by(actor, reason), early=early)
    _answer(screen, done)
    screen.line(
        N_("The salt of plan {n} is open. Publish it: {salt}"), n=done.plan, salt=done.entries[0].body["salt"]
    )


def code(
    ctx: typer.Context,
    enterprise: Annotated[str, typer.Argument(help=N_("The firm's id in the plan."))],
    name: PlanOption = "latest",
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Show the code for a firm's notice."""
    from data.usecases.codes import code_for

    screen = screen_of(ctx, as_json)
    found = code_for(db, name, enterprise)
    screen.answer((), {"enterprise": enterprise, "code": found})
    screen.line(N_("Code for the notice of {firm}: {code}"), firm=enterprise, code=found)


def _answer(screen: Screen, done: Later) -> None:
    screen.answer(
        (),
        {
            "plan": done.plan,
            "entries": done.entries,
            "successions": done.successions,
            "replaced": done.replaced,
        },
    )
