"""Many draws of one large table: what each of them breaks, and how often every entry wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scheduler.chance import digest
from scheduler.eligibility import eligibility_of
from scheduler.lottery.arrays import walk_of
from scheduler.lottery.cycles import drawn_flows
from scheduler.lottery.pairs import pairs_from
from scheduler.lottery.table import table_of
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from adapters.seated import Seated

    from scheduler.lottery.arrays import Walk
    from scheduler.lottery.pairs import Pairs, Whole
    from scheduler.values.plan import SeatRow


@dataclass(frozen=True, eq=False)
class Lottery:
    """One agency's table, ready to be drawn from again and again."""

    agency: str
    rows: list[SeatRow]
    pairs: Pairs
    weights: Whole
    walk: Walk

    def drawn(self, seed: bytes) -> Whole:
        """By pair, 1 where its officer takes the seat."""
        walk = self.walk
        first, arcs = walk.adjacent
        fresh = replace(
            walk,
            arcs=(*walk.arcs[:2], walk.arcs[2].copy()),
            adjacent=(first.copy(), arcs.copy()),
            reached=walk.reached.copy(),
            state=walk.state.copy(),
        )
        flows = drawn_flows(fresh, digest("chayici/2/rounding", seed, self.agency))
        return np.array(flows[: len(self.weights)], dtype=np.int64) // ONE


def lotteries(world: Seated) -> list[Lottery]:
    """The tables of a made-up timetable, agency by agency."""
    table = table_of(world.case, eligibility_of(world.case), world.visits, world.trips)
    shift_of = {t.id: t.shift for t in world.trips}
    week_of = {n: shift.week for n, shift in enumerate(world.case.shifts)}
    found = []
    for agency in sorted({s.agency for t in world.trips for s in t.seats}):
        rows = [r for r in table if world.trips[r.trip].seats[r.seat].agency == agency]
        pairs = pairs_from([r.inspectors for r in rows], [shift_of[r.trip] for r in rows], week_of)
        weights = np.array([w for r in rows for w in r.weights], dtype=np.int64)
        found.append(Lottery(agency, rows, pairs, weights, walk_of(rows, shift_of, week_of)))
    return found


def violations(lottery: Lottery, won: Whole, weekly: int, quarterly: int) -> int:
    """Seats not filled once, officers twice in a half day, limits passed, sums away from what they expect."""
    pairs = lottery.pairs
    shift, week, officer = pairs.sums(won)
    count = int((pairs.seat_sums(won) != 1).sum() + (won < 0).sum() + (shift > 1).sum())
    count += int((week > weekly).sum() + (officer > quarterly).sum())
    for found, expected in zip((won, shift, week, officer), _sums(lottery), strict=True):
        count += int(((found < expected // ONE) | (found > -(-expected // ONE))).sum())
    return count


def _sums(lottery: Lottery) -> tuple[Whole, Whole, Whole, Whole]:
    return lottery.weights, *lottery.pairs.sums(lottery.weights)


def tails(hits: Whole, weights: Whole, draws: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Twice the lesser tail of the binomial distribution at each number of hits."""
    ks = np.arange(draws + 1)
    factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, draws + 1)))])
    ways = factorial[draws] - factorial[ks] - factorial[draws - ks]
    found = np.empty(len(hits))
    for n, (hit, weight) in enumerate(zip(hits.tolist(), (weights / ONE).tolist(), strict=True)):
        if not 0 < weight < 1:
            found[n] = float(hit == weight * draws)
            continue
        chances = np.exp(ways + ks * np.log(weight) + (draws - ks) * np.log1p(-weight))
        found[n] = min(1.0, 2 * min(chances[: hit + 1].sum(), chances[hit:].sum()))
    return found
