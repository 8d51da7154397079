"""The draw of the officers is exact on every small network: enumerated, not sampled.

What is proven.  A *state* of the draw is a network with its flows.  The step from a state is *sound* if,
whichever way it goes, every flow keeps its expectation, at least one open arc closes, no flow passes or
leaves a whole number, and every node gives on what it gets.  Where every state that can be reached is
sound, a draw ends after at most as many steps as there are arcs; every entry wins with exactly its weight,
because its expectation never moved; and every limit, being a whole number, holds in every outcome, as every
load ends at the floor or the ceiling of its expectation.

The family.  Up to six seats, up to three officers, any half days in one or two weeks, every weight a
multiple of a quarter, nobody expected twice in a half day.  Three things make the enumeration complete:

* A seat that is certain for somebody adds whole numbers to the flows, and the walk sees only what is left
  of them by 2^30; arcs of weight 0 and arcs that have closed are never walked.  So for all that follows a
  state is the smaller table of the seats it still leaves to chance, with its arcs in the same order.
* From multiples of a quarter a step leads to multiples of a quarter: the family is closed under steps
  (checked below up to four seats).  So ONE step from EVERY member is every step of every draw of every
  member.
* The program keeps a part of its walk from step to step.  What it keeps is compared at every member with
  the walk begun anew; having that in common, the two go the same way ever after.

Names decide which arc is lowest, hence which walk is taken.  Up to three seats every numbering is tried;
beyond that, tables that differ in names alone are taken once, under two numberings, with six seats under
one (under six, one for each order of the officers, where marked slow): there the proof is up to names.

Between the quarters.  A walk depends on the weights only through which arcs are open, a step only through
which of them has least room.  Tables of which nothing comes out even (quarters moved by powers of three, so
that sums hardly ever are whole; thirds of 2^30 with a remainder) are examined as well, up to three seats to
the end of the draw with exact fractions: each roster there can be is looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from fractions import Fraction
from itertools import islice, permutations
from typing import TYPE_CHECKING

import pytest
from martingale_support import faults, outcomes, step
from small_networks_support import Family, labelled, rows_of_table, still_open

from scheduler.lottery import rounding
from scheduler.lottery.network import network_of
from scheduler.lottery.stream import Stream
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from martingale_support import Rises
    from small_networks_support import Rows, Table

    from scheduler.values.plan import SeatRow

pytestmark = pytest.mark.untraced
QUARTERS = Family(3, 4)
AS_NAMED = (0, 1, 2)
COUNTS = {1: 3, 2: 46, 3: 457, 4: 4_720, 5: 42_414, 6: 351_375}
"""Tables of the family by number of seats; whoever shrinks the family has to change these."""


def _sound(numberings: Iterable[Rows]) -> int:
    count = 0
    for rows in numberings:
        assert not faults(network_of(*rows)), rows
        count += 1
    return count


@pytest.mark.parametrize("backwards", [False, True])
def test_one_step_is_sound_from_every_table_of_up_to_five_seats(backwards: bool) -> None:  # noqa: FBT001  parametrized
    order = AS_NAMED[::-1] if backwards else AS_NAMED
    for seats in range(1, 6):
        tables = QUARTERS.tables(seats)
        numbered = (rows_of_table(t, 4, order, backwards=backwards) for t in tables)
        assert _sound(numbered) == COUNTS[seats]


@pytest.mark.parametrize(("half", "count"), [(0, 175_688), (1, 175_687)])
def test_one_step_is_sound_from_every_table_of_six_seats(half: int, count: int) -> None:
    tables = islice(QUARTERS.tables(6), half, None, 2)
    assert _sound(rows_of_table(t, 4, AS_NAMED, backwards=bool(half)) for t in tables) == count


def test_one_step_is_sound_where_nothing_comes_out_even() -> None:
    for seats in range(1, 5):
        tables = QUARTERS.tables(seats)
        assert _sound(rows_of_table(t, 4, AS_NAMED, tilt=1) for t in tables) == COUNTS[seats]


@pytest.mark.slow
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_one_step_is_sound_under_any_names_of_the_officers(order: tuple[int, int, int]) -> None:
    backwards = order[0] > order[1]
    for seats, count in COUNTS.items():
        tables = QUARTERS.tables(seats)
        assert _sound(rows_of_table(t, 4, order, backwards=backwards) for t in tables) == count


@pytest.mark.parametrize(("parts", "counts"), [(4, (4, 96, 2_249)), (2, (1, 9, 36, 203, 949, 4_759))])
def test_one_step_is_sound_with_four_officers_too(parts: int, counts: tuple[int, ...]) -> None:
    for seats, count in enumerate(counts, 1):
        tables = Family(4, parts).tables(seats)
        assert _sound(rows_of_table(t, parts, (2, 0, 3, 1)) for t in tables) == count


def test_one_step_is_sound_in_every_numbering_of_up_to_three_seats() -> None:
    assert [_sound(labelled(3, 4, seats)) for seats in (1, 2, 3)] == LABELLED


def test_the_family_leaves_nothing_out() -> None:
    """The tables of up to three seats are just what is left of all numberings when names are taken away."""
    for seats in (1, 2, 3):
        bare = (still_open(network_of(*rows), rows, 4, 3) for rows in labelled(3, 4, seats))
        assert {QUARTERS.least(table) for table in bare if len(table) < 3} == set(
            map(QUARTERS.least, QUARTERS.tables(seats))
        )


LABELLED = [12, 672, 55_383]


def test_the_family_is_closed_under_steps() -> None:
    known = {seats: set(map(QUARTERS.least, QUARTERS.tables(seats))) for seats in range(1, 5)}
    assert {seats: len(tables) for seats, tables in known.items()} == {n: COUNTS[n] for n in known}
    for seats in range(1, 5):
        for table in QUARTERS.tables(seats):
            for after in _next(table):
                left = sum(len(day) for week in after for day in week)
                assert not left or QUARTERS.least(after) in known[left]


def _next(table: Table) -> list[Table]:
    rows = rows_of_table(table, 4, AS_NAMED)
    network = network_of(*rows)
    return [still_open(step(network, risen=way)[0], rows, 4, 3) for way in (True, False)]


@pytest.mark.parametrize(
    ("parts", "seats", "tilt", "count"),
    [
        (2, 6, 0, 647),  # halves only: everything ties
        (4, 3, 0, 506),
        (3, 3, 0, 124),
        (4, 3, 1, 506),
    ],
)
def test_every_entry_wins_with_exactly_its_weight(parts: int, seats: int, tilt: int, count: int) -> None:
    assert _played(Family(3, parts), seats, tilt) == count


@pytest.mark.slow
@pytest.mark.parametrize(("parts", "tilt", "count"), [(4, 0, 4_720), (3, 0, 664), (4, 5, 4_720)])
def test_every_entry_wins_with_exactly_its_weight_on_four_seats(parts: int, tilt: int, count: int) -> None:
    assert _played(Family(3, parts), 4, tilt, least=4) == count


def _played(family: Family, seats: int, tilt: int, least: int = 1) -> int:
    count = 0
    for size in range(least, seats + 1):
        for table in family.tables(size):
            rows = rows_of_table(table, family.parts, AS_NAMED, tilt=tilt)
            _check_rosters(*rows)
            count += 1
    return count


def _check_rosters(
    rows: list[SeatRow], shift_of: dict[int, int], week_of: dict[int, tuple[int, int]]
) -> None:
    """Chances add up to 1, an entry's to its weight; sums end at a whole number beside what they expect."""
    entries = [(r.trip, who, w) for r in rows for who, w in zip(r.inspectors, r.weights, strict=True)]
    expected = _sums(entries, shift_of, week_of)
    total, won = Fraction(0), defaultdict[tuple[int, str], Fraction](Fraction)
    for chance, roster in outcomes(rows, shift_of, week_of):
        total += chance
        seated = [(trip, who, ONE) for (trip, _), who in roster.items()]
        for trip, who, _ in seated:
            won[trip, who] += chance
        found = _sums(seated, shift_of, week_of)
        assert all(w // ONE <= found[key] // ONE <= -(-w // ONE) for key, w in expected.items()), rows
    assert total == 1
    assert all(won[trip, who] == Fraction(w, ONE) for trip, who, w in entries), rows


def _sums(
    entries: Iterable[tuple[int, str, int]], shift_of: dict[int, int], week_of: dict[int, tuple[int, int]]
) -> Counter[tuple[object, ...]]:
    """By officer and half day, officer and week, and officer."""
    sums: Counter[tuple[object, ...]] = Counter()
    for trip, who, weight in entries:
        shift = shift_of[trip]
        for key in ((who, "half day", shift), (who, "week", week_of[shift]), (who,)):
            sums[key] += weight
    return sums


def test_the_stream_gives_the_odds_a_step_asks_for() -> None:
    """Every value of ``below`` counted once: up wins down times of up + down."""

    class Counted(Stream):
        value = 0

        def below(self, bound: int) -> int:
            assert self.value < bound
            return self.value

    stream = Counted(bytes(32))
    for up in range(1, 12):
        for down in range(1, 12):
            risen = 0
            for stream.value in range(up + down):
                risen += stream.rises(up, down)
            assert risen == down


# A proof must be able to fail: each of these breaks the rounding in one place.

Step = Callable[[rounding._Walk, "Rises"], None]
RIGHT: Step = rounding._Walk.step


def _odds_swapped(walk: rounding._Walk, rises: Rises) -> None:
    RIGHT(walk, lambda up, down: rises(down, up))


def _always_risen(walk: rounding._Walk, rises: Rises) -> None:
    RIGHT(walk, lambda up, down: rises(up, down) or True)


def _one_unit_off(walk: rounding._Walk, rises: Rises) -> None:
    first = walk.arcs[0]
    RIGHT(walk, rises)
    walk.flow[first] += 1


def _forgetful(walk: rounding._Walk, rises: Rises) -> None:
    RIGHT(walk, rises)
    del walk.arcs[1:], walk.signs[1:]


@pytest.mark.parametrize("wrong", [_odds_swapped, _always_risen, _one_unit_off, _forgetful])
def test_a_broken_step_is_not_sound(wrong: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounding._Walk, "step", wrong)
    assert any(faults(network_of(*rows_of_table(t, 4, AS_NAMED))) for t in QUARTERS.tables(3))


def test_swapped_odds_also_show_in_the_rosters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounding._Walk, "step", _odds_swapped)
    with pytest.raises(AssertionError):
        _played(QUARTERS, 2, 0)


def test_a_walk_against_the_arrows_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    find = rounding._Walk._find_cycle

    def ahead_only(walk: rounding._Walk) -> int:
        start = find(walk)
        walk.signs[start + 1 :] = [1] * (len(walk.signs) - start - 1)
        return start

    monkeypatch.setattr(rounding._Walk, "_find_cycle", ahead_only)
    assert any(faults(network_of(*rows_of_table(t, 4, AS_NAMED))) for t in QUARTERS.tables(2))
