"""Shortages, remedies with their effects, and a quarter before and after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.table import Table
from data.wordings import sentence
from scheduler.conflicts.ratios import percent
from scheduler.errors import Problem
from scheduler.feasibility.changes import Lend, Lower, Qualify, Quarterly, Recall, Weekly, Widen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.usecases.shortage import Way
    from data.views.table import Translate
    from scheduler.feasibility.after import Want
    from scheduler.feasibility.changes import Change
    from scheduler.feasibility.what_if import Outcome

KINDS = {
    Lend: "lend",
    Qualify: "qualify",
    Recall: "put off leave",
    Widen: "widen window",
    Weekly: "weekly limit",
    Quarterly: "quarterly limit",
    Lower: "ratio",
}


def change_text(change: Change, translate: Translate) -> str:
    """What would be done, as an order."""
    text, parts = _parts(change)
    return translate(text).format(**parts)


def remedy_table(ways: Sequence[Way], translate: Translate) -> Table:
    """Every shortage's remedies, the most helpful first."""
    columns = (N_("Agency"), N_("Remedy"), N_("Missing now"), N_("Then"))
    rows = []
    for way in ways:
        agency = "、".join((way.agency, *way.qualifications))
        rows += [
            (agency, change_text(r.change, translate), str(r.before), str(r.after)) for r in way.remedies
        ]
        if not way.remedies:
            rows.append((agency, translate(N_("no single measure of those tried helps")), "", ""))
    return Table(
        translate(N_("Remedies, each tried on this case")), tuple(map(translate, columns)), tuple(rows)
    )


def remedy_records(ways: Sequence[Way]) -> list[dict[str, object]]:
    """The same for machines."""
    return [
        {
            "agency": way.agency,
            "qualifications": way.qualifications,
            "remedies": [
                {"kind": KINDS[type(r.change)], "change": r.change, "before": r.before, "after": r.after}
                for r in way.remedies
            ],
        }
        for way in ways
    ]


def want_table(wants: Sequence[Want], translate: Translate) -> Table:
    """What is unserved for want of officers: how many firms, and the sentence of the worst case."""
    columns = (N_("Agency"), N_("Firms"), N_("What is short"))
    return Table(
        translate(N_("Short of officers")),
        tuple(map(translate, columns)),
        tuple(
            (
                "、".join((w.agency, *w.qualifications)),
                str(len({u.enterprise for u in w.rows})),
                sentence(Problem(w.worst.reason, "kept", parts=w.worst.parts), translate).what,
            )
            for w in wants
        ),
    )


def want_records(wants: Sequence[Want]) -> list[dict[str, object]]:
    """The same for machines."""
    return [
        {
            "agency": w.agency,
            "qualifications": w.qualifications,
            "rows": len(w.rows),
            "code": w.worst.reason,
            "parts": dict(w.worst.parts),
        }
        for w in wants
    ]


def outcome_table(before: Outcome, after: Outcome, translate: Translate) -> Table:
    """A quarter as it is and as it would be, line by line."""
    lines = [_lines(before, translate), _lines(after, translate)]
    names = list(dict.fromkeys(name for line in lines for name in line))
    return Table(
        translate(N_("Before and after")),
        ("", translate(N_("Now")), translate(N_("After"))),
        tuple((name, *(str(line.get(name, 0)) for line in lines)) for name in names),
    )


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """One outcome for machines."""
    drawn, lost = sum(dict(outcome.checks).values()), sum(dict(outcome.lost).values())
    return {
        "checks": drawn,
        "served": drawn - lost,
        "unserved": lost,
        "unserved_by_class": dict(outcome.lost),
        "unserved_parts": outcome.parts,
        "visits": len(outcome.standing.visits),
        "trips": len(outcome.standing.trips),
        "person_shifts": outcome.person_shifts,
    }


def _lines(outcome: Outcome, translate: Translate) -> dict[str, int]:
    drawn, lost = sum(dict(outcome.checks).values()), sum(dict(outcome.lost).values())
    by_class = {
        translate(N_("Checks not served, class {credit}")).format(
            credit=credit or translate(N_("unclassified"))
        ): number
        for credit, number in outcome.lost
        if number
    }
    return {
        translate(N_("Checks drawn on site")): drawn,
        translate(N_("Checks served")): drawn - lost,
        translate(N_("Checks not served")): lost,
        **by_class,
        translate(N_("Agencies' parts not served")): outcome.parts,
        translate(N_("Visits")): len(outcome.standing.visits),
        translate(N_("Trips")): len(outcome.standing.trips),
        translate(N_("Person-shifts")): outcome.person_shifts,
    }


def _parts(change: Change) -> tuple[str, dict[str, object]]:
    found: dict[str, object]
    match change:
        case Lend(agency, n, (), _):
            text, found = N_("Lend {agency} {n} officers"), {"agency": agency, "n": n}
        case Lend(agency, n, names, ""):
            text = N_("Lend {agency} {n} officers qualified for {qualification}")
            found = {"agency": agency, "n": n, "qualification": "、".join(names)}
        case Lend(agency, n, names, lender):
            text = N_("Lend {agency} {n} officers qualified for {qualification} from {lender}")
            found = {"agency": agency, "n": n, "qualification": "、".join(names), "lender": lender}
        case Qualify(agency, name, n):
            text = N_("Let {n} more officers of {agency} qualify for {qualification}")
            found = {"agency": agency, "n": n, "qualification": name}
        case Recall(agency, n):
            text, found = N_("Put off the leave of {n} officers of {agency}"), {"agency": agency, "n": n}
        case Widen(tasks, days):
            text = N_("Widen the window of {tasks} by {days} days at both ends")
            found = {"tasks": "、".join(tasks), "days": days}
        case Weekly(n):
            text, found = N_("Allow an officer {n} half days a week"), {"n": n}
        case Quarterly(n):
            text, found = N_("Allow an officer {n} half days in the quarter"), {"n": n}
        case Lower(task, credit, ratio):
            text = N_("Draw {ratio} of class {credit} for {task}")
            found = {"ratio": percent(ratio), "credit": credit or "–", "task": task}
    return text, found
