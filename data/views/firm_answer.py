"""The answer about one firm: a table for each task that concerns it, one for the rest, and the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.privacy import shown_code, shown_name, without_numbers
from data.views.figures import class_name, when
from data.views.firm_why import (
    chance_lines,
    change_lines,
    number_lines,
    place_lines,
    reason_lines,
    result_line,
    why_outside,
)
from data.views.since import fell_out, firm_lines
from data.views.since import firm_record as since_record
from data.views.table import Table
from data.wordings import sentence
from scheduler.errors import Problem, problem
from scheduler.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.views.table import Translate
    from scheduler.explain.fate import Fate
    from scheduler.explain.firm import FirmAnswer, Inside

INTERNAL = N_("Internal: this answer tells the credit class and must not leave the office.")
PARTS = (
    ("chance", N_("Chance")),
    ("reasons", N_("Why")),
    ("number", N_("Its number")),
    ("place", N_("Place")),
    ("result", N_("Result")),
    ("change", N_("What would change it")),
    ("fate", N_("What became of it")),
)


@dataclass(frozen=True, slots=True)
class Since:
    """What the acts after the draw changed, and the names of the firms they concern."""

    standing: Standing = field(default_factory=Standing)
    names: Mapping[str, str] = field(default_factory=dict)


AS_DRAWN = Since()


def firm_title(answer: FirmAnswer, say: Translate) -> str:
    """The firm with its number, class and status."""
    firm = answer.firm
    return say(N_("{firm}; {credit}; status: {status}")).format(
        firm=shown_name(firm.name, firm.id), credit=class_name(firm.credit, say), status=firm.status or "–"
    )


def firm_tables(answer: FirmAnswer, say: Translate, since: Since = AS_DRAWN) -> tuple[Table, ...]:
    """One table for each task in whose population the firm is, and one for all others."""
    return (*(_task_table(answer, one, say, since) for one in answer.inside), _outside_table(answer, say))


def firm_record(answer: FirmAnswer, say: Translate, since: Since = AS_DRAWN) -> dict[str, object]:
    """The same for machines: figures with fixed keys, and the sentences."""
    firm, ticket = answer.firm, answer.ticket
    return {
        "firm": {
            "id": without_numbers(firm.id),
            "code": shown_code(firm.code),
            "name": without_numbers(firm.name),
            "credit": firm.credit,
            "live": firm.live,
        },
        "number": f"{ticket.number:016x}" if ticket else None,
        "key": f"{ticket.key:024x}" if ticket else None,
        "spread": answer.spread,
        "tasks": [_task_record(answer, one, say, since) for one in answer.inside],
        "outside": [
            {"task": o.task.id, "reason": o.reason, "what": _said(why_outside(answer, o, say), say)}
            for o in answer.outside
        ],
    }


def _said(found: Problem, say: Translate) -> str:
    return sentence(found, say).what


def _parts(answer: FirmAnswer, one: Inside, say: Translate, since: Since) -> dict[str, tuple[str, ...]]:
    found: dict[str, Iterable[Problem]] = {
        "chance": chance_lines(answer, one, say),
        "reasons": reason_lines(one, say),
        "number": number_lines(answer, say) if one.placing else (),
        "place": place_lines(answer, one),
        "result": (result_line(one),),
        "change": change_lines(one, say),
        "fate": _fate(answer.firm.id, one, say, since),
    }
    return {name: tuple(_said(p, say) for p in lines) for name, lines in found.items()}


def _task_table(answer: FirmAnswer, one: Inside, say: Translate, since: Since) -> Table:
    parts = _parts(answer, one, say, since)
    rows = tuple((say(title), "\n".join(parts[name])) for name, title in PARTS if parts[name])
    return Table(f"{one.task.id} {one.task.name}", ("", ""), rows)


def _outside_table(answer: FirmAnswer, say: Translate) -> Table:
    columns = (N_("Task"), N_("Why not"))
    rows = tuple(
        (f"{o.task.id} {o.task.name}", _said(why_outside(answer, o, say), say)) for o in answer.outside
    )
    return Table(say(N_("Tasks that do not concern it")), tuple(map(say, columns)), rows)


def _fate(firm: str, one: Inside, say: Translate, since: Since) -> Iterator[Problem]:
    """What the plan did with the firm, unless it fell out; and what was done since."""
    if one.fate and not fell_out(since.standing, firm, one.task):
        yield from _planned(one.fate, say)
    yield from firm_lines(since.standing, firm, one.task, one.fate, since.names, say)


def _planned(fate: Fate, say: Translate) -> Iterator[Problem]:
    if not fate.on_site:
        yield problem("X53", "note")
    elif not fate.scheduled:
        yield problem("X54", "note")
    if fate.visit:
        day, half = when(fate.shift, say)
        yield problem(
            "X50",
            "note",
            day=day,
            half=half,
            trip=fate.trip + 1,
            lead=fate.visit.lead,
            agencies=say(N_(", ")).join(fate.visit.agencies),
        )
    for lost in fate.unserved:
        cause = without_numbers(_said(Problem(lost.reason, "note", parts=lost.parts), say))
        if lost.agency:
            yield problem("X52", "note", agency=lost.agency, cause=cause)
        else:
            yield problem("X51", "note", cause=cause)


def _task_record(answer: FirmAnswer, one: Inside, say: Translate, since: Since) -> dict[str, object]:
    stratum, placing, turn = one.steps.stratum, one.placing, one.turn
    visit = one.fate.visit if one.fate and not fell_out(since.standing, answer.firm.id, one.task) else None
    return {
        "task": one.task.id,
        "way": one.way,
        "chance": one.chance,
        "population": stratum.population,
        "frame": stratum.frame,
        "certain": len(stratum.certain),
        "size": stratum.size,
        "drawn": one.drawn,
        "place": placing.place if placing else None,
        "of": placing.of if placing else None,
        "substitute": placing.substitute if placing else 0,
        "threshold": f"{placing.threshold.key:024x}" if placing and placing.threshold else None,
        "turn": turn,
        "others": one.others,
        "caps": [
            {"cap": c.cap.name, "shifts": c.shifts, "free": c.free, "past": c.past} for c in one.open.closed
        ],
        "quiet_shifts": one.open.quiet,
        "visit": visit.id if visit else None,
        **since_record(since.standing, answer.firm.id, one.task),
        "sentences": _parts(answer, one, say, since),
    }
