"""A small plan drawn in earnest with its whole log, and a forger's tools: digests, chain and zip made anew.

Plans and logs are worked on as JSON; the digests are made anew by ``audit_encoding_support``, which shares
no line with the program.
"""

from __future__ import annotations

import copy
import importlib.util
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from audit_encoding_support import NAMES, file_of, hash_of, js, seal, section_digest
from district_support import tiny_case
from source_support import ROOT

from scheduler.audit import audit
from scheduler.chance import secrets_of, seed_of
from scheduler.lottery.replace import Vacancy, candidates, replacement, seated_after
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.record.bundle import auditor_bundle, public_bundle
from scheduler.record.chain import linked
from scheduler.record.container import zipped
from scheduler.record.digests import first_manifest, second_manifest
from scheduler.record.document import all_sections, committer_of, document, root_of
from scheduler.record.encode import encode, record
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.substitute import successors
from scheduler.values.events import Event
from scheduler.values.people import Leave

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from scheduler.record.encode import Json as Value
    from scheduler.values.case import Case
    from scheduler.values.log import Entry
    from scheduler.values.plan import Plan

Json = dict[str, Any]
MASTER = bytes(range(32))
FIRST = Event("ceremony", "dice 六面骰子五十次，区政务大厅", "2026-09-02T02:00:00Z")
SECOND = Event("ceremony", "dice 六面骰子五十次，区政务大厅", "2026-09-08T02:00:00Z")
THIRD = Event("ceremony", "dice 六面骰子五十次，区政务大厅", "2026-09-12T02:00:00Z")
THROWS = "36245116325446125313661245134223165415261346452231"
AGAIN = THROWS[::-1]


@dataclass(frozen=True, slots=True)
class Story:
    """An honest plan, and the acts that made it."""

    plan: Plan
    entries: tuple[Entry, ...]

    @property
    def auditors(self) -> bytes:
        return auditor_bundle(self.plan, document(self.plan), self.entries)

    @property
    def publics(self) -> bytes:
        return public_bundle(self.plan, self.entries)

    @property
    def file(self) -> Json:
        """The plan file, to be tampered with."""
        found: Json = json.loads(document(self.plan))
        return found

    @property
    def log(self) -> list[Json]:
        """The log with its secrets, to be tampered with."""
        lines = opened(self.auditors)["log.jsonl"].decode().splitlines()
        return [json.loads(line) for line in lines]

    @property
    def view(self) -> Json:
        """The public view, to be tampered with."""
        found: Json = json.loads(opened(self.publics)["public.json"])
        return found


class Diary:
    """Acts written one after another by an honest office; salts come from a counter: same bytes always."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, act: str, at: str, body: Json, about: Json | None = None, why: str = "") -> Entry:
        secret: dict[str, Value] = {
            "actor": "王承办", "details": about or {}, "reason": why,
            "salt": sha256(str(len(self.entries)).encode()).hexdigest()[:32], "witnesses": ["李见证"],
        }  # fmt: skip  # one record
        head = self.entries[-1] if self.entries else None
        self.entries.append(linked(head, 1, act, at, body, secret))
        return self.entries[-1]


def made(case: Case, *, sealed: bool = True) -> tuple[Plan, Diary]:
    """A plan with its first four acts."""
    diary = Diary()
    secrets = secrets_of(MASTER, case.rules.suite, sealed=sealed)
    frozen = freeze(case, secrets, FIRST)
    drawn = draw_firms(frozen, THROWS, "typed", "")
    scheduled = schedule(drawn, SECOND)
    plan = replace(draw_inspectors(scheduled, AGAIN, "typed"), number=1, made_with=(("chayici", "1"),))
    committer, sections = committer_of(plan), all_sections(plan)
    given = {n: sections[n] for n in [*NAMES[: NAMES.index("earlier") + 1], "strata"]}
    later = {n: sections[n] for n in ("tickets", "draws", "visits", "trips", "unserved", "table")}
    first: Any = first_manifest(case, FIRST, committer, given)
    second: Any = second_manifest(frozen.commitment, drawn.seed.seed, SECOND, committer, later)
    seeds = [{"evidence": "", "seed": committer.seal(s.seed), "text": s.text}
             for s in (plan.firm_seed, plan.inspector_seed)]  # fmt: skip  # one list
    diary.add("freeze", "2026-09-01T00:00:00Z", {"commitment": frozen.commitment, "manifest": first})
    diary.add("draw-firms", "2026-09-03T00:00:00Z", seeds[0])
    diary.add("schedule", "2026-09-03T01:00:00Z", {"commitment": scheduled.commitment, "manifest": second})
    diary.add("draw-inspectors", "2026-09-10T00:00:00Z", seeds[1] | {"root": root_of(plan)})
    return plan, diary


def substituted(plan: Plan, diary: Diary) -> None:
    firm = next(d.drawn[0] for d in plan.draws if d.substitutes and d.drawn)
    steps: Any = [list(s) for s in successors(plan.draws, firm, ())]
    diary.add("substitute", "2026-09-11T00:00:00Z", {}, {"enterprise": firm, "steps": steps}, "停业")


def replaced(plan: Plan, diary: Diary) -> None:
    """The first seat is opened and drawn again."""
    seat = plan.assignments[0]
    day = plan.case.shifts[plan.trips[seat.trip].shift].day.isoformat()
    vacancy = Vacancy(seat.trip, seat.seat, seat.inspector, ())
    opens = diary.add("vacate", "2026-09-11T01:00:00Z", {"event": encode(THIRD)},
                      {"first": day, "last": day} | record(vacancy), "病假")  # fmt: skip  # one act
    salt = bytes.fromhex(plan.secrets.salt)
    seed = seed_of("replacement", bytes.fromhex(opens.digest), THROWS, salt, plan.case.rules.suite)
    came = replacement(plan, candidates(plan, seated_after(plan, ()), vacancy), seed)
    body = {
        "evidence": "",
        "opens": opens.digest,
        "seed": committer_of(plan).seal(seed.hex()),
        "text": THROWS,
    }
    diary.add("replace", "2026-09-13T00:00:00Z", body, {"inspector": came})


def small_case() -> Case:
    """The tiny case with officers enough that some stay free, and one officer on leave before the visits."""
    case = tiny_case()
    more = tuple(replace(i, id=f"{i.id}x", name=f"{i.name}乙") for i in case.inspectors)
    people = tuple(sorted((*case.inspectors, *more), key=lambda i: i.id))
    eve = case.shifts[0].day - timedelta(1)
    return replace(case, inspectors=people, leaves=(Leave(people[0].id, eve, eve),))


@cache
def story(*, revealed: bool = False) -> Story:
    """Drawn in earnest, one firm and one officer replaced, amended twice; perhaps its salt opened."""
    plan, diary = made(small_case())
    substituted(plan, diary)
    replaced(plan, diary)
    diary.add("amend", "2026-09-14T00:00:00Z", {"amendment": 1}, {"what": "改期"}, "道路封闭")
    diary.add("amend", "2026-09-14T00:00:00Z", {"amendment": 2}, {"what": "改车"}, "车辆故障")
    if revealed:
        diary.add("reveal", "2027-01-02T00:00:00Z", {"salt": plan.secrets.salt})
    return Story(plan, tuple(diary.entries))


# ---------------------------------------------------------------- the forger's tools


def opened(bundle: bytes) -> dict[str, bytes]:
    """A bundle's files, cut out by their sizes."""
    files, at = {}, 0
    while bundle[at : at + 4] == b"PK\3\4":
        size, length = (int.from_bytes(bundle[at + k : at + k + n], "little") for k, n in ((18, 4), (26, 2)))
        start = at + 30 + length
        files[bundle[at + 30 : start].decode()] = bundle[start : start + size]
        at = start + size
    return files


def packed(view: str, files: dict[str, bytes], plan: int = 1, **other: object) -> bytes:
    """A bundle whose manifest fits its files."""
    lines = files["log.jsonl"].splitlines()
    head = json.loads(lines[-1])["digest"] if lines else ""
    manifest = {
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        "format": "chayici-bundle/2",
        "log": {"entries": len(lines), "head": head},
        "plan": plan,
        "view": view,
    }
    return zipped({"manifest.json": js(manifest | other) + b"\n", **files})


def lines_of(log: Sequence[Json], *, public: bool = False) -> bytes:
    kept = [{k: v for k, v in e.items() if not (public and k == "secret")} for e in log]
    return b"".join(js(e) + b"\n" for e in kept)


def auditors(plan: Json, log: Sequence[Json]) -> bytes:
    """An auditor's bundle of a tampered plan or log."""
    return packed("auditor", {"plan.json": file_of(plan), "log.jsonl": lines_of(log)})


def publics(view: Json, log: Sequence[Json]) -> bytes:
    """A public bundle of a tampered view or log."""
    return packed("public", {"public.json": js(view) + b"\n", "log.jsonl": lines_of(log, public=True)})


def chained(log: Sequence[Json]) -> list[Json]:
    """A log with every number, private digest and link made to fit what it says now."""
    done: list[Json] = []
    now: dict[str, str] = {}
    previous = "0" * 64
    for number, old in enumerate(log, 1):
        e = copy.deepcopy(old)
        e |= {"number": number, "previous": previous}
        e["private"] = hash_of(b"chayici/2/act-secret", js(e["secret"])).hex()
        if e["body"].get("opens") in now:
            e["body"]["opens"] = now[e["body"]["opens"]]
        shown = {k: v for k, v in e.items() if k not in {"digest", "secret"}}
        previous = hash_of(b"chayici/2/act", js(shown)).hex()
        now[old.get("digest", "")] = e["digest"] = previous
        done.append(e)
    return done


def on_record(plan: Json, log: Sequence[Json]) -> list[Json]:
    """A log whose first four acts say what a tampered plan file says."""
    log = copy.deepcopy(list(log))
    one, two = plan["head"]["seeds"]["firms"], plan["head"]["seeds"]["inspectors"]
    given, later = [*NAMES[:11], "strata"], NAMES[NAMES.index("tickets") : NAMES.index("assignments")]
    log[0]["body"] = {"commitment": one["commitment"], "manifest": {
        "district": plan["head"]["district"], "event": one["event"], "format": "chayici-plan/2",
        "quarter": plan["head"]["quarter"], "seal": seal(plan["head"]["secrets"]["salt"]),
        "sections": {n: section_digest(plan, n, plan[n]).hex() for n in given}, "suite": "sha256",
    }}  # fmt: skip  # one manifest
    log[2]["body"] = {"commitment": two["commitment"], "manifest": {
        "event": two["event"], "first": one["commitment"], "format": "chayici-plan/2",
        "sections": {n: section_digest(plan, n, plan[n]).hex() for n in later}, "seed": seal(one["seed"]),
    }}  # fmt: skip  # one manifest
    for k, seed in ((1, one), (3, two)):
        log[k]["body"] |= {"evidence": seed["evidence"], "seed": seal(seed["seed"]), "text": seed["text"]}
    log[3]["body"]["root"] = plan["digests"]["root"]
    return chained(log)


def valued_bundles(event: Event, text: str, evidence: str) -> tuple[bytes, bytes]:
    """Both bundles of the honest plan with one seat drawn again by this value, all else right."""
    honest = story()
    plan, log = honest.plan, [e for e in honest.log if e["act"] not in {"amend", "substitute"}]
    log[4]["body"]["event"] = encode(event)
    log = chained(log)
    about = log[4]["secret"]["details"]
    vacancy = Vacancy(about["trip"], about["seat"], about["inspector"], tuple(about["away"]))
    salt = bytes.fromhex(plan.secrets.salt)
    seed = hash_of(b"chayici/2/seed/replacement", bytes.fromhex(log[4]["digest"]), text.encode(), salt)
    came = replacement(plan, candidates(plan, seated_after(plan, ()), vacancy), seed)
    log[5]["body"] |= {"evidence": evidence, "seed": seal(seed.hex()), "text": text}
    log[5]["secret"]["details"] = {"inspector": came}
    log = chained(log)
    return auditors(honest.file, log), publics(honest.view, log)


# ---------------------------------------------------------------- the two checkers


def codes(raw: bytes) -> set[str]:
    """What the independent checker finds; V29 only says that it stopped there."""
    return {p.code for p in audit(raw).problems} - {"V29"}


@cache
def verifier() -> ModuleType:
    """verify/verify.py, the outsider's program."""
    spec = importlib.util.spec_from_file_location("outsiders_verify", ROOT / "verify" / "verify.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faults(
    raw: bytes, code: str | None = None, published: Sequence[str] = (), head: str | None = None
) -> set[str]:
    """The checks of verify.py that failed."""
    program = verifier()
    program.DONE.clear()
    program.FAULTS.clear()
    try:
        program.verify(raw, code, published, head)
    except Exception:  # noqa: BLE001  # as its own main does: a damaged file is a fault and never a crash
        program.check("the file can be read", False, "")  # noqa: FBT003  # the program's own call
    return {what for what in program.DONE if any(f.startswith(what) for f in program.FAULTS)}


def tampered(
    change: Callable[[Json, list[Json]], object], *, revealed: bool = False
) -> tuple[Json, list[Json]]:
    """The honest plan and log after a change made in place."""
    honest = story(revealed=revealed)
    plan, log = honest.file, honest.log
    change(plan, log)
    return plan, log
