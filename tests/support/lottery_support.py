"""Small lotteries for tests: seats and limits, tables of any weights, and cases around them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from district_support import AGENCIES, shifts_from, tiny_case
from hypothesis import strategies as st

from scheduler.lottery.seats import SeatPlace
from scheduler.lottery.shortage import Limits
from scheduler.values.plan import ONE, Seat, SeatRow, Trip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.values.calendar import Shift
    from scheduler.values.case import Case

SHIFTS = shifts_from(0, 12)
"""Twelve half days: the first six lie in one ISO week, the others in the next."""
OFFICERS = ("P1", "P2", "P3", "P4", "P5", "P6")


def place(number: int, shift: int, candidates: str, seat: int = 0) -> SeatPlace:
    """One seat; the candidates are given by their digits: "125" = P1, P2 and P5."""
    return SeatPlace(number, seat, shift, SHIFTS[shift].week, tuple(f"P{c}" for c in sorted(candidates)))


@st.composite
def seatings(
    draw: st.DrawFn, *, seats: int = 6, officers: int = 6, shifts: int = 12
) -> tuple[SeatPlace, ...]:
    """Seats of one agency, each with at least one candidate."""
    pools = st.sets(st.sampled_from(OFFICERS[:officers]), min_size=1).map(lambda s: tuple(sorted(s)))
    found: list[SeatPlace] = []
    for trip in range(draw(st.integers(0, seats))):
        shift = draw(st.integers(0, shifts - 1))
        week, count = SHIFTS[shift].week, draw(st.sampled_from([1, 2]))
        found += [SeatPlace(trip, seat, shift, week, draw(pools)) for seat in range(count)]
    return tuple(found[:seats])


LIMITS = st.builds(Limits, st.sampled_from([10, 2, 1, 3]), st.sampled_from([120, 2, 3, 1, 5]))
PREDICTABILITY = st.sampled_from(
    [Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(3, 10)]
)


@dataclass(frozen=True)
class Lot:
    """A table with the case and trips it belongs to."""

    case: Case
    trips: tuple[Trip, ...]
    table: tuple[SeatRow, ...]


@st.composite
def lots(draw: st.DrawFn, *, trips: int = 6, agencies: int = 2) -> Lot:
    """Any table of one or two agencies: every row a probability, the limits perhaps broken."""
    made, rows = [], []
    for number in range(draw(st.integers(0, trips))):
        count = draw(st.integers(1, 3))
        seats = tuple(Seat(draw(st.sampled_from(AGENCIES[:agencies]))) for _ in range(count))
        made.append(_trip(number, seats, draw(st.integers(0, len(SHIFTS) - 1))))
        rows += [SeatRow(number, k, *draw(_weights(seat.agency))) for k, seat in enumerate(seats)]
    return Lot(case_of(), tuple(made), tuple(rows))


@st.composite
def _weights(draw: st.DrawFn, agency: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    pool = sorted(draw(st.sets(st.sampled_from(OFFICERS), min_size=1)))
    inner = st.one_of(st.sampled_from([0, ONE // 2, ONE // 3, ONE // 4, 1, ONE]), st.integers(0, ONE))
    cuts = sorted(draw(st.lists(inner, min_size=len(pool) - 1, max_size=len(pool) - 1)))
    weights = tuple(b - a for a, b in zip([0, *cuts], [*cuts, ONE], strict=True))
    return tuple(f"{agency}{who}" for who in pool), weights


def _trip(number: int, seats: tuple[Seat, ...], shift: int) -> Trip:
    return Trip(number, (number,), seats, 60, (shift,), shift)


def case_of(shifts: tuple[Shift, ...] = SHIFTS) -> Case:
    """A case with these shifts."""
    return replace(tiny_case(), shifts=shifts)


def trips_of(places: Iterable[SeatPlace], agency: str = AGENCIES[0]) -> tuple[Trip, ...]:
    """The trips these seats belong to, all of one agency."""
    by_trip: dict[int, list[SeatPlace]] = defaultdict(list)
    for p in places:
        by_trip[p.trip].append(p)
    return tuple(_trip(n, (Seat(agency),) * len(found), found[0].shift) for n, found in by_trip.items())


def supply(places: Sequence[SeatPlace], chosen: Iterable[int], limits: Limits) -> dict[str, int]:
    """How many shifts each officer could give to the chosen seats alone."""
    open_shifts: dict[tuple[str, tuple[int, int]], set[int]] = defaultdict(set)
    for n in chosen:
        for who in places[n].candidates:
            open_shifts[who, places[n].week].add(places[n].shift)
    total: dict[str, int] = defaultdict(int)
    for (who, _), found in open_shifts.items():
        total[who] += min(limits.weekly, len(found))
    return {who: min(limits.quarterly, n) for who, n in total.items()}


def subsets(places: Sequence[SeatPlace]) -> Iterable[tuple[int, ...]]:
    """Every set of seats that is not empty."""
    return (s for size in range(1, len(places) + 1) for s in combinations(range(len(places)), size))


def most_short(places: Sequence[SeatPlace], limits: Limits) -> int:
    """By Hall's theorem: the most seats any set of them lacks."""
    lacking = [len(s) - sum(supply(places, s, limits).values()) for s in subsets(places)]
    return max([0, *lacking])


def least_level(places: Sequence[SeatPlace], limits: Limits) -> Fraction:
    """By the same theorem: the least ceiling on all expected loads, exactly."""
    return max((_level(supply(places, s, limits), len(s)) for s in subsets(places)), default=Fraction(0))


def _level(offers: dict[str, int], seats: int) -> Fraction:
    """The least λ with Σ min(λ, offer) ≥ seats: those who offer less than λ give all they have."""
    left, rest = Fraction(seats), sorted(offers.values())
    while rest and left / len(rest) > rest[0]:
        left -= rest.pop(0)
    return left / len(rest) if rest else left
