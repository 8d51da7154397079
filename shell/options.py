"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.i18n import N_

if TYPE_CHECKING:
    from data.store.log import By
    from shell.screen import Screen

Url = Annotated[str, typer.Option("--db", envvar="CHAYICI_DB", help=N_("Database URL."))]
AsJson = Annotated[bool, typer.Option("--json", help=N_("Answer in JSON, for machines."))]
Quarter = Annotated[str, typer.Option("--quarter", help=N_("Quarter, e.g. 2026Q4."))]
RulesFile = Annotated[
    Path | None, typer.Option("--rules", help=N_("Rules file (TOML); none = the defaults."))
]
First = Annotated[
    datetime | None,
    typer.Option(
        "--from", formats=["%Y-%m-%d"], help=N_("First day; none = the quarter's first working day.")
    ),
]
Seed = Annotated[str | None, typer.Option("--seed", help=N_("The public value, as announced."))]
Source = Annotated[str | None, typer.Option("--source", help=N_("Where the value comes from: file:PATH."))]
EventWords = Annotated[
    str | None,
    typer.Option(
        "--event",
        help=N_("The event to come: ceremony:TIME:MEANS:PLACE, figures:TIME:NAMES, drand:NETWORK:ROUND."),
    ),
]
Actor = Annotated[
    str | None, typer.Option("--actor", envvar="CHAYICI_ACTOR", help=N_("Who acts; none = the login name."))
]
Reason = Annotated[str, typer.Option("--reason", help=N_("Why; goes on record, not to the public."))]
Witness = Annotated[
    list[str] | None, typer.Option("--witness", help=N_("Who watched; may be repeated, is never published."))
]
PlanName = Annotated[str, typer.Argument(help=N_("A plan's number, or latest."))]
PlanOption = Annotated[str, typer.Option("--plan", help=N_("A plan's number, or latest."))]
DEFAULT_DB = "sqlite:///chayici.sqlite"


def screen_of(ctx: typer.Context, machine: bool) -> Screen:  # noqa: FBT001  # an option's value
    """The screen of this run, for people or for machines."""
    screen: Screen = ctx.obj
    screen.machine = machine
    return screen


def by(actor: str | None, reason: str = "", witnesses: list[str] | None = None) -> By:
    """Who acts, as the log wants it."""
    from getpass import getuser

    from data.store.log import By

    return By(actor or getuser(), reason, tuple(witnesses or ()))
