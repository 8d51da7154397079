"""Why nobody makes a visit after a change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scheduler.values.plan import Unserved

if TYPE_CHECKING:
    from scheduler.replan.scene import Scene
    from scheduler.replan.solve import Decision
    from scheduler.values.plan import Visit


def unserved_of(scene: Scene, decision: Decision) -> tuple[Unserved, ...]:
    """Each lost visit, task by task: N01 where no half day is left, N02 where officers do not suffice."""
    busy = _busy(decision)
    found = []
    for v in decision.lost:
        visit = scene.visits[v]
        code, parts = _reason(scene, visit, busy)
        found += [Unserved(visit.enterprise, task, "", code, parts) for task in visit.tasks or ("",)]
    return tuple(sorted(found, key=lambda u: (u.enterprise, u.task)))


def _busy(decision: Decision) -> dict[int, set[str]]:
    """Shift → officers who sit there for certain."""
    busy: dict[int, set[str]] = defaultdict(set)
    for n, c in enumerate((*decision.chosen, *decision.fixed)):
        for p in c.places:
            if p.holder and (n, p.seat) not in decision.drawn:
                busy[c.shift].add(p.holder)
    return busy


def _reason(scene: Scene, visit: Visit, busy: dict[int, set[str]]) -> tuple[str, tuple[tuple[str, str], ...]]:
    if not visit.shifts:
        return "N01", ()
    short: dict[str, int] = defaultdict(int)
    for shift in visit.shifts:
        for agency in {s.agency for s in visit.seats}:
            seats = [s for s in visit.seats if s.agency == agency]
            people = [set(scene.eligibility.candidates(s, (visit.enterprise,), shift)) for s in seats]
            free = set().union(*people) - busy[shift]
            short[agency] += len(free) < len(seats) or any(not p - busy[shift] for p in people)
    worst = max(short.values())
    agencies = "、".join(sorted(a for a, n in short.items() if n == worst))
    return "N02", (("agency", agencies), ("n", str(len(visit.shifts))))
