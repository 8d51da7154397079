"""The re-plan as one function of named steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.replan.bound import AIMS, floor_of
from scheduler.replan.choices import staying
from scheduler.replan.proposal import proposal_of
from scheduler.replan.reach import field_of, first_reach, wider
from scheduler.replan.scene import scene_of
from scheduler.replan.solve import decide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.replan.bound import Floor
    from scheduler.replan.choices import Choice
    from scheduler.replan.reach import Reach
    from scheduler.replan.scene import Scene
    from scheduler.replan.solve import Decision
    from scheduler.replan.values import Change, Proposal
    from scheduler.values.plan import Assignment, Plan

UNAVOIDABLE = 3
"""Aims for which a floor is known: visits not made, days changed, seats disturbed."""
EFFORTS = 30
"""The solver's deterministic time for each aim is the rules' effort divided by this, and at least 1."""


def replan(plan: Plan, seated: Sequence[Assignment], change: Change) -> Proposal:
    """The timetable that answers a change and moves as little as possible; ``Score`` says what that means.

    ``seated`` tells who sits where now.  Every drawn firm that did not fall out keeps its visit, and every
    officer who can still come to it keeps their seat.  Looked at are, of every trip that cannot go on as it
    is: its seats drawn again, another shift, its visits with other trips; of all other trips, where that
    leaves something to be wished, another shift.
    """
    scene = scene_of(plan, seated, change)
    stays = {t: staying(scene, t) for t in scene.trips}
    reach, floor = first_reach(scene, stays), floor_of(scene, stays)
    decision = _decided(scene, reach, stays, floor)
    if not reach.every and _proven(decision, floor) < UNAVOIDABLE - 1:
        more = _decided(scene, wider(scene, reach, decision), stays, floor)
        decision = min((decision, more), key=lambda d: d.score)
    sure = AIMS if reach.every and decision.best else _proven(decision, floor)
    return proposal_of(plan, scene, decision, sure)


def _decided(scene: Scene, reach: Reach, stays: dict[int, Choice], floor: Floor) -> Decision:
    field = field_of(scene, reach, stays)
    effort = max(1.0, scene.case.rules.trips.effort / EFFORTS)
    return decide(scene, field, floor, effort)


def _proven(decision: Decision, floor: Floor) -> int:
    """How many of the first aims are reached as well as can be."""
    score, settled = decision.score, sum(c.sent_home for c in decision.fixed)
    reached = (
        score.unserved == floor.unserved,
        score.changed == floor.changed,
        score.disturbed == settled + floor.disturbed,
    )
    return next((k for k, yes in enumerate(reached) if not yes), UNAVOIDABLE)
