"""After a firm was replaced and two officers left: what papers, explanations and the status then say."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from earnest_support import BUNDLES, THIRD_DICE, Earnest, Json, ceremony, on_the_clock, seats_by_day
from sheets_support import all_text, data_rows, workbooks
from shell_support import call

REASON = "法定代表人住院13805761234"


@dataclass(frozen=True)
class Told:
    """What was done, and the plan file it was done to."""

    desk: Earnest
    plan: Json
    before: dict[str, bytes]
    firm: str
    successor: str
    left: str
    came: str
    gone: str
    """An officer whose seats stand open."""


@pytest.fixture(scope="module")
def told(ready: Earnest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A visited firm falls out; one officer's seats are drawn again, another's are open."""
    desk = ready.copy(tmp_path_factory.mktemp("since"))
    with pytest.MonkeyPatch.context() as patch:
        on_the_clock(desk, patch)
        papers = desk.exported("before")
        plan = json.loads((papers / "plan.json").read_text(encoding="utf-8"))
        before = {name: (papers / name).read_bytes() for name in BUNDLES}
        visited = {v["enterprise"] for v in plan["visits"]}
        firm, (done, *_) = next(
            (d["drawn"][0], d["substitutes"]) for d in plan["draws"]
            if d["substitutes"] and d["drawn"] and d["drawn"][0] in visited
        )  # fmt: skip  # one question
        desk.ok("substitute", firm, "--reason", REASON)
        (left, day), (gone, later) = _two(plan)
        more = ("--reason", REASON, "--event")
        desk.ok("vacate", left, "--first", day, "--last", day, *more, ceremony("2026-09-12"))
        desk.at("2026-09-13")
        came = desk.ok("replace", "--seed", THIRD_DICE)["replaced"][0]["came"]
        desk.ok("vacate", gone, "--first", later, "--last", later, *more, ceremony("2026-09-20"))
        desk.exported("after")
    return Told(desk, plan, before, firm, done, left, came, gone)


def _two(plan: Json) -> list[tuple[str, str]]:
    """Two officers of different agencies, and a day of each."""
    agency = {i["id"]: i["agency"] for i in plan["inspectors"]}
    found: dict[str, tuple[str, str]] = {}
    for card, day in sorted(seats_by_day(plan)):
        found.setdefault(agency[card], (card, day))
    return list(found.values())[:2]


def name_of(told: Told, firm: str) -> str:
    (name,) = (f["name"] for f in told.plan["firms"] if f["id"] == firm)
    return str(name)


def test_the_plan_file_keeps_its_bytes(told: Told) -> None:
    folder = told.desk.office.folder / "after"
    assert (folder / "plan.json").read_bytes() == told.before["plan.json"]
    for name in BUNDLES:
        assert call("verify", str(folder / name)).status == 0


def test_every_agency_concerned_reads_the_change(told: Told) -> None:
    books = workbooks(told.desk.office.folder / "after")
    visit = next(v for v in told.plan["visits"] if v["enterprise"] == told.firm)
    out, came = name_of(told, told.firm), name_of(told, told.successor)
    for agency in visit["agencies"]:
        rows = data_rows(books[f"部门任务/{agency}.xlsx"], "检查任务清单")
        (old,) = (r for r in rows if r[5] == out)
        assert "已退出" in old[16]
        assert any(r[5] == came and r[1] == "待安排" for r in rows) == (came in old[16])
    lead = data_rows(books[f"部门任务/{visit['lead']}.xlsx"], "检查任务清单")
    assert any(r[1] == "待安排" and out in r[16] for r in lead)


def test_the_officers_lists_are_those_of_now(told: Told) -> None:
    books = workbooks(told.desk.office.folder / "after")
    days = seats_by_day(told.plan)
    agency = {i["id"]: i["agency"] for i in told.plan["inspectors"]}
    (seat, *_), day = next((days[c, d], d) for c, d in sorted(days) if c == told.left)
    people = data_rows(books[f"部门任务/{agency[told.left]}.xlsx"], "人员日程")
    assert not [r for r in people if r[1] == told.left and str(r[2]) == day]
    assert any(r[1] == told.came and r[5] == seat[0] + 1 for r in people)
    others = data_rows(books[f"部门任务/{agency[told.gone]}.xlsx"], "人员日程")
    assert any(r[0] == "空缺" for r in others)


def test_no_reason_reaches_a_workbook_or_the_public(told: Told) -> None:
    folder = told.desk.office.folder / "after"
    for name, content in workbooks(folder).items():
        assert REASON[:6] not in all_text(content), name
    assert REASON[:6].encode() not in (folder / "公开包.zip").read_bytes()


@pytest.mark.parametrize(("lang", "words"), [("en", "is not made"), ("zh", "不再进行")])
def test_the_firm_that_fell_out_is_told_so(told: Told, lang: str, words: str) -> None:
    said = told.desk.office.call("explain", "firm", told.firm, "--lang", lang, width=400).out
    assert words in said
    assert told.successor in said
    assert REASON[:6] in said
    assert "13805761234" not in said
    assert {"en": "Visit on", "zh": "进行检查（第"}[lang] not in said
    record = told.desk.office.call("explain", "firm", told.firm, "--json").record
    assert [t for t in record["tasks"] if t["drawn"] and t["visit"] is not None] == []
    assert all(t["fell_out"]["successor"] for t in record["tasks"] if t["drawn"])


@pytest.mark.parametrize(("lang", "words"), [("en", "Called on"), ("zh", "的替补递补")])
def test_the_substitute_is_told_that_it_was_called(told: Told, lang: str, words: str) -> None:
    said = told.desk.office.call("explain", "firm", told.successor, "--lang", lang, width=400).out
    assert words in said
    assert told.firm in said
    record = told.desk.office.call("explain", "firm", told.successor, "--json").record
    assert {t["called"]["instead_of"] for t in record["tasks"] if t["called"]} == {told.firm}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_officers_are_told_what_they_left_and_took_over(told: Told, lang: str) -> None:
    states = {
        told.left: ({"en": "left", "zh": "已退出"}, (1, 0)),
        told.came: ({"en": "came later", "zh": "后接替"}, (0, 1)),
        told.gone: ({"en": "left; open", "zh": "已退出；空缺"}, (1, 0)),
    }
    for card, (words, (left, came)) in states.items():
        said = told.desk.office.call("explain", "officer", card, "--lang", lang, width=300).out
        assert f"│ {words[lang]} " in said
        assert "住院" not in said
        since = told.desk.office.call("explain", "officer", card, "--json").record["since"]
        assert (since["left"] >= left, since["came"] >= came) == (True, True)
        assert (since["left"] > 0, since["came"] > 0) == (left > 0, came > 0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_status_of_the_plan_lists_the_changes(told: Told, lang: str) -> None:
    said = told.desk.office.call("status", "latest", "--lang", lang, width=300).out
    assert {"en": "Since the draw", "zh": "抽取后的变更"}[lang] in said
    assert {"en": "visit to be scheduled", "zh": "检查待安排"}[lang] in said
    assert "住院" not in said
    for who in (told.firm, told.successor, told.left, told.came, told.gone):
        assert who in said
    since = told.desk.office.call("status", "latest", "--json").record["since"]
    assert told.firm in {s["out"] for s in since["substitutions"]}
    assert {s["left"] for s in since["seats"]} == {told.left, told.gone}
