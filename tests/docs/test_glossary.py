"""Code uses the glossary's words, and the glossary knows all of them."""

from __future__ import annotations

import ast
import re

import pytest
from source_support import ROOT, sources, tree_of

GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
NAMES = {name for quoted in re.findall(r"`([^`]+)`", GLOSSARY) for name in re.split(r"[.\s]", quoted)}
VALUES = sorted(
    node.name
    for source in sources("scheduler/values")
    for node in tree_of(source).body
    if isinstance(node, ast.ClassDef)
)


@pytest.mark.parametrize("value", VALUES)
def test_the_glossary_explains_every_value(value: str) -> None:
    assert value in NAMES


def test_no_term_is_explained_twice() -> None:
    terms = [line.split("|")[1].strip() for line in GLOSSARY.splitlines() if line.startswith("| ")]
    terms = [term for term in terms if term != "中文"]
    assert len(terms) == len(set(terms))
