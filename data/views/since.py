"""What happened since the draw: to one firm, to one officer, to the whole plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.privacy import shown_card, shown_name, without_numbers
from data.papers.text import BEIJING
from data.views.figures import when
from data.views.table import Table
from scheduler.errors import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.views.table import Translate
    from scheduler.errors import Problem
    from scheduler.explain.fate import Fate
    from scheduler.explain.officer import OfficerAnswer, SeatChance
    from scheduler.standing import Reseating, Standing, Substitution
    from scheduler.values.plan import Plan
    from scheduler.values.tasks import Task

TO_COME = N_("visit to be scheduled")
STATES = {"left": N_("left"), "open": N_("left; open"), "came": N_("came later")}


def day_of(at: str) -> str:
    """The day of a moment on record, in the offices' own time.

    >>> day_of("2026-09-10T20:00:00Z")
    '2026-09-11'
    """
    return datetime.fromisoformat(at).astimezone(BEIJING).date().isoformat()


def fell_out(standing: Standing, firm: str, task: Task) -> Substitution | None:
    """When and why a firm fell out of a task."""
    return next((s for s in standing.substitutions if (s.out, s.task) == (firm, task.id)), None)


def came_in(standing: Standing, firm: str, task: Task) -> Substitution | None:
    """When a firm was called as a substitute."""
    return next((s for s in standing.substitutions if (s.into, s.task) == (firm, task.id)), None)


def firm_lines(  # one firm in one task, and the names of others
    standing: Standing, firm: str, task: Task, fate: Fate | None, names: Mapping[str, str], say: Translate
) -> Iterator[Problem]:
    """That a firm was called, that it fell out, and whose turn it is."""
    came, gone = came_in(standing, firm, task), fell_out(standing, firm, task)
    if came:
        code = "X58" if task.on_site else "X59"
        yield problem(code, "note", day=day_of(came.at), firm=shown_name(names[came.out], came.out))
    if gone:
        if fate and fate.visit:
            day, half = when(fate.shift, say)
            yield problem("X64", "note", day=day, half=half, trip=fate.trip + 1)
        now = standing.gone()[firm, task.id]
        code = "X57" if not now else "X55" if task.on_site else "X56"
        reason, successor = without_numbers(gone.reason), shown_name(names[now], now) if now else ""
        yield problem(code, "note", day=day_of(gone.at), reason=reason, successor=successor)


def firm_record(standing: Standing, firm: str, task: Task) -> dict[str, object]:
    """The same for machines."""
    came, gone = came_in(standing, firm, task), fell_out(standing, firm, task)
    return {
        "called": {"at": came.at, "instead_of": without_numbers(came.out)} if came else None,
        "fell_out": {
            "at": gone.at,
            "reason": without_numbers(gone.reason),
            "successor": without_numbers(standing.gone()[firm, task.id]) or None,
        }
        if gone
        else None,
    }


def seat_state(standing: Standing, seat: SeatChance, card: str) -> str:
    """What became of an officer's seat since the draw: "left", "open", "came", or "" = as it was drawn."""
    own = [r for r in standing.reseatings if (r.trip, r.seat) == (seat.trip, seat.seat)]
    if not any(card in {r.left, r.came} for r in own):
        return ""
    if own[-1].came == card:
        return "came"
    return "left" if own[-1].came or own[-1].left != card else "open"


def seats_now(standing: Standing, answer: OfficerAnswer) -> tuple[int, int, int]:
    """Seats left, seats taken over, and half days now."""
    states = [(s.won, seat_state(standing, s, answer.officer.id)) for s in answer.seats]
    left = sum(won and state in {"left", "open"} for won, state in states)
    came = sum(state == "came" for _, state in states)
    return left, came, answer.drawn - left + came


def since_table(plan: Plan, standing: Standing, say: Translate) -> Table:
    """Every substitution and every seat given up, in order of time; without reasons."""
    columns = (N_("Day"), N_("Task or seat"), N_("Out → in its place"), N_("As it stands"))
    firms = ((s.at, _substitution(plan, standing, s, say)) for s in standing.substitutions)
    seats = ((r.at, _reseating(plan, r, say)) for r in standing.reseatings)
    rows = tuple((day_of(at), *row) for at, row in sorted((*firms, *seats), key=lambda r: r[0]))
    return Table(say(N_("Since the draw")), tuple(map(say, columns)), rows)


def since_records(standing: Standing) -> dict[str, object]:
    """The same for machines."""
    return {
        "substitutions": [
            {"task": s.task, "out": without_numbers(s.out), "into": without_numbers(s.into), "at": s.at}
            for s in standing.substitutions
        ],
        "seats": [replace(r, left=shown_card(r.left), came=shown_card(r.came)) for r in standing.reseatings],
    }


def _substitution(plan: Plan, standing: Standing, one: Substitution, say: Translate) -> tuple[str, ...]:
    names = {e.id: shown_name(e.name, e.id) for e in plan.case.enterprises if e.id in {one.out, one.into}}
    on_site = next(t.on_site for t in plan.case.tasks if t.id == one.task)
    now = say(TO_COME if on_site else N_("in writing or online"))
    if (one.into, one.task) in standing.gone():
        now = say(N_("fell out later"))
    if not one.into:
        now = say(N_("no substitute left"))
    return (one.task, f"{names[one.out]}\n→ {names.get(one.into, '–')}", now)


def _reseating(plan: Plan, one: Reseating, say: Translate) -> tuple[str, ...]:
    trip = next(t for t in plan.trips if t.id == one.trip)
    day, half = when(plan.case.shifts[trip.shift], say)
    names = {i.id: shown_name(i.name, shown_card(i.id)) for i in plan.case.inspectors}
    where = f"{one.trip + 1}-{one.seat + 1} {trip.seats[one.seat].agency} {day} {half}"
    now = say(N_("drawn again") if one.came else N_("open"))
    return (where, f"{names[one.left]}\n→ {names.get(one.came, '–')}", now)
