"""Whatever unknown key is slipped into the default rules, it is refused at its own line."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.lines import Path as KeyPath
from data.rules.lines import line_index
from data.rules.settings import default_text, settings_of
from scheduler.errors import RulesWrong

if TYPE_CHECKING:
    from pathlib import Path

LINES = default_text().splitlines()
HEADERS = [i for i, line in enumerate(LINES) if line.startswith("[")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rules") / "rules.toml"


@given(
    header=st.sampled_from(HEADERS),
    key=st.from_regex(r"[a-z]{1,12}", fullmatch=True),
    blank=st.integers(0, 3),
)
def test_defaults_and_one_unknown_key_are_refused_at_its_line(
    path: Path, header: int, key: str, blank: int
) -> None:
    key = f"{key}_not"
    lines = [*LINES[: header + 1], *["# 空"] * blank, f"{key} = 1", *LINES[header + 1 :]]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RulesWrong) as caught:
        settings_of(path)
    (found,) = caught.value.problems
    assert (found.code, found.place.row, found.content) == ("R03", header + 2 + blank, key)
    assert found.place.sheet.endswith(f".{key}")


KEYS = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
SCALARS = st.sampled_from(["1", '"]"', "'}'", "true", "2026-01-01", '"""\n[x]\n"""', "'''\n=\n'''", "1.5e3"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda v: "[ # ]\n" + ",\n".join(v) + "\n]")
        | st.dictionaries(KEYS, inner.filter(lambda v: "\n" not in v), max_size=3).map(
            lambda v: "{" + ", ".join(f"{k} = {x}" for k, x in v.items()) + "}"
        )
    ),
    max_leaves=6,
)


def paths_of(value: object, path: KeyPath = ()) -> set[KeyPath]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    if isinstance(value, list):
        inner = list(enumerate(value))
    return {path, *(p for key, v in inner for p in paths_of(v, (*path, key)))}


@given(st.lists(st.tuples(st.booleans(), st.dictionaries(KEYS, VALUES, max_size=3)), max_size=4))
def test_every_path_of_a_document_has_the_line_its_key_stands_on(
    tables: list[tuple[bool, dict[str, str]]],
) -> None:
    text = ""
    for number, (array, pairs) in enumerate(tables):
        text += "[[rows]]\n" if array else f"[t{number}]\n"
        text += "".join(f"{key} = {value}\n" for key, value in pairs.items())
    index = line_index(text)
    assert set(index) | {()} == paths_of(tomllib.loads(text))
    for path, line in index.items():
        if isinstance(path[-1], str) and len(path) > 1 and path[0] != "rows":
            assert path[-1] in text.splitlines()[line - 1]
