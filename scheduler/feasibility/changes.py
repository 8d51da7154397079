"""What a planner can change when officers are short; each change gives the case as it would then be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduler.values.people import Inspector
from scheduler.values.rules import Basis

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from scheduler.values.case import Case

TRIED = Basis("what-if", "–")
"""Stands where a rule's legal basis would: a change that is only tried has none yet."""


@dataclass(frozen=True, slots=True)
class Lend:
    """So many more officers for an agency, present throughout; fewer, where the number is negative.

    With a lender, that agency's own first holders of the qualifications move; a negative number takes the
    agency's last officers away.
    """

    agency: str
    officers: int
    qualifications: tuple[str, ...] = ()
    lender: str = ""

    def applied(self, case: Case) -> Case:
        """The case with these officers."""
        if self.officers < 0:
            gone = {i.id for i in _able(case, self.agency, self.qualifications)[self.officers :]}
            return without_officers(case, gone)
        if self.lender:
            moved = {i.id for i in _able(case, self.lender, self.qualifications)[: self.officers]}
            people = (replace(i, agency=self.agency) if i.id in moved else i for i in case.inspectors)
            return replace(case, inspectors=tuple(people))
        lent = len(case.inspectors)  # numbers that nobody has yet, however often officers are lent
        new = (
            Inspector(f"借调{lent + k:06d}", "借调", self.agency, qualifications=self.qualifications)
            for k in range(self.officers)
        )
        return replace(case, inspectors=tuple(sorted((*case.inspectors, *new), key=lambda i: i.id)))


@dataclass(frozen=True, slots=True)
class Qualify:
    """So many of an agency's own officers acquire a qualification, those first who are there longest."""

    agency: str
    qualification: str
    officers: int

    def applied(self, case: Case) -> Case:
        """The case with these officers qualified."""
        lacking = [i for i in _able(case, self.agency, ()) if self.qualification not in i.qualifications]
        taught = {i.id for i in lacking[: self.officers]}
        people = (
            replace(i, qualifications=tuple(sorted({*i.qualifications, self.qualification})))
            if i.id in taught
            else i
            for i in case.inspectors
        )
        return replace(case, inspectors=tuple(people))


@dataclass(frozen=True, slots=True)
class Recall:
    """So many of an agency's officers put their leave off, those first who are away longest."""

    agency: str
    officers: int

    def applied(self, case: Case) -> Case:
        """The case without these officers' leave."""
        back = {
            i
            for i, _ in sorted(away(case, self.agency).items(), key=lambda x: (-x[1], x[0]))[: self.officers]
        }
        return replace(case, leaves=tuple(x for x in case.leaves if x.inspector not in back))


@dataclass(frozen=True, slots=True)
class Widen:
    """Tasks may begin so many days earlier and end so many later, within the plan's days."""

    tasks: tuple[str, ...]
    days: int

    def applied(self, case: Case) -> Case:
        """The case with wider windows."""
        more, begin, end = timedelta(days=self.days), case.shifts[0].day, case.shifts[-1].day
        wider = (
            replace(
                t, first=min(t.first, max(begin, t.first - more)), last=max(t.last, min(end, t.last + more))
            )
            if t.id in self.tasks
            else t
            for t in case.tasks
        )
        return replace(case, tasks=tuple(wider))


@dataclass(frozen=True, slots=True)
class Weekly:
    """An officer may be given so many shifts in a week."""

    shifts: int

    def applied(self, case: Case) -> Case:
        """The case under this limit."""
        return replace(case, rules=replace(case.rules, teams=replace(case.rules.teams, weekly=self.shifts)))


@dataclass(frozen=True, slots=True)
class Quarterly:
    """An officer may be given so many shifts in the plan."""

    shifts: int

    def applied(self, case: Case) -> Case:
        """The case under this limit."""
        teams = replace(case.rules.teams, quarterly=self.shifts)
        return replace(case, rules=replace(case.rules, teams=teams))


@dataclass(frozen=True, slots=True)
class Lower:
    """A task draws this share of a class; it may also be a higher one."""

    task: str
    credit: str
    ratio: Fraction

    def applied(self, case: Case) -> Case:
        """The case with this ratio, whatever the task or the rules said before."""
        row = (self.task, self.credit, self.ratio, self.ratio, TRIED)
        sampling = case.rules.sampling
        sampling = replace(sampling, ratio_overrides=(row, *sampling.ratio_overrides))
        return replace(case, rules=replace(case.rules, sampling=sampling))


Change = Lend | Qualify | Recall | Widen | Weekly | Quarterly | Lower


def changed(case: Case, changes: Collection[Change]) -> Case:
    """The case after all these changes, in their order."""
    for change in changes:
        case = change.applied(case)
    return case


def without_officers(case: Case, gone: Collection[str]) -> Case:
    """The case as if these officers had never been on the roster."""
    return replace(
        case,
        inspectors=tuple(i for i in case.inspectors if i.id not in gone),
        leaves=tuple(x for x in case.leaves if x.inspector not in gone),
        recusals=tuple(r for r in case.recusals if r.inspector not in gone),
    )


def away(case: Case, agency: str) -> dict[str, int]:
    """Officers of an agency who are on leave during the plan → shifts they miss by it."""
    own = {i.id for i in case.inspectors if i.agency == agency and i.on_duty}
    missed: dict[str, set[int]] = {}
    for leave in case.leaves:
        if leave.inspector in own:
            inside = {k for k, s in enumerate(case.shifts) if leave.first <= s.day <= leave.last}
            missed[leave.inspector] = missed.get(leave.inspector, set()) | inside
    return {i: len(shifts) for i, shifts in missed.items() if shifts}


def _able(case: Case, agency: str, qualifications: tuple[str, ...]) -> list[Inspector]:
    """An agency's officers who hold all of these, those first who are there longest."""
    missed = away(case, agency)
    own = [
        i
        for i in case.inspectors
        if i.agency == agency and i.on_duty and set(qualifications) <= set(i.qualifications)
    ]
    return sorted(own, key=lambda i: (missed.get(i.id, 0) + _expired(case, i), i.id))


def _expired(case: Case, officer: Inspector) -> int:
    """Shifts of the plan after an officer's card has run out."""
    until = officer.card_until
    return 0 if until is None else sum(s.day > until for s in case.shifts)
