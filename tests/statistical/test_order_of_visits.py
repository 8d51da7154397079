"""Six thousand public values: each order of the three visits of a trip comes about as often.

Seeds are a fixed list, so the answer never flickers.
"""

from __future__ import annotations

from collections import Counter

from scheduler.chance import digest, turn_of

SEEDS = 6000
CRITICAL = 20.515
"""Of chi square with five degrees of freedom: exceeded by a fair draw once in a thousand."""
FIRMS = ("91330000000000000A", "91330000000000000B", "91330000000000000C")


def test_every_order_of_three_visits_is_as_likely() -> None:
    seeds = [digest("order of visits", str(n)) for n in range(SEEDS)]
    found = Counter(tuple(sorted(FIRMS, key=lambda firm: turn_of(seed, firm))) for seed in seeds)
    even = SEEDS / 6
    assert len(found) == 6
    assert sum((times - even) ** 2 / even for times in found.values()) < CRITICAL
