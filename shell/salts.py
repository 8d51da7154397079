"""Keeping a plan's secret where a broken disk cannot take it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.i18n import N_
from shell.options import DEFAULT_DB, AsJson, PlanName, Url, screen_of
from shell.shown import show_files

app = typer.Typer(no_args_is_help=True, help=N_("Keep a sealed plan's secret safe, and get it back."))
To = Annotated[Path, typer.Option("--to", help=N_("File to write."))]


@app.command(help=N_("Copy a plan's secret into a file, to be locked away."))
def backup(
    ctx: typer.Context, to: To, name: PlanName = "latest", db: Url = DEFAULT_DB, as_json: AsJson = False
) -> None:
    """Copy the secret."""
    from data.usecases.salts import backup as keep

    show_files(screen_of(ctx, as_json), [keep(db, name, to)], to.parent)


@app.command(help=N_("Share a plan's secret among holders: some together give it back, fewer know nothing."))
def split(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", help=N_("Folder to write into."))],
    name: PlanName = "latest",
    holders: Annotated[int, typer.Option(help=N_("How many holders."))] = 5,
    needed: Annotated[int, typer.Option(help=N_("How many of them are needed."))] = 3,
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Share the secret."""
    from data.usecases.salts import split as share

    show_files(screen_of(ctx, as_json), share(db, name, to, holders, needed), to)


@app.command(help=N_("Put shares together into a file for freeze --secret."))
def join(
    ctx: typer.Context,
    shares: Annotated[list[Path], typer.Argument(help=N_("The holders' files."))],
    to: To,
    as_json: AsJson = False,
) -> None:
    """Put shares together."""
    from data.usecases.salts import join as combine

    show_files(screen_of(ctx, as_json), [combine(shares, to)], to.parent)
