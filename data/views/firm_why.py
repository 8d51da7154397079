"""One task at one firm in sentences: the chance and why, place and result, and what would have changed it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from data.views.figures import basis_name, class_name, interval, listed, of_one, per_cent, share, window
from scheduler.errors import problem
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.views.table import Translate
    from scheduler.errors import Problem
    from scheduler.explain.caps import Closed
    from scheduler.explain.chance import Due, Steps
    from scheduler.explain.firm import FirmAnswer, Inside, Outside
    from scheduler.explain.turns import Turn

ROUNDING = {"half-up": N_("rounded half up"), "ceiling": N_("rounded up")}


def why_outside(answer: FirmAnswer, one: Outside, say: Translate) -> Problem:
    """Why a task does not concern the firm."""
    firm, task = answer.firm, one.task
    if one.reason == "not live":
        return problem("X60", "note", status=firm.status or "–")
    if one.reason == "no tag":
        return problem("X61", "note", tags=listed(task.tags, say))
    if one.reason == "other town":
        return problem("X62", "note", town=firm.town or "–", towns=listed(task.towns, say))
    return problem("X63", "note", credit=class_name(firm.credit, say))


def chance_lines(answer: FirmAnswer, one: Inside, say: Translate) -> Iterator[Problem]:
    """What the chance was."""
    if one.way == "certain":
        yield problem("X11", "note")
    elif one.way == "outside":
        yield problem("X12", "note")
    else:
        drawn, of = one.steps.lot
        yield problem("X10", "note", chance=share(one.chance, say), drawn=drawn, of=of)
        if answer.spread:
            yield problem("X13", "note")


def reason_lines(one: Inside, say: Translate) -> Iterator[Problem]:
    """Why the chance was what it was: ratio, rounding, floors, caps, quiet days."""
    yield from _ratio(one.steps, say)
    yield from _size(one.steps, say)
    yield from (_floor(one, due, say) for due in one.due)
    yield from (_cap(one, closed, say) for closed in one.open.closed)
    if one.open.quiet:
        yield problem("X24", "note", closed=one.open.quiet, all=one.open.shifts)


def _ratio(steps: Steps, say: Translate) -> Iterator[Problem]:
    stratum, override = steps.stratum, steps.override
    source = say(N_("the task's own plan"))
    if override:
        form = (
            N_("the rules for every task ({basis})")
            if override[0] == "*"
            else N_("the rules for this task ({basis})")
        )
        source = say(form).format(basis=basis_name(override[1]))
    ratio = interval(stratum.low, stratum.high, say)
    yield problem("X14", "note", credit=class_name(stratum.credit, say), ratio=ratio, source=source)


def _size(steps: Steps, say: Translate) -> Iterator[Problem]:
    stratum = steps.stratum
    yield problem(
        "X15",
        "note",
        figure=share(steps.figure, say),
        population=stratum.population,
        exact=_count(steps),
        rounding=say(ROUNDING[steps.rounding]),
        asked=steps.rounded,
    )
    if steps.asked != steps.rounded:
        yield problem("X16", "note", asked=steps.asked)
    if steps.raised != steps.asked:
        yield problem("X17", "note", share=share(steps.overall_floor, say), raised=steps.raised)
    if stratum.wanted != steps.raised:
        yield problem("X18", "note", certain=len(stratum.certain), wanted=stratum.wanted)
    if stratum.size != stratum.wanted:
        yield problem("X19", "note", frame=stratum.frame, wanted=stratum.wanted)
    yield problem(
        "X20",
        "note",
        population=stratum.population,
        frame=stratum.frame,
        certain=len(stratum.certain),
        size=stratum.size,
    )


def _count(steps: Steps) -> str:
    """Firms as a decimal number where that is exact, else as a fraction."""
    exact = steps.exact
    return f"{float(exact):.2f}".rstrip("0").rstrip(".") if (exact * 100).denominator == 1 else str(exact)


def _floor(one: Inside, due: Due, say: Translate) -> Problem:
    return problem(
        "X21",
        "note",
        floor=due.floor.name,
        basis=basis_name(due.floor.basis),
        window=window(due.floor.window, say),
        agency=one.task.lead.agency,
        last=due.last.isoformat() if due.last else say(N_("none on record")),
    )


def _cap(one: Inside, closed: Closed, say: Translate) -> Problem:
    cap, count = closed.cap, one.open.shifts
    if closed.free is None:
        return problem(
            "X23", "note", cap=cap.name, basis=basis_name(cap.basis), closed=closed.shifts, all=count
        )
    return problem(
        "X22",
        "note",
        cap=cap.name,
        basis=basis_name(cap.basis),
        most=cap.most,
        window=window(cap.window, say),
        past=listed(tuple(f"{h.day} {h.agency} {h.item}" for h in closed.past), say),
        closed=closed.shifts,
        all=count,
        day=closed.free,
    )


def number_lines(answer: FirmAnswer, say: Translate) -> Iterator[Problem]:
    """The firm's number in this draw and, where the year is spread, its sort key."""
    if answer.ticket is None:
        return
    yield problem(
        "X30", "note", number=f"{answer.ticket.number:016x}", share=of_one(answer.ticket.number, 64)
    )
    if answer.spread:
        before = answer.earlier
        visited = N_("already visited") if before and before.visited else N_("not yet visited")
        yield problem(
            "X31",
            "note",
            key=f"{answer.ticket.key:024x}",
            share=of_one(answer.ticket.key, 94),
            chance=per_cent(Fraction(before.chance if before else 0, ONE)),
            visited=say(visited),
        )


def place_lines(answer: FirmAnswer, one: Inside) -> Iterator[Problem]:
    """Threshold and place, for a firm that took part in the lot."""
    placing = one.placing
    if placing is None or placing.certain:
        return
    last = placing.threshold
    if last is None:
        yield problem("X33", "note", rank=placing.place, of=placing.of)
        return
    shown = (
        (f"{last.key:024x}", of_one(last.key, 94))
        if answer.spread
        else (f"{last.number:016x}", of_one(last.number, 64))
    )
    yield problem("X32", "note", threshold=shown[0], share=shown[1], rank=placing.place, of=placing.of)


def result_line(one: Inside) -> Problem:
    """Drawn, substitute, or neither."""
    placing = one.placing
    if placing is None or not (placing.drawn or placing.substitute):
        return problem("X37", "note")
    if placing.drawn:
        return problem("X35", "note") if placing.certain else problem("X34", "note")
    return problem("X36", "note", rank=placing.substitute, of=placing.substitutes)


def change_lines(one: Inside, say: Translate) -> Iterator[Problem]:
    """What would have changed the result."""
    if one.way == "certain":
        since = max(d.since for d in one.due)
        yield problem("X47", "note", agency=one.task.lead.agency, day=since)
    elif one.turn is None or one.placing is None:
        yield from _opening(one)
    else:
        yield _own(one, one.turn, one.placing.enough, say)
        code = "X44" if one.drawn else "X45"
        for turn in one.others:
            ratio = _drawn_below(turn, say) if code == "X45" else _drawn_from(turn, say)
            yield problem(code, "note", credit=class_name(turn.credit, say), ratio=ratio)
        if not one.others:
            yield problem("X46", "note")


def _opening(one: Inside) -> Iterator[Problem]:
    yield problem("X49", "note")
    free = [c.free for c in one.open.closed]
    if free and None not in free:
        yield problem("X48", "note", day=max(day for day in free if day))


def _own(one: Inside, turn: Turn, enough: int, say: Translate) -> Problem:
    credit = class_name(turn.credit, say)
    if one.drawn and not turn.count:
        return problem("X42", "note", credit=credit, size=enough)
    if one.drawn:
        return problem("X40", "note", size=enough - 1, credit=credit, ratio=_drawn_below(turn, say))
    ratio = _drawn_from(turn, say) if turn.count else say(N_("of any single figure"))
    return problem("X41", "note", size=enough, credit=credit, ratio=ratio)


def _drawn_from(turn: Turn, say: Translate) -> str:
    """From the turn's ratio upwards."""
    form = N_("above {ratio}") if turn.above else N_("of at least {ratio}")
    return say(form).format(ratio=share(turn.ratio, say))


def _drawn_below(turn: Turn, say: Translate) -> str:
    """What does not reach the turn's ratio."""
    form = N_("of at most {ratio}") if turn.above else N_("below {ratio}")
    return say(form).format(ratio=share(turn.ratio, say))
