"""The answer about one officer: loads, seats, why not the others, which limits bind, what would change it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.privacy import shown_card, without_numbers
from data.views.figures import half_days, listed, per_cent, when
from data.views.since import STATES, seat_state, seats_now
from data.views.table import Table
from data.wordings import sentence
from scheduler.errors import problem
from scheduler.standing import Standing
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.views.table import Translate
    from scheduler.errors import Problem
    from scheduler.explain.bounds import Bound
    from scheduler.explain.officer import Loosened, OfficerAnswer, SeatChance
    from scheduler.values.case import Case

INTERNAL = N_("Internal: this answer tells an officer's chances and must not leave the office.")
AS_DRAWN = Standing()
OBSTACLES = {
    "off duty": N_("off duty"),
    "card expired": N_("card expired"),
    "leave": N_("leave"),
    "qualification": N_("qualification missing"),
    "recusal": N_("recusal"),
    "own station": N_("own station"),
}


def officer_title(answer: OfficerAnswer, say: Translate) -> str:
    """The officer with card, agency and qualifications."""
    officer = answer.officer
    return say(N_("{name} ({card}), {agency}; qualifications: {qualifications}")).format(
        name=without_numbers(officer.name),
        card=shown_card(officer.id),
        agency=officer.agency,
        qualifications=listed(officer.qualifications, say),
    )


def officer_tables(
    case: Case, answer: OfficerAnswer, say: Translate, standing: Standing = AS_DRAWN
) -> tuple[Table, ...]:
    """Figures, seats, and why there were no more seats."""
    return (
        _figures(case, answer, say, standing),
        _seats(case, answer, say, standing),
        _refused(answer, say),
    )


def officer_record(
    case: Case, answer: OfficerAnswer, say: Translate, standing: Standing = AS_DRAWN
) -> dict[str, object]:
    """The same for machines: loads and chances in 2^-30, and the sentences."""
    left, came, now = seats_now(standing, answer)
    parts = _parts(case, answer, say, standing)
    return {
        "officer": {
            "card": shown_card(answer.officer.id),
            "name": without_numbers(answer.officer.name),
            "agency": answer.officer.agency,
        },
        "expected": answer.expected,
        "drawn": answer.drawn,
        "agency_expected": {"least": answer.least, "mean": answer.mean, "most": answer.most},
        "since": {"left": left, "came": came, "now": now},
        "seats": answer.seats,
        "refused": answer.refused,
        "bound": answer.bound,
        "loosened": answer.loosened,
        "sentences": {name: [_said(p, say) for p in found] for name, found in parts},
    }


def _said(found: Problem, say: Translate) -> str:
    return sentence(found, say).what


def _parts(
    case: Case, answer: OfficerAnswer, say: Translate, standing: Standing
) -> tuple[tuple[str, tuple[Problem, ...]], ...]:
    return (
        (N_("Load"), tuple(_load(answer, standing))),
        (N_("Seats"), tuple(_candidacies(case, answer, say))),
        (N_("Limits"), tuple(map(_bound, answer.bound)) or (problem("X85", "note"),)),
        (N_("What would change it"), tuple(_changes(answer, say))),
    )


def _figures(case: Case, answer: OfficerAnswer, say: Translate, standing: Standing) -> Table:
    rows = (
        (say(title), "\n".join(_said(p, say) for p in found))
        for title, found in _parts(case, answer, say, standing)
        if found
    )
    return Table("", ("", ""), tuple(rows))


def _load(answer: OfficerAnswer, standing: Standing) -> Iterator[Problem]:
    yield problem("X70", "note", expected=half_days(answer.expected), units=answer.expected)
    yield problem(
        "X71",
        "note",
        least=half_days(answer.least),
        mean=half_days(answer.mean),
        most=half_days(answer.most),
    )
    yield problem("X72", "note", drawn=answer.drawn)
    left, came, now = seats_now(standing, answer)
    if left or came:
        yield problem("X75", "note", left=left, came=came, now=now)


def _candidacies(case: Case, answer: OfficerAnswer, say: Translate) -> Iterator[Problem]:
    count = len(answer.seats)
    others = sum(r.seats for r in answer.refused)
    yield problem("X74", "note", seats=count, all=count + others, won=sum(s.won for s in answer.seats))
    if (top := answer.steepest) is not None:
        day, half = when(case.shifts[top.shift], say)
        yield problem(
            "X73",
            "note",
            chance=_chance(top),
            day=day,
            half=half,
            trip=top.trip + 1,
            candidates=top.candidates,
        )


def _chance(seat: SeatChance) -> str:
    return per_cent(Fraction(seat.weight, ONE), 4)


def _bound(bound: Bound) -> Problem:
    most = half_days(bound.most)
    if bound.limit == "shift":
        return problem("X80", "note", times=bound.times)
    if bound.limit == "week":
        return problem("X81", "note", most=bound.most // ONE, times=bound.times)
    if bound.limit == "quarter":
        return problem("X82", "note", most=bound.most // ONE)
    if bound.limit == "ceiling":
        return problem("X83", "note", most=most)
    return problem("X84", "note", times=bound.times, most=per_cent(Fraction(bound.most, ONE)))


def _changes(answer: OfficerAnswer, say: Translate) -> Iterator[Problem]:
    for one in answer.refused:
        if one.without >= 0:
            yield problem(
                "X86",
                "note",
                obstacle=say(OBSTACLES[one.obstacle]),
                seats=one.alone,
                expected=half_days(one.without),
            )
    yield from map(_loosened, answer.loosened)


def _loosened(one: Loosened) -> Problem:
    expected = half_days(one.expected)
    if one.limit == "week":
        return problem("X87", "note", expected=expected)
    if one.limit == "quarter":
        return problem("X88", "note", expected=expected)
    return problem("X89", "note", expected=expected)


def _seats(case: Case, answer: OfficerAnswer, say: Translate, standing: Standing) -> Table:
    columns = (
        N_("Date"),
        N_("Half day"),
        N_("Trip and seat"),
        N_("Needs"),
        N_("Candidates"),
        N_("Chance"),
        N_("Drawn"),
    )
    rows = tuple(
        (
            *when(case.shifts[s.shift], say),
            f"{s.trip + 1}-{s.seat + 1}",
            listed(s.qualifications, say),
            str(s.candidates),
            _chance(s),
            _drawn(s, seat_state(standing, s, answer.officer.id), say),
        )
        for s in sorted(answer.seats, key=lambda s: (s.shift, s.trip, s.seat))
    )
    return Table(say(N_("Seats the officer was a candidate for")), tuple(map(say, columns)), rows)


def _drawn(seat: SeatChance, state: str, say: Translate) -> str:
    return say(STATES[state]) if state else say(N_("yes")) if seat.won else ""


def _refused(answer: OfficerAnswer, say: Translate) -> Table:
    columns = (N_("First reason"), N_("Seats"), N_("Of these and others, for this reason alone"))
    rows = tuple((say(OBSTACLES[r.obstacle]), str(r.seats), str(r.alone)) for r in answer.refused)
    return Table(say(N_("Other seats of the agency, and why not")), tuple(map(say, columns)), rows)
