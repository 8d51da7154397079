"""Strata and the draw of firms, by sections 4 and 5 of the protocol, day by day and firm by firm."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from audit_rows_support import all_duties

if TYPE_CHECKING:
    from audit_encoding_support import Json

CREDITS = ["E", "D", "C", "B", "A", ""]
UNIT = 2**30


def has_any(wanted: list[str], present: list[str]) -> bool:
    return wanted == [] or len([w for w in wanted if w in present]) > 0


def window_days(window: str, last: date) -> set[date]:
    """All days of a window, one by one."""
    if window == "year":
        start = date(last.year, 1, 1)
        return {start + timedelta(n) for n in range(366) if (start + timedelta(n)).year == last.year}
    count, unit = window.split()
    number = int(count)
    if unit == "days":
        return {last - timedelta(n) for n in range(number)}
    year, month, day = last.year, last.month, last.day
    for _ in range(number):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    while True:
        try:
            start = date(year, month, day)
            break
        except ValueError:
            day -= 1
    return {start + timedelta(n) for n in range(1, (last - start).days + 1)}


def cap_allows(plan: Json, one: Json, who: Json, what: Json, day: date) -> bool:
    agencies = [d["agency"] for d in all_duties(what)]
    if one["credits"] is not None and who["credit"] not in one["credits"]:
        return True
    if not (has_any(one["tags"], who["tags"]) and has_any(one["items"], what["items"])):
        return True
    if not has_any(one["agencies"], agencies):
        return True
    window = window_days(one["window"], day)
    past = [
        h
        for h in plan["history"]
        if h["enterprise"] == who["id"] and h["counts"] and date.fromisoformat(h["day"]) in window
    ]
    past = [h for h in past if has_any(one["items"], [h["item"]]) and has_any(one["agencies"], [h["agency"]])]
    if one["per"] == "firm":
        return bool(len({h["day"] for h in past}) < one["most"])
    named = [a for a in agencies if has_any(one["agencies"], [a])]
    return all(len({h["day"] for h in past if h["agency"] == a}) < one["most"] for a in named)


def quiet_covers(plan: Json, who: Json, day: date) -> bool:
    periods = [r for r in plan["quiet"] if r["first"] <= day.isoformat() <= r["last"]]
    monthly = [r for r in plan["rules"][0]["quiet"] if r["first"] <= day.day <= r["last"]]
    tags, towns = ["", *who["tags"]], ["", who["town"]]
    return any(row["tag"] in tags and row["town"] in towns for row in periods + monthly)


def allowed_shifts(plan: Json, who: Json, what: Json) -> list[int]:
    found = []
    for position, shift in enumerate(plan["shifts"]):
        day = date.fromisoformat(shift["day"])
        if not what["first"] <= shift["day"] <= what["last"]:
            continue
        if what["on_site"] and quiet_covers(plan, who, day):
            continue
        if what["on_site"] and not all(cap_allows(plan, c, who, what, day) for c in plan["rules"][0]["caps"]):
            continue
        found.append(position)
    return found


def in_scope(who: Json, what: Json) -> bool:
    return who["live"] and has_any(what["tags"], who["tags"]) and has_any(what["towns"], [who["town"]])


def ratio_of(plan: Json, what: Json, credit: str) -> tuple[Fraction, Fraction] | None:
    overrides = plan["rules"][0]["sampling"]["ratio_overrides"]
    own = [o for o in overrides if o[0] == what["id"] and o[1] == credit]
    star = [o for o in overrides if o[0] == "*" and o[1] == credit]
    for over in own + star:
        return Fraction(*over[2]), Fraction(*over[3])
    for row in what["ratios"]:
        if row["credit"] == credit:
            return Fraction(*row["low"]), Fraction(*row["high"])
    return None


def size_of(sampling: Json, population: int, low: Fraction, high: Fraction) -> int:
    share = {"low": low, "middle": (low + high) / 2, "high": high}[sampling["interval"]]
    size = 0
    if sampling["rounding"] == "half-up":
        while size + 1 <= share * population + Fraction(1, 2):
            size += 1
    else:
        while size < share * population:
            size += 1
    between = [k for k in range(population + 1) if low * population <= k <= high * population]
    if low < high and between:
        size = min(between, key=lambda k: abs(k - size))
    return 1 if sampling["at_least_one"] and high > 0 and size == 0 else size


def is_due(plan: Json, who: Json, what: Json) -> bool:
    eve = date.fromisoformat(plan["shifts"][0]["day"]) - timedelta(1)
    for one in plan["rules"][0]["floors"]:
        concerned = one["credits"] is None or who["credit"] in one["credits"]
        concerned = concerned and has_any(one["tags"], who["tags"]) and has_any(one["tasks"], [what["id"]])
        past = [
            h
            for h in plan["history"]
            if h["enterprise"] == who["id"] and h["agency"] == what["lead"]["agency"]
        ]
        window = window_days(one["window"], eve)
        if concerned and not [h for h in past if date.fromisoformat(h["day"]) in window]:
            return True
    return False


def frame_of(plan: Json, what: Json, credit: str) -> list[Json]:
    scope = [f for f in plan["firms"] if f["credit"] == credit and in_scope(f, what)]
    return [f for f in scope if allowed_shifts(plan, f, what)]


def strata_of_task(plan: Json, what: Json) -> list[Json]:
    sampling = plan["rules"][0]["sampling"]
    made: list[Json] = []
    for credit in CREDITS:
        ratio = ratio_of(plan, what, credit)
        scope = [f for f in plan["firms"] if f["credit"] == credit and in_scope(f, what)]
        if ratio is None or not scope:
            continue
        frame = frame_of(plan, what, credit)
        made.append(
            {
                "task": what["id"],
                "credit": credit,
                "population": len(scope),
                "frame": len(frame),
                "size": 0,
                "wanted": size_of(sampling, len(scope), *ratio),
                "certain": sorted(f["id"] for f in frame if is_due(plan, f, what)),
                "low": [ratio[0].numerator, ratio[0].denominator],
                "high": [ratio[1].numerator, ratio[1].denominator],
            }
        )
    raise_to_overall_floor(sampling, made)
    for row in made:
        row["wanted"] = max(row["wanted"], len(row["certain"]))
        row["size"] = min(row["wanted"], row["frame"])
    return made


def raise_to_overall_floor(sampling: Json, made: list[Json]) -> None:
    target = Fraction(*sampling["overall_floor"]) * sum(row["population"] for row in made)
    for row in made:
        low, high = Fraction(*row["low"]), Fraction(*row["high"])
        before = row["wanted"]
        while sum(r["wanted"] for r in made) < target:
            if low < high and row["wanted"] + 1 > high * row["population"]:
                break
            if low == high and row["wanted"] == row["population"]:
                break
            row["wanted"] += 1
        assert row["wanted"] >= before


def ticket_of(plan: Json, name: str) -> tuple[int, int]:
    """Key and number of a firm."""
    seed = bytes.fromhex(plan["head"]["seeds"]["firms"]["seed"])
    (salt,) = [bytes.fromhex(f["salt"]) for f in plan["firms"] if f["id"] == name]
    number = int(hashlib.sha256(seed + salt + name.encode()).hexdigest()[:16], 16)
    if plan["rules"][0]["sampling"]["spread"] == "plain":
        return number * UNIT, number
    chance, visited = 0, False
    for row in plan["earlier"]:
        if row["enterprise"] == name:
            chance, visited = min(row["chance"], UNIT - 1), row["visited"]
    if visited:
        return (UNIT - chance) * 2**64 + chance * number, number
    return (UNIT - chance) * number, number


def draw_firms(plan: Json) -> None:
    tasks = {t["id"]: t for t in plan["tasks"]}
    framed: set[str] = set()
    plan["draws"] = []
    for position, row in enumerate(plan["strata"]):
        frame = [f["id"] for f in frame_of(plan, tasks[row["task"]], row["credit"])]
        framed.update(frame)
        queue = sorted(frame, key=lambda n: (n not in row["certain"], *ticket_of(plan, n), n))
        reserve = max(row["size"], plan["rules"][0]["sampling"]["substitutes"])
        drawn, rest = queue[: row["size"]], queue[row["size"] :]
        plan["draws"].append({"stratum": position, "drawn": drawn, "substitutes": rest[:reserve]})
    plan["tickets"] = []
    for name in sorted(framed):
        key, number = ticket_of(plan, name)
        won = [plan["strata"][d["stratum"]]["task"] for d in plan["draws"] for n in d["drawn"] if n == name]
        ticket = {"enterprise": name, "number": f"{number:016x}", "key": f"{key:024x}", "tasks": won}
        plan["tickets"].append(ticket)
