"""How many firms the draws must visit, by the firms' chances in the on-site tasks' strata."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
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
    patterns = _patterns(plan)
    independent = bound = Fraction(0)
    for chances, firms in sorted(patterns.items()):
        missed = Fraction(1)
        for chance in chances:
            missed *= 1 - chance
        independent += firms * (1 - missed)
        bound += firms * max(chances)
    return independent, bound


def _patterns(plan: Plan) -> Counter[tuple[Fraction, ...]]:
    """Chances that firms have side by side → how many firms have just these."""
    tasks = [t for t in plan.case.tasks if t.on_site]
    strata = {(s.task, s.credit): s for s in plan.strata}
    certain = {(s.task, f) for s in plan.strata for f in s.certain}
    shares = {key: _share(s) for key, s in strata.items()}
    allowance = allowance_of(plan.case)
    found: Counter[tuple[Fraction, ...]] = Counter()
    for firm in plan.case.enterprises:
        chances = [
            Fraction(1) if (t.id, firm.id) in certain else shares[t.id, firm.credit]
            for t in tasks
            if (t.id, firm.credit) in shares and _in_frame(allowance, firm, t)
        ]
        if chances:
            found[tuple(sorted(chances))] += 1
    return found


def _share(stratum: Stratum) -> Fraction:
    lots = stratum.frame - len(stratum.certain)
    return Fraction(stratum.size - len(stratum.certain), lots) if lots > 0 else Fraction(1)


def _in_frame(allowance: Allowance, firm: Enterprise, task: Task) -> bool:
    return in_scope(firm, task) and allowance.mask(firm, task) != 0
