"""Every call that reports a problem brings the parts which that problem's sentence names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from messages import placeholders

import data.intake
from data.wordings import wordings

SOURCES = sorted(Path(data.intake.__file__).parent.glob("*.py"))
COUNTED = {"count", "read", "content"}


def reports() -> list[tuple[str, str, set[str]]]:
    """(where, code, parts given) of every findings.add, findings.count and _say with a literal code."""
    found = []
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            first = node.args[0]
            if (
                node.func.attr in {"add", "_say", "count"}
                and isinstance(first, ast.Constant)
                and "I" in str(first.value)
            ):
                given = {k.arg or "" for k in node.keywords} | {"content"}
                found.append(
                    (
                        f"{source.stem}:{node.lineno}",
                        str(first.value),
                        COUNTED if node.func.attr == "count" else given,
                    )
                )
    return found


def test_there_are_many_reports() -> None:
    assert len(reports()) > 70


@pytest.mark.parametrize(("where", "code", "given"), reports(), ids=[where for where, *_ in reports()])
def test_a_report_fits_its_sentence(where: str, code: str, given: set[str]) -> None:
    needed = {name for words in wordings()[code] for name in placeholders(words)}
    assert needed <= given, where
