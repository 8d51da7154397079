"""Papers that need reviewers: how well each reviewer suits each paper, and how much each can take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from adapters.public import public
from numpy.typing import NDArray

from scheduler.chance import digest

if TYPE_CHECKING:
    from pathlib import Path

Matrix: TypeAlias = NDArray[np.float64]

SUITS = (0.0, 0.25, 0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 1.0, 1.0)
"""What bids look like: mostly indifferent, some keen, a few against."""


@dataclass(frozen=True, slots=True, eq=False)
class Papers:
    """Suitability by paper and reviewer; a paper needs ``need`` of them; they take up to ``load`` each."""

    name: str
    suits: Matrix
    need: int = 3
    load: int = 6

    def quality(self, chances: Matrix) -> float:
        """Expected total suitability."""
        return float((self.suits * chances).sum())


def instances() -> list[Papers]:
    """A generated conference, and the published one where a folder has it."""
    path = public("preflib1.in")
    return [generated(), read(path)] if path else [generated()]


def generated(papers: int = 60, reviewers: int = 36) -> Papers:
    """Bids by digest, the same everywhere."""
    bids = [
        [SUITS[digest("papers", str(p), str(r))[0] % len(SUITS)] for r in range(reviewers)]
        for p in range(papers)
    ]
    return Papers(f"generated {papers} × {reviewers}", np.array(bids))


def read(path: Path) -> Papers:
    """A published file: numbers of papers and reviewers, then a row of suitabilities for each paper."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    papers, _ = map(int, head.split())
    return Papers(path.stem, np.array([[float(cell) for cell in line.split()] for line in lines[:papers]]))
