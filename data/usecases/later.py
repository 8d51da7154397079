"""Acts after the draw: substitutes, open seats drawn again, amendments, the opening of the salt.

Nothing that was drawn is changed; every act is an entry of the log that anybody with the bundle can replay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from data import clock
from data.seeds import value_of
from data.store import log
from data.usecases.pledge import in_earnest, named_event
from data.usecases.session import transaction
from data.usecases.stored import acts_of, finished_plan, reasoned
from scheduler.acts import away, changes, details, steps, waiting
from scheduler.chance import seed_of
from scheduler.errors import NotFound, SeedWrong, StepWrong, problem
from scheduler.lottery.replace import Vacancy, candidates, replacement, seated_after
from scheduler.record.decode import decode
from scheduler.record.document import committer_of
from scheduler.record.encode import canonical, encode, record
from scheduler.sampling.substitute import successors
from scheduler.values.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlmodel import Session

    from data.store.log import By
    from data.usecases.planning import Told
    from scheduler.errors import Level, Problem
    from scheduler.record.encode import Json
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan


@dataclass(frozen=True, slots=True)
class Succession:
    """A firm that falls out of one task, and who comes in its place ("" = nobody is left)."""

    task: str
    enterprise: str
    successor: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """One seat drawn again."""

    trip: int
    seat: int
    left: str
    came: str
    chance: tuple[int, int]
    """Of whoever came, as numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Later:
    """What an act did, with the log entry it left."""

    plan: int
    entries: tuple[Entry, ...]
    successions: tuple[Succession, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    remarks: tuple[Problem, ...] = ()


def substitute(url: str, name: str, enterprise: str, by: By) -> Later:
    """Put the next substitute of the published order in a firm's place, in every task that drew it."""
    with transaction(url) as session:
        plan = finished_plan(session, name)
        reasoned(by)
        found = successors(plan.draws, enterprise, steps(acts_of(session, plan)))
        if not found:
            raise NotFound(problem("P10", "fatal", content=enterprise))
        about: dict[str, Json] = {"enterprise": enterprise, "steps": cast("Json", [list(s) for s in found])}
        entry = log.append(session, plan.number, "substitute", {}, by, about)
    tasks = [plan.strata[plan.draws[k].stratum].task for k, _, _ in found]
    return Later(
        plan.number,
        (entry,),
        tuple(Succession(t, out, into) for t, (_, out, into) in zip(tasks, found, strict=True)),
    )


def vacate(url: str, name: str, card: str, days: tuple[date, date], event: str | None, by: By) -> Later:
    """Open every seat an officer has on these days, and name the event by which each will be drawn again."""
    with transaction(url) as session:
        plan = finished_plan(session, name)
        reasoned(by)
        entries = acts_of(session, plan)
        first = plan.firm_seed.event
        named = in_earnest(named_event(event, first), first, plan.number)
        opened = list(_vacancies(plan, entries, card, days))
        if not opened:
            raise NotFound(problem("P11", "fatal", content=card, first=days[0], last=days[1]))
        body = {"event": encode(named)}
        span: dict[str, Json] = {"first": days[0].isoformat(), "last": days[1].isoformat()}
        made = [log.append(session, plan.number, "vacate", body, by, span | record(v)) for v in opened]
        return Later(plan.number, tuple(made))


def replace(url: str, name: str, told: Told, by: By) -> Later:
    """Draw the open seats again that wait for the same event, by its outcome, in the order they were opened.

    One value answers one event: seats that wait for a later one stay open, and so do those for which nobody
    is left.
    """
    with transaction(url) as session:
        plan = finished_plan(session, name)
        due = _due(session, plan)
        value = value_of(_awaited(due[0]), told.seed, told.source, clock.now())
        if value is None:
            raise SeedWrong(problem("K12", "fatal"))
        done: list[tuple[Entry, Replaced]] = []
        event = _awaited(due[0])
        while due and _awaited(due[0]) == event:  # one seat taken may open the way to another
            left = _left(session, plan, due[0])
            done.append(_drawn_again(session, plan, due[0], left, (value.text, value.evidence), by))
            due = _takeable(session, plan)
        still = waiting(acts_of(session, plan))
        left_open = [_nobody(e, "kept") for e in still if _awaited(e) == event and e not in due]
        return Later(
            plan.number, tuple(e for e, _ in done), (), tuple(r for _, r in done),
            (*value.remarks, *left_open),
        )  # fmt: skip  # in the record's own order


def _due(session: Session, plan: Plan) -> list[Entry]:
    """The open seats that somebody can take, the next to be drawn first; StepWrong where there is none."""
    open_seats = waiting(acts_of(session, plan))
    if not open_seats:
        raise StepWrong(problem("P12", "fatal", content=str(plan.number)))
    due = _takeable(session, plan)
    if not due:
        raise StepWrong(*(_nobody(e, "fatal") for e in open_seats))
    return due


def _takeable(session: Session, plan: Plan) -> list[Entry]:
    """Open seats that somebody can take, in the protocol's order: event's moment, event, log."""
    found = [e for e in waiting(acts_of(session, plan)) if _left(session, plan, e)]
    return sorted(found, key=lambda e: (_awaited(e).at, canonical(e.body["event"])))


def _awaited(vacated: Entry) -> Event:
    return decode(Event, cast("dict[str, Json]", vacated.body["event"]))


def amend(url: str, name: str, what: str, by: By) -> Later:
    """Record a numbered amendment of a filed plan."""
    with transaction(url) as session:
        plan = finished_plan(session, name)
        reasoned(by)
        count = sum(e.act == "amend" for e in acts_of(session, plan))
        entry = log.append(session, plan.number, "amend", {"amendment": count + 1}, by, {"what": what})
        return Later(plan.number, (entry,))


def reveal(url: str, name: str, by: By, *, early: bool) -> Later:
    """Open a sealed plan's salt, once its last visit is over; earlier only for a reason on record."""
    with transaction(url) as session:
        plan = finished_plan(session, name)
        if not plan.secrets.salt:
            raise StepWrong(problem("P13", "fatal", content=str(plan.number)))
        if any(e.act == "reveal" for e in acts_of(session, plan)):
            raise StepWrong(problem("P14", "fatal", content=str(plan.number)))
        last = max((plan.case.shifts[t.shift].day for t in plan.trips), default=None)
        if last is not None and clock.now().date() <= last and not (early and by.reason.strip()):
            raise StepWrong(problem("P15", "fatal", content=str(plan.number), last=last))
        return Later(
            plan.number, (log.append(session, plan.number, "reveal", {"salt": plan.secrets.salt}, by),)
        )


def _vacancies(plan: Plan, entries: Sequence[Entry], card: str, days: tuple[date, date]) -> Iterable[Vacancy]:
    shifts = {t.id: plan.case.shifts[t.shift].day for t in plan.trips}
    opened = {(details(e)["trip"], details(e)["seat"]) for e in waiting(entries)}
    for a in seated_after(plan, changes(entries)):
        day = shifts[a.trip]
        if a.inspector == card and days[0] <= day <= days[1] and (a.trip, a.seat) not in opened:
            yield Vacancy(a.trip, a.seat, card, away(entries, day.isoformat(), card))


def _vacancy(vacated: Entry) -> Vacancy:
    at = {k: v for k, v in details(vacated).items() if k in {"trip", "seat", "inspector", "away"}}
    return decode(Vacancy, at)


def _left(session: Session, plan: Plan, vacated: Entry) -> tuple[tuple[str, int], ...]:
    """Who can take an open seat as things stand now."""
    return candidates(plan, seated_after(plan, changes(acts_of(session, plan))), _vacancy(vacated))


def _nobody(vacated: Entry, level: Level) -> Problem:
    vacancy = _vacancy(vacated)
    return problem("P17", level, trip=vacancy.trip + 1, seat=vacancy.seat + 1)


def _drawn_again(  # these are the act
    session: Session,
    plan: Plan,
    vacated: Entry,
    left: tuple[tuple[str, int], ...],
    value: tuple[str, str],
    by: By,
) -> tuple[Entry, Replaced]:
    vacancy, salt = _vacancy(vacated), bytes.fromhex(plan.secrets.salt)
    seed = seed_of("replacement", bytes.fromhex(vacated.digest), value[0], salt, plan.case.rules.suite)
    came = replacement(plan, left, seed)
    body: dict[str, Json] = {
        "evidence": value[1],
        "opens": vacated.digest,
        "seed": committer_of(plan).seal(seed.hex()),
        "text": value[0],
    }
    entry = log.append(session, plan.number, "replace", body, by, {"inspector": came})
    chance = (dict(left)[came], sum(w for _, w in left))
    return entry, Replaced(vacancy.trip, vacancy.seat, vacancy.inspector, came, chance)
