"""Where benchmarks register themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One measurement, and the figure it has to stand beside."""

    name: str
    reference: str
    measure: Callable[[], str]


ALL: list[Benchmark] = []


def benchmark(name: str, reference: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Register a function that measures something and says the result with its unit."""

    def register(measure: Callable[[], str]) -> Callable[[], str]:
        ALL.append(Benchmark(name, reference, measure))
        return measure

    return register
