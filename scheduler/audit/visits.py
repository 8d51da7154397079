"""Rules on visits: one visit for a firm's checks, its agencies, seats and minutes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from scheduler.audit.book import duties
from scheduler.audit.findings import Fault, Row, fault
from scheduler.audit.matching import unmatched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scheduler.audit.book import Book


def _checks(book: Book) -> dict[tuple[str, str], int]:
    """Every drawn (firm, task), with the position of its draw."""
    strata = book.rows("strata")
    return {
        (firm, strata[row["stratum"]]["task"]): position
        for position, row in enumerate(book.rows("draws"))
        for firm in row["drawn"]
    }


def _visited(book: Book) -> Counter[tuple[str, str]]:
    return Counter((row["enterprise"], task) for row in book.rows("visits") for task in row["tasks"])


def every_drawn_check_is_visited_once_or_unserved(book: Book) -> Iterator[Fault]:
    """Every drawn firm and on-site task is in exactly one visit, or listed as unserved with its reason."""
    visited = _visited(book)
    for (firm, task), position in _checks(book).items():
        times = visited[firm, task] + ((firm, task, "") in book.unserved)
        if book.tasks[task]["on_site"] and times != 1:
            yield fault("draws", position, firm, task=task, times=times)


def only_drawn_checks_are_visited(book: Book) -> Iterator[Fault]:
    """A visit holds only on-site tasks for which its firm was drawn."""
    drawn = _checks(book)
    for position, row in enumerate(book.rows("visits")):
        for task in row["tasks"]:
            if (row["enterprise"], task) not in drawn or not book.tasks[task]["on_site"]:
                yield fault("visits", position, row["enterprise"], task=task)


def only_parts_of_drawn_checks_are_unserved(book: Book) -> Iterator[Fault]:
    """What is listed as unserved was drawn, is done on site, and is a duty of the agency named."""
    drawn = _checks(book)
    for position, row in enumerate(book.rows("unserved")):
        task = book.tasks[row["task"]]
        known = row["agency"] in {"", *(duty["agency"] for duty in duties(task))}
        if not known or not task["on_site"] or (row["enterprise"], row["task"]) not in drawn:
            yield fault("unserved", position, row["enterprise"], task=row["task"], agency=row["agency"])


def agencies_of_a_visit_are_those_of_its_tasks(book: Book) -> Iterator[Fault]:
    """Every agency with a duty in a visit's tasks is at the visit or unserved for it; no other comes."""
    for position, row in enumerate(book.rows("visits")):
        due = {duty["agency"] for task in row["tasks"] for duty in duties(book.tasks[task])}
        attending = {agency for agency in due if book.attends(row, agency)}
        for agency in sorted(attending ^ set(row["agencies"])):
            yield fault("visits", position, row["enterprise"], agency=agency)
        if len(set(row["agencies"])) < len(row["agencies"]):
            yield fault("visits", position, row["enterprise"], agency="、".join(row["agencies"]))


def lead_agency_of_every_task_is_present(book: Book) -> Iterator[Fault]:
    """The lead agency of each task of a visit is at the visit and not unserved for the task."""
    for position, row in enumerate(book.rows("visits")):
        for name in row["tasks"]:
            lead = book.tasks[name]["lead"]["agency"]
            if lead not in row["agencies"] or (row["enterprise"], name, lead) in book.unserved:
                yield fault("visits", position, row["enterprise"], task=name, agency=lead)


def visit_has_one_lead_agency(book: Book) -> Iterator[Fault]:
    """A visit's one lead agency is present and is the lead agency of one of its tasks."""
    for position, row in enumerate(book.rows("visits")):
        leads = {book.tasks[task]["lead"]["agency"] for task in row["tasks"]}
        if row["lead"] not in leads or row["lead"] not in row["agencies"]:
            yield fault("visits", position, row["enterprise"], agency=row["lead"])


def firm_has_one_joint_visit(book: Book) -> Iterator[Fault]:
    """A firm's announced tasks are one joint visit, unless too many agencies or no common shift forbid it."""
    for firm, visits in book.visits_of.items():
        lost = [task for name, task, agency in book.unserved if name == firm and not agency]
        joint = [row for row in visits if _announced(book, row) == {True}]
        for one, other in combinations(joint, 2):
            tasks = [book.tasks[name] for name in {*one["tasks"], *other["tasks"], *lost}]
            if _could_be_joint(book, firm, [task for task in tasks if task["announced"]]):
                yield fault("visits", other["id"], firm, other=one["id"])


def _could_be_joint(book: Book, firm: str, tasks: list[Row]) -> bool:
    most = book.rules["teams"]["agencies_per_visit"]
    together = {duty["agency"] for task in tasks for duty in duties(task)}
    allowed = [set(book.calendar.allowed(book.firms[firm], task)) for task in tasks]
    return (not most or len(together) <= most) and bool(set.intersection(*allowed))


def _announced(book: Book, visit: Row) -> set[bool]:
    return {book.tasks[task]["announced"] for task in visit["tasks"]}


def unannounced_checks_are_visits_of_their_own(book: Book) -> Iterator[Fault]:
    """An unannounced task shares no visit with an announced one."""
    for position, row in enumerate(book.rows("visits")):
        if len(_announced(book, row)) > 1:
            yield fault("visits", position, row["enterprise"])


def visit_holds_no_more_agencies_than_the_rules_allow(book: Book) -> Iterator[Fault]:
    """A visit of several tasks has at most the rules' agencies per visit."""
    most = book.rules["teams"]["agencies_per_visit"]
    for position, row in enumerate(book.rows("visits")):
        count = len(set(row["agencies"]))
        if most and count > most and len(row["tasks"]) > 1:
            yield fault("visits", position, row["enterprise"], count=count, most=most)


def visit_has_seats_enough_per_agency(book: Book) -> Iterator[Fault]:
    """Each agency of a visit has at least two seats, the rules' least, its duties' officers; others none."""
    least = max(2, book.rules["teams"]["least"])
    for position, row in enumerate(book.rows("visits")):
        seats = Counter(seat["agency"] for seat in row["seats"])
        for agency in sorted({*seats, *row["agencies"]}):
            asked = [duty["officers"] for _, duty in book.attends(row, agency)]
            needed = max([least, *asked]) if agency in row["agencies"] else 0
            if seats[agency] < needed or (seats[agency] and not needed):
                parts = {"agency": agency, "seats": seats[agency], "needed": needed}
                yield fault("visits", position, row["enterprise"], **parts)


def each_qualification_has_a_seat_of_its_own(book: Book) -> Iterator[Fault]:
    """Each qualification a visit's duties ask of an agency has a seat of its own among the agency's."""
    for position, row in enumerate(book.rows("visits")):
        for agency in row["agencies"]:
            asked = sorted({q for _, duty in book.attends(row, agency) for q in duty["qualifications"]})
            seats = [seat["qualifications"] for seat in row["seats"] if seat["agency"] == agency]
            choices = [[p for p, held in enumerate(seats) if one in held] for one in asked]
            for left in unmatched(choices):
                yield fault("visits", position, row["enterprise"], agency=agency, qualification=asked[left])


def minutes_are_the_busiest_agencys(book: Book) -> Iterator[Fault]:
    """A visit's minutes are the largest sum, over its agencies, of the minutes of tasks attended."""
    for position, row in enumerate(book.rows("visits")):
        sums = [_minutes(book, row, agency) for agency in row["agencies"]]
        if row["minutes"] != max(sums, default=0):
            parts = {"found": row["minutes"], "expected": max(sums, default=0)}
            yield fault("visits", position, row["enterprise"], **parts)


def _minutes(book: Book, visit: Row, agency: str) -> int:
    return sum({task["id"]: task["minutes"] for task, _ in book.attends(visit, agency)}.values())


def visits_and_trips_are_numbered_from_zero(book: Book) -> Iterator[Fault]:
    """Visits and trips are numbered by their position, from 0."""
    for section in ("visits", "trips"):
        for position, row in enumerate(book.rows(section)):
            if row["id"] != position:
                yield fault(section, position, row["id"], expected=position)
