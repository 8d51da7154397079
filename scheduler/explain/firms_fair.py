"""The draw of the firms judged: equal chances within each stratum, and visits against the least possible."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.sampling.chances import least_visits
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.plan import Frozen

if TYPE_CHECKING:
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Earlier
    from scheduler.values.plan import Plan, Stratum


@dataclass(frozen=True, slots=True)
class StratumFair:
    """One stratum and what each of its firms by lot could expect."""

    task: str
    credit: str
    population: int
    frame: int
    size: int
    certain: int
    chance: Fraction
    """Of a firm by lot; 0 where there is none."""
    standings: int
    """How many different standings in the year the firms by lot have: 1 = all had the same chance."""


@dataclass(frozen=True, slots=True)
class FirmsFair:
    """The draw of the firms as a whole."""

    strata: tuple[StratumFair, ...]
    recomputed: bool
    """Whether strata and sizes come out of the case again as committed."""
    replayed: bool
    """Whether numbers, order and drawn firms come out of the public value again."""
    drawn: int
    """Firms with at least one on-site check drawn."""
    bound: Fraction
    """Σ over firms of the largest chance: the fewest that any design with these chances can expect."""

    @property
    def excess(self) -> Fraction:
        """Firms drawn over the bound, as a share of it; chance alone moves it to either side of 0."""
        return self.drawn / self.bound - 1 if self.bound else Fraction(0)

    @property
    def equal(self) -> bool:
        """Whether in every stratum all firms by lot had the same chance."""
        return all(s.standings <= 1 for s in self.strata)


def firms_fair(plan: Plan) -> FirmsFair:
    """Recompute strata and draw, and compare with what was committed and drawn."""
    case, layers = plan.case, layers_of(plan.case)
    seed = plan.firm_seed
    frozen = Frozen(case, plan.strata, plan.secrets, seed.event, seed.commitment)
    again = draw_firms(frozen, seed.text, seed.source, seed.evidence)
    on_site = {t.id for t in case.tasks if t.on_site}
    drawn = {f for d in plan.draws if plan.strata[d.stratum].task in on_site for f in d.drawn}
    earlier = {e.enterprise: e for e in case.earlier} if case.rules.sampling.spread == "spread" else {}
    return FirmsFair(
        tuple(_stratum(s, layer, earlier) for s, layer in zip(plan.strata, layers, strict=True)),
        strata_of(case, layers) == plan.strata,
        (again.tickets, again.draws, again.seed) == (plan.tickets, plan.draws, plan.firm_seed),
        len(drawn),
        least_visits(layers, plan.strata),
    )


def _stratum(stratum: Stratum, layer: Layer, earlier: dict[str, Earlier]) -> StratumFair:
    sure = set(stratum.certain)
    by_lot = [i for i in layer.roster.named(layer.frame) if i not in sure]
    standings = {(x.chance, x.visited) if (x := earlier.get(i)) else (0, False) for i in by_lot}
    return StratumFair(
        stratum.task,
        stratum.credit,
        stratum.population,
        stratum.frame,
        stratum.size,
        len(sure),
        Fraction(stratum.size - len(sure), max(1, len(by_lot))),
        len(standings),
    )
