"""replan as a planner calls it: the proposal, its record, the lottery of its open seats, and wrong names."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from earnest_support import DICE, THIRD_DICE, Earnest, Json, PlanFile, ceremony, days_of, on_the_clock
from shell_support import call

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Office

ONE = 1 << 30
EVENT = ("--reason", "宁静期", "--event", ceremony("2026-09-12"))


@pytest.fixture(scope="module")
def ready(stocked: Office, tmp_path_factory: pytest.TempPathFactory) -> Earnest:
    """A desk with a plan drawn in earnest; only to be copied."""
    desk = Earnest(stocked.copy(tmp_path_factory.mktemp("replan")))
    with pytest.MonkeyPatch.context() as patch:
        return on_the_clock(desk, patch).complete()


@pytest.fixture(scope="module")
def plan(ready: Earnest) -> Json:
    """Its plan file; nobody may change it."""
    return ready.plan()


@pytest.fixture
def desk(ready: Earnest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Earnest:
    """The desk, for one test alone: it is 10 September."""
    return on_the_clock(ready.copy(tmp_path), monkeypatch)


def leave_of(folder: Path, card: str, first: str, last: str) -> Path:
    file = folder / "请假安排.csv"
    file.write_text(f"执法证号,开始日期,结束日期\n{card},{first},{last}\n", encoding="utf-8")
    return file


def quiet_of(folder: Path, plan: PlanFile) -> Path:
    """A list that closes the day of the first trip to the town of its first firm."""
    trip = plan["trips"][0]
    firm = plan["visits"][trip["visits"][0]]["enterprise"]
    town = next(f["town"] for f in plan["firms"] if f["id"] == firm)
    day = plan["shifts"][trip["shift"]]["day"]
    file = folder / "宁静期.csv"
    file.write_text(
        f"适用范围,开始日期,结束日期,依据\n所在镇(街道):{town},{day},{day},测试\n", encoding="utf-8"
    )
    return file


def test_without_a_change_nothing_moves_and_nothing_is_put_on_record(desk: Earnest, plan: PlanFile) -> None:
    found = desk.ok("replan")
    assert (found["moves"], found["seats"], found["unserved"], found["struck"]) == ([], [], [], [])
    assert found["unchanged"] == {"visits": len(plan["visits"]), "seats": len(plan["assignments"])}
    assert desk.refused("replan", "--record", "--reason", "试") == (9, ["N13"])


def test_after_a_leave_seats_are_open_and_no_visit_moves(
    desk: Earnest, plan: PlanFile, tmp_path: Path
) -> None:
    (trip, seat), day = next(iter(days_of(plan).items()))
    card = next(a["inspector"] for a in plan["assignments"] if (a["trip"], a["seat"]) == (trip, seat))
    before = desk.office.contents()
    found = desk.ok("replan", "--leave", str(leave_of(tmp_path, card, day, day)))
    assert desk.office.contents() == before
    assert {s["left"] for s in found["seats"]} == {card}
    assert {s["how"] for s in found["seats"]} == {"replace"}
    assert (found["moves"], found["score"]["changed"], found["digest"]) == ([], 0, "")
    assert found["proven"] >= 3
    refused = ("replan", "--leave", str(tmp_path / "请假安排.csv"), "--record", *EVENT)
    assert desk.refused(*refused) == (9, ["N12"])
    desk.ok("vacate", card, "--first", day, "--last", day, *EVENT)
    desk.at("2026-09-13").ok("replace", "--seed", THIRD_DICE)
    assert desk.ok("replan")["seats"] == []


def test_a_closed_day_moves_its_visits_and_their_open_seats_are_drawn_by_lot(
    desk: Earnest, plan: PlanFile, tmp_path: Path
) -> None:
    words = ("replan", "--leave", str(quiet_of(tmp_path, plan)))
    found = desk.ok(*words)
    moved = [m for m in found["moves"] if m["why"] == "quiet"]
    assert moved
    assert all(m["before"]["day"] != m["after"]["day"] for m in moved)
    assert found["unserved"] == []
    assert found["score"]["changed"] <= len(found["moves"])
    for row in found["table"]:
        assert sum(row["weights"]) == ONE
    assert desk.refused(*words, "--record") == (9, ["P16"])
    made = desk.ok(*words, "--record", *EVENT)
    assert made["digest"] == found["digest"]
    what = json.loads(made["entry"]["secret"]["details"]["what"].partition("/1 ")[2])
    assert what["digest"] == made["digest"]
    assert len(what["moves"]) == len(made["moves"])
    desk.at("2026-09-13")
    if not made["table"]:
        assert desk.refused(*words, "--seed", THIRD_DICE, "--reason", "试") == (9, ["N14"])
        return
    assert desk.refused("replan", "--seed", THIRD_DICE, "--reason", "试") == (9, ["N14"])
    assert desk.refused(*words, "--seed", THIRD_DICE) == (9, ["P16"])
    drawn = desk.ok(*words, "--seed", THIRD_DICE, "--reason", "补抽")["drawn"]
    chances = {
        (r["trip"], r["seat"]): dict(zip(r["inspectors"], r["weights"], strict=True)) for r in made["table"]
    }
    assert {(a["trip"], a["seat"]) for a in drawn} == set(chances)
    assert all(chances[a["trip"], a["seat"]][a["inspector"]] for a in drawn)
    assert desk.refused(*words, "--seed", DICE, "--reason", "再抽") == (9, ["N14"])
    judged = call("verify", str(desk.exported() / "审计包.zip"))
    assert judged.status == 0, judged.err


def test_the_next_substitute_takes_the_place_of_a_firm_that_falls_out(desk: Earnest, plan: PlanFile) -> None:
    times = Counter(firm for d in plan["draws"] for firm in d["drawn"])
    visited = {v["enterprise"] for v in plan["visits"]}
    firm, due, later = next(
        (f, d["substitutes"][0], d["substitutes"][1])
        for d in plan["draws"]
        for f in d["drawn"]
        if times[f] == 1 and f in visited and len(d["substitutes"]) > 1
    )
    assert desk.refused("replan", "--out", firm, "--in", later) == (8, ["N11"])
    assert desk.refused("replan", "--out", "没有这家") == (8, ["X01"])
    found = desk.ok("replan", "--out", firm, "--in", due)
    why = {(m["enterprise"], m["why"]) for m in found["moves"]}
    assert {(firm, "out"), (due, "new")} <= why
    assert found["score"]["changed"] == 0
    desk.ok("substitute", firm, "--reason", "停业")
    recorded = desk.ok("replan")
    assert (recorded["moves"], recorded["digest"]) == (found["moves"], found["digest"])
    assert desk.refused("replan", "--out", firm) == (8, ["P10"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_people_read_what_moves_and_what_stays(
    desk: Earnest, plan: PlanFile, tmp_path: Path, lang: str
) -> None:
    answer = desk.call("replan", "--leave", str(quiet_of(tmp_path, plan)), "--lang", lang)
    assert (answer.status, answer.err) == (0, "")
    for words in {
        "zh": ("保留情况", "该时段不得检查该企业"),
        "en": ("What stays", "may not be visited then"),
    }[lang]:
        assert words in " ".join(answer.out.split()).replace(" │ ", "") or words in answer.out
