"""Each firm's chance of a visit, and the least number of visits any design with these ratios could expect."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from scheduler.sampling.strata import layers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum


def chances(case: Case, strata: Sequence[Stratum]) -> dict[str, tuple[Fraction, ...]]:
    """Firm → its chance of being drawn in each on-site stratum that may draw it, in stratum order.

    A certain firm has chance 1, any other firm of the frame (size − certain) / (frame − certain).
    """
    found: dict[str, list[Fraction]] = defaultdict(list)
    sized = {(s.task, s.credit): s for s in strata}
    for layer in layers_of(case):
        stratum = sized.get((layer.task.id, layer.ratio.credit))
        if stratum is not None and layer.task.on_site:
            sure, by_lot = set(stratum.certain), _by_lot(stratum)
            for firm in layer.roster.named(layer.frame):
                found[firm].append(Fraction(1) if firm in sure else by_lot)
    return {firm: tuple(parts) for firm, parts in found.items()}


def bound(each: dict[str, tuple[Fraction, ...]]) -> Fraction:
    """Σ over firms of the largest of their chances: no design with these chances expects fewer visits."""
    return sum((max(parts) for parts in each.values()), Fraction(0))


def least_visits(layers: Sequence[Layer], strata: Sequence[Stratum]) -> Fraction:
    """``bound`` for any number of firms: chances are compared by their rank, and firms counted by rank."""
    sized = {(s.task, s.credit): s for s in strata}
    pairs = [(x, s) for x in layers if x.task.on_site and (s := sized.get((x.task.id, x.ratio.credit)))]
    ranks = sorted({Fraction(0), Fraction(1), *(_by_lot(s) for _, s in pairs)})
    best = np.zeros(len(layers[0].roster.kind) if layers else 0, np.int16)
    for layer, stratum in pairs:
        kind, closed, sure = layer.roster.kind, layer.closed, layer.sure
        before = best[closed]
        np.maximum(
            best, np.where(layer.open, ranks.index(_by_lot(stratum)), 0).astype(np.int16)[kind], out=best
        )
        best[closed], best[sure] = before, len(ranks) - 1
    counts = np.bincount(best, minlength=len(ranks)).tolist()
    return sum((n * rank for n, rank in zip(counts, ranks, strict=True)), Fraction(0))


def _by_lot(stratum: Stratum) -> Fraction:
    """The chance of a firm of the frame that is not certain."""
    sure = len(stratum.certain)
    return Fraction(stratum.size - sure, max(1, stratum.frame - sure))
