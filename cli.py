"""The shell: one command per step; parse → call → print → exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_, language, translation
from shell import answers, house, later, logbook, replan, salts, shortage
from shell.options import (
    DEFAULT_DB,
    Actor,
    AsJson,
    EventWords,
    First,
    PlanName,
    Quarter,
    Reason,
    RulesFile,
    Seed,
    Source,
    Url,
    Witness,
    by,
    screen_of,
)
from shell.run import run, without_language
from shell.screen import Screen
from shell.shown import (
    show_drawn,
    show_files,
    show_frozen,
    show_import,
    show_plan,
    show_scheduled,
    show_verified,
)

if TYPE_CHECKING:
    from datetime import datetime

    from data.usecases.case import Terms

app = typer.Typer(
    name="chayici",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=N_("Plan joint double-random inspections: drawn, merged, scheduled and provable."),
)


@app.callback()
def root(
    lang: Annotated[
        str | None, typer.Option("--lang", help=N_("Language: zh or en; anywhere in the line."))
    ] = None,
) -> None:
    """Plan joint double-random inspections: drawn, merged, scheduled and provable."""
    if lang is not None:  # zh and en were heard and taken out before the line was parsed
        raise typer.BadParameter("no such language", param_hint="--lang")


answers.explain.command(
    "shortage",
    help=N_("What a plan cannot serve for want of officers, and what would help, each remedy tried."),
)(shortage.shortage)
app.add_typer(answers.explain, name="explain")
app.command("fairness", help=answers.FAIRNESS)(answers.fairness)


@app.command(help=N_("Write a made-up district in the official template forms."))
def demo(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help=N_("Folder to write into."))],
    firms: Annotated[int, typer.Option(min=1, max=1_000_000, help=N_("Number of firms."))] = 3000,
    seed: Annotated[str, typer.Option(help=N_("The same seed writes the same district."))] = "chayici",
    quarter: Quarter = "2026Q4",
    as_json: AsJson = False,
) -> None:
    """Write a made-up district."""
    from data.demo import write_district

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Writing the district"))
        paths = write_district(folder, firms=firms, seed=seed, quarter=quarter)
    show_files(screen, paths, folder)


@app.command("import", help=N_("Read rosters and task plans from files and folders."))
def import_(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help=N_("Files and folders."))],
    db: Url = DEFAULT_DB,
    marked: Annotated[Path, typer.Option(help=N_("Folder for the marked workbooks."))] = Path("导入问题标注"),
    as_json: AsJson = False,
) -> None:
    """Read rosters and task plans."""
    from data.usecases.rosters import import_rosters

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Reading the files"))
        done = import_rosters(db, paths, marked)
    show_import(screen, done, marked)


app.command("check-rules", help=N_("Say, before any seed, what cannot hold together."))(shortage.check_rules)
app.command(
    "what-if",
    help=N_("Try changes of officers, limits, windows and ratios in a rehearsal; nothing is stored."),
)(shortage.what_if)


@app.command(
    help=N_("The whole job in one go, as a rehearsal: freeze, draw, schedule, draw officers, check.")
)
def plan(
    ctx: typer.Context,
    quarter: Quarter,
    seed: Seed = None,
    source: Source = None,
    db: Url = DEFAULT_DB,
    rules: RulesFile = None,
    first: First = None,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """The whole job."""
    from data.usecases import planning
    from data.usecases.planning import STEPS, Told

    screen = screen_of(ctx, as_json)
    with screen.steps(len(STEPS)) as step:
        made = planning.plan(db, _terms(quarter, rules, first), Told(seed, source), by(actor), step)
    show_plan(screen, made)


@app.command(help=N_("Freeze rosters and rules as a new plan and print its commitment."))
def freeze(
    ctx: typer.Context,
    quarter: Quarter,
    event: EventWords = None,
    unsealed: Annotated[bool, typer.Option("--unsealed", help=N_("Draw without a secret salt."))] = False,
    secret: Annotated[Path | None, typer.Option(help=N_("File with a secret kept elsewhere."))] = None,
    db: Url = DEFAULT_DB,
    rules: RulesFile = None,
    first: First = None,
    actor: Actor = None,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Freeze rosters and rules."""
    from data.usecases import planning
    from data.usecases.pledge import Pledge

    screen = screen_of(ctx, as_json)
    pledge = Pledge(event, not unsealed, secret)
    made = planning.freeze(db, _terms(quarter, rules, first), pledge, by(actor, reason))
    show_frozen(screen, made)


@app.command("draw-firms", help=N_("Draw the firms of a frozen plan by a public value."))
def draw_firms(
    ctx: typer.Context,
    name: PlanName = "latest",
    seed: Seed = None,
    source: Source = None,
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    witness: Witness = None,
    as_json: AsJson = False,
) -> None:
    """Draw the firms."""
    from data.usecases import planning

    screen = screen_of(ctx, as_json)
    made = planning.draw_firms(db, name, planning.Told(seed, source), by(actor, "", witness))
    show_drawn(screen, made)


@app.command(help=N_("Merge, pack and put on shifts what was drawn; print the second commitment."))
def schedule(
    ctx: typer.Context,
    name: PlanName = "latest",
    event: EventWords = None,
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Merge, pack and put on shifts."""
    from data.usecases import planning

    screen = screen_of(ctx, as_json)
    with screen.steps(5) as step:
        made = planning.schedule(db, name, event, by(actor), step)
    show_scheduled(screen, made)


@app.command("draw-inspectors", help=N_("Draw the officers by a public value and complete the plan."))
def draw_inspectors(
    ctx: typer.Context,
    name: PlanName = "latest",
    seed: Seed = None,
    source: Source = None,
    db: Url = DEFAULT_DB,
    actor: Actor = None,
    witness: Witness = None,
    as_json: AsJson = False,
) -> None:
    """Draw the officers."""
    from data.usecases import planning

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Drawing the officers"))
        made = planning.draw_inspectors(db, name, planning.Told(seed, source), by(actor, "", witness))
    show_plan(screen, made)


@app.command(help=N_("Write a plan's papers: workbooks, draw record, plan.json."))
def export(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", help=N_("Folder to write into."))],
    name: PlanName = "latest",
    db: Url = DEFAULT_DB,
    force: Annotated[bool, typer.Option("--force", help=N_("Overwrite papers that are there."))] = False,
    as_json: AsJson = False,
) -> None:
    """Write a plan's papers."""
    from data.usecases.leaving import export as write

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        paths = write(db, name, to, force=force, progress=lambda k, n, file: step(f"{k}/{n} {file}"))
    show_files(screen, paths, to)


@app.command(
    help=N_("Replay the draws of a plan file or a bundle and check every rule, from the file alone.")
)
def verify(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(help=N_("The plan.json, or the auditor's or public bundle, to judge."))
    ],
    commitment: Annotated[
        list[str] | None,
        typer.Option(
            "--commitment", help=N_("The commitment as published; twice: the first, then the second.")
        ),
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", help=N_("The code on a firm's notice; opens its rows."))
    ] = None,
    log_head: Annotated[
        str | None, typer.Option("--log-head", help=N_("A digest of the log that was published."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge a plan file."""
    from data.usecases.leaving import verify as judge
    from scheduler.errors import VerifyFailed

    screen = screen_of(ctx, as_json)
    with screen.steps(None) as step:
        step(N_("Checking the plan"))
        found = judge(file, commitment or (), code, log_head)
    if found.problems:
        raise VerifyFailed(*found.problems)
    show_verified(screen, found)


@app.command(help=N_("List the plans and how far each has come; of one plan, its figures."))
def status(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help=N_("A plan's number, or latest."))] = None,
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """List the plans, or show one."""
    from data.usecases.standing import finished, plan_lines
    from data.views.stored import plan_table

    screen = screen_of(ctx, as_json)
    if name is not None:
        show_plan(screen, finished(db, name))
        return
    lines = plan_lines(db)
    screen.answer((plan_table(lines, screen.say),), {"plans": lines})
    if not lines:
        screen.line(N_("No plan is stored yet."))


app.command(help=N_("Say what rosters are stored and how complete they are."))(house.rosters)
app.command(help=N_("Write the default rules with their legal bases, to be adapted."))(house.rules)
app.command(help=N_("Bring an older database to this version, after a copy of it."))(house.upgrade)
app.command(help=N_("Put the next substitute of the published order in a firm's place."))(later.substitute)
app.command(help=N_("Open an officer's seats on some days, and name the event that will fill them."))(
    later.vacate
)
app.command(help=N_("Draw the open seats again, each from its own committed row."))(later.replace)
app.command(help=N_("Record a numbered amendment of a filed plan."))(later.amend)
app.command(help=replan.HELP)(replan.replan)
app.command(help=N_("Open a sealed plan's salt when the visits are done, so that everybody can check."))(
    later.reveal
)
app.command(help=N_("Show the code for a firm's notice; it opens the firm's rows in the public bundle."))(
    later.code
)
app.add_typer(logbook.app, name="log")
app.add_typer(salts.app, name="salt")


def _terms(quarter: str, rules: Path | None, first: datetime | None) -> Terms:
    from data.usecases.case import Terms

    return Terms(quarter, rules, first.date() if first else None)


def main() -> None:
    """Run one command; whatever happens, the user reads a sentence and never a traceback."""
    arguments = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):  # a rare character in a name is no reason to fail
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    screen = Screen(translation(language(arguments, os.environ)).gettext, machine="--json" in arguments)
    sys.exit(run(app, without_language(arguments), screen, debug=bool(os.environ.get("CHAYICI_DEBUG"))))


if __name__ == "__main__":
    main()
