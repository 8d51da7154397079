"""From stored rosters and rules to the case of one quarter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.calendar import quarter_bounds, quarter_of, shifts_of
from data.rules import load_calendar_overrides, load_district_name, load_rules
from data.store.rosters import load_rosters
from data.usecases.standing import earlier_in_the_year
from scheduler.errors import NotFound, problem
from scheduler.values.case import Case

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from sqlmodel import Session

    from data.intake.batch import Batch


@dataclass(frozen=True, slots=True)
class Terms:
    """What a planner says about a plan beyond the rosters."""

    quarter: str
    rules: Path | None = None
    """The rules file; None = the defaults that come with the program."""
    first: date | None = None
    """The plan's first day; None = the quarter's first working day."""


def case_of(session: Session, terms: Terms) -> Case:
    """The case of a quarter from what is stored.

    Raises RulesWrong, InputWrong (quarter, calendar) and NotFound where no rosters are stored.
    """
    rules = load_rules(terms.rules)
    quarter = quarter_of(terms.quarter)
    shifts = shifts_of(quarter, terms.first, load_calendar_overrides(terms.rules))
    batch = load_rosters(session)
    if not batch.enterprises or not batch.inspectors:
        raise NotFound(problem("P04", "fatal"))
    case = _case(batch, quarter)
    vertical = set(rules.teams.vertical)
    agencies = tuple(replace(a, vertical=a.vertical or a.id in vertical) for a in case.agencies)
    district = load_district_name(terms.rules) or case.district
    case = replace(case, district=district, agencies=agencies, shifts=shifts, rules=rules)
    if rules.sampling.spread == "spread":
        case = replace(case, earlier=earlier_in_the_year(session, quarter))
    return case


def _case(batch: Batch, quarter: str) -> Case:
    """The rosters' part: tasks that touch the quarter, history of firms that are on the roster."""
    from scheduler.values.rules import Rules

    first, last = quarter_bounds(quarter)
    known = {e.id for e in batch.enterprises}
    return Case(
        quarter,
        batch.district,
        batch.enterprises,
        batch.agencies,
        batch.inspectors,
        tuple(t for t in batch.tasks if t.first <= last and t.last >= first),
        tuple(h for h in batch.history if h.enterprise in known),
        batch.leaves,
        tuple(r for r in batch.recusals if r.enterprise in known),
        batch.quiet,
        (),
        Rules(),
    )
