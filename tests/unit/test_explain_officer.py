"""One officer explained: loads, seats, obstacles, limits, and what would be without them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from core_support import FIRST, LAST, MARKET, SHIFTS, district, firms, planned, rules, task

from data.i18n import translation
from data.views.officer_answer import officer_record, officer_tables, officer_title
from scheduler.eligibility import eligibility_of
from scheduler.explain.officer import explain_officer
from scheduler.lottery.table import table_of
from scheduler.values.people import Leave, Recusal
from scheduler.values.plan import ONE
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from core_support import Field

    from scheduler.explain.officer import OfficerAnswer
    from scheduler.values.case import Case
    from scheduler.values.plan import Plan

SAY = {lang: translation(lang).gettext for lang in ("zh", "en")}


def office(**other: Field) -> Case:
    """Six visits, a trip each, by two of four officers."""
    whole: dict[str, Field] = {"rules": rules(trips={"visits": 1})} | other
    return district(firms(6), (task(),), **whole)


def changed(case: Case, card: str, **other: Field) -> Case:
    people = tuple(replace(i, **other) if i.id == card else i for i in case.inspectors)
    return replace(case, inspectors=people)


def said(made: Plan, answer: OfficerAnswer, lang: str = "en") -> str:
    tables = officer_tables(made.case, answer, SAY[lang])
    return "\n".join(cell for table in tables for row in table.rows for cell in row)


def test_loads_are_the_sums_of_the_table() -> None:
    made = planned(office())
    sums: Counter[str] = Counter()
    for row in made.table:
        for who, weight in zip(row.inspectors, row.weights, strict=True):
            sums[who] += weight
    for officer in made.case.inspectors:
        answer = explain_officer(made, officer.id)
        assert answer.expected == sums[officer.id]
        assert answer.mean == Fraction(12 * ONE, 4)
        assert answer.least <= answer.expected <= answer.most
        assert answer.drawn == sum(a.inspector == officer.id for a in made.assignments)
        assert answer.drawn == sum(s.won for s in answer.seats)
        assert abs(answer.drawn * ONE - answer.expected) < ONE
        assert len(answer.seats) + sum(r.seats for r in answer.refused) == 12


def test_every_obstacle_is_counted_and_only_by_itself_where_it_is_alone() -> None:
    skilled = Duty(MARKET, ("消防监督员",))
    case = district(firms(6), (task(1, skilled),), rules=rules(trips={"visits": 1}))
    able = replace(
        case, inspectors=tuple(replace(i, qualifications=("消防监督员",)) for i in case.inspectors)
    )
    unable = changed(able, "市3", qualifications=())
    made = planned(unable)
    answer = explain_officer(made, "市3")
    (refused,) = answer.refused
    assert (refused.obstacle, refused.seats, refused.alone) == ("qualification", 6, 6)
    lifted = table_of(able, eligibility_of(able), made.visits, made.trips)
    expected = sum(
        w for row in lifted for who, w in zip(row.inspectors, row.weights, strict=True) if who == "市3"
    )
    assert refused.without == expected
    assert "qualification missing" in said(made, answer)


@pytest.mark.parametrize(
    ("other", "obstacle"),
    [
        ({"on_duty": False}, "off duty"),
        ({"card_until": date(2026, 1, 1)}, "card expired"),
    ],
)
def test_an_officer_who_may_not_go_at_all(other: dict[str, Field], obstacle: str) -> None:
    made = planned(changed(office(), "市3", **other))
    answer = explain_officer(made, "市3")
    assert (answer.seats, answer.expected, answer.steepest, answer.bound) == ((), 0, None, ())
    (refused,) = answer.refused
    assert (refused.obstacle, refused.seats) == (obstacle, 12)
    assert refused.without > 0
    assert "Candidate for 0 of the agency's 12 seats, drawn for 0." in said(made, answer)


def test_leave_recusal_and_the_own_station_are_told_apart() -> None:
    away = office(
        leaves=(Leave("市0", FIRST, LAST),), recusals=tuple(Recusal("市1", f"F{n:02d}") for n in range(6))
    )
    crossed = replace(away, rules=rules(teams={"cross_stations": (MARKET,)}, trips={"visits": 1}))
    made = planned(
        changed(replace(crossed, inspectors=(*crossed.inspectors, *more(crossed))), "市2", station="东溪所")
    )
    found = {card: explain_officer(made, card).refused for card in ("市0", "市1", "市2")}
    assert {card: r[0].obstacle for card, r in found.items()} == {
        "市0": "leave",
        "市1": "recusal",
        "市2": "own station",
    }
    assert found["市1"][0].without == -1
    assert found["市0"][0].without > 0


def more(case: Case) -> tuple[Field, ...]:
    return tuple(replace(case.inspectors[0], id=f"市{n}", name=f"示例市{n}") for n in (4, 5))


def test_a_weekly_limit_that_binds_is_named_and_what_one_more_would_give() -> None:
    """In one week two of four officers share four seats that only they may take, at two a week."""
    skilled = task(1, Duty(MARKET, ("消防监督员",)), last=SHIFTS[5].day)
    case = district(firms(4), (skilled,), rules=rules(teams={"weekly": 2}, trips={"visits": 1}))
    case = changed(
        changed(case, "市0", qualifications=("消防监督员",)), "市1", qualifications=("消防监督员",)
    )
    made = planned(case)
    answer = explain_officer(made, "市0")
    assert "week" in {b.limit for b in answer.bound}
    assert [x.limit for x in answer.loosened] == ["week"]
    assert "With a weekly limit higher by one" in said(made, answer)


def test_limits_that_bind_are_told_in_both_languages() -> None:
    tight = rules(teams={"quarterly": 3, "predictability": Fraction(1, 2)}, trips={"visits": 1})
    made = planned(office(rules=tight))
    answers = [explain_officer(made, i.id) for i in made.case.inspectors]
    assert {b.limit for a in answers for b in a.bound} >= {"quarter"}
    assert {x.limit for a in answers for x in a.loosened} >= {"quarter"}
    for answer in answers:
        assert "The quarterly limit of 3 half days is used up." in said(made, answer)
        assert "每季" in said(made, answer, "zh")


def test_two_officers_for_two_seats_are_certain_and_predictable() -> None:
    made = planned(office(officers=2))
    answer = explain_officer(made, "市0")
    assert answer.steepest is not None
    assert {b.limit for b in answer.bound} >= {"shift"}
    assert "Certain to work on" in said(made, answer)


def test_the_record_has_the_figures_and_the_words() -> None:
    made = planned(office())
    answer = explain_officer(made, "市0")
    record = officer_record(made.case, answer, SAY["en"])
    assert record["officer"] == {"card": "市0", "name": "示例市0", "agency": MARKET}
    assert record["seats"] == answer.seats
    assert "示例市0 (市0)" in officer_title(answer, SAY["en"])
    assert all(s.shift < len(SHIFTS) for s in answer.seats)
