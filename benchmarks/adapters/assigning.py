"""Three ways to chances of assignment: the plain capped programme, perturbed maximisation, and ours."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from scheduler.lottery.entropy import Bounds, project
from scheduler.lottery.pairs import pairs_of
from scheduler.lottery.seats import SeatPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.papers import Matrix, Papers

SLACK = 1e-4
"""The published runs accept a quality that falls short of the target by this share of the best."""
SAME = 1e-9
"""Two qualities are the same if they differ by less than this share."""


def plain(papers: Papers, cap: float) -> Matrix | None:
    """The best expected quality with no chance above the cap (Jecmen et al. 2020); None if impossible."""
    from ortools.linear_solver import pywraplp

    solver = pywraplp.Solver.CreateSolver("GLOP")
    rows, columns = papers.suits.shape
    chance = [[solver.NumVar(0, cap, "") for _ in range(columns)] for _ in range(rows)]
    for row in chance:
        solver.Add(sum(row) == papers.need)
    for column in zip(*chance, strict=True):
        solver.Add(sum(column) <= papers.load)
    pairs = zip(papers.suits.flat, (x for row in chance for x in row), strict=True)
    solver.Maximize(sum(float(suits) * x for suits, x in pairs))
    if solver.Solve() != solver.OPTIMAL:
        return None
    found = np.array([[x.solution_value() for x in row] for row in chance], dtype=np.float64)
    return np.clip(found, 0, cap)


def least_cap(papers: Papers, share: float, best: float) -> float:
    """The least cap under which that share of the best quality is reached, in 1024ths as published."""

    def enough(cap: float) -> bool:
        found = plain(papers, cap)
        return found is not None and papers.quality(found) >= (share - SLACK) * best

    low, high = 0, 1024
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle / 1024) else (middle, high)
    return high / 1024


def can_perturb() -> bool:
    """Whether cvxpy is installed, which ``perturbed`` needs."""
    return find_spec("cvxpy") is not None


def perturbed(papers: Papers, cap: float, least: float) -> Matrix:
    """Perturbed maximisation with a square (Xu et al. 2023), the most perturbed one that is good enough."""
    cvxpy = import_module("cvxpy")

    chance = cvxpy.Variable(papers.suits.shape)
    weight = cvxpy.Parameter(nonneg=True)
    root = np.sqrt(papers.suits)
    gain = cvxpy.sum(cvxpy.multiply(papers.suits, chance)) - weight * cvxpy.sum_squares(
        cvxpy.multiply(root, chance)
    )
    limits = [
        chance >= 0,
        chance <= cap,
        cvxpy.sum(chance, 1) == papers.need,
        cvxpy.sum(chance, 0) <= papers.load,
    ]
    problem = cvxpy.Problem(cvxpy.Maximize(gain), limits)

    def solved(beta: float) -> Matrix:
        weight.value = beta
        problem.solve(solver=cvxpy.CLARABEL)
        return np.clip(np.asarray(chance.value, dtype=np.float64), 0, cap)

    return _most(solved, papers, least, 1.0)


def _most(solved: Callable[[float], Matrix], papers: Papers, least: float, high: float) -> Matrix:
    """The result at the largest parameter of which the quality is still enough, ten halvings."""
    low = 0.0
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (middle, high) if papers.quality(solved(middle)) >= least else (low, middle)
    return solved(low)


def ours(papers: Papers, cap: float, least: float) -> Matrix:
    """The table of greatest entropy with no chance above the cap and at least that quality.

    The quality's multiplier enters as the prior exp(t · suitability); quality rises with t, so t is bracketed
    and halved.  Raises ArithmeticError where the quality cannot be reached.
    """
    rows, columns = papers.suits.shape
    everybody = tuple(f"R{r:04d}" for r in range(columns))
    pairs = pairs_of([SeatPlace(p, 0, p, (2026, 1), everybody) for p in range(rows)])
    once, loads = np.ones(rows * columns), np.full(columns, float(papers.load))
    bounds = Bounds(np.full(rows, float(papers.need)), np.full(rows * columns, cap), once, loads, loads)
    below = papers.suits - papers.suits.max()

    def solved(t: float) -> Matrix:
        return project(pairs, bounds, np.exp(t * below).ravel()).weights.reshape(rows, columns)

    high = 1.0
    while papers.quality(solved(high)) < least * (1 - SAME):
        high *= 2
        if high > 400:  # exp(-400) is about as small as the projection works with
            raise ArithmeticError("this quality cannot be reached")
    low = 0.0
    for _ in range(20):
        middle = (low + high) / 2
        low, high = (low, middle) if papers.quality(solved(middle)) >= least * (1 - SAME) else (middle, high)
    return solved(high)
