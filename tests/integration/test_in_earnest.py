"""The whole flow in earnest: an event ahead, a value when it is past, and each step once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from earnest_support import (
    BUNDLES,
    DICE,
    DRAW,
    FREEZE,
    OFFICERS,
    OTHER_DICE,
    SCHEDULE,
    Earnest,
    ceremony,
    on_the_clock,
)
from shell_support import FIRST_DAY, QUARTER, call

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Office


@pytest.fixture
def desk(stocked: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Earnest:
    """A desk with rosters on 1 September."""
    return on_the_clock(Earnest(stocked.copy(tmp_path)), monkeypatch)


@pytest.fixture
def drawn(ready: Earnest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Earnest:
    """The same, for one test alone."""
    return on_the_clock(ready.copy(tmp_path), monkeypatch)


# --- naming an event


def test_nothing_is_frozen_without_an_event_that_lies_ahead(desk: Earnest) -> None:
    freeze = ("freeze", "--quarter", QUARTER)
    for words, code in (
        (freeze, "K41"),
        ((*freeze, "--event", ceremony("2026-08-31")), "K16"),
        ((*freeze, "--event", "ceremony:2026-09-01T00:00Z:dice:区政务大厅"), "K16"),
        ((*freeze, "--event", "ceremony:2026-09-31T10:00:dice:区政务大厅"), "K15"),
        ((*freeze, "--event", "ceremony:2026-09-02T10:00:cards:区政务大厅"), "K18"),
        ((*freeze, "--event", "ceremony:2026-09-02T10:00:dice:"), "K19"),
        ((*freeze, "--event", "weather:2026-09-02T10:00"), "K13"),
        ((*freeze, "--event", "rehearsal:soon"), "K13"),
    ):
        assert desk.refused(*words) == (7, [code]), words
    assert "演练" in desk.call(*freeze, "--lang", "zh").err
    assert "rehearse" in desk.call(*freeze).err


def test_a_moment_just_ahead_is_early_enough(desk: Earnest) -> None:
    assert desk.ok("freeze", "--quarter", QUARTER, "--event", "ceremony:2026-09-01T00:00:01Z:dice:厅")


def test_a_quarter_frozen_in_earnest_is_frozen_again_only_for_a_reason(desk: Earnest) -> None:
    assert desk.frozen().refused(*FREEZE) == (9, ["P07"])
    assert desk.refused(*FREEZE, "--reason", "  ") == (9, ["P07"])
    assert desk.ok(*FREEZE, "--reason", "名录库有误")["plan"] == 2
    assert "2026Q4" in desk.call(*FREEZE, "--lang", "zh").err
    assert "1、2" in desk.call(*FREEZE).err


def test_rehearsals_neither_need_nor_give_a_reason(desk: Earnest) -> None:
    rehearsal = ("freeze", "--quarter", QUARTER, "--event", "rehearsal")
    for number in (1, 2):
        assert desk.ok(*rehearsal)["plan"] == number
    assert desk.ok(*FREEZE)["plan"] == 3, "what was only rehearsed does not bind"
    assert desk.ok(*rehearsal)["plan"] == 4, "and a rehearsal is free at any time"
    assert desk.refused(*FREEZE) == (9, ["P07"])


def test_after_a_rehearsal_no_second_event_need_be_named(desk: Earnest) -> None:
    desk.ok("freeze", "--quarter", QUARTER, "--event", "rehearsal")
    desk.ok("draw-firms", "--seed", FIRST_DAY)
    assert desk.ok("schedule")["commitment"]
    assert desk.refused("salt", "backup", "--to", str(desk.office.folder / "s.txt")) == (9, ["P19"])


def test_after_a_freeze_in_earnest_the_second_event_must_be_named_ahead(desk: Earnest) -> None:
    desk.drawn()
    assert desk.refused("schedule") == (7, ["K41"])
    assert desk.refused("schedule", "--event", ceremony("2026-09-02")) == (7, ["K16"])
    assert desk.ok(*SCHEDULE)["commitment"]


# --- the value


def test_no_value_is_taken_before_its_event(desk: Earnest) -> None:
    assert desk.frozen().refused(*DRAW) == (7, ["K17"])
    assert desk.at("2026-09-03").ok(*DRAW)["drawn"] > 0
    desk.ok(*SCHEDULE)
    assert desk.refused(*OFFICERS) == (7, ["K17"])


def test_a_value_of_another_kind_of_event_is_refused(desk: Earnest) -> None:
    desk.frozen().at("2026-09-03")
    for value, code in (
        ("7 7 7", "K20"),
        ("deadbeef" * 8, "K20"),
        (" 1 2 3", "K03"),
        ("", "K01"),
        ("1 2\u200b3", "K02"),
    ):
        status, codes = desk.refused("draw-firms", "--seed", value)
        assert (status, set(codes)) == (7, {code}), value
    assert desk.refused("draw-firms") == (7, ["K12"])


def test_blanks_between_throws_do_not_change_the_draw(desk: Earnest, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    desk.frozen().at("2026-09-03")
    other = Earnest(desk.office.copy(tmp_path / "two"))
    one = desk.ok(*DRAW)
    assert other.ok("draw-firms", "--seed", DICE.replace(" ", ""))["seed"] == one["seed"]


# --- the whole flow


def test_a_plan_drawn_in_earnest_verifies_in_all_its_forms(drawn: Earnest) -> None:
    papers = drawn.exported()
    for name in BUNDLES:
        answer = call("verify", str(papers / name))
        assert answer.status == 0, answer.err
    public = call("verify", str(papers / "公开包.zip"), "--lang", "zh").out
    assert "封存" in public
    assert drawn.plan()["head"]["seeds"]["firms"]["event"]["kind"] == "ceremony"


def test_an_unsealed_plan_is_open_from_the_beginning(desk: Earnest) -> None:
    desk.ok(*FREEZE, "--unsealed")
    desk.at("2026-09-03").ok(*DRAW)
    desk.ok(*SCHEDULE)
    desk.at("2026-09-10").ok(*OFFICERS)
    papers = desk.exported()
    for name in BUNDLES:
        assert call("verify", str(papers / name)).status == 0
    seed = desk.plan()["head"]["seeds"]["inspectors"]["seed"]
    assert seed in call("verify", str(papers / "公开包.zip")).out
    assert desk.refused("reveal", "--early", "--reason", "核查") == (9, ["P13"])


def test_a_secret_that_an_earlier_plan_has_used_is_refused(desk: Earnest) -> None:
    """Its salt may be open already, and the firms' codes would be those of the earlier notices."""
    secret = desk.office.folder / "secret.txt"
    secret.write_text("ab" * 32, encoding="ascii")
    sealed = desk.ok(*FREEZE, "--secret", str(secret))
    again = ("--secret", str(secret), "--reason", "再来")
    assert desk.refused(*FREEZE, *again) == (9, ["P22"])
    assert desk.ok(*FREEZE, "--reason", "再来")["commitment"] != sealed["commitment"], "a secret of its own"


def test_of_two_plans_frozen_for_one_quarter_only_the_newest_goes_on(desk: Earnest) -> None:
    """Whoever knows the value could else draw the one whose outcome pleases."""
    desk.ok(*FREEZE)
    desk.ok(*FREEZE, "--reason", "名录有误")
    desk.at("2026-09-03")
    assert desk.refused("draw-firms", "1", *DRAW[1:]) == (9, ["P20"])
    desk.ok("draw-firms", "2", *DRAW[1:])
    assert desk.refused("schedule", "2", "--event", "rehearsal") == (9, ["P21"])
    desk.ok(*SCHEDULE)
    desk.ok(*FREEZE[:3], "--event", ceremony("2026-09-20"), "--reason", "再来")
    desk.at("2026-09-10")
    assert desk.refused("draw-inspectors", "2", *OFFICERS[1:]) == (9, ["P20"])


def test_no_seat_is_drawn_again_by_a_rehearsal(desk: Earnest) -> None:
    desk.ok(*FREEZE)
    desk.at("2026-09-03").ok(*DRAW)
    desk.ok(*SCHEDULE)
    desk.at("2026-09-10").ok(*OFFICERS)
    card = desk.plan()["assignments"][0]["inspector"]
    words = ("vacate", card, "--first", "2026-10-01", "--last", "2026-12-31", "--reason", "病假")
    assert desk.refused(*words, "--event", "rehearsal") == (9, ["P21"])


@pytest.mark.parametrize(
    "text",
    ["", "ab" * 31, "ab" * 33, "xy" * 32, "密" * 64],
    ids=["none", "short", "long", "no hex", "no text"],
)
def test_a_file_without_a_secret_of_32_bytes_is_refused(desk: Earnest, text: str) -> None:
    secret = desk.office.folder / "secret.txt"
    secret.write_text(text, encoding="utf-8")
    assert desk.refused(*FREEZE, "--secret", str(secret)) == (7, ["K42"])


def test_a_secret_file_that_is_not_there_is_named(desk: Earnest) -> None:
    status, codes = desk.refused(*FREEZE, "--secret", str(desk.office.folder / "none.txt"))
    assert (status, codes) == (3, ["P05"])


def test_the_salt_is_opened_when_the_last_visit_is_over(drawn: Earnest) -> None:
    plan = drawn.plan()
    last = max(plan["shifts"][t["shift"]]["day"] for t in plan["trips"])
    assert drawn.refused("reveal") == (9, ["P15"])
    assert drawn.at(last).refused("reveal") == (9, ["P15"])
    for reason in ((), ("--reason", " ")):
        assert drawn.refused("reveal", "--early", *reason) == (9, ["P15"])
    opened = drawn.at("2027-01-02").ok("reveal")
    assert opened["entries"][0]["body"]["salt"] == plan["head"]["secrets"]["salt"]
    assert drawn.refused("reveal") == (9, ["P14"])
    papers = drawn.exported("after")
    for name in BUNDLES:
        assert call("verify", str(papers / name)).status == 0
    assert plan["head"]["seeds"]["firms"]["seed"] in call("verify", str(papers / "公开包.zip")).out


def test_the_salt_is_opened_early_for_a_reason_on_record(drawn: Earnest) -> None:
    drawn.ok("reveal", "--early", "--reason", "上级督查")
    (entry,) = [e for e in drawn.ok("log", "list")["entries"] if e["act"] == "reveal"]
    assert entry["secret"]["reason"] == "上级督查"


# --- the code


@pytest.mark.parametrize("revealed", [False, True])
def test_a_firm_opens_its_own_card_before_and_after_the_salt_is_open(
    drawn: Earnest, *, revealed: bool
) -> None:
    plan = drawn.plan()
    firm = plan["draws"][0]["drawn"][0]
    code = drawn.ok("code", firm)["code"]
    if revealed:
        drawn.at("2027-01-02").ok("reveal")
    public = str(drawn.exported() / "公开包.zip")
    answer = call("verify", public, "--code", code.lower().replace("-", " "), "--json")
    assert answer.status == 0
    assert firm in answer.out
    ticket = next(t for t in plan["tickets"] if t["enterprise"] == firm)
    assert ticket["number"] in answer.out
    assert ticket["number"] in call("verify", public, "--code", code, "--lang", "zh").out


def test_a_wrong_code_opens_nothing_and_says_so(drawn: Earnest) -> None:
    papers = drawn.exported()
    code = drawn.ok("code", drawn.plan()["firms"][0]["id"])["code"]
    wrong = code[:-1] + ("A" if code[-1] != "A" else "E")
    for typed in (wrong, "", "X", "11111", "完全不对"):
        answer = call("verify", str(papers / "公开包.zip"), "--code", typed, "--json")
        assert (answer.status, set(answer.codes)) == (10, {"V145"}), typed
    for name in ("审计包.zip", "plan.json"):
        answer = call("verify", str(papers / name), "--code", code, "--json")
        assert (answer.status, answer.codes) == (10, ["P18"])


def test_only_firms_of_the_roster_have_a_code(drawn: Earnest) -> None:
    assert drawn.refused("code", "没有这家")[1] == ["P10"]


def test_every_firm_has_another_code_and_the_notice_names_it(drawn: Earnest) -> None:
    firms = [f["id"] for f in drawn.plan()["firms"][:5]]
    assert len({drawn.ok("code", firm)["code"] for firm in firms}) == 5
    assert firms[0] in drawn.call("code", firms[0], "--lang", "zh").out


# --- the log


def test_the_log_names_every_step_and_holds(drawn: Earnest) -> None:
    entries = drawn.ok("log", "list")["entries"]
    assert [e["act"] for e in entries] == ["freeze", "draw-firms", "schedule", "draw-inspectors"]
    assert entries[1]["secret"]["witnesses"] == ["张见证"]
    head = drawn.ok("log", "verify")["head"]
    assert head == entries[-1]["digest"]
    assert drawn.ok("log", "verify", "--head", f" {entries[0]['digest'].upper()} ")["entries"] == 4
    assert drawn.refused("log", "verify", "--head", "ab" * 32) == (10, ["V135"])
    assert head in drawn.call("log", "verify", "--lang", "zh").out
    assert "张见证" not in drawn.call("log", "list").out


def test_an_empty_log_holds_and_has_no_published_digest(desk: Earnest) -> None:
    found = desk.ok("log", "verify")
    assert (found["entries"], found["head"]) == (0, "")
    assert desk.refused("log", "verify", "--head", "ab" * 32) == (10, ["V135"])
    assert desk.call("log", "list").status == 0


def test_a_log_changed_in_the_database_is_found(drawn: Earnest) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(drawn.office.file)) as connection, connection:
        connection.execute("update log set at = '2026-09-03T00:00:01Z' where number = 2")
    status, codes = drawn.refused("log", "verify")
    assert (status, set(codes)) == (10, {"V132", "V133"})


def test_nothing_is_recorded_while_the_clock_is_set_back(drawn: Earnest) -> None:
    assert drawn.at("2026-09-09").refused("amend", "改期", "--reason", "封路") == (9, ["P09"])
    assert drawn.at("2026-09-10").ok("amend", "改期", "--reason", "封路")


def test_a_later_plan_leaves_the_earlier_ones_bundle_whole(drawn: Earnest) -> None:
    """The log is one for all plans, so an exported bundle holds other plans' acts, without harm."""
    drawn.at("2026-09-20")
    drawn.ok("freeze", "--quarter", QUARTER, "--event", ceremony("2026-09-21"), "--reason", "名录库有误")
    drawn.ok("amend", "改期", "--plan", "1", "--reason", "封路")
    folder = drawn.office.folder / "one"
    drawn.ok("export", "1", "--to", str(folder))
    for name in BUNDLES:
        assert call("verify", str(folder / name)).status == 0
    answer = call("verify", str(folder / "公开包.zip"), "--json")
    assert json.dumps(answer.record, ensure_ascii=False).count('"freezes": 2') == 1


def test_the_officers_are_drawn_by_a_value_of_their_own(drawn: Earnest) -> None:
    seeds = drawn.plan()["head"]["seeds"]
    assert (seeds["firms"]["text"], seeds["inspectors"]["text"]) == (
        DICE.replace(" ", ""),
        OTHER_DICE.replace(" ", ""),
    )


def test_words_typed_in_another_unicode_form_give_a_log_that_holds(drawn: Earnest) -> None:
    """Some keyboards write é as two characters, and some consoles hand over what is no character at all."""
    drawn.ok("amend", "e\u0301", "--reason", "cafe\u0301 \ud800")
    folder = drawn.exported("words")
    for name in BUNDLES:
        assert call("verify", str(folder / name)).status == 0
