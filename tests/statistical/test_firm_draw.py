"""Are firms drawn as often as their ratios say?  Fixed seeds, so that the answer never flickers.

Each test asks many questions at once; α = 0.001 is shared among them (Bonferroni): a count is refused when
its exact binomial tail is smaller than its share.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations
from math import comb

from core_support import district, firms, per_cent, rules, task
from secrets_support import EVENT, SECRETS

from scheduler.sampling.chances import bound, chances
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.case import Case, Earlier
from scheduler.values.plan import ONE, Drawn, Frozen

ALPHA = Fraction(1, 1000)
SEEDS = 4000
NARROW, WIDE = 7, 17
"""Firms drawn of 29 by the two tasks; 29 is prime, so that every-k-th drawing would show."""
POPULATION = 29


def quarter() -> Case:
    wide = task(2, ratios=(per_cent("A", 60),))
    return district(firms(POPULATION), (task(1, ratios=(per_cent("A", 25),)), wide))


def frozen(case: Case) -> Frozen:
    return Frozen(case, strata_of(case, layers_of(case)), SECRETS, EVENT, "00" * 32)


@cache
def draws() -> tuple[Drawn, ...]:
    """The same case under a fixed list of public values."""
    ready = frozen(quarter())
    return tuple(draw_firms(ready, f"公开值 {k}", "test") for k in range(SEEDS))


def counted(position: int) -> list[frozenset[str]]:
    return [frozenset(d.draws[position].drawn) for d in draws()]


def tail(count: int, trials: int, chance: Fraction) -> Fraction:
    """Twice the smaller exact binomial tail of a count."""
    p, q = chance.numerator, chance.denominator - chance.numerator
    weights = [comb(trials, k) * p**k * q ** (trials - k) for k in range(trials + 1)]
    below, above = sum(weights[: count + 1]), sum(weights[count:])
    return Fraction(2 * min(below, above), sum(weights))


def plausible(counts: list[int], chance: Fraction) -> bool:
    """Whether the least and the greatest of these counts both pass."""
    share = ALPHA / (2 * len(counts))
    return all(tail(k, SEEDS, chance) >= share for k in (min(counts), max(counts)))


def test_every_firm_is_drawn_as_often_as_its_ratio_says() -> None:
    for position, size in ((0, NARROW), (1, WIDE)):
        samples = counted(position)
        assert {len(s) for s in samples} == {size}
        counts = [sum(f"F{k:02d}" in s for s in samples) for k in range(POPULATION)]
        assert plausible(counts, Fraction(size, POPULATION))


def test_every_pair_is_drawn_together_as_often_as_in_a_simple_random_sample() -> None:
    samples = counted(0)
    pairs = combinations([f"F{k:02d}" for k in range(POPULATION)], 2)
    counts = [sum(a in s and b in s for s in samples) for a, b in pairs]
    assert plausible(counts, Fraction(NARROW * (NARROW - 1), POPULATION * (POPULATION - 1)))


def test_the_tail_of_the_list_is_drawn_as_often_as_its_head() -> None:
    samples = counted(0)
    last = [f"F{k:02d}" for k in range(POPULATION - 1, POPULATION - 9, -1)]
    drawn = sum(f in s for s in samples for f in last)
    expected = Fraction(SEEDS * NARROW * len(last), POPULATION)
    variance = (
        expected * (1 - Fraction(NARROW, POPULATION)) * Fraction(POPULATION - len(last), POPULATION - 1)
    )
    assert (drawn - expected) ** 2 <= 11 * variance  # 11 > 3.29², the two-sided point of α = 0.001


def test_every_firm_is_the_first_substitute_equally_often() -> None:
    firsts = [d.draws[0].substitutes[0] for d in draws()]
    counts = [firsts.count(f"F{k:02d}") for k in range(POPULATION)]
    assert plausible(counts, Fraction(1, POPULATION))


def test_the_smaller_sample_lies_within_the_larger_one_every_time() -> None:
    assert all(a <= b for a, b in zip(counted(0), counted(1), strict=True))


def test_visits_equal_the_bound_where_populations_are_the_same() -> None:
    case = quarter()
    least = bound(chances(case, strata_of(case, layers_of(case))))
    assert {len(a | b) for a, b in zip(counted(0), counted(1), strict=True)} == {int(least)} == {WIDE}


YEARS = 3000


def test_a_year_that_is_spread_keeps_chances_within_three_per_cent_and_visits_nobody_twice() -> None:
    """Ten firms had a chance of 2/5 in spring, ten others 1/5; in summer everybody's is 1/5 all the same."""
    watched = tuple(replace(f, tags=("危化",)) for f in firms(10))
    roster = (*watched, *firms(10, start=10))
    all_firms = task(1, ratios=(per_cent("A", 20),))
    spring = frozen(
        spread(district(roster, (all_firms, task(2, tags=("危化",), ratios=(per_cent("A", 40),)))))
    )
    summer = spread(district(roster, (all_firms,)))
    counts = {True: 0, False: 0}
    for year in range(YEARS):
        visited = {f for d in draw_firms(spring, f"{year} 年春", "test").draws for f in d.drawn}
        standing = tuple(Earlier(f.id, ONE * (2 if f.tags else 1) // 5, f.id in visited) for f in roster)
        (draw,) = draw_firms(frozen(replace(summer, earlier=standing)), f"{year} 年夏", "test").draws
        assert not visited & set(draw.drawn)
        for name in draw.drawn:
            counts[int(name[1:]) < 10] += 1
    assert sum(counts.values()) == 4 * YEARS
    assert all(abs(k - 2 * YEARS) <= 2 * YEARS * Fraction(3, 100) for k in counts.values())


def spread(case: Case) -> Case:
    return replace(case, rules=rules({"spread": "spread"}))
