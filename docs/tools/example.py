"""Write docs/reference/protocol-example.md: a small plan with every intermediate digest, or check it.

    python docs/tools/example.py            write the page
    python docs/tools/example.py --check    fail where the page is not what would be written

The digests are made by the program; tests/golden/test_worked_example.py makes them again by hand.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.chance import digest, salt_of
from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.record.cards import code_of
from scheduler.record.chain import linked
from scheduler.record.digests import first_manifest, second_manifest
from scheduler.record.document import all_sections, committer_of, document
from scheduler.record.encode import canonical, encode
from scheduler.record.merkle import root
from scheduler.sampling.draw import draw_firms
from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.events import Event
from scheduler.values.firms import Enterprise
from scheduler.values.people import Agency, Inspector
from scheduler.values.rules import Basis, Rules, Sampling, Teams, Trips
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.record.encode import Json
    from scheduler.values.log import Entry, Part
    from scheduler.values.plan import Plan

PAGE = Path(__file__).resolve().parents[1] / "reference" / "protocol-example.md"
NOTE = "<!-- Written by docs/tools/example.py; do not edit by hand. -->\n\n"
SECRET = bytes(range(32))
FIRST = Event("ceremony", "dice 六面骰子五十次，区政务大厅", "2026-09-28T02:00:00Z")
SECOND = Event("drand", "quicknet/657413", "2026-09-29T02:00:00Z")
THROWS = "36245116325446125313661245134223165415261346452231"
SIGNATURE = "ab" * 48
"""Stands for a signature; a real one would verify as well."""
FIRM = "F2"


def case() -> Case:
    """Three firms, three officers, one task, two half days."""
    basis = Basis("示例办法", "第一条")
    days = tuple(Shift(date(2026, 10, 12), half) for half in ("AM", "PM"))
    task = Task(
        "T1", "示例联合抽查", ("示例事项",), (), Duty("市场监督管理局"), (),
        (Ratio("A", Fraction(1, 3), Fraction(1, 3)),), 60, days[0].day, days[0].day,
    )  # fmt: skip  # one row of a roster
    return Case(
        quarter="2026Q4",
        district="示例区",
        enterprises=tuple(Enterprise(f"F{n}", f"示例{n}号店", credit="A", town="东镇") for n in (1, 2, 3)),
        agencies=(Agency("市场监督管理局"),),
        inspectors=tuple(Inspector(f"P{n}", f"员{n}", "市场监督管理局") for n in (1, 2, 3)),
        tasks=(task,),
        history=(), leaves=(), recusals=(), quiet=(),
        shifts=days,
        rules=Rules(
            sampling=Sampling(substitutes=1, basis=basis),
            teams=Teams(basis=basis),
            trips=Trips(effort=1, basis=basis),
        ),
    )  # fmt: skip  # empty rosters on one line


def plan() -> Plan:
    """The example's plan, drawn by fixed values."""
    from hashlib import sha256

    from scheduler.chance import secrets_of

    frozen = freeze(case(), secrets_of(SECRET, "sha256", sealed=True), FIRST)
    drawn = draw_firms(frozen, THROWS, "typed")
    randomness = sha256(bytes.fromhex(SIGNATURE)).hexdigest()
    return draw_inspectors(schedule(drawn, SECOND), randomness, "typed", SIGNATURE)


def page() -> str:
    """The whole page."""
    made = plan()
    return "".join(
        (*_head(made), *_firm_rows(made), *_seeds(made), *_numbers(made), *_officers(made), *_end(made))
    )


def _head(made: Plan) -> Iterator[str]:
    yield "# The protocol, worked through\n\n" + NOTE
    yield "A plan of three firms, three officers and one task, drawn by fixed values; every digest in hex.\n"
    yield "Section numbers are those of [the protocol](protocol.md).\n\n## Secrets (§3)\n\n"
    yield _lines(
        {
            "secret": SECRET.hex(),
            "veil": made.secrets.veil,
            "salt": made.secrets.salt,
            "seal(salt)": _seal(made, made.secrets.salt),
        }
    )


def _firm_rows(made: Plan) -> Iterator[str]:
    committer, rows = committer_of(made), all_sections(made)["firms"]
    own = committer.rows("firms", rows)
    leaves = committer.leaves("firms", rows, own)
    k = [str(row["id"]) for row in rows].index(FIRM)
    yield f"\n## A row, its leaf and its section (§2): firm {FIRM}\n\n"
    yield _lines(
        {
            "canonical row": canonical(rows[k]),  # rows are JSON
            "salt": str(rows[k]["salt"]),
            "row digest": own[k].hex(),
            "hidden": committer.hidden(FIRM, own[k]).hex(),
            "leaf": leaves[k].hex(),
            "Tree(leaves)": root(leaves).hex(),
            "blind": committer.blind("firms").hex(),
            "section digest": committer.section("firms", leaves).hex(),
        }
    )


def _seeds(made: Plan) -> Iterator[str]:
    committer, rows = committer_of(made), all_sections(made)
    first, second = made.firm_seed, made.inspector_seed
    given = {name: rows[name] for name in _GIVEN}
    after = {name: rows[name] for name in ("tickets", "draws", "visits", "trips", "unserved", "table")}
    one = canonical(first_manifest(made.case, first.event, committer, given))
    two = canonical(second_manifest(first.commitment, first.seed, second.event, committer, after))
    yield "\n## Commitments and seeds (§3)\n\n"
    yield _lines(
        {
            "first manifest": one,
            "first commitment": first.commitment,
            "first public text": first.text,
            "firm seed": first.seed,
        }
    )
    yield "\n"
    yield _lines({"second manifest": two, "second commitment": second.commitment, "evidence": second.evidence,
                  "second public text": second.text, "inspector seed": second.seed})  # fmt: skip


_GIVEN = (
    *(
        "rules",
        "agencies",
        "shifts",
        "firms",
        "inspectors",
        "tasks",
        "history",
        "leaves",
        "recusals",
        "quiet",
    ),
    *("earlier", "strata"),
)


def _numbers(made: Plan) -> Iterator[str]:
    yield "\n## The draw of the firms (§5)\n\n| firm | salt | number | key |\n|---|---|---|---|\n"
    veil = bytes.fromhex(made.secrets.veil)
    for t in made.tickets:
        salt = salt_of(veil, t.enterprise).hex()
        yield f"| {t.enterprise} | `{salt}` | `{t.number:016x}` | `{t.key:024x}` |\n"
    drawn, others = (", ".join(ids) for ids in (made.draws[0].drawn, made.draws[0].substitutes))
    yield f"\nStratum T1/A: population 3, size 1. Drawn: {drawn}. Substitutes: {others}.\n"


def _officers(made: Plan) -> Iterator[str]:
    yield "\n## The draw of the officers (§6)\n\n"
    yield _lines({f"row of trip {r.trip}, seat {r.seat}": canonical(encode(r)) for r in made.table})
    key = digest("chayici/2/rounding", bytes.fromhex(made.inspector_seed.seed), "市场监督管理局")
    won = ", ".join(f"seat {a.seat}: {a.inspector}" for a in made.assignments)
    yield "\n" + _lines({"key of the stream": key.hex(), "outcome": won})


def _end(made: Plan) -> Iterator[str]:
    veil, last = bytes.fromhex(made.secrets.veil), document(made).split(b"\n")[-2]
    found = json.loads(b"{" + last)["digests"]["root"]
    secret: Part = {"actor": "", "details": {}, "reason": "", "salt": "00" * 16, "witnesses": []}
    entry = linked(None, 1, "amend", "2026-12-01T02:00:00Z", {"amendment": 1}, secret)
    yield "\n## Root, log and card (§2, §8, §9)\n\nThe act is the first of a log, an amendment of plan 1:\n\n"
    yield _lines(
        {
            "root": found,
            "secret of the act": canonical(dict(secret)),
            "private": entry.private,
            "shown of the act": canonical(_shown(entry)),
            "digest of the act": entry.digest,
            f"code of firm {FIRM}": code_of(salt_of(veil, FIRM)),
        }
    )


def _shown(entry: Entry) -> Json:
    parts = {k: getattr(entry, k) for k in ("act", "at", "number", "plan", "previous", "private")}
    return {**parts, "body": dict(entry.body)}


def _seal(made: Plan, value: str) -> str:
    return committer_of(made).seal(value)


def _lines(values: dict[str, str]) -> str:
    return "```text\n" + "".join(f"{name}\n    {value}\n" for name, value in values.items()) + "```\n"


def main(arguments: list[str]) -> int:
    """Write the page, or say that it is stale."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page()
    if stale:
        print("stale: docs/reference/protocol-example.md; run make reference")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
