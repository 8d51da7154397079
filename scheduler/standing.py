"""The plan as it stands: what the acts after the draw changed; what was drawn stays as it was drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from scheduler.acts import details
from scheduler.lottery.replace import seated_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scheduler.values.log import Entry
    from scheduler.values.plan import Assignment, DrawnStratum, Plan, Stratum

Part = tuple[str, str]
"""(firm, task)."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """递补: a firm fell out of one task, and the next of the published order came in its place."""

    task: str
    out: str
    into: str
    """"" = no substitute was left."""
    at: str
    reason: str
    """Internal: no paper shows it."""


@dataclass(frozen=True, slots=True)
class Reseating:
    """重抽: an officer left a seat, and whoever was drawn again sits there."""

    trip: int
    seat: int
    left: str
    came: str = ""
    """"" = the seat is open."""
    at: str = ""
    """When it was drawn again; while it is open, when it was opened."""


@dataclass(frozen=True, slots=True)
class Standing:
    """现状: every substitution and every seat given up, oldest first; nothing for a plan as it was drawn."""

    substitutions: tuple[Substitution, ...] = ()
    reseatings: tuple[Reseating, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the plan stands as it was drawn."""
        return not (self.substitutions or self.reseatings)

    @property
    def open(self) -> tuple[Reseating, ...]:
        """Seats that nobody has now."""
        return tuple(r for r in self.reseatings if not r.came)

    def seated(self, plan: Plan) -> tuple[Assignment, ...]:
        """Who sits where now; an open seat is left out."""
        now = seated_after(plan, ((r.trip, r.seat, r.came) for r in self.reseatings if r.came))
        empty = {(r.trip, r.seat) for r in self.open}
        return tuple(a for a in now if (a.trip, a.seat) not in empty)

    def gone(self) -> Mapping[Part, str]:
        """Whoever fell out → the firm that stands in its place now; "" where nobody does."""
        found: dict[Part, str] = {}
        for s in reversed(self.substitutions):  # whoever came in is known before the one that fell out
            found[s.out, s.task] = found.get((s.into, s.task), s.into)
        return found

    def called(self) -> Mapping[Part, str]:
        """Each substitute that stands in a task now → the firm that was drawn there first."""
        first: dict[Part, str] = {}
        for s in self.substitutions:
            first[s.into, s.task] = first.pop((s.out, s.task), s.out)
        return {part: firm for part, firm in first.items() if part[0]}


def standing_of(strata: Sequence[Stratum], draws: Sequence[DrawnStratum], log: Iterable[Entry]) -> Standing:
    """The plan as it stands after the acts of its own log; entries of other plans are not among them."""
    log = tuple(log)
    return Standing(
        tuple(_substitutions(strata, draws, (e for e in log if e.act == "substitute"))), _reseatings(log)
    )


def _substitutions(
    strata: Sequence[Stratum], draws: Sequence[DrawnStratum], calls: Iterable[Entry]
) -> Iterable[Substitution]:
    for call in calls:
        for k, out, into in cast("list[tuple[int, str, str]]", details(call)["steps"]):
            task = strata[draws[k].stratum].task
            yield Substitution(task, out, into, call.at, str(call.secret["reason"]))


def _reseatings(log: Iterable[Entry]) -> tuple[Reseating, ...]:
    found: dict[str, Reseating] = {}
    for e in log:
        if e.act == "vacate":
            told = details(e)
            trip, seat = cast("int", told["trip"]), cast("int", told["seat"])
            found[e.digest] = Reseating(trip, seat, str(told["inspector"]), at=e.at)
        elif e.act == "replace":
            opened = str(e.body["opens"])
            found[opened] = replace(found[opened], came=str(details(e)["inspector"]), at=e.at)
    return tuple(found.values())
