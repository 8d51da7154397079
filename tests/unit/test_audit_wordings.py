"""Each finding of the checker can be said in English and in Chinese, with all its parts."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import audit_officer_breaches_support  # noqa: F401 - fills BREACHES
import audit_support as s
import audit_visit_breaches_support  # noqa: F401 - fills BREACHES
import pytest
from audit_breaches_support import BREACHES

from data.i18n import translation
from data.wordings import sentence
from scheduler.audit import BUNDLE_CHECKS, FILE_CHECKS, REFERENCES, RULES, audit, audit_document

if TYPE_CHECKING:
    from scheduler.errors import Problem

CHINESE = re.compile("[\u4e00-\u9fff]")


def said(problem: Problem) -> None:
    assert "{" not in sentence(problem, str).what
    chinese = sentence(problem, translation("zh").gettext)
    assert CHINESE.search(chinese.what), chinese
    assert CHINESE.search(chinese.remedy), chinese


@pytest.mark.parametrize("code", BREACHES)
def test_a_breach_of_a_rule_can_be_said(code: str) -> None:
    for problem in audit_document(BREACHES[code][0]()).problems:
        said(problem)


def broken_files() -> list[bytes]:
    raw = s.file_of(s.plan_of())
    swaps = [
        ("企业F2".encode(), b"\xff"),
        (b'"kind"', b"}"),
        (b'"plan":1', b'"plan":1,"plan":1'),
        (b'"minutes":60', b'"minutes":60.0'),
        (b'"history":[\n]', b'"history":[\n' + b"[" * 100_000 + b"]" * 100_000 + b"\n]"),
        (b'"minutes":60', b'"minutes": 60'),
        (b"chayici-plan/2", b"chayici-plan/3"),
        (b'"minutes":60', b'"minutes":61'),
        (b'"minutes":60', b'"minute":61'),
        (b'"on_site":true', b'"on_site":1'),
    ]
    digests = raw.index(b'"digests"')
    short = raw.index(b'"firms":["', digests) + 10
    section = raw.index(b'"firms":"', digests) + 9
    root = raw.index(b'"root":"', digests) + 8
    flipped = [raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :] for at in (short, section, root)]
    lines = raw.split(b"\n")
    first = lines.index(b'"inspectors":[') + 1
    moved = [*lines[:first], lines[first + 1], lines[first], *lines[first + 2 :]]
    less = [*lines[:first], *lines[first + 1 :]]
    more = [*lines[:first], lines[first], *lines[first:]]
    return [
        *(raw.replace(old, new, 1) for old, new in swaps),
        *flipped,
        *(b"\n".join(one) for one in (moved, less, more)),
    ]


def test_every_finding_about_the_file_is_reached_and_can_be_said() -> None:
    found = [problem for raw in broken_files() for problem in audit(raw).problems]
    for problem in found:
        said(problem)
    assert {code for code, _, _ in FILE_CHECKS} - {"V08"} <= {problem.code for problem in found}


def test_a_computer_without_sm3_says_so_and_judges_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = s.plan_of(s.district(rules=[s.rules(suite="sm3")]))
    monkeypatch.setattr(hashlib, "algorithms_available", {"sha256"})
    assert [p.code for p in audit(s.file_of(plan)).problems] == ["V08", "V29"]


def test_the_table_of_all_checks_is_the_programs_own() -> None:
    rows = [(code, text, basis) for code, text, basis in (*FILE_CHECKS, *BUNDLE_CHECKS)]
    rows += [(rule.code, rule.sentence, rule.basis) for rule in (*REFERENCES, *RULES)]
    table = [f"| {code} | {text} | {basis} |" for code, text, basis in sorted(rows, key=by_number)]
    page = Path(__file__).parents[2].joinpath("docs", "reference", "checks.md").read_text("utf-8")
    assert [line for line in page.splitlines() if line.startswith("| V")] == table


def by_number(row: tuple[str, str, str]) -> int:
    return int(row[0][1:])


@pytest.mark.parametrize("rule", [*REFERENCES, *RULES], ids=lambda rule: rule.code)
def test_a_rules_name_and_docstring_are_sentences(rule: object) -> None:
    sentence_of = str(getattr(rule, "sentence", ""))
    assert sentence_of.endswith(".")
    assert len(sentence_of.split()) > 4
