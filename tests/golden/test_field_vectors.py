"""Published examples of the field come out of our reading of it; and what our own numbers do differently."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice

import pytest
from field_samplers_support import counter_picks, ticket, tickets_in_order

from scheduler.chance import number_of

# sampler.py, R. L. Rivest, 14 November 2011: the transcript in its documentation ("Big Apple City Council,
# January 20th, 2034"): four rows of dice joined, 1 … 876, 47 without duplicates.
DICE = "3546311556112163624615351222"
PICKS = """
    740 180 264 789 238 448 272 611 761 208 596 88 160 113 766 427 184 816 653 411 779 331 339 487 594 235 65
    527 821 490 461 251 471 414 174 567 300 134 144 357 786 792 218 550 787 537 197
"""
# C. Jerdonek's published test cases for the same sampler: seed, total, the first three with duplicates.
CASES = [
    ("0", 1000, [905, 573, 160]),
    ("0", 2, [1, 1, 2]),
    ("1", 1000, [97, 89, 163]),
    ("0000000000", 1000, [978, 359, 132]),
    ("999999999999999999999999", 1000, [544, 800, 654]),
    ("abcde", 1000, [247, 427, 157]),
]
# consistent_sampler 1.0.10, R. L. Rivest 2018: examples 1 and 2 of its README.
WITHOUT = ["B-2", "B-3", "A-3", "A-2"]
WITH = [
    ("0.303241347", "e5", 1),
    ("0.432145156", "b2", 1),
    ("0.487135586", "c3", 1),
    ("0.581779914", "b2", 2),
    ("0.680782907", "b2", 3),
    ("0.700258702", "c3", 2),
    ("0.816686725", "b2", 4),
    ("0.841870265", "a1", 1),
    ("0.857737141", "a1", 2),
    ("0.866227993", "f6", 1),
]


def test_the_dice_of_sampler_py_give_its_published_sample() -> None:
    distinct = dict.fromkeys(islice(counter_picks(DICE, 1, 876), 48))
    assert list(distinct) == [int(pick) for pick in PICKS.split()]  # the 32nd was a duplicate


@pytest.mark.parametrize(("seed", "total", "picks"), CASES)
def test_the_published_cases_for_sampler_py_come_out(seed: str, total: int, picks: list[int]) -> None:
    assert list(islice(counter_picks(seed, 1, total), 3)) == picks


def test_the_first_example_of_consistent_sampler_comes_out() -> None:
    names = ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert sorted(names, key=lambda name: ticket(314159, name))[:4] == WITHOUT


def test_the_second_example_of_consistent_sampler_comes_out() -> None:
    assert tickets_in_order(19283746, ["a1", "b2", "c3", "d4", "e5", "f6"], 10) == WITH


def test_its_documented_ticket_comes_out_to_the_last_digit() -> None:
    long = "0.26299714122838008416507544297546663599715395525154425586041245287750224561854"
    assert ticket("01382438112797316654", "AB-130") == long


def test_our_number_differs_from_a_ticket_in_the_documented_ways_only() -> None:
    """Both hash 32 bytes of seed and, without separator, the name: a seed of fixed length needs none.

    Ours takes the seed's bytes, not their hex digits, puts the firm's salt between (none here),
    and reads the first eight bytes of the digest from the left, not all its decimal digits from the right.
    """
    seed, name = sha256(b"01382438112797316654").digest(), "AB-130"
    theirs = int(sha256((seed.hex() + name).encode()).hexdigest(), 16)
    assert ticket("01382438112797316654", name) == "0." + f"{theirs:064d}"[::-1]
    ours = sha256(seed + name.encode()).digest()
    assert number_of(seed, b"", name) == int(ours.hex()[:16], 16) == 0xBEA6D71B1A18C922


def test_both_samples_of_part_of_the_names_are_the_sample_of_all_with_the_rest_left_out() -> None:
    seed, names = bytes(range(32)), [f"F{n:02d}" for n in range(40)]
    some = names[::3]
    for key in (lambda name: ticket(7, name), lambda name: number_of(seed, b"", name)):
        assert sorted(some, key=key) == [name for name in sorted(names, key=key) if name in some]
