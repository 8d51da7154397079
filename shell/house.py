"""Looking after the house: what is stored, the default rules, an older database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.i18n import N_
from shell.options import DEFAULT_DB, AsJson, Url, screen_of


def rosters(ctx: typer.Context, db: Url = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Say what rosters are stored."""
    from data.usecases.rosters import completeness
    from data.views.stored import roster_table

    screen = screen_of(ctx, as_json)
    found = completeness(db)
    screen.answer((roster_table(found, screen.say),), {"rosters": found})


def rules(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", help=N_("File to write."))],
    as_json: AsJson = False,
) -> None:
    """Write the default rules."""
    from data.rules import write_default

    screen = screen_of(ctx, as_json)
    write_default(to)
    screen.answer((), {"files": [str(to)]})
    screen.line(N_("Default rules written to {file}."), file=to)


def upgrade(ctx: typer.Context, db: Url = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Bring an older database to this version."""
    from data.store.database import upgrade as bring

    screen = screen_of(ctx, as_json)
    backup = bring(db)
    screen.answer((), {"backup": str(backup) if backup else None})
    if backup is None:
        screen.line(N_("The database is at this version."))
    else:
        screen.line(N_("The database is at this version. Copy of the older one: {file}"), file=backup)
