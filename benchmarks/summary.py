"""Ours over the best peer, figure by figure: below 1 is better, and nothing is left out."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from results import Measurement

FIGURES = (
    ("packing", "ours", "objective"),
    ("packing", "ours", "person-shifts"),
    ("packing", "ours", "way, min"),
    ("travel", "ours, travel only", "travel cost"),
    ("travel", "ours, persons first", "person-shifts"),
    ("whole plan", "ours", "unserved parts"),
    ("whole plan", "ours", "person-shifts"),
    ("whole plan", "ours", "mean load range"),
    ("timetable", "ours", "all served after, s"),
    ("staffing", "ours", "empty"),
    ("staffing", "ours", "mean load range"),
    ("staffing", "ours", "filled after, s"),
    ("practice", "ours", "visits per firm"),
    ("practice", "ours", "firms disturbed"),
    ("practice", "ours", "person-shifts"),
    ("practice", "ours", "breaches"),
    ("samples", "ours: shared numbers", "firms disturbed"),
    ("belgium", "ours", "ways between stops"),
)
"""Line, our side, figure; in all of them less is better."""
NO_PEER = ("ours", "proven", "least expected", "VROOM, our trips' teams")
"""How rows begin that are no peer by themselves."""


def summary(found: Sequence[Measurement]) -> str:
    """One row for each figure and size: ours over the best peer, geometric mean and worst."""
    rows = [
        "| line | figure, less is better | size | districts | ours ÷ best peer | worst | |",
        "|---|---|---:|---:|---:|---:|---|",
    ]
    for line, who, figure in FIGURES:
        for size in sorted({m.size for m in found if m.line == line}):
            pairs = [p for m in found if m.line == line and m.size == size if (p := _pair(m, who, figure))]
            if pairs:
                rows.append(f"| {line} | {figure} | {size:,} | {len(pairs)} | {_ratios(pairs)} |")
    return "\n".join(rows)


def _pair(one: Measurement, who: str, figure: str) -> tuple[float, float] | None:
    """(ours, best peer); a peer that never got there counts as infinitely late."""
    own = next((r.cells.get(figure) for r in one.rows if r.who == who), None)
    peers = [r.cells[figure] for r in one.rows if not r.who.startswith(NO_PEER) and figure in r.cells]
    if own is None or not peers:
        return None
    return float(own), min(float("inf") if p is None else float(p) for p in peers)


def _ratios(pairs: Sequence[tuple[float, float]]) -> str:
    if all(not peer for _, peer in pairs):
        lost = any(own for own, _ in pairs)
        return f"{sum(own for own, _ in pairs):g} against 0 | | {'lost' if lost else ''}"
    ratios = [own / peer if peer else float("inf") for own, peer in pairs]
    if min(ratios) <= 0 or max(ratios) == float("inf"):
        return f"{sum(o for o, _ in pairs):g} against {sum(p for _, p in pairs):g} | | "
    mean = exp(sum(map(log, ratios)) / len(ratios))
    return (
        f"{mean:.3f} | {max(ratios):.3f} | {'lost' if mean > 1 else 'lost once' if max(ratios) > 1 else ''}"
    )
