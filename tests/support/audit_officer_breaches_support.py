"""The smallest plans that break the rules on the table, the lot and the officers sent."""

from __future__ import annotations

import copy

import audit_support as s
from audit_breaches_support import breaks
from audit_visit_breaches_support import EVERY, two_agencies, whole

Json = s.Json
UNIT = s.UNIT


@breaks("V90")
def table_out_of_order() -> Json:
    plan = s.plan_of()
    plan["table"].reverse()
    return s.rebuilt(plan, "second seed", but="assignments")


@breaks("V91")
def officer_left_out() -> Json:
    plan = s.plan_of()
    plan["table"][0].update(inspectors=["P1", "P2"], weights=[UNIT // 2, UNIT // 2])
    return s.rebuilt(plan, "second seed")


@breaks("V92")
def chances_above_one() -> Json:
    plan = s.plan_of()
    plan["table"][0]["weights"][0] += 1
    return s.rebuilt(plan, "second seed", but="assignments")


@breaks("V93")
def sure_of_two_seats_in_a_shift() -> Json:
    plan = s.plan_of()
    for row in plan["table"]:
        row["weights"] = [UNIT, 0, 0]
    return s.rebuilt(plan, "second seed", but="assignments")


def two_trips(**rules: object) -> Json:
    """Two visits on two days, four officers."""
    officers = [s.officer(f"P{n}") for n in range(4)]
    given = s.district(rules=[s.rules(**rules)], tasks=[s.task(ratios=EVERY)], inspectors=officers)
    return s.packed(given, at=[0, 2])


def likely_twice(**rules: object) -> Json:
    """P0's chances add up to more than one shift, but the lot sends P0 only once."""
    half, eighth = UNIT // 2, UNIT // 8
    plan = two_trips(**rules)
    for row in plan["table"]:
        row["weights"] = [5 * eighth, eighth, eighth, eighth] if row["seat"] else [0, half, 0, half]
    for turn in range(40):
        again = copy.deepcopy(plan)
        again["head"]["seeds"]["inspectors"]["text"] = f"第{turn}次"
        s.rebuilt(again, "second seed")
        sent = [row["inspector"] for row in again["assignments"]]
        if len(set(sent)) == len(sent):
            return again
    raise AssertionError


@breaks("V94")
def chances_above_the_weekly_limit() -> Json:
    return likely_twice(teams__weekly=1)


@breaks("V95")
def chances_above_the_quarterly_limit() -> Json:
    return likely_twice(teams__quarterly=1)


@breaks("V96")
def assignments_out_of_order() -> Json:
    plan = s.plan_of()
    plan["assignments"].reverse()
    return s.with_digests(plan)


def sent(plan: Json, trip: int, seat: int, who: str) -> Json:
    """Send someone else than the lot says."""
    for row in plan["assignments"]:
        if (row["trip"], row["seat"]) == (trip, seat):
            row["inspector"] = who
    return s.with_digests(plan)


def idle(plan: Json) -> str:
    busy = {row["inspector"] for row in plan["assignments"]}
    return str(next(row["id"] for row in plan["inspectors"] if row["id"] not in busy))


@breaks("V97")
def another_officer_than_the_lots() -> Json:
    plan = s.plan_of()
    return sent(plan, 0, 0, idle(plan))


@breaks("V110", "V97", "V117")
def one_card_for_two() -> Json:
    plan = s.plan_of()
    return sent(plan, 0, 0, plan["assignments"][1]["inspector"])


@breaks("V111", "V97", "V110", "V112")
def nobody_of_the_lead() -> Json:
    plan = s.plan_of(two_agencies(whole("T1", partners=[s.duty("消防")]), reserve=2))
    taken = {row["inspector"] for row in plan["assignments"]}
    free = [row["id"] for row in plan["inspectors"] if row["agency"] == "消防" and row["id"] not in taken]
    return sent(sent(plan, 0, 0, free[0]), 0, 1, free[1])


def team_of_three(*more: Json, **sections: object) -> Json:
    """One visit with three seats, and one more officer who may not come."""
    officers = [*(s.officer(f"P{n}") for n in range(4)), *more]
    return s.plan_of(s.district(rules=[s.rules(teams__least=3)], inspectors=officers, **sections))


@breaks("V112", "V97")
def without_the_qualification() -> Json:
    officers = [s.officer(f"P{n}", qualifications=["电梯"]) for n in range(3)]
    tasks = [s.task(lead=s.duty("市监", 3, "电梯"))]
    plan = s.plan_of(s.district(inspectors=[*officers, s.officer("P9")], tasks=tasks))
    rows = [row["inspector"] for row in plan["assignments"]]
    if "P9" in rows:  # who changes places with P9 may sit anywhere
        plan = sent(plan, 0, rows.index("P9"), rows[0])
    return sent(plan, 0, 0, "P9")


@breaks("V113", "V97")
def card_expired() -> Json:
    return sent(team_of_three(s.officer("P9", card_until="2026-10-11")), 0, 0, "P9")


@breaks("V114", "V97")
def recused() -> Json:
    recusals = [{"inspector": "P9", "enterprise": name} for name in ("F1", "F2")]
    return sent(team_of_three(s.officer("P9"), recusals=recusals), 0, 0, "P9")


@breaks("V115", "V97")
def on_leave() -> Json:
    leave = {"inspector": "P9", "first": "2026-10-12", "last": "2026-10-12"}
    return sent(team_of_three(s.officer("P9"), leaves=[leave]), 0, 0, "P9")


@breaks("V116", "V97")
def of_the_own_station() -> Json:
    rules = [s.rules(teams__least=3, teams__cross_stations=["市监"])]
    officers = [*(s.officer(f"P{n}") for n in range(4)), s.officer("P9", station="东所")]
    return sent(s.plan_of(s.district(rules=rules, inspectors=officers)), 0, 0, "P9")


@breaks("V117", "V97")
def twice_in_a_shift() -> Json:
    plan = team_of_three()
    return sent(plan, 0, 0, plan["assignments"][1]["inspector"])


def sent_twice(plan: Json) -> Json:
    first = plan["assignments"][0]["inspector"]
    others = [row["inspector"] for row in plan["assignments"] if row["trip"] == 1]
    return plan if first in others else sent(plan, 1, 0, first)


@breaks("V118", "V97")
def above_the_weekly_limit() -> Json:
    return sent_twice(two_trips(teams__weekly=1))


@breaks("V119", "V97")
def above_the_quarterly_limit() -> Json:
    return sent_twice(two_trips(teams__quarterly=1))
