"""Each firm's chance of a visit, and the least number of visits any design with these ratios could expect."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.sampling.strata import layers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
            sure = set(stratum.certain)
            by_lot = Fraction(stratum.size - len(sure), max(1, stratum.frame - len(sure)))
            for firm in layer.frame:
                found[firm.id].append(Fraction(1) if firm.id in sure else by_lot)
    return {firm: tuple(parts) for firm, parts in found.items()}


def bound(each: dict[str, tuple[Fraction, ...]]) -> Fraction:
    """Σ over firms of the largest of their chances: no design with these chances expects fewer visits."""
    return sum((max(parts) for parts in each.values()), Fraction(0))
