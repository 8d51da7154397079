"""Made-up agencies and their tasks."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from scheduler.values.people import Agency
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from instances.chance import Chance
    from instances.shapes import Shape

FIRST, MIDDLE, AFTER, LAST = date(2026, 10, 1), date(2026, 11, 15), date(2026, 11, 16), date(2026, 12, 31)
RATIOS = (("D", 80), ("C", 30), ("B", 10), ("A", 3), ("", 5))
"""In a hundred; half of them for a task in two."""
SPANS = ((FIRST, LAST), (FIRST, MIDDLE), (AFTER, LAST))


def agencies_of(count: int) -> tuple[Agency, ...]:
    """So many agencies."""
    return tuple(Agency(f"部门{k:02d}") for k in range(count))


def tags_of(count: int) -> tuple[str, ...]:
    """As many tags as agencies, each the population of one agency's tasks."""
    return tuple(f"行业{k:02d}" for k in range(count))


def tasks_of(chance: Chance, shape: Shape, count: int) -> tuple[Task, ...]:
    """Two tasks for every agency: one on its own tag, one on another's too; one in fourteen unannounced."""
    names = [a.id for a in agencies_of(count)]
    return tuple(_task(chance, shape, names, k) for k in range(2 * count))


def _task(chance: Chance, shape: Shape, names: list[str], k: int) -> Task:
    lead, tags = names[k % len(names)], tags_of(len(names))
    others = chance.some([n for n in names if n != lead], chance.pick(range(9), _padded(shape.partners)))
    own = tags[k % len(tags)]
    wanted = (own,) if k < len(names) else tuple(sorted({own, chance.pick(tags)}))
    first, last = chance.pick(SPANS, (80, 10, 10))
    half = 1 + chance.below(2)
    return Task(
        f"T{k:02d}",
        f"抽查{k:02d}",
        (f"事项{k:02d}",),
        wanted,
        _duty(chance, lead),
        tuple(_duty(chance, n) for n in others),
        tuple(Ratio(c, Fraction(r, 100 * half), Fraction(r, 100 * half)) for c, r in RATIOS),
        20 + 5 * chance.below(7),
        first,
        last,
        announced=k % 14 != 13,
    )


def _duty(chance: Chance, agency: str) -> Duty:
    return Duty(agency, (qualification(agency),) if chance.share(250) else (), 3 if chance.share(100) else 2)


def qualification(agency: str) -> str:
    """The one qualification that some of an agency's officers hold."""
    return f"{agency}资质"


def _padded(weights: tuple[int, ...]) -> tuple[int, ...]:
    return weights + (0,) * (9 - len(weights))
