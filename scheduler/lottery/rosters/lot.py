"""The list of rosters as it would be committed, and the draw of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from scheduler.chance import digest
from scheduler.lottery.stream import Stream
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.lottery.rosters.leximin import Spread
    from scheduler.lottery.rosters.rules import Instance, Roster


@dataclass(frozen=True, slots=True)
class RosterList:
    """Complete rosters in order, each with its probability in 2^-30; the probabilities sum to 1."""

    rosters: tuple[Roster, ...]
    weights: tuple[int, ...]

    def drawn(self, seed: bytes, name: str, suite: str = "sha256") -> Roster:
        """The roster that a 32-byte seed draws; ``name`` tells this list from others of the same seed."""
        place = Stream(digest("chayici/rosters/1", seed, name, suite=suite), suite).below(ONE)
        tops = accumulate(self.weights)
        return next(roster for roster, top in zip(self.rosters, tops, strict=True) if place < top)

    def chances(self, instance: Instance) -> tuple[tuple[int, ...], ...]:
        """By seat and candidate, the exact chance in 2^-30: that of all rosters in which they sit there."""
        found = [[0] * len(p.candidates) for p in instance.places]
        for roster, weight in zip(self.rosters, self.weights, strict=True):
            for seat, k in enumerate(roster):
                found[seat][k] += weight
        return tuple(map(tuple, found))


def roster_list(spread: Spread) -> RosterList:
    """Whole weights by largest remainders (equal ones to the first roster); rosters that got none are out."""
    order = sorted(range(len(spread.rosters)), key=lambda n: spread.rosters[n])
    whole = _rounded([spread.weights[n] for n in order])
    kept = [(spread.rosters[n], w) for n, w in zip(order, whole, strict=True) if w]
    return RosterList(tuple(r for r, _ in kept), tuple(w for _, w in kept))


def _rounded(weights: Sequence[float]) -> list[int]:
    total = sum(weights)
    exact = [w / total * ONE for w in weights]
    whole = [int(x) for x in exact]
    by_rest = sorted(range(len(exact)), key=lambda n: (whole[n] - exact[n], n))
    for n in by_rest[: ONE - sum(whole)]:
        whole[n] += 1
    return whole
