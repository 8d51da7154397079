"""A proposal on the screen: what stays, which visits move and why, which seats are open."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.privacy import shown_card
from data.views.figures import HALVES, per_cent
from data.views.stored import share
from data.views.table import Table
from data.wordings import sentence
from scheduler.errors import Problem
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from data.usecases.replanning import Replanned
    from data.views.table import Translate
    from scheduler.values.case import Case

WHY = {
    "away": N_("an officer cannot come, and nobody can take the seat that day"),
    "quiet": N_("the firm may not be visited then"),
    "room": N_("makes room for others"),
    "new": N_("comes in anew"),
    "out": N_("falls out"),
    "team": N_("its trip cannot go on as a whole"),
}
HOW = {
    "replace": N_("again, from its own committed row (vacate, replace)"),
    "draw": N_("from a table of its own (record, then seed)"),
}
INTERNAL = N_("Internal: this answer tells an officer's chances and must not leave the office.")
AIMS = (
    N_("visits not made"),
    N_("days changed"),
    N_("seats disturbed"),
    N_("halves of a day changed"),
    N_("person-shifts"),
    N_("minutes under way"),
)


def replan_tables(found: Replanned, say: Translate) -> tuple[Table, ...]:
    """What moves, open seats, chances, what is not made, and what stays."""
    return (
        _moves(found, say),
        _seats(found, say),
        _chances(found, say),
        _lost(found, say),
        _stays(found, say),
    )


def replan_record(found: Replanned) -> dict[str, object]:
    """The same for machines."""
    days, proposal = found.plan.case.shifts, found.proposal
    return {
        "plan": found.plan.number,
        "internal": True,
        "digest": found.digest,
        "score": proposal.score,
        "proven": proposal.proven,
        "unchanged": {"visits": _unmoved(found), "seats": len(proposal.kept)},
        "moves": [
            {
                "visit": m.visit,
                "enterprise": m.enterprise,
                "before": days[m.before] if m.before >= 0 else None,
                "after": days[m.after] if m.after >= 0 else None,
                "trip": m.trip,
                "why": m.why,
            }
            for m in proposal.moves
        ],
        "seats": proposal.seats,
        "struck": proposal.struck,
        "table": found.table,
        "unserved": found.unserved,
        "drawn": found.drawn,
        "entry": found.entry,
    }


def _moves(found: Replanned, say: Translate) -> Table:
    case = found.plan.case
    columns = (N_("Firm"), N_("As drawn"), N_("Proposed"), N_("Trip"), N_("Why"))
    rows = tuple(
        (
            m.enterprise,
            _when(case, m.before, say),
            _when(case, m.after, say),
            str(m.trip + 1) if m.trip >= 0 else "–",
            say(WHY[m.why]),
        )
        for m in found.proposal.moves
    )
    return Table(say(N_("Visits that are not made as drawn")), tuple(map(say, columns)), rows)


def _seats(found: Replanned, say: Translate) -> Table:
    trips = {t.id: t for t in found.proposal.trips}
    columns = (N_("Trip"), N_("Seat"), N_("When"), N_("Agency"), N_("Left by"), N_("Is drawn"))
    rows = tuple(
        (
            str(s.trip + 1),
            str(s.seat + 1),
            _when(found.plan.case, trips[s.trip].shift, say),
            trips[s.trip].seats[s.seat].agency,
            shown_card(s.left) if s.left else "–",
            say(HOW[s.how]),
        )
        for s in found.proposal.seats
    )
    return Table(say(N_("Open seats")), tuple(map(say, columns)), rows)


def _chances(found: Replanned, say: Translate) -> Table:
    drawn = {(a.trip, a.seat): a.inspector for a in found.drawn}
    columns = (N_("Trip"), N_("Seat"), N_("Officer"), N_("Chance"), N_("Result"))
    rows = tuple(
        (
            str(r.trip + 1),
            str(r.seat + 1),
            shown_card(who),
            per_cent(Fraction(weight, ONE)),
            say(N_("drawn")) if drawn.get((r.trip, r.seat)) == who else "",
        )
        for r in found.table
        for who, weight in zip(r.inspectors, r.weights, strict=True)
        if weight
    )
    return Table(say(N_("Chances of the seats of moved and new trips")), tuple(map(say, columns)), rows)


def _lost(found: Replanned, say: Translate) -> Table:
    columns = (N_("Firm"), N_("Task"), N_("Why and remedy"))
    rows = []
    for u in found.unserved:
        said = sentence(Problem(u.reason, "kept", parts=u.parts), say)
        rows.append((u.enterprise, u.task, f"{said.what}\n{said.remedy}"))
    return Table(say(N_("Finds no place")), tuple(map(say, columns)), tuple(rows))


def _stays(found: Replanned, say: Translate) -> Table:
    proposal, visits, seats = found.proposal, len(found.plan.visits), len(found.plan.assignments)
    unmoved, kept = _unmoved(found), len(proposal.kept)
    sure = "、".join(say(aim) for aim in AIMS[: proposal.proven]) or "–"
    rows = (
        (say(N_("Visits as drawn")), f"{unmoved} ({share(unmoved, visits)})"),
        (say(N_("Visits on another day")), str(proposal.score.changed)),
        (say(N_("Seats that stay")), f"{kept} ({share(kept, seats)})"),
        (say(N_("Seats to be drawn")), str(len(proposal.seats))),
        (say(N_("Proven to be the least")), sure),
    )
    return Table(say(N_("What stays")), ("", ""), rows)


def _unmoved(found: Replanned) -> int:
    moved = {m.visit for m in found.proposal.moves}
    return sum(v.id not in moved for v in found.plan.visits)


def _when(case: Case, shift: int, say: Translate) -> str:
    if shift < 0:
        return "–"
    return f"{case.shifts[shift].day} {say(HALVES[case.shifts[shift].half])}"
