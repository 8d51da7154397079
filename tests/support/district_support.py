"""Small districts for tests: ``cases()`` for Hypothesis, ``tiny_case()`` fixed and readable."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from district_words_support import (
    AGENCIES,
    BASIS,
    INTERVALS,
    ITEMS,
    POINTS,
    QUALIFICATIONS,
    TAGS,
    TOWNS,
    pick,
    some,
    subsets,
)
from hypothesis import strategies as st
from rules_strategy_support import rules_for
from tiny_case_support import shifts_from, tiny_case

from scheduler.values.case import Case, Earlier
from scheduler.values.firms import Enterprise, Inspection, QuietPeriod
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.plan import ONE
from scheduler.values.tasks import Duty, Ratio, Task

if TYPE_CHECKING:
    from rules_strategy_support import Conflict

__all__ = [
    "AGENCIES",
    "BASIS",
    "ITEMS",
    "QUALIFICATIONS",
    "TAGS",
    "TOWNS",
    "cases",
    "shifts_from",
    "tiny_case",
]

# --- the parts of a case, each a strategy of its own -------------------------------------------------------


_TAGS = pick(subsets(TAGS, 2))
_CREDITS = ("A", "A", "A", "B", "C", "D", "", "")
# One draw per firm and per officer, from all combinations with the plainest first: ten times quicker than
# one draw per feature, and it still shrinks towards the plainest.
_FIRM = pick(
    tuple(product([True] * 9 + [False], TOWNS, [None, None, 0, 7_000, 40_000], _CREDITS, subsets(TAGS, 2)))
)
_EXPIRIES = ("never", "never", "never", "last", "midway", "before")
_OFFICER = pick(
    tuple(
        product(
            [True] * 7 + [False],
            _EXPIRIES,
            ("", *(f"{town[:2]}所" for town in TOWNS)),
            subsets(QUALIFICATIONS, 2),
        )
    )
)


@st.composite
def _firms(draw: st.DrawFn, most: int) -> tuple[Enterprise, ...]:
    count = draw(st.integers(0, most))
    shapes = draw(st.lists(_FIRM, min_size=count, max_size=count))
    return tuple(_firm(number, shape) for number, shape in enumerate(shapes))


def _firm(number: int, shape: tuple[bool, str, int | None, str, tuple[str, ...]]) -> Enterprise:
    live, town, east, credit, tags = shape
    return Enterprise(
        id=f"F{number:02d}",
        name=f"示例第{number:02d}号商行",
        credit=credit,
        live=live,
        status="存续" if live else "注销",
        kind="" if credit else "个体工商户",
        tags=tags,
        town=town,
        station=f"{town[:2]}所",
        latitude=None if east is None else 28_500_000 + 1_000 * number,
        longitude=None if east is None else 121_400_000 + east,
    )


@st.composite
def _inspectors(
    draw: st.DrawFn, agencies: tuple[Agency, ...], days: tuple[date, ...]
) -> tuple[Inspector, ...]:
    ends = {
        "never": None,
        "last": days[-1],
        "midway": days[len(days) // 2 - 1],
        "before": days[0] - timedelta(1),
    }
    found = []
    for a, agency in enumerate(agencies):
        count = draw(pick([4, 2, 1, 3, 6, 8]))
        shapes = draw(st.lists(_OFFICER, min_size=count, max_size=count))
        for i, (on_duty, end, station, skills) in enumerate(shapes):
            who = Inspector(f"P{a}{i:02d}", f"示例{a}{i:02d}", agency.id, station, skills, ends[end], on_duty)
            found.append(who)
    return tuple(found)


_RATIO = pick((*((p, p) for p in POINTS), *((p, p) for p in POINTS), *INTERVALS, *[None] * 12))


@st.composite
def _ratios(draw: st.DrawFn) -> tuple[Ratio, ...]:
    drawn = [(credit, draw(_RATIO)) for credit in ("A", "B", "C", "D", "")]
    return tuple(Ratio(credit, *bounds) for credit, bounds in drawn if bounds is not None)


_DUTY = st.tuples(
    pick([(), (), *((q,) for q in QUALIFICATIONS), tuple(sorted(QUALIFICATIONS))]),
    pick([2, 2, 2, 3]),
)


@st.composite
def _tasks(
    draw: st.DrawFn, agencies: tuple[Agency, ...], days: tuple[date, ...], most: int
) -> tuple[Task, ...]:
    leads = [a.id for a in agencies if not a.vertical]
    tasks = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        lead = draw(pick(leads))
        others = [a.id for a in agencies if a.id != lead]
        partners = draw(st.sets(pick(others), max_size=3)) if others else set()
        first, last = draw(pick([(days[0], days[-1])] * 2 + [(days[0], days[0]), (days[1], days[-1])]))
        tasks.append(
            Task(
                id=f"试点联查[2026]{number}号",
                name=f"示例任务{number}",
                items=tuple(sorted(draw(st.sets(pick(ITEMS), min_size=1, max_size=3)))),
                tags=draw(_TAGS),
                lead=Duty(lead, *draw(_DUTY)),
                partners=tuple(Duty(a, *draw(_DUTY)) for a in sorted(partners)),
                ratios=draw(_ratios()),
                minutes=draw(pick([60, 30, 90, 120])),
                first=first,
                last=last,
                on_site=draw(pick([True] * 6 + [False])),
                announced=draw(pick([True] * 5 + [False])),
                frequency=draw(pick(["", ">=1"])),
                towns=draw(pick([(), (), (), (TOWNS[0],), TOWNS[1:]])),
            )
        )
    return tuple(tasks)


@st.composite
def _past(
    draw: st.DrawFn, firms: tuple[Enterprise, ...], agencies: tuple[Agency, ...], first: date
) -> tuple[Inspection, ...]:
    shape = st.builds(
        _inspection,
        st.just(first),
        pick([f.id for f in firms]),
        pick([1, 7, 40, 59, 60, 61, 200, 400, 720, 1200]),
        pick([a.id for a in agencies]),
        pick(ITEMS),
        pick([True, True, True, False]),
    )
    return tuple(sorted(set(draw(some(shape, 12)))))


def _inspection(first: date, firm: str, ago: int, agency: str, item: str, counts: bool) -> Inspection:  # noqa: FBT001  as drawn
    return Inspection(firm, first - timedelta(days=ago), agency, item, counts)


@st.composite
def _earlier(draw: st.DrawFn, firms: tuple[Enterprise, ...]) -> tuple[Earlier, ...]:
    standing = pick([(0, False), (ONE // 10, False), (ONE // 3, True), (ONE, True), (ONE // 2, False)])
    known = draw(st.integers(0, len(firms)))
    return tuple(Earlier(f.id, *draw(standing)) for f in firms[:known])


@st.composite
def _absences(
    draw: st.DrawFn, inspectors: tuple[Inspector, ...], days: tuple[date, ...]
) -> tuple[Leave, ...]:
    shape = st.tuples(pick([i.id for i in inspectors]), pick(days), pick([0, 1, 3, 20]))
    return tuple(sorted({Leave(i, day, day + timedelta(days=n)) for i, day, n in draw(some(shape, 6))}))


@st.composite
def _recusals(
    draw: st.DrawFn, inspectors: tuple[Inspector, ...], firms: tuple[Enterprise, ...]
) -> tuple[Recusal, ...]:
    shape = st.builds(Recusal, pick([i.id for i in inspectors]), pick([f.id for f in firms]))
    return tuple(sorted(set(draw(some(shape, 6)))))


@st.composite
def _quiet(draw: st.DrawFn, days: tuple[date, ...]) -> tuple[QuietPeriod, ...]:
    shape = st.tuples(
        pick(days),
        pick([0, 1, 4]),
        pick(["", *TAGS]),
        pick(["", *TOWNS]),
    )
    found = {
        QuietPeriod(day, day + timedelta(days=n), tag, town, "测试")
        for day, n, tag, town in draw(some(shape, 2))
    }
    return tuple(sorted(found))


# --- whole cases -------------------------------------------------------------------------------------------


@st.composite
def cases(
    draw: st.DrawFn,
    *,
    firms: int = 40,
    tasks: int = 4,
    shifts: int = 20,
    cap_conflict: Conflict | None = "take all",
) -> Case:
    """Any small valid case: at most so many firms, tasks and half days.

    ``cap_conflict="take all"`` (the default) leaves no reason to refuse before the seed on account of caps;
    None also generates rules that refuse.  Every reference inside the case exists; officers may be too few.
    """
    calendar = shifts_from(draw(st.integers(0, 30)), draw(st.integers(4, shifts)))
    days = tuple(sorted({s.day for s in calendar}))
    agencies = tuple(sorted(Agency(a, vertical=a == AGENCIES[-1]) for a in draw(_agency_ids())))
    enterprises = draw(_firms(firms))
    inspectors = draw(_inspectors(agencies, days))
    plans = draw(_tasks(agencies, days, tasks))
    return Case(
        quarter="2026Q4",
        district="试点区",
        enterprises=enterprises,
        agencies=agencies,
        inspectors=inspectors,
        tasks=plans,
        history=draw(_past(enterprises, agencies, days[0])) if enterprises else (),
        leaves=draw(_absences(inspectors, days)),
        recusals=draw(_recusals(inspectors, enterprises)) if enterprises else (),
        quiet=draw(_quiet(days)),
        shifts=calendar,
        rules=draw(rules_for(agencies, plans, cap_conflict)),
        earlier=draw(_earlier(enterprises)),
    )


def _agency_ids() -> st.SearchStrategy[tuple[str, ...]]:
    return pick([AGENCIES[:2], AGENCIES[:1], AGENCIES[:3], AGENCIES[1:], AGENCIES])
