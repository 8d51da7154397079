"""The smallest plans that break the rules on visits and trips."""

from __future__ import annotations

import audit_support as s
from audit_breaches_support import breaks, one_firm

Json = s.Json
EVERY = [{"credit": "A", "low": [1, 1], "high": [1, 1]}]


def two_agencies(*tasks: Json, reserve: int = 1, **changes: object) -> Json:
    """One firm, two agencies, three officers of one and two with a reserve of the other."""
    names = ["市监", "消防"]
    officers = [
        *(s.officer(f"P{n}") for n in range(3)),
        *(s.officer(f"Q{n}", "消防") for n in range(2 + reserve)),
    ]
    return s.district(
        agencies=[{"id": name, "vertical": False} for name in names],
        inspectors=officers,
        firms=[s.firm("F1")],
        tasks=list(tasks),
        **changes,
    )


def whole(name: str, lead: str = "市监", **changes: object) -> Json:
    """A task for every firm, led by this agency."""
    return s.task(name, lead=s.duty(lead), ratios=EVERY, **changes)


def with_visit(plan: Json, **changes: object) -> Json:
    plan["visits"][0].update(changes)
    return s.rebuilt(plan, "trips")


def with_trip(plan: Json, **changes: object) -> Json:
    plan["trips"][0].update(changes)
    return s.rebuilt(plan, "table")


def undrawn(plan: Json) -> Json:
    drawn = plan["draws"][0]["drawn"]
    return next(row for row in plan["firms"] if row["id"] not in drawn)


@breaks("V60")
def drawn_but_not_visited() -> Json:
    plan = s.plan_of()
    plan["visits"] = []
    return s.rebuilt(plan, "trips")


@breaks("V61")
def visited_but_not_drawn() -> Json:
    plan = s.plan_of()
    plan["visits"].append(s.visit_of(plan, undrawn(plan), plan["tasks"], 1))
    return s.rebuilt(plan, "trips")


@breaks("V62")
def partner_stays_away() -> Json:
    plan = s.plan_of(two_agencies(whole("T1", partners=[s.duty("消防")])))
    seats = [seat for seat in plan["visits"][0]["seats"] if seat["agency"] == "市监"]
    return with_visit(plan, agencies=["市监"], seats=seats)


@breaks("V63")
def lead_of_a_task_stays_away() -> Json:
    plan = s.plan_of(two_agencies(whole("T1"), whole("T2", "消防")))
    row = {"enterprise": "F1", "task": "T2", "agency": "消防", "reason": "N01", "parts": []}
    plan["unserved"] = [row]
    seats = [seat for seat in plan["visits"][0]["seats"] if seat["agency"] == "市监"]
    return with_visit(plan, agencies=["市监"], seats=seats)


def apart(given: Json) -> Json:
    """Each task a visit of its own."""
    plan = s.plan_of(given)
    plan["visits"] = [s.visit_of(plan, plan["firms"][0], [t], n) for n, t in enumerate(plan["tasks"])]
    return s.rebuilt(plan, "trips")


def together(given: Json) -> Json:
    """All tasks one visit."""
    plan = s.plan_of(given)
    plan["visits"] = [s.visit_of(plan, plan["firms"][0], plan["tasks"], 0)]
    return s.rebuilt(plan, "trips")


@breaks("V64")
def two_visits_for_one_firm() -> Json:
    return apart(two_agencies(whole("T1"), whole("T2", "消防")))


@breaks("V65")
def announced_and_unannounced_together() -> Json:
    return together(two_agencies(whole("T1"), whole("T2", announced=False)))


@breaks("V66")
def too_many_agencies() -> Json:
    rules = [s.rules(teams__agencies_per_visit=1)]
    return together(two_agencies(whole("T1"), whole("T2", "消防"), rules=rules))


@breaks("V67")
def led_by_a_partner() -> Json:
    plan = s.plan_of(two_agencies(whole("T1", partners=[s.duty("消防")])))
    return with_visit(plan, lead="消防")


@breaks("V68")
def too_few_seats() -> Json:
    plan = s.plan_of(s.district(rules=[s.rules(teams__least=3)]))
    return with_visit(plan, seats=plan["visits"][0]["seats"][:2])


@breaks("V69")
def qualification_without_a_seat() -> Json:
    officers = [s.officer(f"P{n}", qualifications=["电梯"]) for n in range(3)]
    plan = s.plan_of(s.district(inspectors=officers, tasks=[s.task(lead=s.duty("市监", 2, "电梯"))]))
    return with_visit(plan, seats=[{"agency": "市监", "qualifications": []}] * 2)


@breaks("V70")
def other_minutes() -> Json:
    return with_visit(s.plan_of(), minutes=61)


def one_day() -> Json:
    """A task for the first of two days."""
    return s.plan_of(s.district(tasks=[s.task(last="2026-10-12")]))


@breaks("V71")
def shift_not_allowed() -> Json:
    return with_visit(one_day(), shifts=[[0, 3]])


@breaks("V72")
def unserved_but_not_drawn() -> Json:
    plan = s.plan_of()
    row = {"enterprise": undrawn(plan)["id"], "task": "T1", "agency": "", "reason": "N01", "parts": []}
    plan["unserved"] = [row]
    return s.rebuilt(plan, "second seed")


@breaks("V73")
def visit_with_another_number() -> Json:
    plan = s.plan_of()
    plan["visits"][0]["id"] = 5
    return s.rebuilt(plan, "second seed")


@breaks("V80")
def visit_on_two_trips() -> Json:
    plan = s.plan_of()
    plan["trips"].append({**plan["trips"][0], "id": 1, "shift": 3})
    return s.rebuilt(plan, "table")


@breaks("V81")
def trip_on_another_shift() -> Json:
    return with_trip(s.plan_of(), shifts=[[0, 1]], shift=2)


@breaks("V82", "V81")
def after_the_tasks_last_day() -> Json:
    return with_trip(one_day(), shift=3)


@breaks("V83", "V81")
def on_a_quiet_day() -> Json:
    quiet = {"first": "2026-10-13", "last": "2026-10-13", "tag": "", "town": "", "basis": "通知"}
    return with_trip(s.plan_of(s.district(quiet=[quiet])), shift=2)


@breaks("V84")
def once_too_often() -> Json:
    rules = [s.rules(caps=[s.cap(window="2 days")])]
    tasks = [whole("T1"), whole("T2", announced=False)]
    return s.packed(two_agencies(*tasks, rules=rules), at=[0, 2])


@breaks("V85")
def team_without_the_seat() -> Json:
    officers = [s.officer(f"P{n}", qualifications=["电梯"]) for n in range(3)]
    plan = s.plan_of(s.district(inspectors=officers, tasks=[s.task(lead=s.duty("市监", 2, "电梯"))]))
    return with_trip(plan, seats=[{"agency": "市监", "qualifications": []}] * 2)


def two_visits(**rules: object) -> Json:
    """Two firms on one trip."""
    given = s.district(rules=[s.rules(**rules)], tasks=[s.task(ratios=EVERY)])
    return s.packed(given, groups=[[0, 1]])


@breaks("V86")
def too_many_visits() -> Json:
    return two_visits(trips__visits=1)


@breaks("V87")
def too_long() -> Json:
    return two_visits(trips__shift_minutes=120)


@breaks("V89")
def the_other_way_round() -> Json:
    plan = two_visits()
    plan["trips"][0]["visits"].reverse()
    return s.rebuilt(plan, "table")


@breaks("V88")
def shorter_than_its_visits() -> Json:
    return with_trip(s.plan_of(one_firm()), minutes=10)
