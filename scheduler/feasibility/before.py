"""Before the seed: remedies for the shortages that any draw would meet."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.eligibility import eligibility_of
from scheduler.feasibility.asked import demand_of, kinds_of
from scheduler.feasibility.capacity import missing, shortages
from scheduler.feasibility.changes import Lend, Lower, Widen
from scheduler.feasibility.remedies import remedies, steps_for
from scheduler.packing.fielding import Fielding
from scheduler.sampling.strata import layers_of, strata_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scheduler.feasibility.capacity import Shortage
    from scheduler.feasibility.changes import Change
    from scheduler.feasibility.remedies import Remedy, Step
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum

HUNDREDTHS = 10_000
"""Ratios are proposed in hundredths of a per cent."""


class Remedying:
    """Tries changes on a case whose strata are known."""

    def __init__(self, case: Case, strata: Sequence[Stratum]) -> None:
        self._case, self._strata = case, strata
        self._demand = demand_of(strata)
        self._kinds = kinds_of(case.enterprises)

    def ranked(self, short: Shortage) -> list[Remedy]:
        """Remedies of one shortage; what is counted is all half days missing to its agency."""
        steps = steps_for(self._case, short.agency, short.qualifications, short.tasks)
        return remedies(
            [*steps, *self._ratios(short)],
            lambda change: self.missing(change, short.agency),
            self._now(short.agency),
        )

    def missing(self, change: Change, agency: str) -> int:
        """Half days missing to an agency after a change, and what its lender lacks because of it."""
        case = change.applied(self._case)
        demand = self._demanded(case, change)
        left = self._missing(case, demand, agency)
        if isinstance(change, Lend) and change.lender:
            left += max(0, self._missing(case, demand, change.lender) - self._now(change.lender))
        return left

    def _now(self, agency: str) -> int:
        return self._missing(self._case, self._demand, agency)

    def _missing(self, case: Case, demand: Mapping[str, int], agency: str) -> int:
        eligibility = eligibility_of(case)
        fielding = Fielding(eligibility)
        return missing(shortages(case, eligibility, fielding, self._kinds, demand, agency))

    def _demanded(self, case: Case, change: Change) -> Mapping[str, int]:
        """Firms to be drawn; of tasks whose ratio or window has changed, the strata are sized anew."""
        touched = {change.task} if isinstance(change, Lower) else set()
        if isinstance(change, Widen):
            touched = set(change.tasks)
        if not touched:
            return self._demand
        part = replace(case, tasks=tuple(t for t in case.tasks if t.id in touched))
        return self._demand | dict.fromkeys(touched, 0) | demand_of(strata_of(part, layers_of(part)))

    def _ratios(self, short: Shortage) -> Iterator[Step]:
        """For every task in question, fewer firms of the class that gives most of them."""
        for task in short.tasks:
            own = [s for s in self._strata if s.task == task and s.size > len(s.certain)]
            if own:
                largest = max(own, key=lambda s: s.size)
                yield _fewer(largest), largest.size - max(1, len(largest.certain))


def _fewer(stratum: Stratum) -> Callable[[int], Change]:
    """The ratio, rounded down, that draws so many firms fewer; what it draws is then sized by the rules."""

    def lowered(firms: int) -> Change:
        share = (stratum.size - firms) * HUNDREDTHS // stratum.population
        return Lower(stratum.task, stratum.credit, Fraction(share, HUNDREDTHS))

    return lowered
