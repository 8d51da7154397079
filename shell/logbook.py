"""The log: what was done when, and whether its chain holds."""

from __future__ import annotations

from typing import Annotated

import typer

from data.i18n import N_
from shell.options import DEFAULT_DB, AsJson, Url, screen_of

app = typer.Typer(no_args_is_help=True, help=N_("What was done when, by whom; and whether the chain holds."))


@app.command("list", help=N_("Show every act on record."))
def list_(ctx: typer.Context, db: Url = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Show every act."""
    from data.usecases.logbook import whole
    from data.views.logbook import log_table

    screen = screen_of(ctx, as_json)
    entries = whole(db)
    screen.answer((log_table(entries, screen.say),), {"entries": entries})
    if not entries:
        screen.line(N_("Nothing is on record yet."))


@app.command(help=N_("Check that nothing on record was changed, left out or put in later."))
def verify(
    ctx: typer.Context,
    head: Annotated[
        str | None, typer.Option("--head", help=N_("A digest of the log that was published."))
    ] = None,
    db: Url = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Check the chain."""
    from data.usecases.logbook import verify_log
    from scheduler.errors import VerifyFailed

    screen = screen_of(ctx, as_json)
    found = verify_log(db, head)
    if found.problems:
        raise VerifyFailed(*found.problems)
    screen.answer((), {"entries": len(found.entries), "head": found.head})
    screen.line(
        N_("{n} acts on record; the chain holds. Its newest digest: {head}"),
        n=len(found.entries),
        head=found.head or "–",
    )
