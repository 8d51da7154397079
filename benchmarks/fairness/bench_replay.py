"""The same input and the same seed in twenty fresh processes that differ in PYTHONHASHSEED only."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from adapters.replay import FIRMS, our_plan, peer_run
from adapters.sortition import LIBRARY, library
from adapters.tables import table
from registry import benchmark
from results import Measurement, Row, keep

if TYPE_CHECKING:
    from adapters.replay import PeerRun

HASH_SEEDS = tuple(str(n) for n in range(20))
SAME = 1e-6
"""Two chances that differ by less are the same."""
HEAD = ("program", "runs", "different tables", "chances that move", "largest move", "different outcomes")


@benchmark("fairness: replay under twenty hash seeds", reference="0 bits may differ")
def replay() -> str:
    """Distinct tables of chances and outcomes; our table is part of the plan file and changes with it."""
    with ThreadPoolExecutor(2) as pool:
        plans = set(pool.map(our_plan, HASH_SEEDS))
        peers = list(pool.map(peer_run, HASH_SEEDS)) if library() else []
    moved, count, runs = "0" if len(plans) == 1 else "some", str(len(plans)), str(len(HASH_SEEDS))
    rows: list[tuple[str, ...]] = [(f"ours: plan file of {FIRMS} firms", runs, count, moved, moved, count)]
    rows.append(_peer_row(peers) if peers else (f"{LIBRARY} (not installed)", *[""] * 5))
    sides = tuple(Row(who, dict(zip(HEAD[1:], cells, strict=True))) for who, *cells in rows)
    keep(Measurement("replay", "one seed, twenty hash seeds", int(FIRMS), sides))
    digests = "\n".join(f"SHA-256 of the plan file: {one}" for one in sorted(plans))
    return table("one seed, twenty values of PYTHONHASHSEED", HEAD, rows) + "\n" + digests


def _peer_row(runs: list[PeerRun]) -> tuple[str, ...]:
    people = sorted(runs[0].chances)
    moves = [max(r.chances[who] for r in runs) - min(r.chances[who] for r in runs) for who in people]
    moved = sum(move > SAME for move in moves)
    tables = {tuple(round(r.chances[who] / SAME) for who in people) for r in runs}
    return (
        f"{library()}: maximin",
        str(len(runs)),
        str(len(tables)),
        f"{moved} of {len(people)}",
        f"{max(moves):.3f}",
        str(len({r.panel for r in runs})),
    )
