"""Every roster there is, and the leximin lottery over them by the plainest means."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from lottery_support import LIMITS, seatings
from ortools.linear_solver import pywraplp

from scheduler.lottery.rosters.master import officers_goods, pairs_goods
from scheduler.lottery.rosters.rules import Count, Instance, broken

if TYPE_CHECKING:
    from scheduler.lottery.rosters.master import Good
    from scheduler.lottery.rosters.rules import Roster

TOUCHING = 1e-6


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Up to five seats for up to four officers, and up to three rules of any kind."""
    places = draw(seatings(seats=5, officers=4, shifts=4))
    rules = tuple(draw(_rule(len(places), n)) for n in range(draw(st.integers(0, 3)) if places else 0))
    return Instance(places, draw(LIMITS), rules)


@st.composite
def _rule(draw: st.DrawFn, seats: int, number: int) -> Count:
    some = tuple(sorted(draw(st.sets(st.integers(0, seats - 1), min_size=1))))
    officers = tuple(sorted(draw(st.sets(st.sampled_from(("P1", "P2", "P3", "P4")), min_size=1))))
    if draw(st.booleans()):
        return Count(f"rule {number}", some, officers, most=1)
    return Count(f"rule {number}", some, officers, least=1)


def every_roster(instance: Instance) -> list[Roster]:
    """All of them, by trying everything."""
    choices = product(*(range(len(p.candidates)) for p in instance.places))
    return [roster for roster in choices if not broken(instance, roster)]


def slow_leximin(instance: Instance, slack: float) -> dict[str, float]:
    """By good, the share in the leximin lottery: officers first, then pairs, holding a little less."""
    rosters = every_roster(instance)
    held: list[tuple[Good, float]] = []
    found: dict[str, float] = {}
    for goods in (officers_goods(instance), pairs_goods(instance)):
        held = [(good, share * (1 - slack)) for good, share in held]
        raised = list(goods)
        while raised:
            least = _greatest(rosters, held, raised, 0.0)
            stuck = [g for g in raised if _greatest(rosters, held, [g], least, raised) < least + TOUCHING]
            held += [(g, least) for g in stuck]
            found |= {g.name: least for g in stuck}
            raised = [g for g in raised if g not in stuck]
    return found


def _greatest(
    rosters: list[Roster],
    held: list[tuple[Good, float]],
    raised: list[Good],
    floor: float,
    others: list[Good] | None = None,
) -> float:
    """The greatest least share of some goods where the held keep theirs and the others have the floor."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    weights = [solver.NumVar(0, 1, "") for _ in rosters]
    least = solver.NumVar(-10, solver.infinity(), "")
    solver.Add(sum(weights) == 1)
    for good, share in [*held, *((g, floor) for g in others or [])]:
        solver.Add(sum(w * good.share(r) for w, r in zip(weights, rosters, strict=True)) >= share - 1e-9)
    for good in raised:
        solver.Add(sum(w * good.share(r) for w, r in zip(weights, rosters, strict=True)) >= least)
    solver.Maximize(least)
    assert solver.Solve() == solver.OPTIMAL
    return float(least.solution_value())


def without(instance: Instance, rule: Count) -> Instance:
    """The same without one of its rules."""
    return replace(instance, rules=tuple(r for r in instance.rules if r is not rule))
