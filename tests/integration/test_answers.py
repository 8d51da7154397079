"""explain and fairness as a planner calls them: both languages, for machines, and wrong names."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from shell_support import FIRST_DAY, QUARTER, Office, call

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from shell_support import Answer

LANGUAGES = ("zh", "en")
ONE = 1 << 30


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def file(planned: Office) -> Any:  # noqa: ANN401  # a plan file is whatever JSON it is
    return json.loads((planned.folder / "papers" / "plan.json").read_text(encoding="utf-8"))


def plain(answer: Answer) -> str:
    """What a good command printed; nothing went to standard error."""
    assert (answer.status, answer.err) == (0, "")
    return answer.out


def test_a_visited_firm_is_explained(lang: str, planned: Office, file: Any) -> None:  # noqa: ANN401
    visit = file["visits"][0]
    said = plain(planned.call("explain", "firm", visit["enterprise"], "--lang", lang, width=200))
    first = {"zh": "不得外传", "en": "must not leave the office"}
    assert first[lang] in said.splitlines()[0]
    ticket = next(t for t in file["tickets"] if t["enterprise"] == visit["enterprise"])
    assert ticket["number"] in said
    assert all(task in said for task in visit["tasks"])
    assert {"zh": "检查（第", "en": "Visit on"}[lang] in said


def test_at_eighty_columns_no_date_and_no_heading_is_broken(lang: str, planned: Office, file: Any) -> None:  # noqa: ANN401
    card = file["assignments"][0]["inspector"]
    seats = planned.call("explain", "officer", card, "--json").record["seats"]
    lines = plain(planned.call("explain", "officer", card, "--lang", lang, width=80)).splitlines()
    assert max(map(cell_len, lines[2:])) <= 80
    assert len([line for line in lines if re.match(r"│ 2026-\d\d-\d\d │", line)]) == len(seats)
    words = {
        "zh": ("日期", "半天", "出行-席位", "岗位资质", "候选人数", "概率", "抽中"),
        "en": ("Date", "Half", "Trip", "seat", "Needs", "Candidates", "Chance", "Drawn"),
    }
    headings = " ".join(line for line in lines if line.startswith("┃")).replace("┃", " ").split()
    assert set(words[lang]) <= set(headings)


def test_every_firm_of_the_file_is_explained_as_it_was_drawn(planned: Office, file: Any) -> None:  # noqa: ANN401
    for firm in file["firms"][::40]:
        record = planned.call("explain", "firm", firm["id"], "--json").record
        drawn = {
            stratum["task"]
            for draw in file["draws"]
            for stratum in [file["strata"][draw["stratum"]]]
            if firm["id"] in draw["drawn"]
        }
        assert record["internal"] is True
        assert {t["task"] for t in record["tasks"] if t["drawn"]} == drawn
        assert len(record["tasks"]) + len(record["outside"]) == len(file["tasks"])
        assert all(0 <= Fraction(t["chance"]) <= 1 for t in record["tasks"])


def test_a_code_may_be_typed_in_any_way(planned: Office, file: Any) -> None:  # noqa: ANN401
    code = next(f["id"] for f in file["firms"] if re.search(r"[A-Z]$", f["id"]) and len(f["id"]) == 18)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    spaced = f" {code[:8].lower()} {code[8:].lower()} "
    answers = [planned.call("explain", "firm", typed, "--json").out for typed in (code, wide, spaced)]
    assert len(set(answers)) == 1


def test_firms_that_keep_another_number_are_found_by_it(planned: Office, file: Any) -> None:  # noqa: ANN401
    firm = next(f for f in file["firms"] if f["code"] and f["code"] != f["id"] and f["id"][0] in "RO")
    by_code, by_id = (planned.call("explain", "firm", n, "--json").record for n in (firm["code"], firm["id"]))
    assert by_code == by_id


def test_an_unknown_firm_is_told_its_neighbours(lang: str, planned: Office, file: Any) -> None:  # noqa: ANN401
    code = file["firms"][0]["id"]
    near = planned.call("explain", "firm", code[:-1], "--lang", lang, width=300)
    assert (near.status, near.out) == (8, "")
    assert code in near.err
    other = planned.call("explain", "firm", "0000", "--json")
    assert (other.status, other.codes) == (8, ["X01"])


def test_an_officer_is_explained(lang: str, planned: Office, file: Any) -> None:  # noqa: ANN401
    card = file["assignments"][0]["inspector"]
    said = plain(planned.call("explain", "officer", card, "--lang", lang, width=200))
    assert {"zh": "不得外传", "en": "must not leave the office"}[lang] in said.splitlines()[0]
    record = planned.call("explain", "officer", card, "--json").record
    weights = [
        w
        for row in file["table"]
        for who, w in zip(row["inspectors"], row["weights"], strict=True)
        if who == card
    ]
    assert record["expected"] == sum(weights) == sum(s["weight"] for s in record["seats"])
    assert record["drawn"] == sum(a["inspector"] == card for a in file["assignments"])
    assert f"{record['expected']}/2³⁰" in said


def test_an_unknown_card_is_told_its_neighbours(planned: Office, file: Any) -> None:  # noqa: ANN401
    card = file["inspectors"][0]["id"]
    answer = planned.call("explain", "officer", card[:-1], width=300)
    assert (answer.status, answer.out) == (8, "")
    assert card in answer.err
    assert planned.call("explain", "officer", "zz", "--json").codes == ["X02"]


def test_the_plan_is_fair_and_its_tables_are_the_best(lang: str, planned: Office, file: Any) -> None:  # noqa: ANN401
    said = plain(planned.call("fairness", "--lang", lang, width=200))
    holds = {
        "zh": "全部封存概率与按案卷重新计算的结果逐位一致。",
        "en": "Every committed chance equals, bit for bit, what the engine computes from the case.",
    }
    assert holds[lang] in said
    record = planned.call("fairness", "1", "--json").record
    assert record["remarks"] == []
    assert record["firms"]["recomputed"]
    assert record["firms"]["replayed"]
    assert sum(a["seats"] for a in record["agencies"]) == len(file["table"])
    for agency in record["agencies"]:
        assert agency["differing"] == 0
        assert agency["optimality"]["kept"]
        assert agency["optimality"]["gap"] < 1e-5
        assert agency["optimality"]["misfit"] * ONE < 8
        assert agency["certificate"]["residual"] <= 2**-36


def test_a_plan_must_have_come_far_enough(office: Office) -> None:
    assert office.call("freeze", "--quarter", QUARTER, "--event", "rehearsal").status == 0
    for words in (("explain", "firm", "1"), ("explain", "officer", "1"), ("fairness",)):
        answer = office.call(*words, "--json")
        assert (answer.status, answer.codes) == (9, ["P02"])
    assert office.call("fairness", "7", "--json").codes == ["P01"]


def test_drawn_firms_can_be_explained_before_the_timetable(office: Office) -> None:
    assert office.call("freeze", "--quarter", QUARTER, "--event", "rehearsal").status == 0
    assert office.call("draw-firms", "--seed", FIRST_DAY).status == 0
    roster = office.call("explain", "firm", "0000", "--json").record["problems"][0]["what"]
    assert "X01" in office.call("explain", "firm", "0000", "--json").codes
    assert roster
    assert office.call("fairness", "--json").codes == ["P02"]


def test_help_speaks_the_users_language(lang: str) -> None:
    for words in (("explain",), ("explain", "firm"), ("explain", "officer"), ("fairness",)):
        said = call(*words, "--help", "--lang", lang).out
        assert ("Usage:" in said) == (lang == "en")
        assert ("用法：" in said) == (lang == "zh")
        assert ("不得外传" in said or lang == "en") == (words == ("explain",) or lang == "en")


def test_numbers_of_persons_are_shown_to_nobody(office: Office, tmp_path: Path) -> None:
    """A roster that uses identity numbers as card numbers and as an individual business's code."""
    sheet = tmp_path / "气象局人员.csv"
    identity = "990101199201011235"
    sheet.write_text(f"姓名,执法证号,所在单位\n测试丙,{identity},云栖区气象局\n", encoding="utf-8")
    assert office.call("import", str(sheet), "--marked", str(tmp_path / "m")).status == 0
    assert office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY).status == 0
    for words in (
        ("explain", "officer", identity),
        ("explain", "officer", "测试丙"),
        ("explain", "firm", identity),
    ):
        for more in ((), ("--json",)):
            answer = office.call(*words, *more, width=300)
            assert identity not in answer.out + answer.err
