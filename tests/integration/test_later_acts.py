"""Acts after the draw: substitutes, seats drawn again, amendments, and the secret in other hands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from earnest_support import (
    BUNDLES,
    DICE,
    OTHER_DICE,
    THIRD_DICE,
    Earnest,
    Json,
    PlanFile,
    ceremony,
    days_of,
    on_the_clock,
    seats_by_day,
)
from shell_support import FIRST_DAY, QUARTER, call

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Answer


@pytest.fixture(scope="module")
def plan(ready: Earnest) -> Json:
    """Its plan file; nobody may change it."""
    return ready.plan()


@pytest.fixture
def desk(ready: Earnest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Earnest:
    """The desk, for one test alone: it is 10 September."""
    return on_the_clock(ready.copy(tmp_path), monkeypatch)


def all_hold(desk: Earnest) -> None:
    papers = desk.exported()
    for name in BUNDLES:
        answer = call("verify", str(papers / name))
        assert answer.status == 0, answer.err


# --- substitutes


def firm_once(plan: PlanFile, *, enough: int = 1) -> tuple[int, str]:
    """A stratum with substitutes enough, and a firm that was drawn in no other."""
    times = Counter(firm for d in plan["draws"] for firm in d["drawn"])
    return next(
        (k, firm)
        for k, d in enumerate(plan["draws"])
        if len(d["substitutes"]) >= enough
        for firm in d["drawn"]
        if times[firm] == 1
    )


def test_substitutes_come_in_the_published_order_one_after_another(desk: Earnest, plan: PlanFile) -> None:
    k, firm = firm_once(plan, enough=3)
    queue = plan["draws"][k]["substitutes"]
    for due in queue[:3]:
        (done,) = desk.ok("substitute", firm, "--reason", "停业")["successions"]
        assert (done["enterprise"], done["successor"]) == (firm, due)
        firm = due
    all_hold(desk)


def test_a_firm_comes_once_however_many_fall_out(desk: Earnest, plan: PlanFile) -> None:
    k, _ = firm_once(plan, enough=2)
    out = plan["draws"][k]["drawn"][:2]
    came = [
        next(s["successor"] for s in desk.ok("substitute", firm, "--reason", "停业")["successions"]
             if s["task"] == plan["strata"][plan["draws"][k]["stratum"]]["task"])
        for firm in out
    ]  # fmt: skip  # one question
    assert len(set(came) - {""}) == len(came) == len(out)


def test_a_firm_that_fell_out_or_was_never_drawn_cannot_fall_out(desk: Earnest, plan: PlanFile) -> None:
    _, firm = firm_once(plan)
    desk.ok("substitute", firm, "--reason", "停业")
    assert desk.refused("substitute", firm, "--reason", "停业") == (8, ["P10"])
    drawn = {f for d in plan["draws"] for f in d["drawn"]}
    stranger = next(f["id"] for f in plan["firms"] if f["id"] not in drawn)
    assert desk.refused("substitute", stranger, "--reason", "停业") == (8, ["P10"])
    assert desk.refused("substitute", "没有这家", "--reason", "停业") == (8, ["P10"])
    assert "没有这家" in desk.call("substitute", "没有这家", "--reason", "停业", "--lang", "zh").err


def test_when_the_substitutes_are_exhausted_nobody_comes_and_that_is_on_record(
    desk: Earnest, plan: PlanFile
) -> None:
    k = min(range(len(plan["draws"])), key=lambda k: len(plan["draws"][k]["substitutes"]))
    draw = plan["draws"][k]
    task = plan["strata"][draw["stratum"]]["task"]
    out, queue = list(draw["drawn"]), list(draw["substitutes"])
    came = ["?"]
    while came[-1] and out:
        done = desk.ok("substitute", out.pop(0), "--reason", "停业")["successions"]
        came += [s["successor"] for s in done if s["task"] == task]
        out += [came[-1]] if came[-1] else []
        assert len(came) < 200
    assert came[1:-1] == queue
    assert came[-1] == ""
    all_hold(desk)


@pytest.mark.parametrize(
    "reason", [(), ("--reason", ""), ("--reason", " \u3000")], ids=["none", "empty", "blank"]
)
def test_no_act_without_a_reason(desk: Earnest, plan: PlanFile, reason: tuple[str, ...]) -> None:
    _, firm = firm_once(plan)
    card, day = someone(plan)
    for words in (
        ("substitute", firm),
        ("vacate", card, "--first", day, "--last", day, "--event", ceremony("2026-09-12")),
        ("amend", "改期"),
    ):
        assert desk.refused(*words, *reason) == (9, ["P16"])


def test_acts_wait_for_a_complete_plan(desk: Earnest, plan: PlanFile) -> None:
    desk.ok("freeze", "--quarter", QUARTER, "--event", ceremony("2026-09-21"), "--reason", "名录库有误")
    _, firm = firm_once(plan)
    assert desk.refused("substitute", firm, "--reason", "停业") == (9, ["P02"])
    assert desk.ok("substitute", firm, "--plan", "1", "--reason", "停业")["plan"] == 1


# --- open seats


def someone(plan: PlanFile, *, seats: int = 1) -> tuple[str, str]:
    """An officer with so many trips' seats altogether or more, and the day of the first."""
    days: dict[str, list[str]] = {}
    for card, day in seats_by_day(plan):
        days.setdefault(card, []).append(day)
    return next((card, min(found)) for card, found in sorted(days.items()) if len(found) >= seats)


def vacate(desk: Earnest, card: str, first: str, last: str, event: str = "2026-09-12") -> Json:
    words = ("--first", first, "--last", last, "--reason", "病假", "--event", ceremony(event))
    return desk.ok("vacate", card, *words)


def replace(desk: Earnest, dice: str = THIRD_DICE) -> Json:
    return desk.ok("replace", "--seed", dice)


def test_an_open_seat_is_drawn_again_after_its_event(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    opened = vacate(desk, card, day, day)
    assert len(opened["entries"]) == len(seats_by_day(plan)[card, day])
    assert desk.refused("replace", "--seed", THIRD_DICE) == (7, ["K17"])
    desk.at("2026-09-13")
    assert desk.refused("replace") == (7, ["K12"])
    assert desk.refused("replace", "--seed", "7 8 9")[0] == 7
    done = replace(desk)["replaced"]
    assert [r["left"] for r in done] == [card] * len(opened["entries"])
    rows = {
        (r["trip"], r["seat"]): dict(zip(r["inspectors"], r["weights"], strict=True)) for r in plan["table"]
    }
    for r in done:
        part, whole = r["chance"]
        assert part in {rows[r["trip"], r["seat"]][r["came"]], 1}
        assert 0 < part <= whole
    assert desk.refused("replace", "--seed", THIRD_DICE) == (9, ["P12"])
    all_hold(desk)


def test_several_seats_of_an_officer_are_opened_together_and_drawn_together(
    desk: Earnest, plan: PlanFile
) -> None:
    card, _ = someone(plan, seats=2)
    own = sum(len(seats) for (who, _), seats in seats_by_day(plan).items() if who == card)
    assert len(vacate(desk, card, "2026-10-01", "2026-12-31")["entries"]) == own
    assert len(replace(desk.at("2026-09-13"))["replaced"]) == own
    assert desk.refused("vacate", card, "--first", "2026-10-01", "--last", "2026-12-31", "--reason", "病假",
                        "--event", ceremony("2026-09-20")) == (8, ["P11"])  # fmt: skip  # one command
    all_hold(desk)


def test_who_has_no_seat_on_these_days_cannot_leave_one(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    more = ("--reason", "病假", "--event", ceremony("2026-09-12"))
    for who, first, last in (
        (card, "2026-09-01", "2026-09-30"),
        ("没有这张证", day, day),
        (card, day, "2026-01-01"),
    ):
        assert desk.refused("vacate", who, "--first", first, "--last", last, *more) == (8, ["P11"])


def test_an_open_seat_needs_an_event_that_lies_ahead(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    words = ("vacate", card, "--first", day, "--last", day, "--reason", "病假")
    assert desk.refused(*words) == (7, ["K41"])
    assert desk.refused(*words, "--event", ceremony("2026-09-09")) == (7, ["K16"])


def test_an_open_seat_is_not_opened_again_before_it_is_drawn(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    vacate(desk, card, day, day)
    again = (
        "vacate",
        card,
        "--first",
        day,
        "--last",
        day,
        "--reason",
        "病假",
        "--event",
        ceremony("2026-09-20"),
    )
    assert desk.refused(*again) == (8, ["P11"])


def test_whoever_came_can_fall_out_too_and_who_left_does_not_come_back(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    gone, moment = {card}, 12
    vacate(desk, card, day, day)
    for _ in range(3):
        desk.at(f"2026-09-{moment + 1}")
        (came, *_) = [r["came"] for r in replace(desk)["replaced"]]
        assert came not in gone
        gone.add(came)
        moment += 3
        vacate(desk, came, day, day, f"2026-09-{moment}")
    replace(desk.at(f"2026-09-{moment + 1}"))
    all_hold(desk)


def test_one_value_fills_only_the_seats_that_wait_for_its_event(desk: Earnest, plan: PlanFile) -> None:
    """Two officers fall out, two ceremonies are named: one's throws say nothing of the other."""
    (one, day), other = someone(plan), next(c for c, _ in sorted(seats_by_day(plan)) if c != someone(plan)[0])
    later = min(d for c, d in seats_by_day(plan) if c == other)
    vacate(desk, one, day, day, "2026-09-12")
    vacate(desk, other, later, later, "2026-09-20")
    assert {r["left"] for r in replace(desk.at("2026-09-13"))["replaced"]} == {one}
    assert desk.refused("replace", "--seed", THIRD_DICE) == (7, ["K17"])
    assert {r["left"] for r in replace(desk.at("2026-09-21"), DICE)["replaced"]} == {other}
    all_hold(desk)


def test_where_nobody_is_left_the_seat_stays_open_and_keeps_no_other_waiting(
    desk: Earnest,
    plan: PlanFile,
) -> None:
    """All of a seat's row fall out; another officer's seat is drawn all the same."""
    row = min(plan["table"], key=lambda r: len(r["inspectors"]))
    seat, day = (row["trip"], row["seat"]), days_of(plan)[row["trip"], row["seat"]]
    holders = {(a["trip"], a["seat"]): a["inspector"] for a in plan["assignments"]}
    moment = 12
    answer: Answer
    for _ in range(len(row["inspectors"]) + 1):
        vacate(desk, holders[seat], day, day, f"2026-09-{moment}")
        desk.at(f"2026-09-{moment + 1}")
        answer = desk.call("replace", "--seed", THIRD_DICE, "--json")
        codes = {p["code"] for p in answer.record.get("problems", ())}
        if answer.status or "P17" in codes:
            break
        holders |= {(r["trip"], r["seat"]): r["came"] for r in answer.record["replaced"]}
        moment += 1
    assert "P17" in codes
    free = next(
        (c, d) for c, d in sorted(seats_by_day(plan), key=lambda p: p[1], reverse=True)
        if d != day and c not in row["inspectors"]
    )  # fmt: skip  # one question
    vacate(desk, free[0], free[1], free[1], "2026-09-29")
    done = replace(desk.at("2026-09-30"), OTHER_DICE)["replaced"]
    assert {r["left"] for r in done} == {free[0]}
    assert desk.refused("replace", "--seed", OTHER_DICE)[0] == 9
    all_hold(desk)


def test_the_answer_of_a_replacement_can_be_read_out(desk: Earnest, plan: PlanFile) -> None:
    card, day = someone(plan)
    vacate(desk, card, day, day)
    desk.at("2026-09-13")
    assert card in desk.call("replace", "--seed", THIRD_DICE, "--lang", "zh").out


# --- amendments


def test_amendments_are_numbered_within_their_plan(desk: Earnest) -> None:
    numbers = [desk.ok("amend", f"改期{k}", "--reason", "封路")["entries"][0]["body"] for k in (1, 2, 3)]
    assert numbers == [{"amendment": k} for k in (1, 2, 3)]
    assert "4" in desk.call("amend", "改期4", "--reason", "封路", "--lang", "zh").out
    desk.ok("plan", "--quarter", QUARTER, "--seed", FIRST_DAY)
    other = desk.ok("amend", "改期", "--plan", "2", "--reason", "演练")
    assert (other["plan"], other["entries"][0]["body"]) == (2, {"amendment": 1})
    desk.ok("amend", "改期5", "--plan", "1", "--reason", "封路")
    folder = desk.office.folder / "one"
    desk.ok("export", "1", "--to", str(folder))
    assert call("verify", str(folder / "公开包.zip")).status == 0
    assert call("verify", str(folder / "审计包.zip")).status == 0
