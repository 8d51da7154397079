"""Rules for generated districts: every setting of the rules file, the plainest first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Literal

from district_words_support import AGENCIES, BASIS, INTERVALS, ITEMS, TAGS, TOWNS, pick, some
from hypothesis import strategies as st

from scheduler.values.rules import Cap, Floor, QuietRule, Rules, Sampling, Teams, Trips

if TYPE_CHECKING:
    from scheduler.values.people import Agency
    from scheduler.values.tasks import Task

Conflict = Literal["refuse", "take all"]

_CREDIT_FILTER: tuple[tuple[str, ...] | None, ...] = (None, ("A",), ("B", ""), ("C", "D"), ("D",))
_WINDOWS = ("year", "60 days", "24 months", "1 days", "12 months", "7 days")
_PER: tuple[Literal["firm", "agency"], ...] = ("firm", "agency")
_CAPS = pick(
    tuple(
        Cap("上限", per, most, window, BASIS, credits_, agencies, tags, items)
        for items, tags, agencies, credits_, window, per, most in product(
            [(), (), (), (ITEMS[0],)],
            [(), (), (), (TAGS[0],)],
            [(), (), (AGENCIES[0],)],
            _CREDIT_FILTER,
            _WINDOWS,
            _PER,
            (1, 2, 0, 4),
        )
    )
)


@st.composite
def _caps(draw: st.DrawFn) -> tuple[Cap, ...]:
    return tuple(replace(cap, name=f"上限{i}") for i, cap in enumerate(draw(some(_CAPS, 3)), 1))


@st.composite
def _floors(draw: st.DrawFn, tasks: tuple[Task, ...]) -> tuple[Floor, ...]:
    shape = st.tuples(
        pick(["36 months", "year", "60 days"]),
        pick(_CREDIT_FILTER),
        pick([(), (TAGS[1],)]),
        pick([(), *((t.id,) for t in tasks)]),
    )
    return tuple(Floor(f"下限{i}", s[0], BASIS, *s[1:]) for i, s in enumerate(draw(some(shape, 1)), 1))


_ROUNDINGS: tuple[Literal["half-up", "ceiling"], ...] = ("half-up", "ceiling")
_PLACES: tuple[Literal["low", "middle", "high"], ...] = ("low", "middle", "high")
_SPREADS: tuple[Literal["plain", "spread"], ...] = ("plain", "spread")
_CONFLICTS: tuple[Conflict, ...] = ("take all", "refuse")
_SAMPLINGS = pick(
    tuple(
        Sampling(rounding, one, place, floor, spread, conflict, (), substitutes, BASIS)
        for conflict, substitutes, floor, one, spread, place, rounding in product(
            _CONFLICTS,
            (10, 0, 2),
            (Fraction(0), Fraction(3, 100), Fraction(1, 4)),
            (True, False),
            _SPREADS,
            _PLACES,
            _ROUNDINGS,
        )
    )
)
_TEAMS = pick(
    tuple(
        Teams(least, limit, (), weekly, quarterly, sure, (), BASIS)
        for sure, quarterly, weekly, limit, least in product(
            (Fraction(1), Fraction(1, 2), Fraction(2, 3)), (120, 3, 8), (10, 2, 4), (0, 0, 2, 3), (2, 2, 2, 3)
        )
    )
)


@st.composite
def _sampling(draw: st.DrawFn, tasks: tuple[Task, ...], conflict: Conflict | None) -> Sampling:
    override = st.tuples(
        pick(["*", *(t.id for t in tasks)]),
        pick(["A", "C", "D", ""]),
        pick(INTERVALS),
    )
    overrides = tuple((task, credit, *bounds, BASIS) for task, credit, bounds in draw(some(override, 2)))
    drawn = draw(_SAMPLINGS)
    return replace(drawn, cap_conflict=conflict or drawn.cap_conflict, ratio_overrides=overrides)


@st.composite
def _teams(draw: st.DrawFn, agencies: tuple[Agency, ...]) -> Teams:
    ids = tuple(a.id for a in agencies)
    return replace(
        draw(_TEAMS),
        cross_stations=draw(pick([(), (), ids[:1], ids])),
        vertical=tuple(a.id for a in agencies if a.vertical),
    )


@st.composite
def rules_for(
    draw: st.DrawFn, agencies: tuple[Agency, ...], tasks: tuple[Task, ...], conflict: Conflict | None
) -> Rules:
    """Rules that speak of these agencies and tasks only."""
    items = tuple(sorted({i for t in tasks for i in t.items}))
    quiet = pick(
        [QuietRule(1, 8, BASIS), QuietRule(1, 25, BASIS, tag=TAGS[2]), QuietRule(9, 31, BASIS, town=TOWNS[0])]
    )
    return Rules(
        sampling=draw(_sampling(tasks, conflict)),
        teams=draw(_teams(agencies)),
        trips=Trips(
            shift_minutes=draw(pick([210, 150, 240])),
            visits=draw(pick([4, 1, 2])),
            effort=3,
            basis=BASIS,
        ),
        caps=draw(_caps()),
        floors=draw(_floors(tasks)),
        quiet=draw(some(quiet, 1)),
        negative_items=draw(pick([(), ("封存账册检查",)])),
        catalogue=draw(pick([(), items])),
    )
