"""Options that several commands share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from data.i18n import N_

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
PlanName = Annotated[str, typer.Argument(help=N_("A plan's number, or latest."))]
DEFAULT_DB = "sqlite:///chayici.sqlite"
