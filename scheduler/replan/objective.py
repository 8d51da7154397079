"""What is minimised, the first difference deciding; see ``Score``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler.replan.values import Score
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.replan.bound import Floor
    from scheduler.replan.choices import Choice
    from scheduler.replan.model import Model

BIG = 1 << 40
"""A sum of aims stays below this."""
Terms = list[tuple[int, Any]]
"""(weight, Boolean)."""


def aims(m: Model) -> list[Terms]:
    """What is minimised first, what next, and so on."""
    by_class: list[Terms] = [[] for _ in CLASSES]
    for v, var in m.lost.items():
        by_class[m.scene.visits[v].priority].append((1, var))
    pairs = list(zip(m.choices, m.taken, strict=True))
    lots = [
        (1, var)
        for (k, p), row in m.sits.items()
        for who, var in row.items()
        if who != m.choices[k].places[p].holder
    ]
    return [
        *by_class,
        [(c.changed, var) for c, var in pairs],
        [*((c.sent_home, var) for c, var in pairs), *lots],
        [(c.halves, var) for c, var in pairs],
        [(len(c.places), var) for c, var in pairs],
        [(c.way, var) for c, var in pairs],
    ]


def floors(floor: Floor) -> tuple[int, ...]:
    """What each aim cannot fall below."""
    return (*floor.unserved, floor.changed, floor.disturbed, 0, 0, 0)


def together(aimed: Sequence[tuple[Terms, int]]) -> list[tuple[Terms, int]]:
    """Neighbouring aims as one, as long as its weights keep them apart and stay small.

    One run of the solver for several aims costs little more than for one.
    """
    found: list[tuple[Terms, int]] = []
    size = BIG
    for terms, least in aimed:
        most = sum(n for n, _ in terms)
        if size * (1 + most) >= BIG:
            found.append((terms, least))
            size = 1 + most
        else:
            before, reached = found[-1]
            found[-1] = (
                [*((n * (1 + most), var) for n, var in before), *terms],
                reached * (1 + most) + least,
            )
            size *= 1 + most
    return found


def score_of(m: Model, chosen: Iterable[int], lots: int, lost: Sequence[int]) -> Score:
    """The score of an answer, what stays included."""
    made: list[Choice] = [*m.fixed, *(m.choices[k] for k in chosen)]
    unserved = [0] * len(CLASSES)
    for v in lost:
        unserved[m.scene.visits[v].priority] += 1
    return Score(
        tuple(unserved),
        sum(c.changed for c in made),
        sum(c.sent_home for c in made) + lots,
        sum(c.halves for c in made),
        sum(len(c.places) for c in made),
        sum(c.way for c in made),
    )
