"""Before any seed: agencies that cannot possibly have enough officers, whoever is drawn.

What is asked is a lower bound (``asked``), what officers can give is exact: card, duty, leave, qualification,
``weekly`` shifts a week, ``quarterly`` in all.  What is reported as short is short in every plan; what is not
may still turn out to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.feasibility.asked import kinds_of, loads_of
from scheduler.feasibility.groups import groups_of
from scheduler.feasibility.network import lacks
from scheduler.packing.fielding import Fielding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.eligibility import Eligibility
    from scheduler.feasibility.asked import Demand
    from scheduler.feasibility.network import Lack, Week
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise


@dataclass(frozen=True, slots=True)
class Shortage:
    """An agency's officers (who hold all of ``qualifications``) are too few in these weeks."""

    agency: str
    qualifications: tuple[str, ...]
    weeks: tuple[Week, ...]
    need: int
    """Officers' half days that are asked for at least."""
    officers: int
    supply: int
    """Half days that these officers can give at most."""
    tasks: tuple[str, ...]
    """That compete for them, in case order."""

    @property
    def short(self) -> int:
        """Half days that are missing."""
        return self.need - self.supply


def capacity(case: Case, eligibility: Eligibility, demand: Demand) -> list[Shortage]:
    """Every shortage of every agency, for so many firms drawn for each task."""
    asked = {d.agency for t in case.tasks if t.on_site and demand.get(t.id) for d in t.duties}
    fielding, kinds = Fielding(eligibility), kinds_of(case.enterprises)
    return [s for a in sorted(asked) for s in shortages(case, eligibility, fielding, kinds, demand, a)]


def shortages(
    case: Case,
    eligibility: Eligibility,
    fielding: Fielding,
    kinds: Sequence[Enterprise],
    demand: Demand,
    agency: str,
) -> list[Shortage]:
    """One agency's shortages, of the bound that shows most missing."""
    names = {q for t in case.tasks for d in t.duties if d.agency == agency for q in d.qualifications}
    groups = groups_of(eligibility, agency, names)
    found = (
        [_shortage(case, agency, lack) for lack in lacks(load, groups, case.shifts, case.rules.teams)]
        for load in loads_of(case, fielding, kinds, demand, agency)
    )
    return max(found, key=missing, default=[])


def missing(found: Sequence[Shortage]) -> int:
    """Half days that are missing in all."""
    return sum(s.short for s in found)


def _shortage(case: Case, agency: str, lack: Lack) -> Shortage:
    names = set(lack.wants[0].qualifications).intersection(*(w.qualifications for w in lack.wants))
    tasks = {w.task for w in lack.wants}
    return Shortage(
        agency,
        tuple(sorted(names)),
        lack.weeks,
        lack.need,
        lack.officers,
        lack.supply,
        tuple(t.id for t in case.tasks if t.id in tasks),
    )
