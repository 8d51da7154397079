"""When something changes after the draw: a proposal that moves least, its record, its lottery.

Nothing that was drawn is changed.  A proposal is put on record by its digest, as a numbered amendment.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast

from data import clock
from data.seeds import value_of
from data.store import log
from data.usecases.changing import change_of
from data.usecases.pledge import in_earnest, named_event
from data.usecases.session import transaction
from data.usecases.stored import acts_of, finished_plan, reasoned
from scheduler import replan as engine
from scheduler.acts import changes, details
from scheduler.chance import seed_of
from scheduler.errors import SeedWrong, StepWrong, problem
from scheduler.lottery.replace import seated_after
from scheduler.record.decode import decode
from scheduler.record.document import root_of
from scheduler.record.encode import canonical, encode
from scheduler.replan.chances import chances_of, commitment_of, drawn_seats
from scheduler.values.events import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from data.store.log import By
    from data.usecases.changing import Told as Changed
    from data.usecases.planning import Told
    from scheduler.errors import Problem
    from scheduler.record.encode import Json
    from scheduler.replan import Change, Proposal
    from scheduler.values.case import Case
    from scheduler.values.log import Entry
    from scheduler.values.plan import Assignment, Plan, SeatRow, Unserved

MARK = "重排方案 replan/1 "
"""How the text of such an amendment begins; canonical JSON follows."""


@dataclass(frozen=True, slots=True)
class Replanned:
    """A proposal with what it rests on."""

    plan: Plan
    proposal: Proposal
    unserved: tuple[Unserved, ...]
    table: tuple[SeatRow, ...]
    """Chances of the seats of moved and new trips; empty as long as other seats wait to be drawn again."""
    digest: str
    """Of proposal and chances; "" as long as these are not known."""
    remarks: tuple[Problem, ...] = ()
    entry: Entry | None = None
    drawn: tuple[Assignment, ...] = ()


def propose(url: str, name: str, told: Changed) -> Replanned:
    """The proposal; nothing is stored."""
    with transaction(url) as session:
        return _proposed(session, name, told)


def put_on_record(url: str, name: str, told: Changed, event: str | None, by: By) -> Replanned:
    """The proposal, its digest and the event that will draw its open seats as an amendment of the plan.

    Raises StepWrong N12 while seats wait that are drawn from their own committed rows, N13 where nothing
    moves, P16 without a reason.
    """
    with transaction(url) as session:
        found = _proposed(session, name, told)
        reasoned(by)
        if not found.digest:
            waiting = sum(s.how == "replace" for s in found.proposal.seats)
            raise StepWrong(problem("N12", "fatal", content=str(found.plan.number), n=waiting))
        if not found.proposal.moves:
            raise StepWrong(problem("N13", "fatal", content=str(found.plan.number)))
        first = found.plan.firm_seed.event
        named = in_earnest(named_event(event, first), first, found.plan.number) if found.table else None
        what: dict[str, Json] = {
            "digest": found.digest,
            "event": encode(named),
            "from": told.since_day(found.plan.case, clock.now().date()).isoformat(),
            "moves": [[m.enterprise, m.before, m.after] for m in found.proposal.moves],
        }
        return replace(found, entry=_amend(session, found.plan, what, by))


def draw(url: str, name: str, told: Changed, value: Told, by: By) -> Replanned:
    """Draw the open seats of a proposal on record by the outcome of its event, and put the result on record.

    Raises StepWrong N14 where the proposal that follows from these options is not on record, or is drawn,
    and P16 without a reason: every amendment has one.
    """
    with transaction(url) as session:
        plan = finished_plan(session, name)
        reasoned(by)
        recorded = _on_record(acts_of(session, plan))
        days = [str(r["from"]) for r in recorded if "from" in r]
        if told.first is None and days:  # tomorrow is another day than when the proposal was made
            told = replace(told, first=date.fromisoformat(days[-1]))
        found = _proposed(session, name, told)
        mine = [r for r in recorded if r["digest"] == found.digest]
        if not mine or not found.table or any("drawn" in r for r in mine):
            raise StepWrong(problem("N14", "fatal", content=str(plan.number)))
        event = decode(Event, cast("dict[str, Json]", mine[-1]["event"]))
        public = value_of(event, value.seed, value.source, clock.now())
        if public is None:
            raise SeedWrong(problem("K12", "fatal"))
        salt, suite = bytes.fromhex(plan.secrets.salt), plan.case.rules.suite
        seed = seed_of("replan", bytes.fromhex(found.digest), public.text, salt, suite)
        case = _case(plan, _changed(session, plan, told)[0])
        drawn = drawn_seats(case, found.proposal, found.table, seed)
        what: dict[str, Json] = {
            "digest": found.digest,
            "drawn": [[a.trip, a.seat, a.inspector] for a in drawn],
            "evidence": public.evidence,
            "text": public.text,
        }
        entry = _amend(session, plan, what, by)
        return replace(found, entry=entry, drawn=drawn, remarks=(*found.remarks, *public.remarks))


def _proposed(session: Session, name: str, told: Changed) -> Replanned:
    plan = finished_plan(session, name)
    entries = acts_of(session, plan)
    change, apart, remarks = _changed(session, plan, told)
    proposal = engine.replan(plan, seated_after(plan, changes(entries)), change)
    unserved = (*apart, *proposal.unserved)
    if any(s.how == "replace" for s in proposal.seats):
        return Replanned(plan, proposal, unserved, (), "", remarks)
    table = chances_of(_case(plan, change), proposal)
    digest = commitment_of(proposal, table, root_of(plan), plan.case.rules.suite).hex()
    return Replanned(plan, proposal, unserved, table, digest, remarks)


def _changed(
    session: Session, plan: Plan, told: Changed
) -> tuple[Change, tuple[Unserved, ...], tuple[Problem, ...]]:
    return change_of(plan, acts_of(session, plan), told, clock.now().date())


def _case(plan: Plan, change: Change) -> Case:
    return replace(plan.case, leaves=tuple(sorted({*plan.case.leaves, *change.leaves})))


def _amend(session: Session, plan: Plan, what: dict[str, Json], by: By) -> Entry:
    count = sum(e.act == "amend" for e in acts_of(session, plan))
    text = MARK + canonical(what)
    return log.append(session, plan.number, "amend", {"amendment": count + 1}, by, {"what": text})


def _on_record(entries: Sequence[Entry]) -> list[dict[str, Json]]:
    texts = (str(details(e)["what"]) for e in entries if e.act == "amend")
    return [json.loads(t.removeprefix(MARK)) for t in texts if t.startswith(MARK)]
