"""Bundles of made-up plans, without a database: the log of a plan as the office would have written it.

``bundles_of(case)`` plans a case in earnest (sealed, two events) and gives both its bundles;
``with_later_acts`` adds one of every act that may come after the draw.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from secrets_support import EVENT, SECRETS

from scheduler.chance import digest, seed_of
from scheduler.lottery.replace import Vacancy, candidates, replacement
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.record.bundle import auditor_bundle, public_bundle
from scheduler.record.chain import linked
from scheduler.record.digests import first_manifest, second_manifest
from scheduler.record.document import committer_of, document, root_of
from scheduler.record.encode import encode, record
from scheduler.record.sections import case_sections, draw_sections, schedule_sections
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.substitute import successors
from scheduler.values.events import Event

if TYPE_CHECKING:
    from scheduler.record.encode import Json
    from scheduler.values.case import Case
    from scheduler.values.events import Secrets
    from scheduler.values.log import Entry, Part
    from scheduler.values.plan import Plan, SeedRecord

    Log = tuple[Entry, ...]

SECOND = Event("ceremony", "text 区政务大厅", "2026-10-09T02:00:00Z")
THIRD = Event("ceremony", "text 区政务大厅", "2026-10-20T02:00:00Z")
"""The events of the officers' draw and of an open seat; the firms' is ``secrets_support.EVENT``."""


def bundles_of(case: Case, secrets: Secrets = SECRETS) -> tuple[bytes, bytes]:
    """Plan a case and give the auditor's and the public bundle; RulesConflict where the rules refuse it."""
    made = plan_of(case, secrets)
    return packed(made, log_of(made))


def packed(made: Plan, log: Log) -> tuple[bytes, bytes]:
    """The auditor's and the public bundle of a plan with this log."""
    return auditor_bundle(made, document(made), log), public_bundle(made, log)


def plan_of(case: Case, secrets: Secrets = SECRETS, number: int = 1) -> Plan:
    """A finished plan, drawn by two events."""
    drawn = draw_firms(freeze(case, secrets, EVENT), "第一次摇号 3 1 4", "test")
    return replace(draw_inspectors(schedule(drawn, SECOND), "第二次摇号 9 9 1", "test"), number=number)


def log_of(made: Plan, earlier: Log = (), reason: str = "") -> Log:
    """The four acts of every plan, after those of ``earlier``; a second freeze needs a reason."""
    first, second = manifests_of(made)
    firms, officers = made.firm_seed, made.inspector_seed
    body: Part = {"commitment": firms.commitment, "manifest": first}
    log = added(earlier, made, "freeze", "2026-10-07T02:00:00Z", body, reason=reason)
    log = added(log, made, "draw-firms", firms.event.at, opened(made, firms))
    body = {"commitment": officers.commitment, "manifest": second}
    log = added(log, made, "schedule", "2026-10-08T09:00:00Z", body)
    last = opened(made, officers) | {"root": root_of(made)}
    return added(log, made, "draw-inspectors", officers.event.at, last)


def manifests_of(made: Plan) -> tuple[Json, Json]:
    """What both commitments are made of."""
    committer, seeds = committer_of(made), (made.firm_seed, made.inspector_seed)
    given = case_sections(made.case, made.strata, made.secrets)
    drawn = draw_sections(made.strata, made.tickets, made.draws)
    made_of = drawn | schedule_sections(made.visits, made.trips, made.unserved, made.table)
    first = first_manifest(made.case, seeds[0].event, committer, given)
    second = second_manifest(seeds[0].commitment, seeds[0].seed, seeds[1].event, committer, made_of)
    return first, second


def opened(made: Plan, seed: SeedRecord) -> dict[str, Json]:
    """What the log says of a draw at once."""
    sealed = committer_of(made).seal(seed.seed)
    return {"evidence": seed.evidence, "seed": sealed, "text": seed.text}


def added(  # these are an entry
    log: Log, made: Plan, act: str, at: str, body: Part, details: Part | None = None, reason: str = ""
) -> Log:
    """The log with one more act."""
    secret: dict[str, Json] = {
        "actor": "示例",
        "details": cast("Json", dict(details or {})),
        "reason": reason,
        "salt": digest("test salt", str(len(log))).hex()[:32],
        "witnesses": ["见证人"],
    }
    return (*log, linked(log[-1] if log else None, made.number, act, at, body, secret))


def with_later_acts(made: Plan, log: Log) -> Log:
    """The log with a substitute, an open seat and who took it, and two amendments."""
    firm = next(f for d in made.draws for f in d.drawn)
    steps: Json = [list(step) for step in successors(made.draws, firm, [])]
    about: Part = {"enterprise": firm, "steps": steps}
    log = added(log, made, "substitute", "2026-10-12T02:00:00Z", {}, about, "企业停业")
    log = replaced(made, log)
    for n, what in enumerate(("延期", "更名"), 1):
        details: Part = {"what": what}
        log = added(log, made, "amend", "2026-10-21T02:00:00Z", {"amendment": n}, details, "上级通知")
    return log


def replaced(made: Plan, log: Log) -> Log:
    """The log with one seat opened and drawn again; the seat is the first for which somebody is left."""
    seats = (Vacancy(a.trip, a.seat, a.inspector, ()) for a in made.assignments)
    at = next(v for v in seats if candidates(made, made.assignments, v))
    span: dict[str, Json] = {"first": "2026-10-01", "last": "2026-12-31"}
    body: Part = {"event": encode(THIRD)}
    log = added(log, made, "vacate", "2026-10-19T02:00:00Z", body, span | record(at), "请假")
    opens, text, suite = log[-1].digest, "第三次摇号 2 7 1", made.case.rules.suite
    seed = seed_of("replacement", bytes.fromhex(opens), text, bytes.fromhex(made.secrets.salt), suite)
    sealed = committer_of(made).seal(seed.hex())
    drawn: Part = {"evidence": "", "opens": opens, "seed": sealed, "text": text}
    came = replacement(made, candidates(made, made.assignments, at), seed)
    return added(log, made, "replace", THIRD.at, drawn, {"inspector": came})


def revealed(made: Plan, log: Log) -> Log:
    """The log after the salt was opened."""
    return added(log, made, "reveal", "2026-12-31T10:00:00Z", {"salt": made.secrets.salt})
