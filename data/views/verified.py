"""What was checked of a plan file, and the published values it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table
from scheduler.values.events import REHEARSAL

if TYPE_CHECKING:
    from data.usecases.leaving import Verified
    from data.views.table import Translate
    from scheduler.values.events import Event

NAMES = {
    "bytes": N_("Bytes of the file"),
    "agencies": N_("Agencies"),
    "shifts": N_("Half days"),
    "firms": N_("Firms"),
    "inspectors": N_("Officers"),
    "tasks": N_("Tasks"),
    "history": N_("Past checks"),
    "leaves": N_("Leaves"),
    "recusals": N_("Recusals"),
    "quiet": N_("Quiet periods"),
    "earlier": N_("Firms' standing in the year"),
    "strata": N_("Strata"),
    "tickets": N_("Firms' numbers recomputed"),
    "draws": N_("Draws replayed"),
    "visits": N_("Visits"),
    "trips": N_("Trips"),
    "unserved": N_("Not served"),
    "table": N_("Seats and their chances"),
    "assignments": N_("Seats' draws replayed"),
    "log": N_("Acts on record"),
    "freezes": N_("Freezes of this quarter on record"),
    "rules": N_("Checks made"),
}
"""What was counted, by the auditor's names and in the file's order."""


def checked_table(found: Verified, translate: Translate) -> Table:
    """How many of each kind of thing were recomputed or held against a rule."""
    counts = found.findings.counts
    return Table(
        translate(N_("Checked")),
        (translate(N_("What")), translate(N_("Number"))),
        tuple((translate(text), str(counts[name])) for name, text in NAMES.items() if name in counts),
    )


def published_lines(found: Verified, translate: Translate) -> tuple[str, ...]:
    """The values to be compared with the public notices, one a line; a sealed seed is not known yet."""
    first, second = found.seeds
    values = (
        (N_("First event"), event_text(first.event, translate)),
        (N_("First commitment"), first.commitment),
        (N_("First public value"), first.text),
        (N_("Firms' seed"), first.seed),
        (N_("Second event"), event_text(second.event, translate)),
        (N_("Second commitment"), second.commitment),
        (N_("Second public value"), second.text),
        (N_("Officers' seed"), second.seed),
        (N_("Root digest"), str(found.findings.counts["root"])),
    )
    form = translate(N_("{place}: {content}"))
    sealed = translate(N_("sealed until the visits are done"))
    return tuple(form.format(place=translate(name), content=value or sealed) for name, value in values)


def event_text(event: Event, translate: Translate) -> str:
    """An event in one line."""
    if event == REHEARSAL:
        return translate(N_("none: a rehearsal, whose value could have been known before"))
    means, _, place = event.name.partition(" ")
    known = event.kind == "ceremony" and means in MEANS
    name = f"{translate(MEANS[means])} {place}" if known else event.name
    return f"{translate(KINDS[event.kind])} {name} ({event.at})"


KINDS = {
    "ceremony": N_("public ceremony"),
    "figures": N_("public figures"),
    "drand": N_("randomness beacon drand"),
    "rehearsal": N_("rehearsal"),
}


MEANS = {"dice": N_("dice"), "coins": N_("coins"), "digits": N_("digits"), "text": N_("text")}


def card_table(found: Verified, translate: Translate) -> Table:
    """What a firm's code opened: its own rows and nothing else."""
    face, ticket = found.card.get("face", {}), found.card.get("ticket_row")
    rows = [
        (N_("Firm"), face.get("name", "")),
        (N_("Code"), face.get("code", "")),
        (N_("Id in the draw"), face.get("id", "")),
        (N_("Town"), face.get("town", "")),
        (N_("Number drawn"), ticket["number"] if ticket else translate(N_("none: in no frame"))),
        (N_("Drawn for"), "、".join(ticket["tasks"]) if ticket else ""),
    ]
    shown = tuple((translate(name), value or "–") for name, value in rows) if face else ()
    return Table(translate(N_("Opened by the code")), ("", ""), shown)


def verdict(found: Verified, translate: Translate) -> str:
    """What the checks together say."""
    if "freezes" in found.findings.counts:
        if not found.seeds[0].seed:
            return translate(SEALED)
        return translate(N_("The public bundle holds: commitments, seeds, leaves and log agree."))
    return translate(N_("The plan holds: both draws replay and every rule is kept."))


SEALED = N_("The public bundle holds. The draw is sealed: numbers can be checked once its salt is open.")
