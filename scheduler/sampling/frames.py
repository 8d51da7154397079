"""Which firms of a roster each task may visit: rules are asked once for each kind, the past in columns."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from scheduler.sampling.allowance import Allowance, windows_of
from scheduler.sampling.due import due_under, last_due
from scheduler.sampling.past import Closing, past_of
from scheduler.sampling.roster import without
from scheduler.sampling.scope import in_scope
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from scheduler.sampling.past import Bits, Past
    from scheduler.sampling.roster import Flags, Places, Roster
    from scheduler.values.case import Case
    from scheduler.values.rules import Floor
    from scheduler.values.tasks import Task

_NOBODY = np.zeros(0, np.int32)


class Frames:
    """Frames of one case over one roster; remembers what its tasks have in common."""

    def __init__(self, case: Case, roster: Roster) -> None:
        self.case, self.roster = case, roster
        self.classed = {
            credit: np.array([kind.credit == credit for kind in roster.kinds], np.bool_) for credit in CLASSES
        }
        self._allowance = Allowance(case, {}, windows_of(case))  # kinds have no past
        self._days = {shift.day: k for k, shift in enumerate(case.shifts)}
        self._bits: dict[int, Bits] = {}

    @cached_property
    def past(self) -> Past:
        """The case's history as columns."""
        return past_of(self.case, self.roster)

    @cached_property
    def _closing(self) -> Closing:
        return Closing(self.case, self.roster, self.past, tuple(self._days))

    def frame(self, task: Task) -> tuple[Flags, Flags, Places]:
        """Kinds in a task's scope, those of them with an allowed shift, and firms whose past leaves none."""
        kinds = self.roster.kinds
        scope = np.array([in_scope(kind, task) for kind in kinds], np.bool_)
        masks = [
            self._allowance.mask(kind, task) if inside else 0
            for kind, inside in zip(kinds, scope, strict=True)
        ]
        allowed = np.array([bool(mask) for mask in masks], np.bool_)
        if not task.on_site or not kinds or not self.case.rules.caps:
            return scope, allowed, _NOBODY
        days = np.array([self._of_days(mask) for mask in masks], np.uint8)
        return scope, allowed, self._closing.closed(task, days)

    def due(self, task: Task, scope: Flags) -> Places:
        """Firms in a task's scope that are due under a floor."""
        owed = [places for floor in self.case.rules.floors if len(places := self._due(task, scope, floor))]
        return np.unique(np.concatenate(owed)) if owed else _NOBODY

    def _due(self, task: Task, scope: Flags, floor: Floor) -> Places:
        case = self.case
        asked = (due_under(case, floor, kind, task, None) for kind in self.roster.kinds)
        places = self.roster.members(np.fromiter(asked, np.bool_, len(scope)) & scope)
        if not len(places) or not case.shifts:
            return places
        firms, days = self.past.last(task.lead.agency, case.shifts[0].day.toordinal())
        seen = firms[days > last_due(case, floor).toordinal()]
        return without(places, seen)

    def _of_days(self, mask: int) -> Bits:
        """A set of shifts as the days they lie on: both halves of a day stand or fall together."""
        if mask not in self._bits:
            self._bits[mask] = np.packbits(np.array([mask >> k & 1 for k in self._days.values()], np.uint8))
        return self._bits[mask]
