"""How many firms the draws must visit, by the firms' chances in the on-site tasks' strata."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from scheduler.sampling.chances import chances

if TYPE_CHECKING:
    from scheduler.values.plan import Plan


def independent_and_bound(plan: Plan) -> tuple[Fraction, Fraction]:
    """Σ_i (1 − Π_k (1 − π_ik)) and Σ_i max_k π_ik over all firms and on-site tasks, exact.

    Where the rules spread the year, a firm's own chance differs and these are the strata's averages.
    """
    patterns = Counter(tuple(sorted(parts)) for parts in chances(plan.case, plan.strata).values())
    independent = bound = Fraction(0)
    for parts, firms in sorted(patterns.items()):
        independent += firms * (1 - prod((1 - part for part in parts), start=Fraction(1)))
        bound += firms * max(parts)
    return independent, bound
