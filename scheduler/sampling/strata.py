"""Strata: who could be drawn for each task and class, and how many will be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.sampling.allowance import allowance_of
from scheduler.sampling.ratios import ratio_of
from scheduler.sampling.scope import floor_concerns, in_scope
from scheduler.sampling.sizes import asked, ceiling, raised
from scheduler.sampling.windows import start
from scheduler.values.firms import CLASSES
from scheduler.values.plan import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from scheduler.sampling.allowance import Allowance
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.rules import Floor
    from scheduler.values.tasks import Ratio, Task


@dataclass(frozen=True, slots=True)
class Layer:
    """One task and class before its size is known; firms in id order."""

    task: Task
    ratio: Ratio
    scope: tuple[Enterprise, ...]
    frame: tuple[Enterprise, ...]
    due: tuple[Enterprise, ...]
    """Of the scope: due under a floor.  Those of them in the frame are certain."""

    @property
    def certain(self) -> tuple[str, ...]:
        """Ids of the firms drawn without lot."""
        inside = {e.id for e in self.frame}
        return tuple(e.id for e in self.due if e.id in inside)


def strata_of(case: Case, layers: tuple[Layer, ...]) -> tuple[Stratum, ...]:
    """Every stratum with its exact size; whether caps leave enough firms is for ``conflicts`` to say."""
    return tuple(s for part in by_task(layers) for s in _sized(case, part))


def layers_of(case: Case) -> tuple[Layer, ...]:
    """Every task and class with at least one firm in scope, in protocol order."""
    allowance = allowance_of(case)
    seen = last_seen(case)
    return tuple(layer for task in case.tasks for layer in _layers_of_task(case, allowance, seen, task))


Seen = dict[tuple[str, str], "date"]


def last_seen(case: Case) -> Seen:
    """(firm, agency) → day of the latest past check of any kind before the plan begins."""
    seen: Seen = {}
    for check in case.history:
        if case.shifts and check.day < case.shifts[0].day:
            key = (check.enterprise, check.agency)
            seen[key] = max(check.day, seen.get(key, check.day))
    return seen


def _layers_of_task(case: Case, allowance: Allowance, seen: Seen, task: Task) -> Iterator[Layer]:
    by_class: dict[str, list[Enterprise]] = defaultdict(list)
    for firm in case.enterprises:
        if in_scope(firm, task):
            by_class[firm.credit].append(firm)
    for credit in CLASSES:
        ratio = ratio_of(case.rules, task, credit)
        if ratio is not None and by_class[credit]:
            scope = tuple(by_class[credit])
            frame = tuple(e for e in scope if allowance.mask(e, task))
            due = tuple(e for e in scope if _is_due(case, seen, e, task))
            yield Layer(task, ratio, scope, frame, due)


def counts_of(case: Case, layers: Sequence[Layer]) -> list[int]:
    """What ratio, rounding and the overall floor ask of each layer of one task."""
    sampling = case.rules.sampling
    populations = [len(x.scope) for x in layers]
    counts = [asked(sampling, x.ratio, len(x.scope)) for x in layers]
    ceilings = [ceiling(x.ratio, n, len(x.scope)) for x, n in zip(layers, counts, strict=True)]
    return raised(sampling.overall_floor, counts, ceilings, populations)


def _is_due(case: Case, seen: Seen, firm: Enterprise, task: Task) -> bool:
    last = seen.get((firm.id, task.lead.agency))
    return any(due_under(case, f, firm, task, last) for f in case.rules.floors)


def due_under(case: Case, floor: Floor, firm: Enterprise, task: Task, last: date | None) -> bool:
    """Whether a floor asks for a firm that the task's lead agency checked last on that day (None = never)."""
    return floor_concerns(floor, firm, task) and (
        last is None or not case.shifts or last <= last_due(case, floor)
    )


def last_due(case: Case, floor: Floor) -> date:
    """The latest past check that leaves a firm due: the window ends the day before the plan's first."""
    return start(floor.window, case.shifts[0].day - timedelta(days=1))


def by_task(layers: Iterable[Layer]) -> list[list[Layer]]:
    """Layers in the same order, those of one task together."""
    parts: dict[str, list[Layer]] = defaultdict(list)
    for layer in layers:
        parts[layer.task.id].append(layer)
    return list(parts.values())


def _sized(case: Case, layers: Sequence[Layer]) -> Iterator[Stratum]:
    """One task's strata: ratio, rounding, overall floor, floors by firm, and what caps leave."""
    for layer, count in zip(layers, counts_of(case, layers), strict=True):
        wanted = max(count, len(layer.certain))
        size = min(wanted, len(layer.frame))
        yield Stratum(
            layer.task.id,
            layer.ratio.credit,
            len(layer.scope),
            len(layer.frame),
            size,
            layer.certain,
            wanted,
            layer.ratio.low,
            layer.ratio.high,
        )
