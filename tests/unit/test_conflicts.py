"""Every reason to hesitate before a draw: the smallest case that has it, and the same after its remedy."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from core_support import (
    FIRE,
    FIRST,
    LAST,
    MARKET,
    SAFETY,
    cap,
    district,
    firm,
    firms,
    floor,
    past,
    per_cent,
    rules,
    task,
    told,
    with_rules,
)
from district_support import BASIS, cases
from hypothesis import HealthCheck, assume, given, settings
from secrets_support import EVENT, SECRETS
from source_support import codes

from data.i18n import translation
from data.wordings import sentence
from data.wordings.conflicts import WORDING
from scheduler import conflicts
from scheduler.conflicts.ratios import percent, percent_down
from scheduler.errors import RulesConflict
from scheduler.pipeline import freeze
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.firms import QuietPeriod
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from scheduler.values.case import Case

ONE_FIRM = firms(1)
SEEN = (past(0, date(2026, 3, 2)),)
CAPPED = district(firms(2), [task()], history=SEEN, rules=rules(caps=(cap(),)))
DUE = district(
    ONE_FIRM,
    [task(ratios=(per_cent("A", 0),))],
    history=(past(0, FIRST - timedelta(10), SAFETY),),
    rules=rules(caps=(cap(1, "60 days"),), floors=(floor(),)),
)
FLOORED = district(
    firms(10),
    [task(ratios=(per_cent("A", 10, 20),))],
    rules=rules(sampling={"overall_floor": Fraction(21, 100)}),
)
NARROW = district(firms(8), [task(ratios=(per_cent("A", 13, 24),))])
TINY = district(firms(2), [task(ratios=(per_cent("A", 50),))])
ODD = district((*firms(3, "B"), *firms(3, "A", 3)), [task(ratios=(per_cent("B", 10), per_cent("A", 11)))])
ALONE = district(ONE_FIRM, [task()], officers=1)
UNHELD = district(ONE_FIRM, [task(1, Duty(MARKET, ("特种设备检查",)))])
HELD = replace(
    UNHELD,
    inspectors=tuple(replace(i, qualifications=("特种设备检查",)) for i in UNHELD.inspectors[:1])
    + UNHELD.inspectors[1:],
)
MANY = district(ONE_FIRM, [task(1, MARKET, SAFETY, FIRE)], rules=rules(teams={"agencies_per_visit": 2}))

PAIRS: dict[str, tuple[Case, Case]] = {
    "Q01": (CAPPED, with_rules(CAPPED, caps=(cap(2),))),
    "Q02": (DUE, with_rules(DUE, floors=(floor(credits=("B",)),))),
    "Q03": (
        FLOORED,
        with_rules(FLOORED, sampling=rules(sampling={"overall_floor": Fraction(1, 5)}).sampling),
    ),
    "Q04": (NARROW, replace(NARROW, tasks=(task(ratios=(per_cent("A", 12, 24),)),))),
    "Q05": (TINY, replace(TINY, enterprises=firms(3))),
    "Q06": (ODD, replace(ODD, tasks=(task(ratios=(per_cent("B", 11), per_cent("A", 11))),))),
    "Q07": (ALONE, district(ONE_FIRM, [task()], officers=2)),
    "Q08": (UNHELD, HELD),
    "Q10": (
        district(ONE_FIRM, [task()], rules=rules(catalogue=("事项2",))),
        district(ONE_FIRM, [task()], rules=rules(catalogue=("事项1", "事项2"))),
    ),
    "Q11": (
        district(ONE_FIRM, [task()], rules=rules(negative_items=("事项1",))),
        district(ONE_FIRM, [task(items=("事项2",))], rules=rules(negative_items=("事项1",))),
    ),
    "Q12": (
        district(ONE_FIRM, [task(first=date(2026, 9, 30))]),
        district(ONE_FIRM, [task(first=date(2026, 10, 1))]),
    ),
    "Q13": (MANY, with_rules(MANY, teams=rules(teams={"agencies_per_visit": 3}).teams)),
    "Q14": (
        district(ONE_FIRM, [task(1, FIRE, MARKET)], rules=rules(teams={"vertical": (FIRE,)})),
        district(ONE_FIRM, [task(1, MARKET, FIRE)], rules=rules(teams={"vertical": (FIRE,)})),
    ),
    "Q15": (
        district(ONE_FIRM, [task(minutes=211)]),
        district(ONE_FIRM, [task(minutes=211)], rules=rules(trips={"shift_minutes": 211})),
    ),
    "Q16": (
        district(ONE_FIRM, [task(tags=("餐饮",))]),
        district((firm(0, tags=("餐饮",)),), [task(tags=("餐饮",))]),
    ),
    "Q18": (district(ONE_FIRM, []), district(ONE_FIRM, [task()])),
    "Q19": (
        district(ONE_FIRM, [task(first=LAST + timedelta(1), last=LAST + timedelta(9))]),
        district(ONE_FIRM, [task(first=LAST, last=LAST + timedelta(9))]),
    ),
}
FATAL = {"Q01", "Q02", "Q03", "Q10", "Q11", "Q12", "Q13", "Q18", "Q19"}


def test_every_conflict_is_tested_worded_and_in_the_table_of_contents() -> None:
    raised = {c for c in codes("scheduler/conflicts") if c.startswith("Q")}
    assert PAIRS.keys() == raised == WORDING.keys()
    assert set(re.findall(r"Q\d\d", conflicts.__doc__ or "")) == raised


@pytest.mark.parametrize("code", sorted(PAIRS))
def test_the_smallest_case_is_told_once_and_is_silent_after_its_remedy(code: str) -> None:
    wrong, right = PAIRS[code]
    assert [p.code for p in told(wrong, code)] == [code]
    assert told(right, code) == []


@pytest.mark.parametrize("code", sorted(PAIRS))
def test_only_fatal_conflicts_forbid_the_draw(code: str) -> None:
    wrong, right = PAIRS[code]
    if code in FATAL:
        with pytest.raises(RulesConflict) as refused:
            freeze(wrong, SECRETS, EVENT)
        assert code in {p.code for p in refused.value.problems}
        assert {p.level for p in refused.value.problems} == {"fatal"}
    else:
        assert {p.level for p in told(wrong, code)} <= {"kept", "note"}
        assert freeze(wrong, SECRETS, EVENT).commitment
    assert freeze(right, SECRETS, EVENT).commitment


@pytest.mark.parametrize("code", sorted(PAIRS))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_conflict_can_be_read_to_the_end(code: str, language: str) -> None:
    (problem,) = told(PAIRS[code][0], code)
    said = sentence(problem, translation(language).gettext)
    for text in (said.what, said.remedy):
        assert text
        assert "{" not in text


def test_all_conflicts_come_at_once() -> None:
    case = district(firms(2), [task(items=("事项1",))], history=SEEN)
    case = replace(case, rules=rules(caps=(cap(),), negative_items=("事项1",), catalogue=("事项2",)))
    with pytest.raises(RulesConflict) as refused:
        freeze(case, SECRETS, EVENT)
    assert [p.code for p in refused.value.problems] == ["Q10", "Q11", "Q01"]


# --- the remedies, taken at their word ---------------------------------------------------------------------


@settings(max_examples=120, suppress_health_check=list(HealthCheck))
@given(cases(tasks=2))
def test_a_ratio_lowered_as_proposed_is_never_too_high_for_the_caps(case: Case) -> None:
    case = with_rules(case, sampling=replace(case.rules.sampling, overall_floor=Fraction(0)))
    short = told(case, "Q01")
    assume(short)
    lowered = []
    for problem in short:
        parts = dict(problem.parts)
        ratio = Fraction(parts["lower"].removesuffix("%")) / 100
        lowered.append((parts["task"], parts["credit"].replace("–", ""), ratio, ratio, BASIS))
    overrides = (*lowered, *case.rules.sampling.ratio_overrides)
    mended = with_rules(case, sampling=replace(case.rules.sampling, ratio_overrides=overrides))
    assert told(mended, "Q01") == []


def test_the_proposed_ratio_is_the_largest_that_the_caps_allow() -> None:
    assert dict(told(CAPPED, "Q01")[0].parts)["lower"] == "50%"
    higher = Fraction(5001, 10000)
    sampling = {"ratio_overrides": (("*", "A", higher, higher, BASIS),), "rounding": "ceiling"}
    assert told(with_rules(CAPPED, sampling=rules(sampling=sampling).sampling), "Q01")


def test_the_proposed_number_of_lent_officers_is_enough_and_one_fewer_is_not() -> None:
    case = district(ONE_FIRM, [task(1, Duty(MARKET, (), 4))], officers=1)
    lend = int(dict(told(case, "Q07")[0].parts)["lend"])
    assert lend == 3
    assert (
        told(replace(case, inspectors=district(ONE_FIRM, [task()], officers=1 + lend).inspectors), "Q07")
        == []
    )
    assert told(replace(case, inspectors=district(ONE_FIRM, [task()], officers=lend).inspectors), "Q07")


def test_an_agency_short_of_officers_is_told_its_tasks_and_those_it_leads() -> None:
    case = district(
        ONE_FIRM, [task(1, MARKET, SAFETY), task(2, SAFETY), task(3, MARKET)], officers={SAFETY: 1}
    )
    (problem,) = told(case, "Q07")
    parts = dict(problem.parts)
    assert (problem.content, parts["tasks"], parts["leads"], parts["enrolled"]) == (
        SAFETY,
        "T1、T2",
        "T2",
        "1",
    )


def test_a_missing_qualification_is_told_where_it_can_be_borrowed() -> None:
    case = district(ONE_FIRM, [task(1, Duty(MARKET, ("特种设备检查",)), SAFETY)])
    people = tuple(
        replace(i, qualifications=("特种设备检查",) if i.id == "应0" else ()) for i in case.inspectors
    )
    assert dict(told(replace(case, inspectors=people), "Q08")[0].parts)["elsewhere"] == SAFETY
    assert dict(told(case, "Q08")[0].parts)["elsewhere"] == "–"


def test_a_card_that_has_run_out_holds_no_qualification_and_makes_no_team() -> None:
    expired = tuple(replace(i, card_until=FIRST - timedelta(1)) for i in HELD.inspectors)
    case = replace(HELD, inspectors=expired)
    assert {p.code for p in told(case)} >= {"Q07", "Q08"}


# --- what the parts say -------------------------------------------------------------------------------------


def test_what_closes_firms_is_named_with_its_basis_and_quiet_days_too() -> None:
    both = rules(caps=(cap(name="甲"), cap(3, name="乙")))
    quiet = (QuietPeriod(FIRST, LAST, basis="测试"),)
    case = district(firms(2), [task()], history=SEEN, rules=both, quiet=quiet)
    (problem,) = told(case, "Q01")
    assert dict(problem.parts)["caps"] == f"甲（{BASIS.document} {BASIS.clause}）×1；宁静期×2"
    plain = replace(case, quiet=())
    assert dict(told(plain, "Q01")[0].parts)["caps"] == f"甲（{BASIS.document} {BASIS.clause}）×1"


def test_a_task_without_a_working_day_closes_every_firm_without_any_cap() -> None:
    (problem,) = told(PAIRS["Q19"][0], "Q01")
    assert (dict(problem.parts)["caps"], dict(problem.parts)["lower"]) == ("–", "0%")


def test_only_floors_that_concern_the_firms_are_cited() -> None:
    floors = (floor(name="丙"), floor(name="丁", credits=("D",)))
    (problem,) = told(with_rules(DUE, floors=floors), "Q02")
    assert dict(problem.parts)["floors"] == f"丙（{BASIS.document} {BASIS.clause}）"


def test_of_many_due_firms_five_are_named_and_all_are_counted() -> None:
    case = replace(
        DUE, enterprises=firms(7), history=tuple(past(n, FIRST - timedelta(1), SAFETY) for n in range(7))
    )
    (problem,) = told(case, "Q02")
    assert problem.content == "F00、F01、F02、F03、F04"
    assert dict(problem.parts)["firms"] == "7"


@pytest.mark.parametrize("code", ["Q01", "Q02"])
def test_where_the_rules_take_everybody_left_the_conflict_is_kept_on_record(code: str) -> None:
    case = PAIRS[code][0]
    taking = with_rules(case, sampling=replace(case.rules.sampling, cap_conflict="take all"))
    assert [p.level for p in told(taking, code)] == ["kept"]
    assert freeze(taking, SECRETS, EVENT).commitment


def test_a_stratum_asked_for_as_a_whole_is_no_lottery_and_may_be_tiny() -> None:
    assert told(district(firms(2), [task()]), "Q05") == []
    assert told(district(firms(1), [task(ratios=(per_cent("A", 0),))]), "Q05") == []
    assert told(district(firms(1), [task(ratios=(per_cent("A", 1),))]), "Q05")


def test_unclassified_firms_are_neither_riskier_nor_calmer() -> None:
    ratios = (per_cent("A", 90), per_cent("", 1))
    case = district((*firms(3, "A"), *firms(3, "", 3)), [task(ratios=ratios)])
    assert told(case, "Q06") == []


def test_a_written_task_needs_no_officers_and_no_shift() -> None:
    case = district(ONE_FIRM, [task(on_site=False, minutes=999)], officers=0)
    assert told(case) == []


def test_a_date_after_the_quarter_is_refused_too() -> None:
    assert [p.code for p in told(district(ONE_FIRM, [task(last=date(2027, 1, 1))]))] == ["Q12"]
    assert told(district(ONE_FIRM, [task(last=date(2026, 12, 31))])) == []


def test_an_agency_named_twice_in_one_task_counts_once() -> None:
    case = district(ONE_FIRM, [task(1, MARKET, SAFETY, SAFETY)], rules=rules(teams={"agencies_per_visit": 2}))
    assert told(case, "Q13") == []


def test_shares_are_written_with_at_most_two_decimals() -> None:
    assert [percent(Fraction(n, 10000)) for n in (0, 1, 10, 1250, 10000)] == [
        "0%",
        "0.01%",
        "0.1%",
        "12.5%",
        "100%",
    ]


@pytest.mark.parametrize("whole", range(1, 60))
def test_a_share_rounded_down_asks_for_no_more_than_the_part(whole: int) -> None:
    for part in range(whole + 1):
        share = Fraction(percent_down(part, whole).removesuffix("%")) / 100
        assert share * whole <= part < (share + Fraction(1, 10000)) * whole


def test_conflicts_speak_of_strata_in_their_order() -> None:
    tasks = [task(n, ratios=(per_cent("D", 50), per_cent("A", 50))) for n in (1, 2)]
    case = district((*firms(2, "D"), *firms(2, "A", 2)), tasks)
    layers = layers_of(case)
    found = conflicts.conflicts(case, layers, strata_of(case, layers))
    said = [(dict(p.parts)["task"], dict(p.parts)["credit"]) for p in found if p.code == "Q05"]
    assert said == [("T1", "D"), ("T1", "A"), ("T2", "D"), ("T2", "A")]
