"""How ratios become whole numbers of firms."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.audit.findings import Row

Ratio = tuple[Fraction, Fraction]
"""Lowest and highest share."""


def ratio_in_effect(rules: Row, task: Row, credit: str) -> Ratio | None:
    """The override for the task and class, else for any task and the class, else the task's own."""
    for name in (task["id"], "*"):
        for who, of, low, high, _ in rules["sampling"]["ratio_overrides"]:
            if (who, of) == (name, credit):
                return Fraction(*low), Fraction(*high)
    for row in task["ratios"]:
        if row["credit"] == credit:
            return Fraction(*row["low"]), Fraction(*row["high"])
    return None


def sizes_of_task(rules: Row, strata: list[tuple[int, Ratio]]) -> list[int]:
    """Firms to draw of each (population, ratio) of one task, raised to the overall floor in order."""
    sampling = rules["sampling"]
    sizes = [_size(sampling, population, ratio) for population, ratio in strata]
    target = ceil(Fraction(*sampling["overall_floor"]) * sum(population for population, _ in strata))
    for position, (population, (low, high)) in enumerate(strata):
        most = max(sizes[position], floor(high * population)) if low < high else population
        lacking = max(0, target - sum(sizes))
        sizes[position] += max(0, min(lacking, most - sizes[position]))
    return sizes


def _size(sampling: Row, population: int, ratio: Ratio) -> int:
    low, high = ratio
    share = {"low": low, "middle": (low + high) / 2, "high": high}[sampling["interval"]]
    exact = share * population
    size = ceil(exact) if sampling["rounding"] == "ceiling" else floor(exact + Fraction(1, 2))
    least, most = ceil(low * population), floor(high * population)
    if low < high and least <= most:
        size = min(max(size, least), most)
    return max(size, 1) if sampling["at_least_one"] and high > 0 else size
