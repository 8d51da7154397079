"""What would rules cost?  The least shares that a lottery can give with them, and without."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.lottery.rosters.leximin import leximin

if TYPE_CHECKING:
    from scheduler.lottery.rosters.leximin import Level
    from scheduler.lottery.rosters.rules import Instance


@dataclass(frozen=True, slots=True)
class Price:
    """The first level of officers' loads and of single chances, with the rules and without them."""

    loads: tuple[Level, Level]
    chances: tuple[Level, Level]


def price_of(instance: Instance, effort: float = 10.0) -> Price:
    """What the worst-off officer and the least chance lose; PlanBroken (L05) where there is no roster."""
    first, second = (
        leximin(one, levels=1, effort=effort).levels for one in (instance, replace(instance, rules=()))
    )
    return Price((first[0], second[0]), (first[1], second[1]))
