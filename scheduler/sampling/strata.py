"""Strata: who could be drawn for each task and class, and how many will be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.sampling.frames import Frames
from scheduler.sampling.ratios import ratio_of
from scheduler.sampling.roster import roster_of, without
from scheduler.sampling.sizes import asked, ceiling, raised
from scheduler.values.firms import CLASSES
from scheduler.values.plan import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.sampling.roster import Flags, Places, Roster
    from scheduler.values.case import Case
    from scheduler.values.tasks import Ratio, Task


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One task and class before its size is known; firms by place, which is id order."""

    task: Task
    ratio: Ratio
    roster: Roster
    kinds: Flags
    """Kinds of firms in scope."""
    open: Flags
    """Of these, kinds to which some shift is allowed."""
    closed: Places
    """Firms of open kinds to whom their own past leaves no shift."""
    due: Places
    """Firms in scope that are due under a floor."""
    population: int
    """Firms in scope."""
    count: int
    """Firms in the frame."""

    @property
    def scope(self) -> Places:
        """Live firms with the task's tags in its towns, of the class."""
        return self.roster.members(self.kinds)

    @property
    def frame(self) -> Places:
        """Of the scope: firms with an allowed shift."""
        return without(self.roster.members(self.open), self.closed)

    @property
    def sure(self) -> Places:
        """Due firms of the frame: they are drawn without lot."""
        inside = self.due[self.open[self.roster.kind[self.due]]]
        return without(inside, self.closed)

    @property
    def certain(self) -> tuple[str, ...]:
        """Ids of the firms drawn without lot."""
        return self.roster.named(self.sure)


def strata_of(case: Case, layers: tuple[Layer, ...]) -> tuple[Stratum, ...]:
    """Every stratum with its exact size; whether caps leave enough firms is for ``conflicts`` to say."""
    return tuple(s for part in by_task(layers) for s in _sized(case, part))


def layers_of(case: Case, roster: Roster | None = None) -> tuple[Layer, ...]:
    """Every task and class with at least one firm in scope, in protocol order.

    The firms are those of the roster where one is given, else the case's own.
    """
    frames = Frames(case, roster_of(case) if roster is None else roster)
    return tuple(layer for task in case.tasks for layer in _layers_of_task(frames, task))


def _layers_of_task(frames: Frames, task: Task) -> Iterator[Layer]:
    case, roster = frames.case, frames.roster
    scope, allowed, closed = frames.frame(task)
    due = frames.due(task, scope)
    for credit in CLASSES:
        ratio = ratio_of(case.rules, task, credit)
        kinds = scope & frames.classed[credit]
        if ratio is not None and (population := int(roster.sizes[kinds].sum())):
            inside = kinds & allowed
            shut = closed[kinds[roster.kind[closed]]]
            owed = due[kinds[roster.kind[due]]]
            count = int(roster.sizes[inside].sum()) - len(shut)
            yield Layer(task, ratio, roster, kinds, inside, shut, owed, population, count)


def counts_of(case: Case, layers: Sequence[Layer]) -> list[int]:
    """What ratio, rounding and the overall floor ask of each layer of one task."""
    sampling = case.rules.sampling
    populations = [x.population for x in layers]
    counts = [asked(sampling, x.ratio, x.population) for x in layers]
    ceilings = [ceiling(x.ratio, n, x.population) for x, n in zip(layers, counts, strict=True)]
    return raised(sampling.overall_floor, counts, ceilings, populations)


def by_task(layers: Iterable[Layer]) -> list[list[Layer]]:
    """Layers in the same order, those of one task together."""
    parts: dict[str, list[Layer]] = defaultdict(list)
    for layer in layers:
        parts[layer.task.id].append(layer)
    return list(parts.values())


def _sized(case: Case, layers: Sequence[Layer]) -> Iterator[Stratum]:
    """One task's strata: ratio, rounding, overall floor, floors by firm, and what caps leave."""
    for layer, count in zip(layers, counts_of(case, layers), strict=True):
        certain = layer.certain
        wanted = max(count, len(certain))
        yield Stratum(
            layer.task.id,
            layer.ratio.credit,
            layer.population,
            layer.count,
            min(wanted, layer.count),
            certain,
            wanted,
            layer.ratio.low,
            layer.ratio.high,
        )
