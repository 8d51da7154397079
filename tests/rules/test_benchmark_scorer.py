"""The benchmarks' scorer: for every rule the smallest case that keeps it, and the smallest that breaks it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bench_support import FOLDER, A, B, Q, case_of, visit

from scheduler.values.people import Leave, Recusal
from scheduler.values.rules import Teams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.values.plan import Seat, Visit

pytestmark = pytest.mark.usefixtures("beside")


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FOLDER)


def broken(visits: Sequence[Visit], *tours: Sequence[int], **more: object) -> tuple[str, ...]:
    from scoring.trips import Tour, score

    return score(case_of(), visits, [Tour(tuple(t), **more) for t in tours]).breaches  # type: ignore[arg-type]


def test_two_visits_and_the_way_between_them_fill_a_shift_exactly() -> None:
    assert not broken([visit(0, "f0", minutes=45), visit(1, "f1", minutes=45)], (0, 1))


def test_one_minute_more_is_too_long() -> None:
    (text,) = broken([visit(0, "f0", minutes=45), visit(1, "f1", minutes=46)], (0, 1))
    assert "101 minutes in a shift of 100" in text


def test_a_visit_longer_than_a_shift_may_go_alone() -> None:
    assert not broken([visit(0, "f0", minutes=500)], (0,))


def test_the_way_to_another_town_is_longer() -> None:
    assert not broken([visit(0, "f0", minutes=35), visit(1, "f4", minutes=35)], (0, 1))
    assert broken([visit(0, "f0", minutes=35), visit(1, "f4", minutes=36)], (0, 1))


def test_three_visits_are_allowed_and_four_are_not() -> None:
    visits = [visit(k, f"f{k}", minutes=1) for k in range(4)]
    assert not broken(visits[:3], (0, 1, 2))
    (text,) = broken(visits, (0, 1, 2, 3))
    assert "4 visits where 3 are allowed" in text


def test_a_firm_is_visited_twice_only_on_two_tours() -> None:
    visits = [visit(0, "f0"), visit(1, "f0")]
    assert not broken(visits, (0,), (1,))
    (text,) = broken(visits, (0, 1))
    assert "f0 is visited 2 times" in text


def test_visits_of_a_tour_share_an_allowed_shift() -> None:
    assert not broken([visit(0, "f0", shifts=(0, 1)), visit(1, "f1", shifts=(1, 2))], (0, 1))
    (text,) = broken([visit(0, "f0", shifts=(0, 1)), visit(1, "f1", shifts=(2, 3))], (0, 1))
    assert "no shift suits all visits" in text


def test_the_chosen_shift_is_an_allowed_one() -> None:
    visits = [visit(0, "f0", shifts=(0, 1))]
    assert not broken(visits, (0,), shift=1)
    assert any("shift 2 does not suit" in text for text in broken(visits, (0,), shift=2))


@pytest.mark.parametrize(
    ("team", "needs", "fits"),
    [
        ((A, A), (A, A), True),
        ((A,), (A, A), False),
        ((Q, A), (A, A), True),
        ((A, A), (Q, A), False),
        ((A, A, B, B), (B, B), True),
        ((B, B), (A, A), False),
    ],
)
def test_a_team_covers_each_visits_seats(team: Sequence[Seat], needs: Sequence[Seat], fits: bool) -> None:  # noqa: FBT001  # a case's own truth
    texts = broken([visit(0, "f0", needs)], (0,), seats=tuple(team))
    assert any("needs more" in text for text in texts) != fits


def test_a_team_of_three_can_be_fielded_but_not_of_four() -> None:
    assert not broken([visit(0, "f0", (A, A, A))], (0,))
    (text,) = broken([visit(0, "f0", (A, A, A, A))], (0,))
    assert "cannot be fielded" in text


def test_the_only_holder_of_a_qualification_on_leave_leaves_no_shift() -> None:
    from scoring.trips import Tour, score

    away = Leave("a0", date(2026, 10, 12), date(2026, 10, 14))
    visits = [visit(0, "f0", (Q, A), shifts=(0, 1, 2)), visit(1, "f1", (Q, A))]
    judged = score(case_of([away]), visits, [Tour((0,)), Tour((1,))])
    assert [text.split(":")[0] for text in judged.breaches] == ["tour 0"]


def test_a_visit_made_twice_is_a_breach_and_one_not_made_is_unserved_by_class() -> None:
    from scoring.trips import Tour, score

    judged = score(case_of(), [visit(0, "f0"), visit(1, "f1")], [Tour((0,)), Tour((0,))])
    assert judged.breaches == ("visit 0 is made 2 times",)
    assert judged.unserved == {"D": 1}


def test_the_least_team_takes_the_most_of_every_visit() -> None:
    from scoring.trips import least_team

    assert least_team([visit(0, "f0", (A, A)), visit(1, "f1", (Q, A, B, B))]) == (Q, A, B, B)
    assert least_team([visit(0, "f0", (A, A, A)), visit(1, "f1", (Q, A))]) == (Q, A, A)


def test_costs_are_persons_then_minutes() -> None:
    from scoring.trips import Tour, score

    visits = [visit(0, "f0"), visit(1, "f4"), visit(2, "f1")]
    judged = score(case_of(), visits, [Tour((0, 1)), Tour((2,))])
    assert (judged.tours, judged.person_shifts, judged.minutes, judged.metres) == (2, 4, 30, 0)
    assert judged.objective == 4 * (100 + 600) * 4 + 30


def test_unserved_visits_outweigh_any_cost_and_breaches_outweigh_them() -> None:
    from scoring.trips import Tour, score

    visits = [visit(0, "f0"), visit(1, "f1")]
    whole, part, wrong = (
        score(case_of(), visits, tours).key
        for tours in ([Tour((0,)), Tour((1,))], [Tour((0,))], [Tour((0,)), Tour((0, 1))])
    )
    assert whole < part < wrong


def roster(
    *rows: tuple[Seat, int, str | None], teams: Teams | None = None, **more: object
) -> tuple[str, ...]:
    from scoring.rosters import Sitting, score_roster

    case = case_of(teams=teams, **more)  # type: ignore[arg-type]  # leaves or recusals
    return score_roster(case, [Sitting(("f0",), shift, seat, who) for seat, shift, who in rows]).breaches


def test_an_officer_sits_for_the_own_agency_with_the_qualification() -> None:
    assert not roster((Q, 0, "a0"), (A, 0, "a1"), (B, 0, "b0"))
    assert len(roster((Q, 0, "a1"))) == 1
    assert len(roster((B, 0, "a0"))) == 1


def test_an_officer_on_leave_sits_nowhere() -> None:
    away = [Leave("a0", date(2026, 10, 12), date(2026, 10, 12))]
    assert not roster((A, 1, "a0"), leaves=away)
    assert roster((A, 0, "a0"), leaves=away) == ("a0 is away at shift 0",)


def test_an_officer_has_one_seat_at_a_time() -> None:
    assert not roster((A, 0, "a0"), (A, 1, "a0"))
    assert roster((A, 0, "a0"), (A, 0, "a0")) == ("a0 has 2 seats at shift 0",)


def test_an_officer_keeps_the_weekly_and_the_quarterly_number() -> None:
    few = Teams(weekly=2, quarterly=3)
    assert not roster((A, 0, "a0"), (A, 1, "a0"), (A, 3, "a0"), teams=few)
    assert roster((A, 0, "a0"), (A, 1, "a0"), (A, 2, "a0"), teams=few) == ("a0 has 3 shifts in week 42",)
    assert roster((A, 0, "a0"), (A, 1, "a0"), teams=Teams(quarterly=1)) == ("a0 has 2 shifts",)


def test_a_recused_officer_keeps_away() -> None:
    recusals = [Recusal("a0", "f0")]
    assert not roster((A, 0, "a1"), recusals=recusals)
    assert roster((A, 0, "a0"), recusals=recusals) == ("a0 is recused from f0",)


def test_empty_seats_and_load_ranges_are_counted() -> None:
    from scoring.rosters import Sitting, score_roster

    rows = [(A, 0, "a0"), (A, 1, "a0"), (A, 2, "a1"), (B, 0, "b0"), (B, 0, "b1"), (B, 1, None)]
    judged = score_roster(case_of(), [Sitting(("f0",), shift, seat, who) for seat, shift, who in rows])
    assert (judged.seats, judged.empty, judged.widest, judged.mean_range) == (6, 1, 2, 1.0)


def test_ways_agree_with_the_packings_own() -> None:
    from instances.district import instance
    from instances.shapes import shapes
    from scoring.ways import Ways as Judged

    from scheduler.packing.ways import Ways

    found = instance(shapes(("county",))[0], 40)
    firms, rules = found.case.enterprises, found.case.rules.trips
    ways, judged = Ways(firms, rules), Judged(found.case)
    for k, one in enumerate(firms):
        row = ways.row(ways.place[k])
        for j, other in enumerate(firms):
            if j != k:
                assert row[ways.place[j]] == judged.minutes(one, other)
