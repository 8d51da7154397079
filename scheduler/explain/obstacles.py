"""What keeps one officer from a seat of the own agency, reason by reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.values.case import Case
    from scheduler.values.people import Inspector, Leave
    from scheduler.values.plan import Seat

Obstacle = Literal["off duty", "card expired", "leave", "qualification", "recusal", "own station"]
OBSTACLES: tuple[Obstacle, ...] = (
    "off duty",
    "card expired",
    "leave",
    "qualification",
    "recusal",
    "own station",
)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Answers for one officer of one case."""

    case: Case
    officer: Inspector
    leaves: tuple[Leave, ...]
    recused: frozenset[str]
    """Firms the officer is recused from."""
    stations: Mapping[str, str]
    """Firm → its station, where the officer must keep away from the own one; else empty."""

    def of(self, seat: Seat, firms: Sequence[str], shift: int) -> tuple[Obstacle, ...]:
        """All that keeps the officer from a seat on a trip to these firms; nothing = a candidate."""
        day, who = self.case.shifts[shift].day, self.officer
        stands: dict[Obstacle, bool] = {
            "off duty": not who.on_duty,
            "card expired": who.card_until is not None and who.card_until < day,
            "leave": any(x.first <= day <= x.last for x in self.leaves),
            "qualification": not set(seat.qualifications) <= set(who.qualifications),
            "recusal": not self.recused.isdisjoint(firms),
            "own station": any(self.stations.get(f) == who.station for f in firms),
        }
        return tuple(o for o in OBSTACLES if stands[o])


def hindrance_of(case: Case, officer: Inspector) -> Hindrance:
    """Gather what may keep an officer away (行政处罚法 §42, §43, and the rules' own stations)."""
    crossed = officer.station and officer.agency in case.rules.teams.cross_stations
    return Hindrance(
        case,
        officer,
        tuple(x for x in case.leaves if x.inspector == officer.id),
        frozenset(r.enterprise for r in case.recusals if r.inspector == officer.id),
        {e.id: e.station for e in case.enterprises} if crossed else {},
    )
