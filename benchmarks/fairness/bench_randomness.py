"""How random a table of chances is at a given quality, by the measures of Xu et al. 2023."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np
from adapters import assigning
from adapters.papers import instances
from adapters.tables import table
from registry import benchmark

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.papers import Matrix, Papers

SHARES = (0.9, 0.95, 0.98)
HEAD = ("method", "quality", "maximum", "AvgMax", "entropy", "support", "L2", "seconds")
PUBLISHED = "preflib1 at 95 %, perturbed by squares: maximum .8184, AvgMax .7013, entropy 161.6, L2 9.062"


@benchmark("fairness: randomness at equal quality", reference=PUBLISHED)
def randomness() -> str:
    """For several shares of the best quality, the cap that just allows it and the measures by method.

    AvgMax is the mean over papers of the highest chance any reviewer has; entropy is −Σ x ln x over all
    pairs; support counts chances from 10^-6 on; L2 is the root of the sum of squares.
    """
    return "\n".join(_block(papers, share) for papers in instances() for share in SHARES)


def _block(papers: Papers, share: float) -> str:
    top = papers.quality(_some(assigning.plain(papers, 1.0)))
    cap = assigning.least_cap(papers, share, top)
    target = (share - assigning.SLACK) * top
    limit, row = _measured("capped programme", papers, top, lambda: _some(assigning.plain(papers, cap)))
    rows = [row]
    for name, least in (("its quality", papers.quality(limit)), ("the target", target)):
        found = _measured(f"ours, greatest entropy at {name}", papers, top, _ours(papers, cap, least))
        rows.append(found[1])
    if assigning.can_perturb():
        again = _measured(
            "perturbed by squares at the target",
            papers,
            top,
            lambda: assigning.perturbed(papers, cap, target),
        )
        rows.append(again[1])
    else:
        rows.append(("perturbed by squares (cvxpy is not installed)", *[""] * 7))
    return table(f"{papers.name}, {share:.0%} of the best quality, no chance above {cap:.4f}", HEAD, rows)


def _ours(papers: Papers, cap: float, least: float) -> Callable[[], Matrix]:
    return lambda: assigning.ours(papers, cap, least)


def _some(found: Matrix | None) -> Matrix:
    if found is None:
        raise ArithmeticError("the papers cannot have their reviewers")
    return found


def _measured(
    name: str, papers: Papers, top: float, work: Callable[[], Matrix]
) -> tuple[Matrix, tuple[str, ...]]:
    start = perf_counter()
    chances = work()
    seconds = perf_counter() - start
    some = chances[chances > 0]
    return chances, (
        name,
        f"{papers.quality(chances) / top:.6%}",
        f"{chances.max():.6f}",
        f"{chances.max(axis=1).mean():.4f}",
        f"{-(some * np.log(some)).sum():.1f}",
        f"{int((chances >= 1e-6).sum())}",
        f"{np.sqrt((chances**2).sum()):.3f}",
        f"{seconds:.2f}",
    )
