"""Commands for what does not fit: before the seed, in a plan, and what would be if."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_
from shell.options import DEFAULT_DB, AsJson, First, PlanOption, Quarter, RulesFile, Url, screen_of

if TYPE_CHECKING:
    from data.usecases.shortage import Short
    from shell.screen import Screen

_Repeated = list[str] | None


def check_rules(
    ctx: typer.Context,
    quarter: Quarter,
    db: Url = DEFAULT_DB,
    rules: RulesFile = None,
    first: First = None,
    as_json: AsJson = False,
) -> None:
    """Say what cannot hold together."""
    from data.usecases import planning
    from data.usecases.case import Terms
    from data.views.problems import problem_records, problem_table
    from data.views.remedies import remedy_records, remedy_table
    from scheduler.errors import RulesConflict

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Checking the rules"))
        found, ways = planning.check_rules(db, Terms(quarter, rules, first.date() if first else None))
    if fatal := [p for p in found if p.level == "fatal"]:
        raise RulesConflict(*fatal, *(p for p in found if p.level != "fatal"))
    record = {"problems": problem_records(found, screen.say), "ways": remedy_records(ways)}
    screen.answer((problem_table(found, screen.say), remedy_table(ways, screen.say)), record)
    screen.line(N_("Nothing forbids the draw; {n} remarks."), n=len(found))


def shortage(
    ctx: typer.Context, *, plan: PlanOption = "latest", db: Url = DEFAULT_DB, as_json: AsJson = False
) -> None:
    """What a plan cannot serve for want of officers, and what would help."""
    from data.usecases import shortage as cases

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Trying remedies"))
        made = cases.shortage(db, plan)
    _show(screen, made.stage, {"plan": made.number})
    if not made.stage.wants:
        screen.line(N_("Nothing of plan {number} is unserved for want of officers."), number=made.number)


def what_if(
    ctx: typer.Context,
    quarter: Quarter,
    officers: Annotated[
        _Repeated,
        typer.Option(
            help=N_("Officers more or fewer: AGENCY=+2 or AGENCY:QUALIFICATION=-1; may be repeated.")
        ),
    ] = None,
    qualify: Annotated[
        _Repeated,
        typer.Option(help=N_("Own officers who qualify: AGENCY:QUALIFICATION=1; may be repeated.")),
    ] = None,
    recall: Annotated[
        _Repeated, typer.Option(help=N_("Officers who put off their leave: AGENCY=1; may be repeated."))
    ] = None,
    widen: Annotated[
        _Repeated,
        typer.Option(help=N_("Days by which a task's window grows at both ends: TASK=7; may be repeated.")),
    ] = None,
    ratio: Annotated[
        _Repeated,
        typer.Option(help=N_("Per cent of a class that a task draws: TASK:D=50; may be repeated.")),
    ] = None,
    weekly: Annotated[
        int | None, typer.Option(min=0, help=N_("Half days an officer may be given in a week."))
    ] = None,
    quarterly: Annotated[
        int | None, typer.Option(min=0, help=N_("Half days an officer may be given in the quarter."))
    ] = None,
    *,
    db: Url = DEFAULT_DB,
    rules: RulesFile = None,
    first: First = None,
    as_json: AsJson = False,
) -> None:
    """Rehearse a quarter as it is and under changes."""
    from data.usecases import shortage as cases
    from data.usecases.case import Terms
    from data.usecases.changes import Asked
    from data.views.remedies import outcome_record, outcome_table

    screen = screen_of(ctx, as_json)
    asked = Asked(
        tuple(officers or ()),
        tuple(qualify or ()),
        tuple(recall or ()),
        tuple(widen or ()),
        tuple(ratio or ()),
        weekly,
        quarterly,
    )
    terms = Terms(quarter, rules, first.date() if first else None)
    with screen.steps(None) as step:
        step(N_("Rehearsing the quarter"))
        found = cases.what_if(db, terms, asked.changes)
    record: dict[str, object] = {"before": outcome_record(found.before), "after": outcome_record(found.after)}
    if not screen.machine:
        screen.answer((outcome_table(found.before, found.after, screen.say),), record)
    _show(screen, found.short, record)
    if not found.short.wants:
        screen.line(N_("Nothing is unserved for want of officers."))


def _show(screen: Screen, short: Short, record: dict[str, object]) -> None:
    from data.views.remedies import remedy_records, remedy_table, want_records, want_table

    record |= {"internal": True, "short": want_records(short.wants), "ways": remedy_records(short.ways)}
    screen.answer((want_table(short.wants, screen.say), remedy_table(short.ways, screen.say)), record)
