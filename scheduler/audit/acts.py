"""The log against the plan file: every step is on record once, in order, and with the file's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.seeds import first_manifest, sealed, second_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.audit.book import Book

STEPS = ("freeze", "draw-firms", "schedule", "draw-inspectors")
Numbered = list[tuple[int, Row]]
"""A plan's entries with their positions in the log."""


def of_plan(entries: list[Row], plan: int) -> Numbered:
    """One plan's entries."""
    return [(k, e) for k, e in enumerate(entries) if e["plan"] == plan]


def every_step_is_on_record_once(entries: Numbered) -> Iterator[Fault]:
    """Freeze, draw, schedule and draw stand in the log once each and in this order, all else after them."""
    acts = [e["act"] for _, e in entries]
    if acts[: len(STEPS)] != list(STEPS) or set(acts[len(STEPS) :]) & set(STEPS):
        yield fault("log", -1, "、".join(acts[:8]), expected="、".join(STEPS))


def every_plan_goes_through_its_steps_in_order(entries: list[Row]) -> Iterator[Fault]:
    """No plan of the log has a step before the ones it follows, or twice; notes carried over apart."""
    noted = {e["plan"] for e in entries if "note" in e["body"]}
    told: dict[int, list[str]] = {}
    for k, e in enumerate(entries):
        acts = told.setdefault(e["plan"], [])
        acts.append(e["act"])
        due = STEPS[len(acts) - 1] if len(acts) <= len(STEPS) else ""
        if e["plan"] not in noted and (e["act"] != due if due else e["act"] in STEPS):
            yield fault("log", k, e["act"], expected=due)


def steps_on_record_are_the_files(book: Book, entries: Numbered) -> Iterator[Fault]:
    """What the log says of each step is what the plan file has."""
    seeds = book.head["seeds"]
    own: dict[str, Row] = {
        "freeze": {"commitment": seeds["firms"]["commitment"], "manifest": first_manifest(book)},
        "draw-firms": _drawn(book, "firms"),
        "schedule": {"commitment": seeds["inspectors"]["commitment"], "manifest": second_manifest(book)},
        "draw-inspectors": _drawn(book, "inspectors") | {"root": book.digests.root.hex()},
    }
    for k, e in entries:
        if e["act"] in own and e["body"] != own[e["act"]]:
            yield fault("log", k, e["act"])


def _drawn(book: Book, draw: str) -> Row:
    seed = book.head["seeds"][draw]
    return {"evidence": seed["evidence"], "seed": sealed(book, seed["seed"]), "text": seed["text"]}


def events_lie_between_commitment_and_draw(entries: Iterable[tuple[int, Row]]) -> Iterator[Fault]:
    """Each event lay ahead when it was named, and was past when its value was used; rehearsals apart."""
    waiting: dict[str, Row] = {}
    for k, e in entries:
        body = e["body"]
        event = body.get("event") or (body.get("manifest") or {}).get("event")
        if event and event["kind"] != "rehearsal" and not e["at"] < event["at"]:
            yield fault("log", k, e["act"], event=event["at"], at=e["at"])
        if event:
            waiting[e["digest"] if e["act"] == "vacate" else e["act"]] = event
        named = waiting.get(_ANSWERS.get(e["act"], ""), waiting.get(body.get("opens", "")))
        if named and named["kind"] != "rehearsal" and e["at"] < named["at"]:
            yield fault("log", k, e["act"], event=named["at"], at=e["at"])


_ANSWERS = {"draw-firms": "freeze", "draw-inspectors": "schedule"}


def quarter_is_frozen_again_only_for_a_reason(entries: list[Row]) -> Iterator[Fault]:
    """A quarter that was frozen in earnest is frozen again only with a reason on record."""
    before: dict[str, int] = {}
    for k, quarter in frozen_quarters(entries):
        e = entries[k]
        if quarter in before and not e["secret"]["reason"].strip():
            yield fault("log", k, quarter, plan=e["plan"], earlier=before[quarter])
        before.setdefault(quarter, e["plan"])


def no_step_follows_a_later_freeze(entries: list[Row], plan: int) -> Iterator[Fault]:
    """Once a quarter is frozen again, plans frozen before stay as they are: no choice among them."""
    quarter = ""
    later = 0
    freezes = dict(frozen_quarters(entries))
    for k, e in enumerate(entries):
        own = e["plan"] == plan
        if own and k in freezes:
            quarter = freezes[k]
        elif quarter and freezes.get(k) == quarter:
            later = later or e["plan"]
        if own and later and e["act"] in STEPS:
            yield fault("log", k, e["act"], plan=plan, later=later)


def no_event_is_a_rehearsal_after_a_freeze_in_earnest(entries: Numbered) -> Iterator[Fault]:
    """A rehearsal's value may have been known: a plan in earnest waits for events to come in every act."""
    earnest = False
    for k, e in entries:
        event = e["body"].get("event") or (e["body"].get("manifest") or {}).get("event")
        if event and e["act"] == "freeze":
            earnest = event["kind"] != "rehearsal"
        elif event and earnest and event["kind"] == "rehearsal":
            yield fault("log", k, e["act"])


def frozen_quarters(entries: list[Row]) -> Iterator[tuple[int, str]]:
    """Positions of the freezes in earnest, with their quarters."""
    for k, e in enumerate(entries):
        manifest = e["body"].get("manifest", {})
        if e["act"] == "freeze" and manifest and manifest["event"]["kind"] != "rehearsal":
            yield k, manifest["quarter"]
