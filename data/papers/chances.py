"""How many firms the draws must visit, by the firms' chances in the on-site tasks' strata."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from scheduler.sampling.allowance import allowance_of
from scheduler.sampling.scope import in_scope

if TYPE_CHECKING:
    from scheduler.sampling.allowance import Allowance
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Plan, Stratum
    from scheduler.values.tasks import Task


def independent_and_bound(plan: Plan) -> tuple[Fraction, Fraction]:
    """Σ_i (1 − Π_k (1 − π_ik)) and Σ_i max_k π_ik over all firms and on-site tasks, exact.

    π is (size − certain)/(frame − certain) in a stratum's frame and 1 for its certain firms.  Where the rules
    spread the year, a firm's own chance differs and these are the strata's averages.
    """
    shares = (Fraction(1), *(_share(s) for s in plan.strata))
    independent = bound = Fraction(0)
    for pattern, firms in sorted(_patterns(plan).items()):
        chances = [shares[k] for k in pattern]
        independent += firms * (1 - prod((1 - c for c in chances), start=Fraction(1)))
        bound += firms * max(chances)
    return independent, bound


def _patterns(plan: Plan) -> Counter[tuple[int, ...]]:
    """Strata that firms lie in (position from 1, 0 = drawn with certainty) → firms that lie in just these."""
    tasks = [t for t in plan.case.tasks if t.on_site]
    strata = {(s.task, s.credit): k for k, s in enumerate(plan.strata, 1)}
    certain = {(s.task, f) for s in plan.strata for f in s.certain}
    allowance = allowance_of(plan.case)
    found: Counter[tuple[int, ...]] = Counter()
    for firm in plan.case.enterprises:
        pattern = tuple(
            0 if (t.id, firm.id) in certain else strata[t.id, firm.credit]
            for t in tasks
            if (t.id, firm.credit) in strata and _in_frame(allowance, firm, t)
        )
        if pattern:
            found[pattern] += 1
    return found


def _share(stratum: Stratum) -> Fraction:
    lots = stratum.frame - len(stratum.certain)
    return Fraction(stratum.size - len(stratum.certain), lots) if lots > 0 else Fraction(1)


def _in_frame(allowance: Allowance, firm: Enterprise, task: Task) -> bool:
    return in_scope(firm, task) and allowance.mask(firm, task) != 0
