"""Does a ceremony take what can be thrown, refuse what cannot, and count how much could have been thrown?"""

from __future__ import annotations

import pytest
from seeds_support import AFTER, NOW, codes, refused

from data.i18n import translation
from data.seeds import PublicValue, event_of, value_of
from data.wordings import sentence

ENOUGH = {"dice": 50, "coins": 128, "digits": 39}
FACE = {"dice": "6", "coins": "0", "digits": "9"}


def thrown(means: str, text: str) -> PublicValue:
    event = event_of(f"ceremony:2026-12-01T10:00:{means}:区政务大厅", NOW)
    value = value_of(event, text, None, AFTER)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("means", "text"),
    [("dice", "123 456  1"), ("coins", "01 10"), ("digits", "0123456789"), ("text", "甲 乙")],
)
def test_the_value_is_what_was_announced(means: str, text: str) -> None:
    value = thrown(means, text)
    told = text if means == "text" else text.replace(" ", "")
    assert (value.text, value.source, value.evidence) == (told, "typed", "")


@pytest.mark.parametrize(
    ("means", "text", "odd"),
    [
        ("dice", "12x", [("x", "3")]),
        ("dice", "1 70", [("7", "3"), ("0", "4")]),
        ("dice", "1-2", [("-", "2")]),
        ("dice", "１", [("１", "1")]),
        ("dice", "1\u30002", [("\u3000", "2")]),
        ("coins", "012", [("2", "3")]),
        ("coins", "正0", [("正", "1")]),
        ("digits", "12.5", [(".", "3")]),
        ("digits", "1²", [("²", "2")]),
    ],
)
def test_what_no_throw_can_show_is_refused_with_its_position(
    means: str, text: str, odd: list[tuple[str, str]]
) -> None:
    found = refused(lambda: thrown(means, text))
    assert {(p.code, p.level) for p in found} == {("K20", "fatal")}
    assert [(p.content, dict(p.parts)["position"]) for p in found] == odd


@pytest.mark.parametrize(
    ("text", "code"), [("", "K01"), ("  ", "K01"), ("1\n2", "K02"), ("1 ", "K03"), ("e\u0301", "K04")]
)
def test_a_text_that_could_be_typed_in_two_ways_is_refused(text: str, code: str) -> None:
    assert codes(lambda: thrown("dice", text)) == [code]


@pytest.mark.parametrize("means", ENOUGH)
def test_the_fewest_throws_that_are_enough_bring_no_warning_and_one_fewer_does(means: str) -> None:
    assert thrown(means, FACE[means] * ENOUGH[means]).remarks == ()
    few = thrown(means, FACE[means] * (ENOUGH[means] - 1)).remarks
    assert [(p.code, p.level, dict(p.parts)["more"]) for p in few] == [("K21", "kept", "1")]


def test_spaces_are_no_throws() -> None:
    assert [p.code for p in thrown("dice", "6 " * 49 + "6").remarks] == []
    assert [p.code for p in thrown("dice", "6 " * 48 + "6").remarks] == ["K21"]


def test_the_warning_says_how_many_outcomes_there_were_and_how_many_throws_are_missing() -> None:
    (remark,) = thrown("dice", "12345 61234 56123 45612").remarks
    assert dict(remark.parts) == {"outcomes": "6^20 = 3.7e15", "enough": "50", "more": "30"}
    said = sentence(remark, translation("zh").gettext)
    assert said.what == "投掷结果只有 6^20 = 3.7e15 种可能，他人可以逐一试算。"
    assert said.remedy == "请再投掷 30 次，合计 50 次。"


def test_of_a_text_only_a_short_number_can_be_judged() -> None:
    judged = {"123456": "K05", "1-" * 37 + "1": "K05", "1" * 39: "K11", "路桥": "K11", "路桥1": "K11"}
    for text, code in judged.items():
        assert [p.code for p in thrown("text", text).remarks] == [code]
