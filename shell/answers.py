"""Commands that answer questions about a plan: why a result came out, and how fair the whole is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_
from shell.options import DEFAULT_DB, AsJson, PlanName, PlanOption, Url, screen_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.views.table import Table
    from shell.screen import Screen

FAIRNESS = N_("How fair a plan is: loads, chances, and how near its tables are to the best.")
explain = typer.Typer(
    no_args_is_help=True,
    help=N_("Say why a firm was drawn or not, or why an officer sits where; internal."),
)


@explain.command(help=N_("One firm, task by task: chance, number, place, and what would change it."))
def firm(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(help=N_("The firm's code or id, however typed."))],
    *,
    plan: PlanOption = "latest",
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Why a firm was drawn or not."""
    from data.usecases import answers
    from data.views import firm_answer as view

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Looking up the draw"))
        made, case = answers.explain_firm(db, plan, code)
    since = view.Since(made.standing, {e.id: e.name for e in case.enterprises})
    record = {"plan": made.number, "internal": True, **view.firm_record(made.stage, screen.say, since)}
    title = view.firm_title(made.stage, screen.say)
    _show(screen, (view.INTERNAL, title), view.firm_tables(made.stage, screen.say, since), record)


@explain.command(
    help=N_("One officer: expected and drawn load, every seat with its chance, and why not others.")
)
def officer(
    ctx: typer.Context,
    card: Annotated[str, typer.Argument(help=N_("The number of the enforcement card."))],
    *,
    plan: PlanOption = "latest",
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Why an officer sits where."""
    from data.usecases import answers
    from data.views import officer_answer as view

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Looking up the draw"))
        made, whole = answers.explain_officer(db, plan, card)
    record = {
        "plan": made.number,
        "internal": True,
        **view.officer_record(whole.case, made.stage, screen.say, made.standing),
    }
    title = view.officer_title(made.stage, screen.say)
    tables = view.officer_tables(whole.case, made.stage, screen.say, made.standing)
    _show(screen, (view.INTERNAL, title), tables, record)


def fairness(
    ctx: typer.Context, name: PlanName = "latest", *, db: Url = DEFAULT_DB, as_json: AsJson = False
) -> None:
    """How fair a plan is, everything recomputed from its case."""
    from data.usecases import answers
    from data.views import fairness as view
    from data.views.problems import problem_records

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Recomputing the chances"))
        made = answers.fairness(db, name)
    bad = view.against(made.stage)
    record = {
        "plan": made.number,
        "internal": True,
        **view.fairness_record(made.stage),
        "remarks": problem_records(bad, screen.say),
    }
    _show(screen, (view.INTERNAL,), view.fairness_tables(made.stage, screen.say), record)
    for line in view.in_favour(made.stage, screen.say):
        screen.line("{line}", line=line)
    screen.remark(bad)


def _show(screen: Screen, first: Sequence[str], tables: Sequence[Table], record: object) -> None:
    """The lines that come first, then the tables; or the record alone."""
    for text in first:
        screen.line("{line}", line=screen.say(text))
    screen.answer(tables, record)
