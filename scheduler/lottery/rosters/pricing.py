"""The best complete roster for given worths: the pricing problem of the column generation, by CP-SAT."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.errors import PlanBroken, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortools.sat.python.cp_model import CpModel, IntVar

    from scheduler.lottery.rosters.rules import Count, Instance, Roster


@dataclass(frozen=True, slots=True)
class Priced:
    """The roster found, what it is worth, and what none is worth more than."""

    roster: Roster
    worth: int
    bound: int


class Pricing:
    """One model of all rules, solved again and again under other worths."""

    def __init__(self, instance: Instance, effort: float) -> None:
        from ortools.sat.python import cp_model

        self._model, self._seats = model_of(instance)
        self._solver = cp_model.CpSolver()
        # One worker and work counted, not seconds: the same rosters on every run of one OR-Tools build.
        self._solver.parameters.num_workers = 1
        self._solver.parameters.random_seed = 0
        self._solver.parameters.max_deterministic_time = effort
        # What a roster solves is nearly whole by itself: linear rows of all of it prove optima soonest, and
        # there are too many solves to pay for probing in each.
        self._solver.parameters.linearization_level = 2
        self._solver.parameters.cp_model_probing_level = 0
        self._solver.parameters.symmetry_level = 0
        self._instance, self._effort = instance, effort

    def best(self, worths: Sequence[Sequence[int]]) -> Priced:
        """The roster worth most, a seat's candidates having these worths.

        PlanBroken where there is none (L05), or where the effort did not suffice to find one (L06).
        """
        from ortools.sat.python import cp_model

        flat = [x for seat in self._seats for x in seat]
        self._model.maximize(cp_model.LinearExpr.weighted_sum(flat, [w for seat in worths for w in seat]))
        status = self._solver.solve(self._model)
        if status == cp_model.INFEASIBLE:
            names = "; ".join(rule.name for rule in conflict(self._instance))
            raise PlanBroken(problem("L05", "fatal", content=names, seats=len(self._seats)))
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise PlanBroken(problem("L06", "fatal", seats=len(self._seats), effort=self._effort))
        roster = tuple(
            next(k for k, x in enumerate(seat) if self._solver.boolean_value(x)) for seat in self._seats
        )
        worth = sum(seat[k] for seat, k in zip(worths, roster, strict=True))
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for seat, k in zip(self._seats, roster, strict=True):
            self._model.add_hint(seat[k], 1)
        return Priced(roster, worth, int(self._solver.best_objective_bound + 0.5))


def model_of(instance: Instance) -> tuple[CpModel, list[list[IntVar]]]:
    """Every rule as a constraint, and by seat one truth for each candidate."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    seats = [[model.new_bool_var("") for _ in p.candidates] for p in instance.places]
    by_shift: dict[tuple[str, int], list[IntVar]] = defaultdict(list)
    by_week: dict[tuple[str, tuple[int, int]], list[IntVar]] = defaultdict(list)
    by_officer: dict[str, list[IntVar]] = defaultdict(list)
    for place, seat in zip(instance.places, seats, strict=True):
        model.add_exactly_one(seat)
        for who, x in zip(place.candidates, seat, strict=True):
            by_shift[who, place.shift].append(x)
            by_week[who, place.week].append(x)
            by_officer[who].append(x)
    for group in by_shift.values():
        model.add_at_most_one(group)
    _hold(model, by_week.values(), instance.limits.weekly)
    _hold(model, by_officer.values(), instance.limits.quarterly)
    for rule in instance.rules:
        model.add_linear_constraint(
            cp_model.LinearExpr.sum(_terms(instance, seats, rule)), rule.least, rule.most
        )
    return model, seats


def _hold(model: CpModel, groups: Iterable[list[IntVar]], most: int) -> None:
    from ortools.sat.python import cp_model

    for group in groups:
        if len(group) > most:
            model.add(cp_model.LinearExpr.sum(group) <= most)


def _terms(instance: Instance, seats: list[list[IntVar]], rule: Count) -> list[IntVar]:
    return [
        x
        for n in rule.seats
        for who, x in zip(instance.places[n].candidates, seats[n], strict=True)
        if who in rule.officers
    ]


def conflict(instance: Instance) -> tuple[Count, ...]:
    """Rules that cannot be kept together, though all but any one of them can; empty where all can be kept.

    The limits of the seats and officers themselves are taken for granted.
    """
    if _possible(instance):
        return ()
    kept = list(instance.rules)
    for rule in instance.rules:
        rest = [r for r in kept if r is not rule]
        if not _possible(replace(instance, rules=tuple(rest))):
            kept = rest
    return tuple(kept)


def _possible(instance: Instance) -> bool:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.solve(model_of(instance)[0]) != cp_model.INFEASIBLE
