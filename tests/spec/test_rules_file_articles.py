"""What the law says about figures that a rules file may set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.rules import load_rules
from scheduler.errors import RulesWrong

if TYPE_CHECKING:
    from pathlib import Path

BASIS = 'basis = { document = "本区细则", clause = "第三条" }'


def test_penalties_act_article_42_no_rules_file_may_set_fewer_than_two_officers(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    for least, allowed in ((0, False), (1, False), (2, True), (3, True)):
        path.write_text(f"[teams]\nleast = {least}\n{BASIS}\n", encoding="utf-8")
        if allowed:
            assert load_rules(path).teams.least == least
        else:
            with pytest.raises(RulesWrong):
                load_rules(path)
    assert load_rules(None).teams.least == 2


def test_opinions_2024_54_every_class_but_the_riskiest_has_a_yearly_cap_per_firm_and_per_agency() -> None:
    caps = load_rules(None).caps
    for per in ("firm", "agency"):
        capped = {credit for cap in caps if cap.per == per for credit in cap.credits or ()}
        assert capped == {"A", "B", "C", ""}
    assert {cap.window for cap in caps} == {"year"}


def test_every_figure_of_policy_needs_its_basis(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    for table in (
        "[sampling]\nsubstitutes = 5",
        "[teams]\nweekly = 5",
        "[trips]\nvisits = 3",
        "[items]\nnegative = []",
    ):
        path.write_text(f"{table}\n", encoding="utf-8")
        with pytest.raises(RulesWrong) as caught:
            load_rules(path)
        assert [p.code for p in caught.value.problems] == ["R13"]
