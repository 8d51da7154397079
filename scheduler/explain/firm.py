"""One firm, task by task: its chance and why, its number and place, what would have changed the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scheduler.explain.caps import closed_by
from scheduler.explain.chance import Due, steps_of
from scheduler.explain.fate import fate_of
from scheduler.explain.order import place_of
from scheduler.explain.turns import other_turns, own_turn
from scheduler.sampling.allowance import allowance_of
from scheduler.sampling.due import due_under, last_due, last_seen
from scheduler.sampling.ratios import ratio_of
from scheduler.sampling.roster import roster_of
from scheduler.sampling.scope import meets
from scheduler.sampling.strata import by_task, counts_of, layers_of

if TYPE_CHECKING:
    from fractions import Fraction

    from scheduler.explain.caps import Closed
    from scheduler.explain.chance import Steps, Way
    from scheduler.explain.fate import Fate
    from scheduler.explain.order import Placing
    from scheduler.explain.turns import Turn
    from scheduler.sampling.allowance import Allowance
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case, Earlier
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Drawn, Scheduled, Stratum, Ticket
    from scheduler.values.tasks import Task

Reason = Literal["not live", "no tag", "other town", "no ratio"]


@dataclass(frozen=True, slots=True)
class Outside:
    """A task in whose population a firm is not, and the first reason why."""

    task: Task
    reason: Reason


@dataclass(frozen=True, slots=True)
class Open:
    """Which of a task's half days are open to a firm."""

    shifts: int
    """Half days between the task's first and last day."""
    allowed: int
    quiet: int
    """Closed by quiet days."""
    closed: tuple[Closed, ...]
    """Caps that close any."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A task in whose population a firm is."""

    task: Task
    way: Way
    chance: Fraction
    """Of being drawn, by lot or with certainty; where the year is spread, the mean of its stratum."""
    steps: Steps
    open: Open
    due: tuple[Due, ...]
    placing: Placing | None
    """Number, place and threshold; None outside the frame."""
    turn: Turn | None
    """By lot: the least ratio of its class with which the firm is drawn."""
    others: tuple[Turn, ...]
    """By lot: other classes whose ratio decides as well; the firm is drawn below it."""
    fate: Fate | None
    """What became of a drawn firm; None where it was not drawn."""

    @property
    def drawn(self) -> bool:
        """Whether the firm was drawn for the task."""
        return self.placing is not None and self.placing.drawn


@dataclass(frozen=True, slots=True)
class FirmAnswer:
    """Everything about one firm in the draw of one plan; internal, because it knows the credit class."""

    firm: Enterprise
    ticket: Ticket | None
    """None where no frame holds the firm."""
    earlier: Earlier | None
    """Its standing in the year, where the rules spread the year."""
    spread: bool
    inside: tuple[Inside, ...]
    outside: tuple[Outside, ...]


def explain_firm(drawn: Drawn, firm_id: str, scheduled: Scheduled | None = None) -> FirmAnswer:
    """Why a firm of the roster was drawn, or not, for each task; without a timetable its fate stays open.

    Raises StopIteration where the roster does not have the firm.
    """
    case = drawn.frozen.case
    firm = next(e for e in case.enterprises if e.id == firm_id)
    spread = case.rules.sampling.spread == "spread"
    return FirmAnswer(
        firm,
        next((t for t in drawn.tickets if t.enterprise == firm_id), None),
        next((e for e in case.earlier if spread and e.enterprise == firm_id), None),
        spread,
        _inside(drawn, firm, scheduled),
        tuple(Outside(t, reason) for t in case.tasks if (reason := outside_of(case, firm, t))),
    )


def outside_of(case: Case, firm: Enterprise, task: Task) -> Reason | None:
    """The first reason why a firm is in no stratum of a task; None where it is in one."""
    if not firm.live:
        return "not live"
    if not meets(task.tags, firm.tags):
        return "no tag"
    if task.towns and firm.town not in task.towns:
        return "other town"
    return None if ratio_of(case.rules, task, firm.credit) else "no ratio"


def _inside(drawn: Drawn, firm: Enterprise, scheduled: Scheduled | None) -> tuple[Inside, ...]:
    allowance, found, position = allowance_of(drawn.frozen.case), [], 0
    roster = roster_of(drawn.frozen.case)
    place = roster.ids.index(firm.id)
    for part in by_task(layers_of(drawn.frozen.case, roster)):
        for of, layer in enumerate(part):
            if layer.kinds[roster.kind[place]]:
                found.append(_one(drawn, firm, part, (of, position), allowance, scheduled))
            position += 1
    return tuple(found)


def _one(  # one record from all there is to know
    drawn: Drawn,
    firm: Enterprise,
    part: list[Layer],
    at: tuple[int, int],
    allowance: Allowance,
    scheduled: Scheduled | None,
) -> Inside:
    """``at``: the layer's position among its task's layers, and its stratum's among all."""
    case, (of, position) = drawn.frozen.case, at
    layer, stratum = part[of], drawn.frozen.strata[position]
    steps = steps_of(case, layer, stratum, counts_of(case, part)[of])
    way = _way(firm, layer, stratum)
    placing = None if way == "outside" else place_of(drawn, layer, position, firm.id)
    size = placing.enough if placing and way == "by lot" else 0
    return Inside(
        layer.task,
        way,
        steps.chance(way),
        steps,
        _open(allowance, firm, layer.task),
        _due(case, firm, layer.task),
        placing,
        own_turn(case, part, of, size) if size else None,
        other_turns(case, part, of, size) if size else (),
        fate_of(firm.id, layer.task, scheduled) if placing and placing.drawn else None,
    )


def _way(firm: Enterprise, layer: Layer, stratum: Stratum) -> Way:
    if firm.id in stratum.certain:
        return "certain"
    return "by lot" if firm.id in layer.roster.named(layer.frame) else "outside"


def _open(allowance: Allowance, firm: Enterprise, task: Task) -> Open:
    return Open(
        allowance.windows[task.id].bit_count(),
        allowance.mask(firm, task).bit_count(),
        allowance.quiet_shifts(firm, task).bit_count(),
        closed_by(allowance, firm, task),
    )


def _due(case: Case, firm: Enterprise, task: Task) -> tuple[Due, ...]:
    if not case.shifts:
        return ()
    last = last_seen(case).get((firm.id, task.lead.agency))
    floors = (f for f in case.rules.floors if due_under(case, f, firm, task, last))
    return tuple(Due(f, last, last_due(case, f)) for f in floors)
