"""Do published figures become RFC 3797's text, are odd ones refused, and is their chance counted honestly?"""

from __future__ import annotations

from math import comb

import pytest
from seeds_support import AFTER, NOW, codes, refused

from data.seeds import PublicValue, event_of, value_of
from data.seeds.figure_pools import pool_of

RED, BLUE, THREE = "双色球红球{6/33}", "双色球蓝球{1/16}", "福彩3D{ordered 3x0-9}"
HAPPY = "快乐8{20/80}"
TWENTY = " ".join(map(str, range(1, 21)))


def published(names: str, given: str) -> PublicValue:
    value = value_of(event_of(f"figures:2026-12-01T21:30:{names}", NOW), given, None, AFTER)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("names", "given", "text"),
    [
        ("a", "0", "0./"),
        ("a", "007", "7./"),
        ("a", "3052.610", "3052.61/"),
        ("a", "7.00", "7./"),
        ("a", "0.05", "0.05/"),
        ("a", "00.50", "0.5/"),
        ("a", "10 9 2.5", "2.59.10./"),
        ("a", "2 2 1", "1.2.2./"),
        ("a；b", "1；2", "1./2./"),
        ("a；b", "２，１　３;4", "1.2.3./4./"),
        ("a", "3、1,2", "1.2.3./"),
        ("a；b", "1\n2;\r\n3", "1.2./3./"),
        ("a", "9" * 30 + "." + "9" * 30, "9" * 30 + "." + "9" * 30 + "/"),
        (THREE, "9 0 5", "9.0.5./"),
        (RED, "33 1 2 3 4 5", "1.2.3.4.5.33./"),
        ("a{ordered 1x0-999}", "053", "53./"),
    ],
)
def test_figures_are_written_as_rfc_3797_writes_them(names: str, given: str, text: str) -> None:
    assert published(names, given).text == text


def test_the_evidence_names_every_source() -> None:
    value = published(f"上证综指收盘；{THREE}", "3052.61；9 0 5")
    assert value.evidence == f"上证综指收盘=3052.61；{THREE}=9.0.5."


@pytest.mark.parametrize(
    ("names", "given", "code"),
    [
        ("a；b", "1", "K24"),
        ("a", "1；2", "K24"),
        ("a", "1;", "K24"),
        ("a", "", "K25"),
        ("a", "1,,2", "K25"),
        ("a", "-1", "K25"),
        ("a", "1.", "K25"),
        ("a", ".5", "K25"),
        ("a", "1.2.3", "K25"),
        ("a", "1e3", "K25"),
        ("a", "²", "K25"),
        ("a", "9" * 31, "K25"),
        ("a", "3,052.61", "K26"),
        ("a", "1,234,567", "K26"),
        (RED, "1 2 3 4 5", "K27"),
        (THREE, "905", "K27"),
        (RED, "1 2 3 4 5 34", "K28"),
        (RED, "0 2 3 4 5 6", "K28"),
        (RED, "1 2 3 4 5 5", "K28"),
        (RED, "1 2 3 4 5 6.5", "K28"),
        (THREE, "9 0 10", "K28"),
    ],
)
def test_odd_figures_are_refused(names: str, given: str, code: str) -> None:
    assert codes(lambda: published(names, given)) == [code]


def test_a_comma_before_fewer_or_more_than_three_digits_is_between_two_numbers() -> None:
    assert published("a", "1,23,4567").text == "1.23.4567./"


def test_the_ends_of_a_pool_belong_to_it() -> None:
    assert published("a{2/33}；b{ordered 2x3-5}", "33 1；5 3").text == "1.33./5.3./"


def test_everything_odd_is_told_at_once() -> None:
    found = refused(lambda: published(f"a；b；{RED}；{THREE}", "x y；3,052；0 0 1 2 3 40；9 9 9"))
    assert [(p.code, p.content) for p in found] == [
        ("K25", "x"),
        ("K25", "y"),
        ("K26", "3,052"),
        ("K28", "0"),
        ("K28", "0"),
        ("K28", "40"),
    ]
    assert [(p.code, p.content) for p in refused(lambda: published("a{2/9}", "2.5 2.5"))] == [
        ("K28", "2.5"),
        ("K28", "2.5"),
    ]


@pytest.mark.parametrize(
    ("name", "outcomes"),
    [(RED, comb(33, 6)), (BLUE, 16), (THREE, 1000), (HAPPY, comb(80, 20)), ("a{ordered 2x5-5}", 1)],
)
def test_a_pool_has_as_many_outcomes_as_can_be_drawn(name: str, outcomes: int) -> None:
    pool = pool_of(name)
    assert pool is not None
    assert pool.outcomes == outcomes


def test_a_name_without_braces_has_no_pool() -> None:
    assert pool_of("上证综指收盘") is None


def test_figures_of_known_pools_are_counted() -> None:
    (remark,) = published(f"{RED}；{THREE}", "1 2 3 4 5 6；0 0 0").remarks
    assert (remark.code, remark.level) == ("K29", "kept")
    assert dict(remark.parts)["outcomes"] == "1107568 × 1000 = 1.1e9"
    (remark,) = published(RED, "1 2 3 4 5 6").remarks
    assert dict(remark.parts)["outcomes"] == "1107568"


def test_figures_of_unknown_pools_count_for_nothing() -> None:
    (remark,) = published(f"上证；{THREE}；深证", "1；0 0 0；2").remarks
    assert (remark.code, remark.level) == ("K30", "kept")
    assert dict(remark.parts) == {"outcomes": "1000", "uncounted": "上证；深证"}
    (remark,) = published("上证", "1").remarks
    assert dict(remark.parts) == {"outcomes": "1", "uncounted": "上证"}


def test_enough_known_chance_brings_no_warning_and_a_little_less_does() -> None:
    """2^128 exactly is enough; so are three evenings of 快乐8, whatever stands beside them."""
    assert published("a{ordered 128x0-1}", "0 " * 128).remarks == ()
    assert [p.code for p in published("a{ordered 127x0-1}", "0 " * 127).remarks] == ["K29"]
    assert [p.code for p in published(f"{HAPPY}；{HAPPY}", f"{TWENTY}；{TWENTY}").remarks] == ["K29"]
    assert published(f"{HAPPY}；{HAPPY}；{HAPPY}；上证", f"{TWENTY}；{TWENTY}；{TWENTY}；1").remarks == ()
