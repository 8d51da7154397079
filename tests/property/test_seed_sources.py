"""Whatever is thrown, published or named: what is announced stays, what must not matter does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from seeds_support import AFTER, NOW

from data.clock import written
from data.seeds import PublicValue, event_of, value_of
from data.seeds.ceremony import MEANS
from data.seeds.figure_numbers import key_of
from data.seeds.moments import moment_of
from data.seeds.networks import NETWORKS
from data.seeds.outcomes import ENOUGH
from scheduler.chance import clean_seed

THROWN = st.sampled_from(sorted(means for means, faces in MEANS.items() if faces)).flatmap(
    lambda means: st.tuples(
        st.just(means),
        st.lists(st.text(MEANS[means], min_size=1, max_size=12), min_size=1, max_size=20),
    )
)
DECIMALS = st.tuples(st.integers(0, 10**6), st.integers(0, 999)).map(lambda n: n[0] + Fraction(n[1], 1000))
SOURCES = st.lists(st.lists(DECIMALS, min_size=1, max_size=6), min_size=1, max_size=4)
ROUNDS = st.tuples(st.sampled_from(sorted(NETWORKS)), st.integers(1, 10**9))
MOMENTS = st.datetimes(datetime(2023, 9, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
"""Hypothesis takes bounds without a zone and adds it itself."""


def taken(named: str, text: str) -> PublicValue:
    value = value_of(event_of(named, NOW), text, None, AFTER)
    assert value is not None
    return value


@given(THROWN)
def test_any_throws_are_the_value_as_announced_however_they_are_spaced(
    thrown: tuple[str, list[str]],
) -> None:
    means, groups = thrown
    value = taken(f"ceremony:2026-12-01T10:00:{means}:大厅", " ".join(groups))
    assert value.text == clean_seed(value.text) == "".join(groups)
    enough = len(MEANS[means]) ** sum(map(len, groups)) >= ENOUGH
    assert [p.code for p in value.remarks] == ([] if enough else ["K21"])


def typed(number: Fraction, *, padded: bool = False) -> str:
    """A number in decimal; padded with zeros that mean nothing."""
    whole, thousandths = divmod(int(number * 1000), 1000)
    return f"00{whole}.{thousandths:03d}0" if padded else f"{whole}.{thousandths:03d}"


@given(SOURCES, st.data(), st.sampled_from([" ", "， ", "、", "  ", ", ", "\n"]))
def test_neither_order_nor_spacing_nor_zeros_of_figures_matter(
    sources: list[list[Fraction]], data: st.DataObject, between: str
) -> None:
    event = f"figures:2026-12-01T10:00:{'；'.join('abcd'[: len(sources)])}"
    plain = ";".join(" ".join(map(typed, numbers)) for numbers in sources)
    shuffled = [data.draw(st.permutations(numbers)) for numbers in sources]
    mixed = "；".join(f" {between.join(typed(n, padded=True) for n in numbers)} " for numbers in shuffled)
    value = taken(event, plain)
    assert taken(event, mixed).text == value.text == clean_seed(value.text)
    assert value.text == "".join(key_of(sorted(numbers)) + "/" for numbers in sources)


@given(ROUNDS)
def test_the_first_round_from_a_rounds_moment_on_is_that_round(named: tuple[str, int]) -> None:
    network = NETWORKS[named[0]]
    moment, second = network.at(named[1]), timedelta(seconds=1)
    assert network.first_round(moment) == network.first_round(moment - second) == named[1]
    assert network.first_round(moment + second) == named[1] + 1


@given(st.sampled_from(sorted(NETWORKS)), MOMENTS)
def test_no_round_lies_between_a_moment_and_its_first_round(name: str, moment: datetime) -> None:
    network = NETWORKS[name]
    first = network.first_round(moment)
    assert network.at(first) >= moment > network.at(first - 1)


@given(MOMENTS, st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_the_same_whatever_offset_it_is_written_with(moment: datetime, minutes: int) -> None:
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    local = (moment + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%S")
    assert moment_of(f"{local}{sign}{hours:02d}:{rest:02d}") == moment == moment_of(written(moment))
