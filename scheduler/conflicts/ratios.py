"""Ratios against caps, floors and the sizes of strata."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from scheduler.errors import problem
from scheduler.sampling.allowance import allowance_of
from scheduler.sampling.roster import without
from scheduler.sampling.scope import floor_concerns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from scheduler.errors import Problem
    from scheduler.sampling.allowance import Allowance
    from scheduler.sampling.roster import Places
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.firms import Enterprise
    from scheduler.values.plan import Stratum
    from scheduler.values.tasks import Task

TINY = 2
"""In a stratum of one or two firms everybody can guess who is drawn."""


def conflicts(case: Case, layers: Sequence[Layer], strata: Sequence[Stratum]) -> Iterator[Problem]:
    """Every rule of this file, stratum by stratum, then task by task."""
    allowance = allowance_of(case)
    for layer, stratum in zip(layers, strata, strict=True):
        yield from caps_leave_enough_firms(case, allowance, layer, stratum)
        yield from due_firms_may_be_visited(case, allowance, layer)
        yield from interval_holds_a_number(stratum)
        yield from stratum_is_not_tiny(stratum)
    for task in dict.fromkeys(s.task for s in strata):
        own = [s for s in strata if s.task == task]
        yield from overall_floor_is_reached(case, own)
        yield from riskier_is_drawn_more(own)


def caps_leave_enough_firms(
    case: Case, allowance: Allowance, layer: Layer, stratum: Stratum
) -> Iterator[Problem]:
    """Caps leave as many firms as the ratio asks for; a cap never lowers a duty silently."""
    if stratum.wanted <= stratum.frame:
        return
    closed = _firms(case, layer, without(layer.scope, layer.frame))
    yield problem(
        "Q01",
        "fatal" if case.rules.sampling.cap_conflict == "refuse" else "kept",
        content=percent(layer.ratio.high),
        task=stratum.task,
        credit=stratum.credit or "–",
        wanted=stratum.wanted,
        frame=stratum.frame,
        population=stratum.population,
        closed=len(closed),
        caps=_closers(allowance, layer.task, closed),
        lower=percent_down(stratum.frame, stratum.population),
    )


def due_firms_may_be_visited(case: Case, allowance: Allowance, layer: Layer) -> Iterator[Problem]:
    """A firm due under a floor is not closed by a cap; if it is, both bases are named."""
    closed = _firms(case, layer, without(layer.due, layer.sure))
    if closed:
        floors = [f for f in case.rules.floors if any(floor_concerns(f, e, layer.task) for e in closed)]
        yield problem(
            "Q02",
            "fatal" if case.rules.sampling.cap_conflict == "refuse" else "kept",
            content="、".join(e.id for e in closed[:5]),
            task=layer.task.id,
            credit=layer.ratio.credit or "–",
            firms=len(closed),
            caps=_closers(allowance, layer.task, closed),
            floors="；".join(f"{f.name}（{f.basis.document} {f.basis.clause}）" for f in floors),
        )


def interval_holds_a_number(stratum: Stratum) -> Iterator[Problem]:
    """Between an interval's ends, times the population, lies a whole number of firms."""
    least, most = ceil(stratum.low * stratum.population), floor(stratum.high * stratum.population)
    if stratum.low < stratum.high and least > most:
        yield problem(
            "Q04",
            "kept",
            content=f"{percent(stratum.low)}–{percent(stratum.high)}",
            task=stratum.task,
            credit=stratum.credit or "–",
            population=stratum.population,
            wanted=stratum.wanted,
        )


def stratum_is_not_tiny(stratum: Stratum) -> Iterator[Problem]:
    """A stratum that is drawn from, and whose ratio does not ask for everybody, has more than two firms."""
    if stratum.size > 0 and stratum.low < 1 and stratum.population <= TINY:
        yield problem(
            "Q05",
            "note",
            content=str(stratum.population),
            task=stratum.task,
            credit=stratum.credit or "–",
            size=stratum.size,
        )


def overall_floor_is_reached(case: Case, strata: Sequence[Stratum]) -> Iterator[Problem]:
    """The classes' ceilings allow the overall floor of a task."""
    share = case.rules.sampling.overall_floor
    need, have = ceil(share * sum(s.population for s in strata)), sum(s.wanted for s in strata)
    if have < need:
        yield problem("Q03", "fatal", content=percent(share), task=strata[0].task, need=need, have=have)


def riskier_is_drawn_more(strata: Sequence[Stratum]) -> Iterator[Problem]:
    """Among classified firms a riskier class has no smaller ratio."""
    classed = [s for s in strata if s.credit]
    for risky, calm in pairwise(classed):
        if risky.high < calm.low:
            yield problem(
                "Q06",
                "note",
                content=percent(risky.high),
                task=risky.task,
                risky=risky.credit,
                calm=calm.credit,
                ratio=percent(calm.low),
            )


def percent(share: Fraction) -> str:
    """A share as per cent with at most two decimals.

    >>> from fractions import Fraction
    >>> percent(Fraction(1, 8)), percent(Fraction(3, 100))
    ('12.5%', '3%')
    """
    hundredths = round(share * 10000)
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def percent_down(part: int, whole: int) -> str:
    """The largest ratio, in hundredths of a per cent, that asks for no more than a part of a whole.

    >>> percent_down(2, 3)
    '66.66%'
    """
    whole_part, rest = divmod(part * 10000 // whole, 100)
    return f"{whole_part}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def _firms(case: Case, layer: Layer, places: Places) -> list[Enterprise]:
    """The firms at some places of the roster, in place order."""
    wanted = set(layer.roster.named(places))
    return [e for e in case.enterprises if e.id in wanted] if wanted else []


def _closers(allowance: Allowance, task: Task, closed: Sequence[Enterprise]) -> str:
    """What closes firms: caps with their bases, those that close most first, then quiet days (宁静期)."""
    caps = Counter(c for e in closed for c in allowance.binding(e, task))
    ranked = sorted(caps.items(), key=lambda item: (-item[1], item[0].name))
    quiet = sum(allowance.quiet(e, task) for e in closed)
    return (
        "；".join(
            [f"{c.name}（{c.basis.document} {c.basis.clause}）×{n}" for c, n in ranked]
            + ([f"宁静期×{quiet}"] if quiet else [])
        )
        or "–"
    )
