"""Who takes the place of a drawn firm that is closed or refuses: the published order decides (§8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.values.plan import DrawnStratum

Step = tuple[int, str, str]
"""(position in draws, firm that falls out, firm that takes its place; "" where none is left)."""


def successors(draws: Sequence[DrawnStratum], firm: str, earlier: Iterable[Step]) -> tuple[Step, ...]:
    """For each stratum that drew the firm (or to which it came as a substitute) the next free substitute."""
    current, used = _standing(draws, earlier)
    return tuple(
        (k, firm, next((s for s in draw.substitutes if s not in used[k]), ""))
        for k, draw in enumerate(draws)
        if firm in current[k]
    )


def _standing(
    draws: Sequence[DrawnStratum], earlier: Iterable[Step]
) -> tuple[Mapping[int, set[str]], Mapping[int, set[str]]]:
    """By stratum the firms that stand drawn now, and the substitutes that were used up."""
    current = {k: set(draw.drawn) for k, draw in enumerate(draws)}
    used: dict[int, set[str]] = {k: set() for k in current}
    for k, out, into in earlier:
        current[k] = (current[k] - {out}) | ({into} - {""})
        used[k].add(into)
    return current, used
