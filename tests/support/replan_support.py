"""Re-plans judged from outside: a checker that shares no code with the engine, and plans to try it on."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ortools.graph.python import max_flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scheduler.replan import Change, Proposal
    from scheduler.values.case import Case
    from scheduler.values.people import Inspector
    from scheduler.values.plan import Assignment, Plan, Seat, Visit


def can_sit(case: Case, who: Inspector, seat: Seat, firms: Iterable[str], shift: int, change: Change) -> bool:
    """Whether the law and the rosters let an officer take a seat."""
    day, roster = case.shifts[shift].day, {e.id: e for e in case.enterprises}
    away = any(x.inspector == who.id and x.first <= day <= x.last for x in (*case.leaves, *change.leaves))
    card = who.card_until is None or day <= who.card_until
    crossed = who.agency in case.rules.teams.cross_stations and who.station
    recused = any((r.inspector, r.enterprise) == (who.id, f) for r in case.recusals for f in firms) or any(
        crossed and roster[f].station == who.station for f in firms
    )
    skilled = set(seat.qualifications) <= set(who.qualifications)
    return who.agency == seat.agency and who.on_duty and card and skilled and not away and not recused


def allowed(plan: Plan, visit: Visit, shift: int, change: Change) -> bool:
    """Whether a visit may be made then, under the change."""
    (firm,) = [e for e in plan.case.enterprises if e.id == visit.enterprise]
    day = plan.case.shifts[shift].day
    quiet = any(
        q.first <= day <= q.last and q.tag in {"", *firm.tags} and q.town in {"", firm.town}
        for q in change.quiet
    )
    return (
        shift in visit.shifts
        and shift >= change.since
        and not quiet
        and (visit.enterprise, shift) not in change.blocked
    )


def served(seats: Sequence[Seat], visit: Visit) -> bool:
    """Whether a team's seats hold a visit's: so many of each agency, so many with each qualification."""
    have = Counter(s.agency for s in seats)
    skilled = Counter((s.agency, s.qualifications) for s in seats if s.qualifications)
    want = Counter(s.agency for s in visit.seats)
    asked = Counter((s.agency, s.qualifications) for s in visit.seats if s.qualifications)
    return want <= have and asked <= skilled


def breaches(plan: Plan, seated: Sequence[Assignment], change: Change, found: Proposal) -> list[str]:
    """Every rule that a proposal breaks, one sentence each; empty for a good one."""
    return [*_visits(plan, change, found), *_trips(plan, change, found), *_seats(plan, seated, change, found)]


def _visits(plan: Plan, change: Change, found: Proposal) -> Iterator[str]:
    made = Counter(v for t in found.trips for v in t.visits)
    over = {v for t in plan.trips if t.shift < change.since for v in t.visits}
    wanted = {v.id for v in plan.visits if v.enterprise not in change.out or v.id in over}
    wanted |= {len(plan.visits) + k for k in range(len(change.into))}
    lost = {m.visit for m in found.moves if m.after < 0 and m.why != "out"}
    yield from (f"visit {v} is made {n} times" for v, n in made.items() if n > 1)
    yield from (f"visit {v} is lost without a word" for v in wanted - set(made) - lost)
    yield from (
        f"visit {v} is made and lost, or not asked for" for v in set(made) - wanted | set(made) & lost
    )
    if bool(lost) != bool(found.unserved) or sum(found.score.unserved) != len(lost):
        yield "what is lost is not what is told"
    home = {v: (t.id, t.shift) for t in plan.trips for v in t.visits}
    now = {v: (t.id, t.shift) for t in found.trips for v in t.visits}
    told = {m.visit: (m.before, m.after) for m in found.moves}
    for v, place in now.items():
        if place != home.get(v) and told.get(v) != (home.get(v, (0, -1))[1], place[1]):
            yield f"visit {v} moves without a word"
    days = [s.day for s in plan.case.shifts]
    changed = sum(v in home and days[home[v][1]] != days[s] for v, (_, s) in now.items())
    if changed != found.score.changed:
        yield f"{changed} days change, not {found.score.changed}"


def _trips(plan: Plan, change: Change, found: Proposal) -> Iterator[str]:
    rules, visits = plan.case.rules.trips, {v.id: v for v in found.visits}
    before = {t.id: t for t in plan.trips}
    stops = Counter(stop for t in found.trips for stop in {(visits[v].enterprise, t.shift) for v in t.visits})
    yield from (f"{firm} is visited twice at {shift}" for (firm, shift), n in stops.items() if n > 1)
    for t in found.trips:
        struck = {k for trip, k in found.struck if trip == t.id}
        team = [s for k, s in enumerate(t.seats) if k not in struck]
        if t.shift < change.since:
            if t != before.get(t.id):
                yield f"trip {t.id} is over and changes"
            continue
        own = [visits[v] for v in t.visits]
        yield from (f"visit {v.id} is not allowed" for v in own if not allowed(plan, v, t.shift, change))
        yield from (f"trip {t.id} lacks seats for {v.id}" for v in own if not served(team, v))
        old = before.get(t.id)
        grown = old is None or not set(t.visits) <= set(old.visits)
        if grown and len(own) > 1 and (len(own) > rules.visits or t.minutes > rules.shift_minutes):
            yield f"trip {t.id} is too long"
        if (old is None or t.visits != old.visits) and own != sorted(own, key=lambda v: _turn(plan, v)):
            yield f"trip {t.id} is not made by turn"
        if sum(v.minutes for v in own) > t.minutes:
            yield f"trip {t.id} has too few minutes"


def _turn(plan: Plan, visit: Visit) -> tuple[bytes, str]:
    """Protocol §7."""
    parts = (b"chayici/2/turn", bytes.fromhex(plan.firm_seed.seed), visit.enterprise.encode())
    data = b"".join(len(p).to_bytes(8, "big") + p for p in parts)
    return hashlib.new(plan.case.rules.suite, data).digest()[:8], visit.enterprise


def _seats(plan: Plan, seated: Sequence[Assignment], change: Change, found: Proposal) -> Iterator[str]:
    case, trips = plan.case, {t.id: t for t in found.trips}
    firm = {v.id: v.enterprise for v in found.visits}
    officers = {i.id: i for i in case.inspectors}
    holder = {(a.trip, a.seat): a.inspector for a in seated}
    kept = {(a.trip, a.seat): a.inspector for a in found.kept}
    asked = {(s.trip, s.seat) for s in found.seats}
    every = {(t.id, k) for t in found.trips for k in range(len(t.seats))}
    if set(kept) | asked | set(found.struck) != every or len(kept) + len(asked) + len(found.struck) != len(
        every
    ):
        yield "seats are not kept, open or struck, each once"
    for (trip, k), who in kept.items():
        t = trips[trip]
        if holder.get((trip, k)) != who:
            yield f"{who} did not have seat {k} of trip {trip}"
        firms = [firm[v] for v in t.visits]
        if t.shift >= change.since and not can_sit(case, officers[who], t.seats[k], firms, t.shift, change):
            yield f"{who} cannot come to trip {trip}"
    before = {t.id: t for t in plan.trips}
    for s in found.seats:
        old, t = before.get(s.trip), trips[s.trip]
        stays = old is not None and old.shift == t.shift
        if s.how != ("replace" if stays else "draw") or s.left != holder.get((s.trip, s.seat), ""):
            yield f"seat {s.seat} of trip {s.trip} is drawn the wrong way"
        if stays and can_sit(
            case, officers[s.left], t.seats[s.seat], [firm[v] for v in t.visits], t.shift, change
        ):
            yield f"{s.left} could come and must go"
    if (seats := _disturbed(plan, seated, change, found)) != found.score.disturbed:
        yield f"{seats} seats are disturbed, not {found.score.disturbed}"
    if short := unfilled(plan, change, found):
        yield f"{short} seats cannot be filled"


def _disturbed(plan: Plan, seated: Sequence[Assignment], change: Change, found: Proposal) -> int:
    """Open seats, and officers who could come and are sent home though their trip has visits left."""
    officers = {i.id: i for i in plan.case.inspectors}
    firm = {v.id: v.enterprise for v in plan.visits if v.enterprise not in change.out}
    now = {t.id for t in found.trips}
    sent = 0
    for a in seated:
        trip = plan.trips[a.trip]
        firms = [firm[v] for v in trip.visits if v in firm]
        idle = a.trip not in now or (a.trip, a.seat) in found.struck
        if firms and idle and trip.shift >= change.since:
            seat = trip.seats[a.seat]
            sent += can_sit(plan.case, officers[a.inspector], seat, firms, trip.shift, change)
    return sent + len(found.seats)


def unfilled(plan: Plan, change: Change, found: Proposal) -> int:
    """How many seats stay empty, who keeps theirs keeping them: a maximum flow, made afresh."""
    case, trips = plan.case, {t.id: t for t in found.trips}
    firm = {v.id: v.enterprise for v in found.visits}
    rows = {(r.trip, r.seat): set(r.inspectors) for r in plan.table}
    people: dict[tuple[int, int], list[str]] = {(a.trip, a.seat): [a.inspector] for a in found.kept}
    for s in found.seats:
        t = trips[s.trip]
        firms = [firm[v] for v in t.visits]
        able = [i.id for i in case.inspectors if can_sit(case, i, t.seats[s.seat], firms, t.shift, change)]
        people[s.trip, s.seat] = [
            w for w in able if w != s.left and (s.how == "draw" or w in rows[s.trip, s.seat])
        ] + ([s.left] if s.how == "draw" and s.left in able else [])
    return len(people) - filled(case, [(trips[t].shift, who) for (t, _), who in people.items()])


def filled(case: Case, seats: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Most of these seats (shift, who may take it) that officers can take within all limits."""
    node: dict[object, int] = defaultdict(lambda: len(node))
    arcs: dict[tuple[int, int], int] = {}
    teams = case.rules.teams
    for n, (shift, people) in enumerate(seats):
        week = case.shifts[shift].week
        arcs[node["source"], node["seat", n]] = 1
        for who in people:
            arcs[node["seat", n], node[who, shift]] = 1
            arcs[node[who, shift], node[who, week]] = 1
            arcs[node[who, week], node[who]] = teams.weekly
            arcs[node[who], node["sink"]] = teams.quarterly
    solver = max_flow.SimpleMaxFlow()
    for (tail, head), room in arcs.items():
        solver.add_arc_with_capacity(tail, head, room)
    if not any(people for _, people in seats):
        return 0
    solver.solve(node["source"], node["sink"])
    return int(solver.optimal_flow())
