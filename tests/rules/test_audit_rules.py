"""Each rule of the checker finds the smallest plan that breaks it, and names it by its code."""

from __future__ import annotations

import audit_officer_breaches_support  # noqa: F401 - fills BREACHES
import audit_support
import audit_visit_breaches_support  # noqa: F401 - fills BREACHES
import pytest
from audit_breaches_support import BREACHES

from scheduler.audit import REFERENCES, RULES, audit, audit_document


@pytest.mark.parametrize("code", BREACHES)
def test_the_smallest_breach_of_a_rule_is_named_by_its_code(code: str) -> None:
    make, expected = BREACHES[code]
    found = audit(audit_support.file_of(make()))
    assert {problem.code for problem in found.problems} == expected


@pytest.mark.parametrize("rule", [*REFERENCES, *RULES], ids=lambda rule: rule.code)
def test_every_rule_has_a_breach(rule: object) -> None:
    assert getattr(rule, "code", "") in BREACHES


def test_a_breach_says_section_and_row() -> None:
    found = audit_document(BREACHES["V70"][0]())
    (problem,) = found.problems
    assert (problem.place.sheet, problem.place.row) == ("visits", 1)
    assert dict(problem.parts) == {"expected": "60", "found": "61"}
