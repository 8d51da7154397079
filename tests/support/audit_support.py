"""A correct plan for a tiny district, made by the protocol in the slowest, most obvious way.

Written from docs/reference/protocol.md alone and sharing no line with ``scheduler.audit``, so that the
checker and this builder can only agree by both being right.
"""

from __future__ import annotations

from audit_encoding_support import (
    NAMES,
    Json,
    file_of,
    hash_of,
    js,
    row_digest,
    section_digest,
    with_digests,
    with_first_seed,
    with_second_seed,
)
from audit_firms_support import (
    CREDITS,
    UNIT,
    allowed_shifts,
    draw_firms,
    strata_of_task,
    ticket_of,
)
from audit_officers_support import (
    draw_officers,
    make_table,
)
from audit_rows_support import (
    BASIS,
    all_duties,
    cap,
    district,
    duty,
    empty_plan,
    firm,
    floor,
    half_days,
    officer,
    rules,
    task,
)

__all__ = [
    "BASIS",
    "CREDITS",
    "NAMES",
    "STAGES",
    "UNIT",
    "Json",
    "all_duties",
    "allowed_shifts",
    "bundles",
    "cap",
    "district",
    "draw_firms",
    "draw_officers",
    "duty",
    "empty_plan",
    "file_of",
    "firm",
    "floor",
    "half_days",
    "hash_of",
    "js",
    "make_strata",
    "make_table",
    "make_trips",
    "make_visits",
    "officer",
    "packed",
    "plan_of",
    "rebuilt",
    "row_digest",
    "rules",
    "runs_of",
    "section_digest",
    "strata_of_task",
    "task",
    "ticket_of",
    "visit_of",
    "with_digests",
    "with_first_seed",
    "with_second_seed",
]


def runs_of(shifts: list[int]) -> list[list[int]]:
    return [
        [p, max(q for q in shifts if set(range(p, q + 1)) <= set(shifts))]
        for p in shifts
        if p - 1 not in shifts
    ]


def make_visits(plan: Json) -> None:
    """One visit per firm and kind of announcement, split only by the rules' agencies per visit."""
    drawn = [(name, plan["strata"][row["stratum"]]["task"]) for row in plan["draws"] for name in row["drawn"]]
    plan["visits"], plan["unserved"] = [], []
    for who in plan["firms"]:
        what = [t for t in plan["tasks"] if (who["id"], t["id"]) in drawn and t["on_site"]]
        for tasks in bundles(plan, what):
            plan["visits"].append(visit_of(plan, who, tasks, len(plan["visits"])))


def bundles(plan: Json, what: list[Json]) -> list[list[Json]]:
    most = plan["rules"][0]["teams"]["agencies_per_visit"] or 10**6
    made: list[list[Json]] = []
    for one in what:
        for bundle in made:
            together = {d["agency"] for t in [*bundle, one] for d in all_duties(t)}
            if len(together) <= most and bundle[0]["announced"] and one["announced"]:
                bundle.append(one)
                break
        else:
            made.append([one])
    return made


def visit_of(plan: Json, who: Json, tasks: list[Json], number: int) -> Json:
    lead = tasks[0]["lead"]["agency"]
    others = sorted({d["agency"] for t in tasks for d in all_duties(t)} - {lead})
    seats, sums = [], []
    for agency in [lead, *others]:
        own = [d for t in tasks for d in all_duties(t) if d["agency"] == agency]
        asked = sorted({q for d in own for q in d["qualifications"]})
        count = max(2, plan["rules"][0]["teams"]["least"], len(asked), *(d["officers"] for d in own))
        for place in range(count):
            held = [asked[place]] if place < len(asked) else []
            seats.append({"agency": agency, "qualifications": held})
        sums.append(sum(t["minutes"] for t in tasks if agency in [d["agency"] for d in all_duties(t)]))
    shifts = [allowed_shifts(plan, who, t) for t in tasks]
    common = [p for p in range(len(plan["shifts"])) if all(p in s for s in shifts)]
    return {
        "id": number,
        "enterprise": who["id"],
        "tasks": [t["id"] for t in tasks],
        "lead": lead,
        "agencies": [lead, *others],
        "seats": seats,
        "minutes": max(sums),
        "shifts": runs_of(common),
        "priority": CREDITS.index(who["credit"]),
    }


def by_turn(plan: Json, visits: list[int]) -> list[int]:
    """These visits in the order of their firms' turns."""
    seed, firms = (
        bytes.fromhex(plan["head"]["seeds"]["firms"]["seed"]),
        [v["enterprise"] for v in plan["visits"]],
    )
    return sorted(visits, key=lambda v: (hash_of(b"chayici/2/turn", seed, firms[v].encode())[:8], firms[v]))


def make_trips(plan: Json, groups: list[list[int]] | None, at: list[int] | None) -> None:
    """One trip per group of visits (each alone by default), trip k in the k-th of its shifts unless told."""
    plan["trips"] = []
    for number, group in enumerate(groups or [[v["id"]] for v in plan["visits"]]):
        visits = [plan["visits"][v] for v in group]
        common = [
            p
            for p in range(len(plan["shifts"]))
            if all(any(a <= p <= b for a, b in v["shifts"]) for v in visits)
        ]
        shift = at[number] if at else common[number % len(common)]
        seats: list[Json] = max((v["seats"] for v in visits), key=len)
        minutes = sum(v["minutes"] for v in visits) + 10 * (len(visits) - 1)
        trip = {"id": number, "visits": by_turn(plan, group), "seats": seats, "minutes": minutes}
        plan["trips"].append({**trip, "shifts": runs_of(common), "shift": shift})


def make_strata(plan: Json) -> None:
    plan["strata"] = [row for what in plan["tasks"] for row in strata_of_task(plan, what)]


STAGES = {
    "strata": make_strata,
    "first seed": with_first_seed,
    "draws": draw_firms,
    "visits": make_visits,
    "trips": lambda plan: make_trips(plan, None, None),
    "table": make_table,
    "second seed": with_second_seed,
    "assignments": draw_officers,
    "digests": with_digests,
}
"""How a plan is made, in order."""


def rebuilt(plan: Json, first: str, but: str = "") -> Json:
    """Make a plan's stages anew from the first one named, leaving out one."""
    names = list(STAGES)
    for name in names[names.index(first) :]:
        if name != but:
            STAGES[name](plan)
    return plan


def plan_of(given: Json | None = None) -> Json:
    """A correct plan of a tiny district, digests and seeds included: one trip per visit."""
    return rebuilt(empty_plan(given or district()), "strata")


def packed(given: Json, groups: list[list[int]] | None = None, at: list[int] | None = None) -> Json:
    """A correct plan with these visits on each trip, and trips at these shifts."""
    plan = plan_of(given)
    make_trips(plan, groups, at)
    return rebuilt(plan, "table")
