"""The lottery of the seats of moved and new trips: their chances beside all seats that stay, and their draw.

A seat that stays in its trip and half day is no part of it: it is drawn again from its own committed row
(``scheduler.lottery.replace``), and before these, so that everybody's other seats are known.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.chance import digest
from scheduler.eligibility import eligibility_of
from scheduler.lottery.given import given_by
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.seats import SeatPlace
from scheduler.lottery.shortage import Limits, shortage
from scheduler.lottery.table import SeatsUnfilled, rows_of
from scheduler.record.encode import canonical, record

if TYPE_CHECKING:
    from scheduler.lottery.given import Given
    from scheduler.replan.values import Proposal
    from scheduler.values.case import Case
    from scheduler.values.plan import Assignment, SeatRow


def chances_of(case: Case, proposal: Proposal) -> tuple[SeatRow, ...]:
    """Probabilities of every seat that is to be drawn anew; ``case`` knows all leaves.

    The table of greatest entropy, expected loads (seats that stay included) as even as can be.  Who sits
    elsewhere in that half day has probability 0; seats that stay count towards the limits of week and plan.
    Raises SeatsUnfilled where the seats cannot all be filled.
    """
    places, given = _places(case, proposal), _given(case, proposal)
    teams = case.rules.teams
    limits = Limits(teams.weekly, teams.quarterly)
    cuts = {a: cut for a, seats in places.items() if (cut := shortage(seats, limits, given))}
    if cuts:
        raise SeatsUnfilled(cuts)
    rows = [row for seats in places.values() for row in rows_of(seats, limits, teams.predictability, given)]
    return tuple(sorted(rows, key=lambda r: (r.trip, r.seat)))


def commitment_of(proposal: Proposal, table: tuple[SeatRow, ...], root: str, suite: str = "sha256") -> bytes:
    """32 bytes that fix a proposal and its chances before any value is drawn; ``root`` names the plan."""
    rows = [canonical(record(row)) for row in table]
    return digest("chayici/2/replan", root, canonical(record(proposal)), *rows, suite=suite)


def drawn_seats(
    case: Case, proposal: Proposal, table: tuple[SeatRow, ...], seed: bytes
) -> tuple[Assignment, ...]:
    """Who takes each of these seats, by dependent rounding (protocol §6) from a seed of their own."""
    return draw_inspectors(case, table, proposal.trips, seed)


def _places(case: Case, proposal: Proposal) -> dict[str, tuple[SeatPlace, ...]]:
    eligibility = eligibility_of(case)
    trips = {t.id: t for t in proposal.trips}
    firm = {v.id: v.enterprise for v in proposal.visits}
    found: dict[str, list[SeatPlace]] = defaultdict(list)
    for s in sorted((s for s in proposal.seats if s.how == "draw"), key=lambda s: (s.trip, s.seat)):
        trip = trips[s.trip]
        seat = trip.seats[s.seat]
        people = eligibility.candidates(seat, (firm[v] for v in trip.visits), trip.shift)
        found[seat.agency].append(SeatPlace(s.trip, s.seat, trip.shift, case.shifts[trip.shift].week, people))
    return {agency: tuple(found[agency]) for agency in sorted(found)}


def _given(case: Case, proposal: Proposal) -> Given:
    shift = {t.id: t.shift for t in proposal.trips}
    return given_by((a.inspector, shift[a.trip], case.shifts[shift[a.trip]].week) for a in proposal.kept)
