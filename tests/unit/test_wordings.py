"""Every problem has a sentence, every sentence a problem, and every place a name."""

from __future__ import annotations

import ast
from typing import get_args

import pytest
from messages import placeholders
from source_support import CODE, called, calls, codes, name_of

from data.i18n import translation
from data.wordings import DONE, letters, place_name, sentence, wordings
from scheduler.errors import Level, Place, Problem

CHINESE = translation("zh").gettext
ENGLISH = translation("en").gettext
RAISED = codes("scheduler", "data", "shell", "cli.py")


def given(node: ast.Call) -> set[str]:
    """Parts named in a call of problem(); {"*"} where some arrive as a mapping."""
    fixed = {"code", "level", "place", "content"}
    return {keyword.arg or "*" for keyword in node.keywords} - fixed | {"content"}


PROBLEMS = [
    (f"{name_of(source)}:{node.lineno}", str(node.args[0].value), given(node))
    for source, node in calls("scheduler", "data", "shell", "cli.py")
    if called(node).split(".")[-1] == "problem" and node.args and isinstance(node.args[0], ast.Constant)
]


def test_every_code_that_can_be_raised_has_a_sentence() -> None:
    assert not {code: where for code, where in RAISED.items() if code not in wordings()}


def test_every_sentence_belongs_to_a_code_that_can_be_raised() -> None:
    assert not wordings().keys() - RAISED.keys()


def test_every_code_is_a_letter_and_two_or_three_digits() -> None:
    assert all(CODE.fullmatch(code) for code in wordings())


@pytest.mark.parametrize(("where", "code", "parts"), PROBLEMS, ids=[where for where, *_ in PROBLEMS])
def test_every_problem_brings_the_parts_its_sentence_needs(where: str, code: str, parts: set[str]) -> None:
    needed = {name.split(":")[0] for text in wordings()[code] for name in placeholders(text)}
    assert "*" in parts or needed <= parts, where


@pytest.mark.parametrize("code", sorted(wordings()))
def test_every_sentence_can_be_said_in_both_languages(code: str) -> None:
    what, remedy = wordings()[code]
    parts = {name: "7" for text in (what, remedy) for name in placeholders(text)}
    trouble = Problem(code, "note", content="甲", parts=tuple(parts.items()))
    for translate in (CHINESE, ENGLISH):
        said = sentence(trouble, translate)
        assert said.what
        assert bool(said.remedy) == bool(remedy)


def test_every_level_has_a_name() -> None:
    assert DONE.keys() == set(get_args(Level))


def test_a_code_without_a_sentence_is_refused() -> None:
    with pytest.raises(KeyError):
        sentence(Problem("Z999", "note"), ENGLISH)


def test_a_place_is_named_from_the_whole_to_the_part() -> None:
    place = Place("a.xlsx", "Sheet1", 3, 2)
    assert place_name(place, CHINESE) == "文件 a.xlsx 表 Sheet1 第 3 行 B 列"
    assert place_name(place, ENGLISH) == "file a.xlsx sheet Sheet1 row 3 column B"
    assert place_name(Place("a.csv", row=12), CHINESE) == "文件 a.csv 第 12 行"
    assert place_name(Place(), CHINESE) == ""


@pytest.mark.parametrize(
    ("column", "name"), [(0, ""), (1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_named_as_in_spreadsheets(column: int, name: str) -> None:
    assert letters(column) == name
