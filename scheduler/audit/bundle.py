"""A whole bundle judged: its container, its manifest, its plan or public view, its log, and all together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from scheduler.audit import acts, later, public, public_values
from scheduler.audit.chain import read_log
from scheduler.audit.container import opened
from scheduler.audit.findings import Findings, Row, as_problem, fault
from scheduler.audit.forms import complaints, digits, either, one_of, record, table_of, whole
from scheduler.audit.hashing import canonical
from scheduler.audit.reading import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scheduler.audit.book import Book
    from scheduler.audit.findings import Fault
    from scheduler.errors import Problem

FORMAT = "chayici-bundle/2"
PARTS = {"auditor": ("plan.json", "log.jsonl"), "public": ("public.json", "log.jsonl")}
_MANIFEST = record(
    files=table_of(digits(64)),
    format=one_of(FORMAT),
    log=record(entries=whole(0), head=either(digits(64), one_of(""))),
    plan=whole(0),
    view=one_of(*PARTS),
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle's parts, as far as they could be read."""

    manifest: Row
    files: dict[str, bytes]
    entries: list[Row]
    view: Row
    """The public view; empty for an auditor's bundle."""

    @property
    def own(self) -> acts.Numbered:
        """The entries of the bundle's own plan."""
        return acts.of_plan(self.entries, self.manifest.get("plan", -1))


def read_bundle(raw: bytes) -> tuple[Bundle, tuple[Problem, ...]]:
    """The parts of a bundle, and everything wrong with container, manifest, log and public view."""
    files, wrong = opened(raw)
    if wrong:
        return Bundle({}, {}, [], {}), wrong
    manifest = _manifest(files.get("manifest.json", b""))
    if manifest is None:
        return Bundle({}, files, [], {}), (as_problem("V121", fault("manifest", -1)),)
    found = [as_problem("V122", one) for one in _files(manifest, files)]
    hidden = manifest["view"] == "public"
    entries, odd = read_log(files.get("log.jsonl", b""), public=hidden)
    found += odd
    view: Row = {}
    if hidden:
        view, odd = public.read_view(files.get("public.json", b""))
        found += odd
    head = entries[-1]["digest"] if entries else ""
    if manifest["log"] != {"entries": len(entries), "head": head}:
        found.append(as_problem("V135", fault("manifest", -1, len(entries), head=head)))
    return Bundle(manifest, files, entries, view), tuple(found)


def _manifest(raw: bytes) -> Row | None:
    try:
        manifest = parsed(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or complaints(_MANIFEST, manifest, ""):
        return None
    return manifest if (canonical(manifest) + "\n").encode("utf-8", "surrogatepass") == raw else None


def _files(manifest: Row, files: dict[str, bytes]) -> Iterator[Fault]:
    due = PARTS[manifest["view"]]
    if list(files) != ["manifest.json", *due]:
        yield fault("manifest", -1, "、".join(files), expected="、".join(due))
    own = {name: sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"}
    for name in sorted(own.keys() | manifest["files"].keys()):
        if own.get(name) != manifest["files"].get(name):
            yield fault("manifest", -1, name, expected=manifest["files"].get(name, ""))


def with_log(bundle: Bundle, found: Findings, book: Book | None) -> Findings:
    """An auditor's findings on the plan file, with what the log adds."""
    asked: tuple[tuple[str, Iterable[Fault]], ...] = (
        ("V136", acts.every_step_is_on_record_once(bundle.own)),
        ("V136", acts.every_plan_goes_through_its_steps_in_order(bundle.entries)),
        ("V138", acts.events_lie_between_commitment_and_draw(bundle.own)),
        ("V139", acts.quarter_is_frozen_again_only_for_a_reason(bundle.entries)),
        ("V142", later.later_acts_have_a_reason(bundle.own)),
        ("V143", later.amendments_are_numbered_without_a_gap(bundle.own)),
        ("V147", public_values.values_on_record_are_the_only_texts(bundle.own, ["replace"])),
        ("V148", acts.no_event_is_a_rehearsal_after_a_freeze_in_earnest(bundle.own)),
        ("V149", acts.no_step_follows_a_later_freeze(bundle.entries, bundle.manifest["plan"])),
    )
    if book is not None:
        asked += (
            ("V137", _plan_named(book, bundle)),
            ("V137", acts.steps_on_record_are_the_files(book, bundle.own)),
            ("V140", later.substitutes_come_in_the_published_order(book, bundle.own)),
            ("V141", later.open_seats_are_drawn_by_their_own_row(book, bundle.own)),
            ("V144", later.opened_salt_is_the_sealed_one(book, bundle.own)),
        )
    more = tuple(as_problem(code, one) for code, faults in asked for one in faults)
    counts = {**found.counts, "log": len(bundle.entries)}
    return replace(found, problems=(*found.problems, *more), counts=counts)


def _plan_named(book: Book, bundle: Bundle) -> Iterator[Fault]:
    if book.head["plan"] != bundle.manifest["plan"]:
        yield fault("manifest", -1, bundle.manifest["plan"], expected=book.head["plan"])


def _steering(bundle: Bundle) -> Iterator[tuple[str, Fault]]:
    """Ways to have a choice that the public can see too."""
    used = ("draw-firms", "draw-inspectors", "replace")
    for found in acts.every_plan_goes_through_its_steps_in_order(bundle.entries):
        yield "V136", found
    for found in public_values.values_on_record_are_the_only_texts(bundle.own, used):
        yield "V147", found
    for found in acts.no_event_is_a_rehearsal_after_a_freeze_in_earnest(bundle.own):
        yield "V148", found
    for found in acts.no_step_follows_a_later_freeze(bundle.entries, bundle.manifest["plan"]):
        yield "V149", found


def judge_public(bundle: Bundle) -> Findings:
    """All that is wrong with a public bundle whose parts could be read."""
    problems = [as_problem(code, one) for code, one in public.judged(bundle.view, bundle.own)]
    problems += [as_problem("V143", one) for one in later.amendments_are_numbered_without_a_gap(bundle.own)]
    problems += [as_problem(code, one) for code, one in _steering(bundle)]
    if bundle.view["plan"] != bundle.manifest["plan"]:
        problems.append(as_problem("V137", fault("manifest", -1, bundle.manifest["plan"])))
    leaves = bundle.view["leaves"]
    counts: dict[str, int | str] = {name: len(leaves[name]) for name in ("firms", "tickets")}
    quarter = bundle.view["draws"][0]["manifest"]["quarter"]
    freezes = sum(found == quarter for _, found in acts.frozen_quarters(bundle.entries))
    counts |= {"log": len(bundle.entries), "freezes": freezes, "root": bundle.view["root"]}
    return Findings(tuple(problems), counts)
