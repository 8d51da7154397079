"""How long an outsider's checker takes for a draw of a million firms by twelve agencies."""

from __future__ import annotations

import gc
from fractions import Fraction
from hashlib import sha256
from time import perf_counter
from typing import Any

from registry import benchmark

from scheduler.audit import draws
from scheduler.audit.book import Book
from scheduler.chance import digest, number_of
from scheduler.record.encode import canonical

FIRMS = 1_000_000
AGENCIES = 12
MIX = "A" * 65 + "B" * 25 + "C" * 8 + "D" * 2
RATIOS = {"D": (4, 5), "C": (3, 10), "B": (1, 10), "A": (3, 100)}
"""Of the first agency; the k-th draws a k-th of that, so that 8 % of the firms are visited in all."""
SEED = sha256(b"a public value").digest()
RULES = (
    draws.tickets_are_of_every_firm_of_any_frame,
    draws.number_is_the_digest_of_seed_and_firm,
    draws.key_is_the_number_weighed_by_the_year,
    draws.tasks_of_a_ticket_are_those_it_was_drawn_for,
    draws.every_stratum_is_drawn_once,
    draws.drawn_are_the_certain_and_then_the_smallest_keys,
    draws.substitutes_are_the_next_smallest_keys,
    draws.no_dead_firm_is_drawn,
)


@benchmark(
    "verifying a draw of 1,000,000 firms × 12 agencies", reference="at most 2 × hashing the firms once"
)
def verifying() -> str:
    """Check numbers, keys, drawn, substitutes and tickets of every stratum, beside one hash per firm."""
    book = district()
    firms = book.rows("firms")
    tries = []
    for _ in range(3):
        start = perf_counter()
        for row in firms:
            number_of(SEED, bytes.fromhex(row["salt"]), row["id"])
        hashing = perf_counter() - start
        book = Book(book.document, book.digests)
        gc.collect()
        start = perf_counter()
        assert book.expected.layers  # noqa: S101  # frames, which the rules on strata need too
        framing = perf_counter() - start
        start = perf_counter()
        faults = [fault for rule in RULES for fault in rule(book)]
        tries.append((perf_counter() - start, framing, hashing))
        assert not faults  # noqa: S101  # a benchmark of a checker that finds faults measures something else
    taken, framing, hashing = sorted(tries, key=lambda one: (one[0] + one[1]) / one[2])[1]
    start = perf_counter()
    for row in firms:
        digest("chayici/2/row", "firms", canonical(row))
    rows = perf_counter() - start
    bare = f"{taken / hashing:.2f} × one hash of salt and id per firm ({taken:.2f} s : {hashing:.2f} s)"
    whole = f"{(taken + framing) / hashing:.2f} × with making the frames ({framing:.2f} s)"
    return f"{bare}; {whole}; {(taken + framing) / rows:.2f} × one hash of each firm's row ({rows:.2f} s)"


def district() -> Book:
    """A district of a million firms whose draw was made by sorting everybody, task by task."""
    firms = [firm(n) for n in range(FIRMS)]
    tasks = [task(n) for n in range(AGENCIES)]
    order = sorted(
        (sha256(SEED + bytes.fromhex(f["salt"]) + f["id"].encode()).digest()[:8], f["id"]) for f in firms
    )
    by_class: dict[str, list[str]] = {c: [] for c in RATIOS}
    credit = {f["id"]: f["credit"] for f in firms}
    for _, one in order:
        by_class[credit[one]].append(one)
    strata: list[dict[str, Any]] = []
    drawn: list[dict[str, Any]] = []
    won: dict[str, list[str]] = {}
    for n, t in enumerate(tasks):
        for c, (over, under) in ratios(n).items():
            size = (2 * len(by_class[c]) * over + under) // (2 * under)
            drawn.append(
                {
                    "stratum": len(strata),
                    "drawn": by_class[c][:size],
                    "substitutes": by_class[c][size : 2 * size],
                }
            )
            strata.append({"task": t["id"], "credit": c})
            for one in by_class[c][:size]:
                won.setdefault(one, []).append(t["id"])
    numbers = {one: number for number, one in order}
    tickets = [
        {
            "enterprise": i,
            "number": numbers[i].hex(),
            "key": f"{int.from_bytes(numbers[i], 'big') << 30:024x}",
            "tasks": won.get(i, []),
        }
        for i in sorted(numbers)
    ]
    head = {"seeds": {"firms": {"seed": SEED.hex()}}}
    rows = {
        "head": head,
        "rules": [rules()],
        "shifts": [{"day": "2026-10-12", "half": "AM"}],
        "firms": firms,
        "tasks": tasks,
    }
    rows |= {"strata": strata, "draws": drawn, "tickets": tickets, "history": [], "quiet": [], "earlier": []}
    rows["visits"] = []
    return Book(rows, None)  # type: ignore[arg-type]  # digests play no part in a draw


def firm(n: int) -> dict[str, Any]:
    """One firm."""
    name = f"9133{n:014d}"
    credit = MIX[int(sha256(name.encode()).hexdigest()[:8], 16) % 100]
    salt = sha256(b"veil" + name.encode()).hexdigest()[:32]
    return {
        "id": name,
        "credit": credit,
        "live": True,
        "tags": ["x"],
        "town": f"T{n % 20}",
        "station": "",
        "salt": salt,
    }


def ratios(n: int) -> dict[str, tuple[int, int]]:
    """An agency's ratios by class, in lowest terms."""
    shares = {c: Fraction(over, under * (n + 1)) for c, (over, under) in RATIOS.items()}
    return {c: (share.numerator, share.denominator) for c, share in shares.items()}


def task(n: int) -> dict[str, Any]:
    """One agency's task over all firms."""
    own = [{"credit": c, "low": list(r), "high": list(r)} for c, r in ratios(n).items()]
    lead = {"agency": f"A{n}", "qualifications": [], "officers": 2}
    days = {"first": "2026-10-01", "last": "2026-12-31", "on_site": True}
    return {
        "id": f"T{n}",
        "items": ["i"],
        "tags": [],
        "towns": [],
        "lead": lead,
        "partners": [],
        "ratios": own,
        **days,
    }


def rules() -> dict[str, Any]:
    """Plain rules."""
    sampling = {
        "rounding": "half-up",
        "at_least_one": True,
        "interval": "low",
        "overall_floor": [0, 1],
        "spread": "plain",
    }
    sampling |= {"cap_conflict": "refuse", "ratio_overrides": [], "substitutes": 10}
    return {"sampling": sampling, "caps": [], "floors": [], "quiet": [], "suite": "sha256"}
