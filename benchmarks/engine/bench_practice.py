"""Ours against today's practice, and against independent samples: how often firms are disturbed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from adapters import practice, samples
from adapters.planned import planned
from engine.lines import over_populations
from registry import benchmark
from results import Row
from scoring.rosters import score_roster, sittings
from scoring.trips import score

if TYPE_CHECKING:
    from instances.district import District, Instance
    from results import Cell

AGAIN = 5


@benchmark(
    "today's practice", reference="independent draws, no merging, officers in turn, dates by list order"
)
def practised() -> str:
    """Visits, disturbed firms, person-shifts and breaches of law on both sides."""
    return over_populations("practice", _practice)


def _practice(district: District, found: Instance) -> list[Row]:
    plan = planned(found)
    visits = plan.timetable.visits
    at: Counter[str] = Counter(visits[v].enterprise for t in plan.tours for v in t.visits)
    roster = score_roster(found.case, sittings(visits, plan.tours, plan.who))
    breaches = len(roster.breaches) + len(score(found.case, visits, plan.tours).breaches)
    rows = [Row("ours", _cells(at, roster.seats, breaches, roster.mean_range))]
    today = practice.practised(district, found.case)
    judged = score_roster(found.case, today.roster)
    theirs = _cells(
        Counter(f for f, n in today.firms.items() for _ in range(n)), judged.seats, 0, judged.mean_range
    )
    broken = len(judged.breaches) + today.forbidden
    note = "breaches: officers away, unqualified, recused, twice at a time; visits on forbidden days"
    return [*rows, Row("today's practice", theirs | {"breaches": broken}, note)]


def _cells(at: Counter[str], seats: int, breaches: int, spread: float) -> dict[str, Cell]:
    return {
        "visits": at.total(),
        "firms disturbed": len(at),
        "visits per firm": round(at.total() / max(1, len(at)), 3),
        "most at one firm": max(at.values(), default=0),
        "person-shifts": seats,
        "breaches": breaches,
        "mean load range": round(spread, 2),
    }


@benchmark(
    "samples: firms disturbed",
    reference="1,000,000 × 12: independent 174,955, shared numbers 71,975 (+0.07 %)",
)
def sampled() -> str:
    """Distinct firms visited, and the excess over the least that any sampling expects."""
    return over_populations("samples", _samples)


def _samples(district: District, found: Instance) -> list[Row]:
    del found
    least = float(samples.least_expected(district))
    own = len(samples.ours(district))
    others = [len(samples.independent(district, k)) for k in range(AGAIN)]
    mean = sum(others) / AGAIN
    return [
        Row("ours: shared numbers", {"firms disturbed": own, "excess, %": round(100 * (own / least - 1), 2)}),
        Row(
            "independent simple random samples",
            {"firms disturbed": round(mean), "excess, %": round(100 * (mean / least - 1), 2)},
            f"mean of {AGAIN}",
        ),
        Row("least expected of any sampling (Σ max π)", {"firms disturbed": round(least)}),
    ]
