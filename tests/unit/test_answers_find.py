"""A firm is found by whatever number it is asked for with, an officer by the card; else their neighbours."""

from __future__ import annotations

import pytest
from core_support import firm

from data.usecases.answers import find_firm, find_officer
from data.wordings import sentence
from scheduler.errors import NotFound
from scheduler.values.people import Inspector

OLD = "330000000000001"
FIRMS = (
    firm(1, code=""),
    firm(2, code=OLD),
    firm(3, code="甲-7"),
    firm(4, code="甲7"),
)
OFFICERS = (Inspector("浙A-0012", "示例甲", "税务局"), Inspector("浙A-0013", "示例乙", "税务局"))


@pytest.mark.parametrize("asked", ["F02", "f02", " Ｆ０２", OLD, f" {OLD[:5]} {OLD[5:]}"])
def test_id_and_number_are_found_however_typed(asked: str) -> None:
    assert find_firm(FIRMS, asked, 1).id == "F02"


def test_a_number_that_several_firms_have_is_not_guessed() -> None:
    with pytest.raises(NotFound) as error:
        find_firm(FIRMS, "甲7", 1)
    (told,) = error.value.problems
    assert told.code == "X03"
    assert {"n": "2"}.items() <= dict(told.parts).items()
    assert "F03" in dict(told.parts)["near"]
    assert "F04" in dict(told.parts)["near"]


@pytest.mark.parametrize(
    ("asked", "near"), [("第2号", "示例第2号商行 (F02)"), ("F2", "F02"), ("没有这家", "–"), ("  ", "–")]
)
def test_an_unknown_firm_is_answered_with_the_nearest(asked: str, near: str) -> None:
    with pytest.raises(NotFound) as error:
        find_firm(FIRMS, asked, 7)
    (told,) = error.value.problems
    assert told.code == "X01"
    assert near in dict(told.parts)["near"]
    assert "Plan 7" in sentence(told, str).what


def test_an_officer_is_found_by_the_card_and_told_by_the_name() -> None:
    assert find_officer(OFFICERS, "浙ａ0013", 1) is OFFICERS[1]
    with pytest.raises(NotFound) as error:
        find_officer(OFFICERS, "示例甲", 1)
    (told,) = error.value.problems
    assert (told.code, dict(told.parts)["near"]) == ("X02", "示例甲 (浙A-0012)")
