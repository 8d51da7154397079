"""What a quarter would come to under other terms, found by a rehearsal of all steps; nothing is stored.

Before and after are drawn with the same numbers, made of the case as it is: a firm drawn in one and not in
the other is there for the changes, never by chance.  No seed in earnest can be foreseen from them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scheduler.conflicts import conflicts
from scheduler.errors import RulesConflict
from scheduler.feasibility.changes import changed
from scheduler.feasibility.refit import Standing
from scheduler.pipeline import arranged, freeze, rehearsal_secrets
from scheduler.sampling.draw import draw_firms
from scheduler.sampling.strata import layers_of, strata_of
from scheduler.values.events import REHEARSAL
from scheduler.values.firms import CLASSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from scheduler.feasibility.changes import Change
    from scheduler.values.case import Case
    from scheduler.values.plan import Drawn, Frozen

VALUE = "chayici/what-if"
"""Stands where a public value would."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rehearsal came to."""

    checks: tuple[tuple[str, int], ...]
    """Credit class → checks drawn on site, riskiest class first."""
    lost: tuple[tuple[str, int], ...]
    """Credit class → of these, checks that nobody will make; the same classes."""
    parts: int
    """Agencies' parts lost in checks that are made."""
    person_shifts: int
    standing: Standing


def what_if(case: Case, changes: Collection[Change]) -> tuple[Outcome, Outcome]:
    """The quarter as it is, and as it would be after these changes.

    Raises RulesConflict where either is refused before the seed.
    """
    frozen = freeze(case, rehearsal_secrets(case), REHEARSAL)
    before = outcome(frozen)
    return before, outcome(_under(frozen, changed(case, changes))) if changes else before


def outcome(frozen: Frozen) -> Outcome:
    """One rehearsal, up to the timetable."""
    drawn = draw_firms(frozen, VALUE, VALUE)
    return outcome_of(drawn, Standing(frozen.case, *arranged(drawn)))


def outcome_of(drawn: Drawn, standing: Standing) -> Outcome:
    """A timetable in figures."""
    frozen = drawn.frozen
    made_on_site = {t.id for t in frozen.case.tasks if t.on_site}
    strata = [(frozen.strata[d.stratum], len(d.drawn)) for d in drawn.draws]
    checks: Counter[str] = Counter()
    for stratum, number in strata:
        checks[stratum.credit] += number * (stratum.task in made_on_site)
    credit = {e.id: e.credit for e in frozen.case.enterprises}
    lost = Counter(credit[u.enterprise] for u in standing.unserved if not u.agency)
    classes = [c for c in CLASSES if checks[c]]
    return Outcome(
        tuple((c, checks[c]) for c in classes),
        tuple((c, lost[c]) for c in classes),
        sum(bool(u.agency) for u in standing.unserved),
        sum(len(t.seats) for t in standing.trips),
        standing,
    )


def _under(frozen: Frozen, case: Case) -> Frozen:
    """The same numbers for another case."""
    layers = layers_of(case)
    strata = strata_of(case, layers)
    if fatal := [c for c in conflicts(case, layers, strata) if c.level == "fatal"]:
        raise RulesConflict(*fatal)
    return replace(frozen, case=case, strata=strata)
