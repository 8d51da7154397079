"""One firm explained, on cases small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from core_support import (
    FIRST,
    SHIFTS,
    cap,
    district,
    firm,
    firms,
    floor,
    past,
    per_cent,
    planned,
    rules,
    task,
)
from district_support import BASIS
from secrets_support import EVENT, SECRETS

from data.i18n import translation
from data.views.firm_answer import firm_record, firm_tables
from scheduler.explain.caps import leaves
from scheduler.explain.firm import explain_firm
from scheduler.explain.turns import Turn
from scheduler.pipeline import freeze, schedule
from scheduler.sampling.draw import draw_firms
from scheduler.values.case import Earlier
from scheduler.values.firms import QuietPeriod
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from core_support import Field

    from scheduler.explain.firm import FirmAnswer, Inside
    from scheduler.values.case import Case

SAY = {lang: translation(lang).gettext for lang in ("zh", "en")}


def answers(case: Case) -> dict[str, FirmAnswer]:
    """Firm → its explanation, in a draw that is put on shifts."""
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "公开值 1", "test")
    scheduled = schedule(drawn, EVENT)
    return {e.id: explain_firm(drawn, e.id, scheduled) for e in case.enterprises}


def only(answer: FirmAnswer) -> Inside:
    (one,) = answer.inside
    return one


def said(answer: FirmAnswer, lang: str = "en") -> str:
    return "\n".join(cell for table in firm_tables(answer, SAY[lang]) for row in table.rows for cell in row)


def ten(**other: Field) -> Case:
    """Ten firms of class A, of which a ratio of 30 % takes three."""
    return district(firms(10), (task(1, ratios=(per_cent("A", 30),)),), **other)


def test_the_size_at_which_a_firm_turns_is_its_place() -> None:
    for answer in answers(ten()).values():
        one = only(answer)
        assert one.placing is not None
        assert one.chance == Fraction(3, 10)
        assert one.drawn == (one.placing.place <= 3)
        assert one.placing.enough == one.placing.place
        assert one.turn is not None
        assert one.turn.count == one.placing.place
        if one.placing.place > 1:
            assert one.turn.ratio == Fraction(2 * one.placing.place - 1, 20)


def test_rounding_up_turns_above_and_not_at_a_figure() -> None:
    case = ten(rules=rules(sampling={"rounding": "ceiling"}))
    turns = {only(a).turn for a in answers(case).values()}
    assert Turn("A", 4, Fraction(3, 10), above=True) in turns
    assert Turn("A", 1, Fraction(0), above=True) in turns


def test_substitutes_know_their_place() -> None:
    places = {only(a).placing for a in answers(ten()).values()}
    assert sorted((p.place, p.substitute) for p in places if p) == [(n, max(0, n - 3)) for n in range(1, 11)]


def test_a_firm_due_under_a_floor_is_certain_and_told_until_when_a_check_would_have_mattered() -> None:
    history = (past(0, date(2026, 3, 2)), past(1, date(2020, 3, 2)))
    case = district(
        firms(3), (task(1, ratios=(per_cent("A", 30),)),), history=history, rules=rules(floors=(floor(),))
    )
    found = answers(case)
    assert [only(found[f"F0{n}"]).way for n in range(3)] == ["by lot", "certain", "certain"]
    due = only(found["F01"]).due
    assert [(d.last, d.since) for d in due] == [(date(2020, 3, 2), date(2023, 10, 7))]
    assert only(found["F01"]).chance == 1
    assert "after 2023-10-07" in said(found["F01"])
    assert "none on record" in said(found["F02"])
    assert "raise it to 2" in said(found["F02"])
    assert only(found["F00"]).steps.stratum.size == 2
    assert only(found["F00"]).chance == 0


def test_a_capped_firm_is_told_which_checks_and_when_it_is_free() -> None:
    history = (past(0, date(2026, 3, 2)), past(0, date(2026, 5, 4), counts=False))
    case = ten(history=history, rules=rules(caps=(cap(1, "12 months"),)))
    found = answers(case)
    one = only(found["F00"])
    (closed,) = one.open.closed
    assert (one.way, one.turn, one.placing) == ("outside", None, None)
    assert one.chance == 0
    assert [h.day for h in closed.past] == [date(2026, 3, 2)]
    assert closed.free == date(2027, 3, 2)
    assert closed.shifts == one.open.shifts == len(SHIFTS)
    assert "2027-03-02" in said(found["F00"])
    assert found["F00"].ticket is None
    assert only(found["F01"]).steps.lot == (3, 9)


def test_a_cap_of_none_never_frees() -> None:
    found = answers(ten(rules=rules(caps=(cap(0, tags=()),), sampling={"cap_conflict": "take all"})))
    (closed,) = only(found["F00"]).open.closed
    assert closed.free is None
    assert "none at all" in said(found["F00"])
    assert "would let it in" not in said(found["F00"])


def test_quiet_days_are_told() -> None:
    quiet = (QuietPeriod(FIRST, FIRST, basis="公告"),)
    assert only(answers(ten(quiet=quiet))["F00"]).open.quiet == 2
    assert "Quiet days close 2 of the task's 8 half days." in said(answers(ten(quiet=quiet))["F00"])


@pytest.mark.parametrize(
    ("other", "reason", "told"),
    [
        ({"live": False, "status": "注销"}, "not live", "注销"),
        ({"tags": ("食品",)}, "no tag", "餐饮"),
        ({"tags": ("餐饮",), "town": "西岭镇"}, "other town", "东溪镇"),
        ({"tags": ("餐饮",), "credit": "B"}, "no ratio", "class B"),
    ],
)
def test_why_a_task_does_not_concern_a_firm(other: dict[str, object], reason: str, told: str) -> None:
    one = task(1, tags=("餐饮",), towns=("东溪镇",), ratios=(per_cent("A", 100),))
    known = firm(1, tags=("餐饮",))
    stranger = replace(firm(0, tags=("餐饮",)), **other)  # type: ignore[arg-type]
    answer = answers(district((stranger, known), (one,)))["F00"]
    assert [o.reason for o in answer.outside] == [reason]
    assert told in said(answer)
    assert not answer.inside


def test_the_overall_floor_makes_another_class_decide() -> None:
    """Of 10 firms 5 must be drawn; class B gives what class A's ratio leaves."""
    one = task(1, ratios=(per_cent("B", 10), per_cent("A", 40)))
    case = district(
        (*firms(5, "B"), *firms(5, "A", 5)), (one,), rules=rules(sampling={"overall_floor": Fraction(1, 2)})
    )
    found = [only(a) for a in answers(case).values() if a.firm.credit == "B"]
    assert {i.steps.raised for i in found} == {3}
    told = {i.placing.place: (i.drawn, [(t.credit, t.count) for t in i.others]) for i in found if i.placing}
    assert told[1] == (True, [("A", 5)]) or told[1] == (True, [])
    assert told[2] == (True, [("A", 4)])
    assert told[3] == (True, [("A", 3)])
    assert told[4] == (False, [("A", 2)])
    text = "\n".join(said(a) for a in answers(case).values() if a.firm.credit == "B")
    assert "The overall floor, 1/2 (50%) of all the task's firms, raises it to 3." in text
    assert "Drawn at any ratio of class B" in text
    assert "because of the overall floor" in text


def test_an_override_is_named_with_its_basis() -> None:
    override = ("*", "A", Fraction(1, 2), Fraction(1, 2), BASIS)
    case = ten(rules=rules(sampling={"ratio_overrides": (override,)}))
    assert f"the rules for every task ({BASIS.document} {BASIS.clause})" in said(answers(case)["F00"])
    own = ten(rules=rules(sampling={"ratio_overrides": (override, ("T1", *override[1:]))}))
    assert "the rules for this task" in said(answers(own)["F00"])
    assert "the task's own plan" in said(answers(ten())["F00"])


def test_a_spread_year_tells_the_sort_key_and_the_standing() -> None:
    case = ten(rules=rules(sampling={"spread": "spread"}), earlier=(Earlier("F00", ONE // 4, visited=True),))
    found = answers(case)
    assert "chances so far this year 25%, already visited" in said(found["F00"])
    assert "chances so far this year 0%, not yet visited" in said(found["F01"])
    assert "mean of the class" in said(found["F01"])


def test_what_became_of_a_drawn_firm() -> None:
    case = district(firms(2), (task(1), task(2, on_site=False)))
    found = answers(case)["F00"]
    on_site, written = found.inside
    assert on_site.fate is not None
    assert on_site.fate.visit is not None
    assert on_site.fate.shift in case.shifts
    assert written.fate is not None
    assert written.fate.visit is None
    assert "In writing or online" in said(found)
    drawn = draw_firms(freeze(case, SECRETS, EVENT), "公开值 1", "test")
    assert "Not yet put on shifts." in said(explain_firm(drawn, "F00"))


def test_a_check_that_nobody_makes_says_why() -> None:
    case = district(firms(1), (task(1, "市场监督管理局", "应急管理局"),), officers={"应急管理局": 1})
    made = planned(case)
    assert made.unserved
    assert "Without 应急管理局: " in said(answers(case)["F00"])
    alone = district(firms(1), (task(1),), officers=1)
    assert "Not served: " in said(answers(alone)["F00"])


def test_everything_can_be_said_in_chinese() -> None:
    history = (past(0, date(2026, 3, 2)),)
    case = ten(history=history, rules=rules(caps=(cap(1, "60 days"),), floors=(floor("year"),)))
    for answer in answers(case).values():
        text = said(answer, "zh")
        assert not [word for word in ("drawn", "firms", "ratio", "chance") if word in text.lower()]
        record = firm_record(answer, SAY["zh"])
        assert record["firm"] == {
            "id": answer.firm.id,
            "code": "",
            "name": answer.firm.name,
            "credit": "A",
            "live": True,
        }


def test_a_year_ends_with_the_year() -> None:
    assert leaves("year", date(2026, 2, 3), date(2026, 10, 8)) == date(2027, 1, 1)
    assert leaves("24 months", date(2024, 2, 29), date(2025, 10, 8)) == date(2026, 3, 1)
    assert leaves("7 days", date(2026, 1, 1), date(2026, 10, 8)) == date(2026, 10, 8)
