"""The smallest instances that the benchmarks' scorer can judge, and where benchmarks import from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from source_support import ROOT

from scheduler.values.calendar import Shift
from scheduler.values.case import Case
from scheduler.values.firms import Enterprise
from scheduler.values.people import Agency, Inspector, Leave, Recusal
from scheduler.values.plan import Seat, Visit
from scheduler.values.rules import Rules, Teams, Trips

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = ROOT / "benchmarks"
A, B, Q = Seat("a"), Seat("b"), Seat("a", ("q",))
SHIFTS = tuple(Shift(date(2026, 10, day), "AM") for day in (12, 13, 14, 19))


def case_of(
    leaves: Sequence[Leave] = (),
    recusals: Sequence[Recusal] = (),
    teams: Teams | None = None,
    trips: Trips | None = None,
) -> Case:
    """Six firms in two towns, agencies a (three officers, the first with q) and b (two), four shifts."""
    firms = tuple(Enterprise(f"f{k}", str(k), town="t" if k < 4 else "u") for k in range(6))
    people = [Inspector(f"a{k}", "", "a", qualifications=("q",) if k == 0 else ()) for k in range(3)]
    people += [Inspector(f"b{k}", "", "b") for k in range(2)]
    rules = Rules(teams=teams or Teams(), trips=trips or Trips(shift_minutes=100, visits=3))
    return Case(
        "2026Q4",
        "d",
        firms,
        (Agency("a"), Agency("b")),
        tuple(people),
        (),
        (),
        tuple(leaves),
        tuple(recusals),
        (),
        SHIFTS,
        rules,
    )


def visit(
    number: int,
    firm: str,
    seats: Sequence[Seat] = (A, A),
    minutes: int = 30,
    shifts: Sequence[int] = (0, 1, 2, 3),
) -> Visit:
    """One visit of a class D firm, led by the first seat's agency."""
    agencies = tuple(dict.fromkeys(s.agency for s in seats))
    return Visit(number, firm, (), seats[0].agency, agencies, tuple(seats), minutes, tuple(shifts), 1)
