"""Ways out of a shortage, each tried on the case itself: what is said of a remedy was computed with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scheduler.feasibility.changes import Lend, Qualify, Quarterly, Recall, Weekly, Widen, away

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scheduler.feasibility.changes import Change
    from scheduler.values.case import Case

    Measure = Callable[[Change], int]
    """How much is missing after a change."""
    Step = tuple[Callable[[int], Change], int]
    """A change by its amount, and the most that makes sense."""

MOST_LENT = 256
PATIENCE = 3
"""An amount that was doubled so often in vain is not doubled again."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change with its effect: so much was missing, so much still is."""

    change: Change
    before: int
    after: int


def remedies(steps: Iterable[Step], measure: Measure, before: int) -> list[Remedy]:
    """The least amount of each change that helps most, the most helpful change first.

    Of equally helpful ones the cheapest comes first, as ``steps`` are in order of cost.
    """
    tried = [_least(make, most, measure, before) for make, most in steps]
    return sorted((r for r in tried if r is not None), key=lambda r: r.after)


def steps_for(
    case: Case, agency: str, qualifications: tuple[str, ...], tasks: Sequence[str]
) -> Iterator[Step]:
    """Everything that may help one agency, what disturbs least first; ratios are for the caller."""
    teams = case.rules.teams
    weeks = Counter(s.week for s in case.shifts)
    days = (case.shifts[-1].day - case.shifts[0].day).days
    own = [i for i in case.inspectors if i.agency == agency and i.on_duty]
    yield partial(Widen, tuple(tasks)), days
    yield (lambda n: Weekly(teams.weekly + n)), max(weeks.values()) - teams.weekly
    yield (lambda n: Quarterly(teams.quarterly + n)), len(case.shifts) - teams.quarterly
    yield partial(Recall, agency), len(away(case, agency))
    for name in qualifications:
        yield partial(Qualify, agency, name), sum(name not in i.qualifications for i in own)
        able = Counter(i.agency for i in case.inspectors if i.on_duty and name in i.qualifications)
        for lender in sorted(able.keys() - {agency}):
            yield partial(Lend, agency, qualifications=qualifications, lender=lender), able[lender]
    yield partial(Lend, agency, qualifications=qualifications), MOST_LENT


def _least(make: Callable[[int], Change], most: int, measure: Measure, before: int) -> Remedy | None:
    """Double the amount until nothing is missing, then find the least that does as well."""
    known: dict[int, int] = {0: before}
    useless = 0
    while useless < PATIENCE and known[max(known)] > 0 and max(known) < most:
        amount = min(2 * max(known) or 1, most)
        left = measure(make(amount))
        useless = 0 if left < min(known.values()) else useless + 1
        known[amount] = left
    best = min(known.values())
    if best >= before:
        return None
    high = min(n for n, left in known.items() if left == best)
    low = max(n for n in known if n < high)
    while high - low > 1:
        middle = (low + high) // 2
        left = known[middle] = measure(make(middle))
        low, high = (low, middle) if left <= best else (middle, high)
    return Remedy(make(high), before, known[high])
