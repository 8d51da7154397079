"""How long the officers' lottery takes at a province's size, compiled and in plain Python."""

from __future__ import annotations

from hashlib import sha256
from time import perf_counter
from typing import TYPE_CHECKING

from adapters.seated import seated
from registry import benchmark

from scheduler.eligibility import eligibility_of
from scheduler.lottery.rosters.price import price_of
from scheduler.lottery.rosters.rules import Instance, at_least, never_together
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.seats import firms_of_trips, seat_places
from scheduler.lottery.shortage import Limits
from scheduler.lottery.table import table_of

if TYPE_CHECKING:
    from adapters.seated import Seated

    from scheduler.values.plan import Assignment, SeatRow

HASHES = 100_000
NEVER, ALWAYS = 1 << 62, 0


@benchmark(
    "the officers' lottery: 5,000 seats × 500 officers", reference="table and draw ≤ 1 s, plain Python ≤ 10 s"
)
def quarter() -> str:
    """One agency's size a dozen times over; the same bytes from both, or the benchmark fails."""
    return _lottery(seated(5_000, 500), plain=True)


@benchmark("the officers' lottery: 20,000 seats × 2,000 officers", reference="4 × the time of 5,000 seats")
def province() -> str:
    """Whether time grows with the seats."""
    return _lottery(seated(20_000, 2_000), plain=False)


@benchmark("complete rosters: 59 seats under 68 rules", reference="without rules, by the same engine")
def rosters() -> str:
    """Two pairs who may not meet and a senior on every trip; the first level of loads and of chances."""
    world = seated(60, 16)
    teams = world.case.rules.teams
    places = next(
        iter(
            seat_places(
                world.case,
                eligibility_of(world.case),
                world.trips,
                firms_of_trips(world.visits, world.trips),
            ).values()
        )
    )
    cards = [p.id for p in world.case.inspectors]
    rules = never_together(places, cards[0], cards[1]) + never_together(places, cards[2], cards[3])
    for trip in world.trips:
        seats = [n for n, p in enumerate(places) if p.trip == trip.id]
        rules += (at_least(f"a senior on trip {trip.id}", seats, cards[::2]),)
    start = perf_counter()
    price = price_of(Instance(places, Limits(teams.weekly, teams.quarterly), rules))
    taken = perf_counter() - start
    (load, free_load), (chance, free_chance) = price.loads, price.chances
    return (
        f"{len(places)} seats, {len(rules)} rules: least load {load.share:.3f} of an even one "
        f"(≤ {load.bound:.4f}; without rules {free_load.share:.3f}), least chance {chance.share:.3f} "
        f"(≤ {chance.bound:.4f}; without rules {free_chance.share:.3f}); both solved in {taken:.1f} s"
    )


def _lottery(world: Seated, *, plain: bool) -> str:
    _timed(world, ALWAYS)  # compiles, or loads what was compiled
    tries = [(*_timed(world, ALWAYS), _hashing()) for _ in range(3)]
    made, drawn, rows, seats, unit = min(tries, key=lambda one: one[0] + one[1])
    pairs = sum(len(r.inspectors) for r in rows)
    said = (
        f"{world.seats:,} seats, {pairs:,} pairs: table {made:.2f} s, draw {drawn:.2f} s, "
        f"together {(made + drawn) / unit:.0f} × hashing 100,000 short texts ({unit:.3f} s)"
    )
    if plain:
        slow_made, slow_drawn, slow_rows, slow_seats = _timed(world, NEVER)
        assert (slow_rows, slow_seats) == (rows, seats)  # noqa: S101  else the two are not twins
        said += (
            f"\nplain Python, the same bytes: table {slow_made:.2f} s, draw {slow_drawn:.2f} s; "
            f"{slow_made / made:.1f} × and {slow_drawn / drawn:.1f} × the compiled ones"
        )
    return said


def _timed(
    world: Seated, large_from: int
) -> tuple[float, float, tuple[SeatRow, ...], tuple[Assignment, ...]]:
    """Seconds of the table (candidates included) and of the draw, and what came out."""
    start = perf_counter()
    rows = table_of(world.case, eligibility_of(world.case), world.visits, world.trips, large_from=large_from)
    middle = perf_counter()
    seats = draw_inspectors(world.case, rows, world.trips, bytes(32), large_from=large_from)
    return middle - start, perf_counter() - middle, rows, seats


def _hashing() -> float:
    start = perf_counter()
    for n in range(HASHES):
        sha256(n.to_bytes(40, "big")).digest()
    return perf_counter() - start
