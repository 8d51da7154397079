"""How a stratum's size, and with it a firm's chance, came about: every step with its figure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scheduler.sampling.ratios import override_of
from scheduler.sampling.sizes import asked, figure_of, rounded

if TYPE_CHECKING:
    from datetime import date

    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.plan import Stratum
    from scheduler.values.rules import Basis, Floor

Way = Literal["by lot", "certain", "outside"]


@dataclass(frozen=True, slots=True)
class Steps:
    """From the ratio in effect to the size of a stratum."""

    stratum: Stratum
    override: tuple[str, Basis] | None
    """Whom the override in effect names ("*" = every task) and its basis; None = the plan's own column."""
    figure: Fraction
    """Where in the interval the rules take the ratio."""
    exact: Fraction
    """figure × population, not yet rounded."""
    rounding: str
    """The rules' rounding."""
    rounded: int
    asked: int
    """After the interval's ends and the rule of at least one."""
    raised: int
    """After the overall floor; at least as many as are certain make ``stratum.wanted``."""
    overall_floor: Fraction

    @property
    def lot(self) -> tuple[int, int]:
        """Firms drawn by lot, and firms they are drawn from."""
        sure = len(self.stratum.certain)
        return self.stratum.size - sure, self.stratum.frame - sure

    def chance(self, way: Way) -> Fraction:
        """A firm's chance in the stratum, by the way it is in it."""
        if way == "by lot":
            drawn, of = self.lot
            return Fraction(drawn, of)
        return Fraction(way == "certain")


@dataclass(frozen=True, slots=True)
class Due:
    """A floor under which a firm is drawn without lot."""

    floor: Floor
    last: date | None
    """The latest past check by the task's lead agency; None = none on record."""
    since: date
    """A check later than this day would have left the firm to the lot."""


def steps_of(case: Case, layer: Layer, stratum: Stratum, raised: int) -> Steps:
    """The steps of one stratum; ``raised`` is its count after the overall floor."""
    sampling = case.rules.sampling
    figure = figure_of(sampling, layer.ratio)
    return Steps(
        stratum,
        override_of(case.rules, layer.task, layer.ratio.credit),
        figure,
        figure * stratum.population,
        sampling.rounding,
        rounded(sampling, figure * stratum.population),
        asked(sampling, layer.ratio, stratum.population),
        raised,
        sampling.overall_floor,
    )
