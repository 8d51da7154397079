"""Made-up officers, and what keeps them away."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from instances.tasks import LAST, qualification

from scheduler.values.people import Inspector, Leave, Recusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from instances.chance import Chance

LEAST = 4
"""Officers of the smallest agency."""


def inspectors_of(chance: Chance, need: Mapping[str, int], count: int) -> tuple[Inspector, ...]:
    """So many officers, shared out by need; a third hold their agency's qualification, two surely."""
    people = []
    for agency, size in sorted(shared_out(need, count).items()):
        for k in range(size):
            able = k < 2 or chance.share(333)
            until = date(2026, 11, 1) + timedelta(chance.below(50)) if k > 2 and chance.share(20) else None
            people.append(
                Inspector(
                    f"{agency}{k:03d}",
                    f"甲{k:03d}",
                    agency,
                    qualifications=(qualification(agency),) if able else (),
                    card_until=until,
                )
            )
    return tuple(people)


def shared_out(need: Mapping[str, int], count: int) -> dict[str, int]:
    """Officers by agency: LEAST each, the rest in proportion to need, largest remainders first."""
    spare, total = count - LEAST * len(need), sum(need.values())
    if spare < 0:
        raise ValueError(f"{count} officers are too few for {len(need)} agencies")
    found = {a: LEAST + spare * n // total for a, n in need.items()}
    order = sorted(need, key=lambda a: (-(spare * need[a] % total), a))
    for agency in order[: count - sum(found.values())]:
        found[agency] += 1
    return found


def leaves_of(chance: Chance, people: Sequence[Inspector]) -> tuple[Leave, ...]:
    """One officer in twelve is away for one to four weeks."""
    found = []
    for one in people:
        if chance.share(83):
            first = date(2026, 10, 1) + timedelta(chance.below(70))
            found.append(Leave(one.id, first, min(LAST, first + timedelta(7 * (1 + chance.below(4)) - 1))))
    return tuple(sorted(found))


def recusals_of(chance: Chance, people: Sequence[Inspector], firms: Sequence[str]) -> tuple[Recusal, ...]:
    """One officer in twenty has kin at one of the firms."""
    return tuple(sorted(Recusal(one.id, chance.pick(firms)) for one in people if chance.share(50)))
