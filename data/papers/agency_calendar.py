"""An agency's days and its officers' half days."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from data.papers.privacy import shown_card
from data.papers.sheets import Column
from data.papers.text import HALVES, NONE, joined, weekday
from data.papers.view import VACANT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from data.papers.sheets import Row
    from data.papers.view import Stop, View

CALENDAR = (
    Column("日期", 12, "day"),
    Column("星期", 7, "middle"),
    Column("上午 检查", 11, "whole"),
    Column("上午 出行", 11, "whole"),
    Column("上午 人次", 11, "whole"),
    Column("下午 检查", 11, "whole"),
    Column("下午 出行", 11, "whole"),
    Column("下午 人次", 11, "whole"),
    Column("全天 检查", 11, "whole"),
)
PEOPLE = (
    Column("姓名", 10, "middle"),
    Column("执法证号", 20, "middle"),
    Column("日期", 12, "day"),
    Column("星期", 6, "middle"),
    Column("半天", 6, "middle"),
    Column("出行编号", 9, "whole"),
    Column("检查对象（按行程先后）", 50),
    Column("乡镇（街道）", 18, "middle"),
    Column("同组人员（本部门）", 26),
    Column("户数", 6, "whole"),
)


def calendar_rows(view: View, agency: str) -> Iterator[Row]:
    """Every working day of the plan with the agency's visits, trips and officers by half day."""
    stops: dict[tuple[date, str], list[Stop]] = defaultdict(list)
    for stop in view.stops_now.get(agency, ()):
        stops[stop.shift.day, stop.shift.half].append(stop)
    for day in dict.fromkeys(s.day for s in view.plan.case.shifts):
        halves = [stops.get((day, half), []) for half in HALVES]
        counts = [n for found in halves for n in _counts(view, agency, found)]
        yield (day, weekday(day), *(n or None for n in counts), sum(map(len, halves)) or None)


def _counts(view: View, agency: str, stops: list[Stop]) -> tuple[int, int, int]:
    trips = {s.trip.id: s.trip for s in stops}
    return len(stops), len(trips), sum(view.seats(t, agency) for t in trips.values())


def people_rows(view: View, agency: str) -> Iterator[Row]:
    """Each of the agency's officers with his or her trips in time order, then the seats that are open."""
    trips: dict[int, list[Stop]] = defaultdict(list)
    for stop in view.stops_by_agency.get(agency, ()):
        trips[stop.trip.id].append(stop)
    rows: dict[str, list[list[Stop]]] = defaultdict(list)
    for stops in trips.values():
        for officer in view.crew(stops[0].trip, agency):
            rows[officer.id].append(stops)
    for officer_id in sorted(rows):
        for stops in rows[officer_id]:
            yield _person_row(view, agency, officer_id, stops)
    for stops in trips.values():
        for _ in range(view.vacant.get((stops[0].trip.id, agency), 0)):
            yield _person_row(view, agency, "", stops)


def _person_row(view: View, agency: str, officer_id: str, stops: list[Stop]) -> Row:
    """One officer's trip; an officer "" stands for an open seat."""
    shift, trip = stops[0].shift, stops[0].trip
    still = [view.firms[s.visit.enterprise] for s in stops if not view.fell_out(s.visit)]
    gone = [view.firms[s.visit.enterprise] for s in stops if view.fell_out(s.visit)]
    return (
        view.people[officer_id].name if officer_id else VACANT,
        shown_card(officer_id) if officer_id else "待重新抽取",
        shift.day,
        weekday(shift.day),
        HALVES[shift.half],
        trip.id + 1,
        "\n".join((*(f.name for f in still), *(f"{f.name}（已退出，不再检查）" for f in gone))),
        joined(f.town for f in still if f.town),
        joined(view.names(trip, agency, officer_id)) or NONE,
        len(still),
    )
