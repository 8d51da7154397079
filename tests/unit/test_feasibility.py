"""Officers who are short before the seed and after the timetable, and remedies that keep their word."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from district_support import BASIS, shifts_from
from packing_support import office, task
from timetable_support import merged, planned

from data.usecases.changes import Asked
from data.wordings.timetable import WORDING
from scheduler.conflicts.people import officers_suffice
from scheduler.eligibility import eligibility_of
from scheduler.errors import InputWrong
from scheduler.feasibility.after import remedies_of, wants_of
from scheduler.feasibility.before import Remedying
from scheduler.feasibility.capacity import Shortage, capacity
from scheduler.feasibility.changes import Lend, Lower, Qualify, Quarterly, Recall, Weekly, Widen, changed
from scheduler.feasibility.refit import Standing, refit
from scheduler.feasibility.remedies import remedies
from scheduler.values.people import Leave, Recusal
from scheduler.values.plan import Stratum
from scheduler.values.rules import Trips
from scheduler.values.tasks import Duty

if TYPE_CHECKING:
    from scheduler.feasibility.changes import Change
    from scheduler.values.case import Case


def short_of(case: Case, demand: dict[str, int]) -> list[Shortage]:
    return capacity(case, eligibility_of(case), demand)


def stratum(name: str, size: int) -> Stratum:
    return Stratum(name, "A", 100, 100, size, (), size, Fraction(0), Fraction(1))


# --- before the seed: smallest that fits, smallest that must not ------------------------------------------
# A visit of 105 minutes is half a shift; four half days are one week.


@pytest.mark.parametrize(("firms", "missing"), [(8, 0), (9, 1)])
def test_minutes_of_all_firms_fit_the_officers_shifts(firms: int, missing: int) -> None:
    case = office({"甲": 2}, tasks=(task(0, Duty("甲"), minutes=105),))
    assert sum(s.short for s in short_of(case, {"T0": firms})) == missing


@pytest.mark.parametrize(("firms", "short"), [(16, False), (17, True)])
def test_no_more_visits_to_a_trip_than_the_rules_allow(firms: int, short: bool) -> None:  # noqa: FBT001
    case = office({"甲": 2}, tasks=(task(0, Duty("甲"), minutes=10),))
    assert bool(short_of(case, {"T0": firms})) is short


@pytest.mark.parametrize(("weekly", "short"), [(3, False), (2, True)])
def test_the_weekly_limit_counts(weekly: int, short: bool) -> None:  # noqa: FBT001
    case = office({"甲": 2}, weekly=weekly, tasks=(task(0, Duty("甲"), minutes=210),))
    assert bool(short_of(case, {"T0": 3})) is short


@pytest.mark.parametrize(("quarterly", "short"), [(3, False), (2, True)])
def test_the_quarterly_limit_counts(quarterly: int, short: bool) -> None:  # noqa: FBT001
    case = office({"甲": 2}, quarterly=quarterly, tasks=(task(0, Duty("甲"), minutes=210),))
    assert bool(short_of(case, {"T0": 3})) is short


@pytest.mark.parametrize(("holders", "short"), [(("甲0", "甲1"), False), (("甲0",), True)])
def test_holders_of_a_qualification_count(holders: tuple[str, ...], short: bool) -> None:  # noqa: FBT001
    case = office({"甲": 6}, qualified=holders, tasks=(task(0, Duty("甲", ("证",)), minutes=210),))
    assert bool(short_of(case, {"T0": 5})) is short


@pytest.mark.parametrize(("day", "short"), [(4, False), (0, True)])
def test_leave_counts(day: int, short: bool) -> None:  # noqa: FBT001
    case = office({"甲": 2}, shifts=6, tasks=(task(0, Duty("甲"), minutes=210),))
    case = replace(case, leaves=(Leave("甲0", case.shifts[day].day, case.shifts[day].day),))
    assert bool(short_of(case, {"T0": 4})) is short


def test_a_check_longer_than_a_shift_counts_as_one_shift() -> None:
    case = office({"甲": 2}, tasks=(task(0, Duty("甲"), minutes=500),))
    assert not short_of(case, {"T0": 4})
    assert short_of(case, {"T0": 5})


def test_two_long_checks_of_one_visit_count_as_one_shift() -> None:
    # Four firms drawn for both tasks are four visits of 300 minutes, each of which takes one shift.
    tasks = tuple(task(k, Duty("甲"), minutes=150) for k in range(2))
    case = office({"甲": 2}, tasks=tasks)
    assert not short_of(case, {"T0": 4, "T1": 4})
    assert short_of(case, {"T0": 5, "T1": 4})


def test_shortages_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    first, *_, last = (s.day for s in shifts_from(0, 20))
    tasks = (task(0, Duty("甲"), minutes=210), task(1, Duty("甲", ("证",)), minutes=210, shifts=20))
    tasks = (replace(tasks[0], last=first), replace(tasks[1], first=last))
    found = short_of(office({"甲": 2}, shifts=20, tasks=tasks), {"T0": 3, "T1": 1})
    assert [(s.tasks, s.qualifications, s.short) for s in found] == [(("T0",), (), 2), (("T1",), ("证",), 1)]
    assert found[0].weeks != found[1].weeks


def test_the_sentence_names_agency_qualification_weeks_seats_and_officers() -> None:
    case = office({"甲": 6}, qualified=("甲0",), tasks=(task(0, Duty("甲", ("证",))),))
    (short,) = short_of(case, {"T0": 21})
    said = officers_suffice(short)
    assert (said.code, said.content) == ("U11", "甲")
    assert WORDING["U11"][0].format(content=said.content, **dict(said.parts)) == (
        "甲: weeks 41 ask for at least 6 half days of officers qualified for 证, whatever is drawn; "
        "1 officers can give 4, 2 short."
    )


def test_an_agency_without_officers_is_told_with_its_weeks() -> None:
    case = office({"甲": 2, "乙": 0}, tasks=(task(0, Duty("甲"), Duty("乙")),))
    (short,) = short_of(case, {"T0": 1})
    assert (short.agency, short.officers, short.supply, short.weeks) == ("乙", 0, 0, ((2026, 41),))
    assert officers_suffice(short).code == "U10"


def test_remedies_before_the_seed_are_the_least_that_suffice_and_come_in_order() -> None:
    tasks = (task(0, Duty("甲", ("证",)), minutes=210),)
    case = office({"甲": 6, "乙": 2}, shifts=20, weekly=3, qualified=("甲0", "乙0", "乙1"), tasks=tasks)
    case = replace(case, leaves=(Leave("甲0", case.shifts[0].day, case.shifts[0].day),))
    demand = {"T0": 3}
    (short,) = short_of(case, demand)
    assert (short.need, short.supply) == (3, 2)
    found = Remedying(case, [stratum("T0", 3)]).ranked(short)
    assert [r.change for r in found] == [
        Widen(("T0",), 1),
        Recall("甲", 1),
        Qualify("甲", "证", 1),
        Lend("甲", 1, ("证",), "乙"),
        Lend("甲", 1, ("证",)),
        Lower("T0", "A", Fraction(2, 100)),
    ]
    assert {(r.before, r.after) for r in found} == {(1, 0)}
    for remedy in found[:-1]:
        assert not short_of(remedy.change.applied(case), demand)


@pytest.mark.parametrize(("limit", "change"), [({"weekly": 2}, Weekly(4)), ({"quarterly": 2}, Quarterly(4))])
def test_limits_are_widened_as_far_as_needed(limit: dict[str, int], change: Change) -> None:
    case = office({"甲": 2}, **limit, tasks=(task(0, Duty("甲"), minutes=210),))  # type: ignore[arg-type]
    (short,) = short_of(case, {"T0": 4})
    assert change in [r.change for r in Remedying(case, [stratum("T0", 4)]).ranked(short)]


def test_who_lends_may_not_become_short_by_it() -> None:
    tasks = (task(0, Duty("甲", ("证",)), minutes=210), task(1, Duty("乙", ("证",)), minutes=210))
    case = office({"甲": 2, "乙": 2}, qualified=("乙0",), tasks=tasks)
    trying = Remedying(case, [stratum("T0", 1), stratum("T1", 4)])
    assert trying.missing(Lend("甲", 1, ("证",)), "甲") == 0
    assert trying.missing(Lend("甲", 1, ("证",), "乙"), "甲") > 0


def test_a_useless_change_is_no_remedy() -> None:
    assert remedies([(Weekly, 40)], lambda _: 3, 3) == []


def test_a_change_that_helps_in_part_is_told_with_what_is_left() -> None:
    (found,) = remedies([(Weekly, 40)], lambda change: max(2, 6 - change.shifts), 6)  # type: ignore[union-attr]
    assert (found.change, found.before, found.after) == (Weekly(4), 6, 2)


# --- changes ----------------------------------------------------------------------------------------------


def test_officers_lent_twice_are_different_people() -> None:
    case = changed(office({"甲": 2}), [Lend("甲", 1), Lend("甲", 2, ("证",))])
    assert len({i.id for i in case.inspectors}) == 5
    assert [i.id for i in case.inspectors] == sorted(i.id for i in case.inspectors)


def test_fewer_officers_leave_no_trace() -> None:
    case = office({"甲": 3}, recused=(("甲2", "F0"),))
    case = replace(case, leaves=(Leave("甲2", case.shifts[0].day, case.shifts[0].day),))
    fewer = Lend("甲", -1).applied(case)
    assert [i.id for i in fewer.inspectors] == ["甲0", "甲1"]
    assert not fewer.leaves
    assert not fewer.recusals


def test_a_window_never_leaves_the_plan_nor_shrinks() -> None:
    case = office({"甲": 2}, shifts=8, tasks=(task(0, Duty("甲")),))
    wide = Widen(("T0",), 400).applied(case).tasks[0]
    assert (wide.first, wide.last) == (case.shifts[0].day, case.shifts[-1].day)
    beyond = replace(case, tasks=(replace(case.tasks[0], last=case.shifts[-1].day.replace(month=12)),))
    assert Widen(("T0",), 1).applied(beyond).tasks[0].last == beyond.tasks[0].last


# --- after the timetable ----------------------------------------------------------------------------------


def _short_standing() -> Standing:
    """Two firms, one agency with two officers, who may be sent out once a week: one firm is lost."""
    trips = Trips(visits=1, effort=3, basis=BASIS)
    case = office({"甲": 2}, shifts=12, weekly=1, tasks=(task(0, Duty("甲"), shifts=2),), trips=trips)
    made, lost = planned(case, *(merged(case, k, 0, shifts=(0, 1)) for k in range(2)))
    return Standing(case, made.visits, made.trips, lost)


def test_remedies_after_the_timetable_let_the_lost_in() -> None:
    standing = _short_standing()
    (want,) = wants_of(standing.unserved)
    assert (want.agency, want.qualifications, len(want.rows)) == ("甲", (), 1)
    found = remedies_of(standing, want)
    assert (found[0].before, found[0].after) == (1, 0)
    assert Lend("甲", 2) in [r.change for r in found]
    for remedy in found:
        assert refit(standing, remedy.change.applied(standing.case), want.rows) == ()


def test_what_stands_must_stand() -> None:
    standing = _short_standing()
    assert refit(standing, Lend("甲", -1).applied(standing.case), standing.unserved) is None


def test_recused_officers_are_no_remedy() -> None:
    standing = _short_standing()
    (lost,) = standing.unserved
    case = Lend("甲", 2).applied(standing.case)
    lent = [i.id for i in case.inspectors if i.id.startswith("借调")]
    away = tuple(Recusal(i, lost.enterprise) for i in lent)
    # The lent ones take the other firm's seats, and its officers come here: only flows see that.
    assert refit(standing, replace(case, recusals=away), [lost]) == ()
    away = tuple(Recusal(i, firm) for i in lent for firm in ("F0", "F1"))
    assert refit(standing, replace(case, recusals=away), [lost]) == (lost,)


# --- as typed ---------------------------------------------------------------------------------------------


def test_changes_are_read_as_typed() -> None:
    case = office({"甲": 2}, tasks=(task(0, Duty("甲")),))
    asked = Asked(("甲=+2", "甲：证=-1"), ("甲:证=1",), ("甲=1",), ("T0=7",), ("T0:d=12.5%", "T0:-=3"), 6, 60)
    assert asked.changes(case) == (
        Lend("甲", 2),
        Lend("甲", -1, ("证",)),
        Qualify("甲", "证", 1),
        Recall("甲", 1),
        Widen(("T0",), 7),
        Lower("T0", "D", Fraction(1, 8)),
        Lower("T0", "", Fraction(3, 100)),
        Weekly(6),
        Quarterly(60),
    )


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked(officers=("甲",)), "U20"),
        (Asked(officers=("甲=1.5",)), "U20"),
        (Asked(officers=("丙=1",)), "U21"),
        (Asked(qualify=("甲=1",)), "U20"),
        (Asked(recall=("甲=-1",)), "U20"),
        (Asked(widen=("T9=1",)), "U21"),
        (Asked(ratio=("T0:D=101",)), "U20"),
        (Asked(ratio=("T0:Q=1",)), "U20"),
    ],
)
def test_odd_changes_are_refused_with_what_is_expected(asked: Asked, code: str) -> None:
    case = office({"甲": 2}, tasks=(task(0, Duty("甲")),))
    with pytest.raises(InputWrong) as refused:
        asked.changes(case)
    assert [p.code for p in refused.value.problems] == [code]
