"""Where a firm stands in the order of the draw, and which number was the last to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.sampling.strata import Layer
    from scheduler.values.plan import Drawn, Ticket


@dataclass(frozen=True, slots=True)
class Placing:
    """A firm's place in one stratum's order of tickets; firms drawn without lot stand apart."""

    ticket: Ticket
    drawn: bool
    certain: bool
    place: int
    """Among the firms by lot, from 1; 0 for a certain firm."""
    of: int
    """How many firms there are by lot."""
    threshold: Ticket | None
    """Of the last firm drawn by lot; None where none was."""
    enough: int
    """The least size of the stratum with which the firm is drawn."""
    substitute: int
    """Place among the substitutes, from 1; 0 = none."""
    substitutes: int


def place_of(drawn: Drawn, layer: Layer, position: int, firm: str) -> Placing:
    """The place of a firm of the frame in the stratum at that position."""
    draw, sure = drawn.draws[position], set(drawn.frozen.strata[position].certain)
    rest = set(layer.roster.named(layer.frame)) - sure
    tickets = {t.enterprise: t for t in drawn.tickets if t.enterprise in rest or t.enterprise == firm}
    own = tickets[firm]
    before = sum(_order(tickets[i]) <= _order(own) for i in rest)
    last = draw.drawn[-1] if len(draw.drawn) > len(sure) else ""
    next_up = draw.substitutes
    return Placing(
        own,
        firm in draw.drawn,
        firm in sure,
        0 if firm in sure else before,
        len(rest),
        tickets.get(last),
        len(sure) + (0 if firm in sure else before),
        next_up.index(firm) + 1 if firm in next_up else 0,
        len(next_up),
    )


def _order(ticket: Ticket) -> tuple[int, int, str]:
    return (ticket.key, ticket.number, ticket.enterprise)
