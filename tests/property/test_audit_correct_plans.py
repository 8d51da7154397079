"""Whatever the district and the rules: a plan made by the protocol is found sound."""

from __future__ import annotations

import audit_support as s
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.audit import audit, audit_document

CLASSES = st.sampled_from(["D", "E", "C", "B", "A", ""])
TAGS = st.lists(st.sampled_from(["餐饮", "电梯"]), max_size=2, unique=True).map(sorted)
TOWN = st.sampled_from(["东镇", "西镇"])
WINDOWS = st.sampled_from(["year", "1 days", "60 days", "1 months", "24 months"])
DAYS = st.sampled_from(["2024-02-29", "2025-10-12", "2025-12-31", "2026-08-13", "2026-09-30", "2026-10-11"])
AGENCY = st.sampled_from(["市监", "消防"])
SHARE = st.sampled_from([[0, 1], [1, 10], [1, 3], [1, 2], [2, 3], [1, 1]])


@st.composite
def interval(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    low, high = sorted([draw(SHARE), draw(SHARE)], key=lambda share: share[0] / share[1])
    return low, high


@st.composite
def tasks(draw: st.DrawFn, name: str) -> s.Json:
    ratios = []
    for credit in draw(st.lists(CLASSES, unique=True, max_size=4)):
        low, high = draw(interval())
        ratios.append({"credit": credit, "low": low, "high": high})
    partners = draw(st.booleans())
    return s.task(
        name,
        tags=draw(TAGS),
        towns=draw(st.lists(TOWN, max_size=1)),
        ratios=ratios,
        partners=[s.duty("消防", draw(st.integers(0, 3)))] if partners else [],
        on_site=draw(st.booleans()),
        last=draw(st.sampled_from(["2026-10-12", "2026-10-14", "2026-12-31"])),
    )


@st.composite
def policies(draw: st.DrawFn) -> s.Json:
    low, high = draw(interval())
    overrides = [[draw(st.sampled_from(["*", "T1"])), draw(CLASSES), low, high, s.BASIS]]
    limits = st.builds(
        s.cap,
        per=st.sampled_from(["firm", "agency"]),
        most=st.integers(0, 2),
        window=WINDOWS,
        credits=st.none() | st.lists(CLASSES, max_size=3, unique=True),
        agencies=st.lists(AGENCY, max_size=1),
        tags=st.lists(st.just("电梯"), max_size=1),
        items=st.lists(st.just("事项T1"), max_size=1),
    )
    floors = st.builds(s.floor, window=WINDOWS, tags=st.lists(st.just("电梯"), max_size=1))
    monthly = {
        "first": 13,
        "last": 14,
        "basis": s.BASIS,
        "tag": draw(st.sampled_from(["", "电梯"])),
        "town": "",
    }
    return s.rules(
        sampling__rounding=draw(st.sampled_from(["half-up", "ceiling"])),
        sampling__interval=draw(st.sampled_from(["low", "middle", "high"])),
        sampling__at_least_one=draw(st.booleans()),
        sampling__overall_floor=draw(SHARE),
        sampling__spread=draw(st.sampled_from(["plain", "spread"])),
        sampling__cap_conflict="take all",
        sampling__substitutes=draw(st.integers(0, 3)),
        sampling__ratio_overrides=draw(st.sampled_from([[], overrides])),
        caps=draw(st.lists(limits, max_size=2)),
        floors=draw(st.lists(floors, max_size=1)),
        quiet=draw(st.sampled_from([[], [monthly]])),
    )


@st.composite
def districts(draw: st.DrawFn) -> s.Json:
    count = draw(st.integers(1, 7))
    firms = [
        s.firm(
            f"F{n}", credit=draw(CLASSES), tags=draw(TAGS), town=draw(TOWN), live=draw(st.integers(0, 9)) > 0
        )
        for n in range(count)
    ]
    names = st.sampled_from([row["id"] for row in firms])
    past = st.fixed_dictionaries(
        {
            "enterprise": names,
            "day": DAYS,
            "agency": AGENCY,
            "item": st.sampled_from(["事项T1", "事项T2"]),
            "counts": st.booleans(),
        }
    )
    standing = st.fixed_dictionaries(
        {"enterprise": names, "chance": st.integers(0, 2**31), "visited": st.booleans()}
    )
    return s.district(
        rules=[draw(policies())],
        agencies=[{"id": "市监", "vertical": False}, {"id": "消防", "vertical": True}],
        shifts=s.half_days("2026-10-12", 4),
        firms=firms,
        inspectors=[*(s.officer(f"P{n}") for n in range(4)), *(s.officer(f"Q{n}", "消防") for n in range(4))],
        tasks=[draw(tasks("T1")), draw(tasks("T2"))],
        history=draw(st.lists(past, max_size=5)),
        earlier=draw(st.lists(standing, max_size=3, unique_by=lambda row: row["enterprise"])),
    )


def packed(case: s.Json) -> s.Json | None:
    """One visit a shift, so that four officers per agency always do; None where the shifts do not suffice."""
    plan = s.empty_plan(case)
    for stage in ("strata", "first seed", "draws", "visits"):
        s.STAGES[stage](plan)
    groups: dict[int, list[int]] = {}
    for visit in plan["visits"]:
        shifts = [p for first, last in visit["shifts"] for p in range(first, last + 1)]
        free = [p for p in shifts if p not in groups]
        if not free:
            return None
        groups[free[0]] = [visit["id"]]
    s.make_trips(plan, list(groups.values()), list(groups))
    return s.rebuilt(plan, "table")


@settings(max_examples=150, deadline=None)
@given(districts())
def test_a_plan_made_by_the_protocol_is_sound(case: s.Json) -> None:
    plan = packed(case)
    assume(plan is not None)
    assert plan is not None
    found = audit(s.file_of(plan))
    assert found.problems == ()
    assert found.counts["root"] == plan["digests"]["root"]


@settings(max_examples=20, deadline=None)
@given(districts())
def test_a_document_and_its_file_are_judged_alike(case: s.Json) -> None:
    plan = s.plan_of({**case, "tasks": []})
    assert audit_document(plan) == audit(s.file_of(plan))


def test_officers_fill_three_trips_of_many_candidates_as_the_slow_twin_draws_them() -> None:
    officers = [s.officer(f"P{n:02}", card_until="2026-10-12" if n % 3 else None) for n in range(12)]
    everything = [{"credit": "A", "low": [1, 1], "high": [1, 1]}]
    case = s.district(
        firms=[s.firm(f"F{n}") for n in range(6)],
        inspectors=officers,
        shifts=s.half_days("2026-10-12", 3),
        tasks=[s.task(lead=s.duty("市监", 3), ratios=everything)],
    )
    plan = s.packed(case, groups=[[0, 1], [2], [3], [4], [5]], at=[0, 0, 1, 1, 0])
    assert audit(s.file_of(plan)).problems == ()
