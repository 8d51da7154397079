"""The fairness of a plan in tables: loads, predictability, how good each table is, and the firms' strata."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from data.i18n import N_
from data.papers.privacy import shown_card
from data.papers.text import decimal
from data.views.figures import class_name, half_days, per_cent, share
from data.views.table import Table
from data.wordings import sentence
from scheduler.errors import problem
from scheduler.values.plan import ONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.views.table import Translate
    from scheduler.errors import Problem
    from scheduler.explain.fairness import AgencyFair, Fairness
    from scheduler.explain.firms_fair import FirmsFair, StratumFair
    from scheduler.explain.spread import Effective, Spot

INTERNAL = N_("Internal: these figures tell officers' chances and counts by credit class.")


def fairness_tables(found: Fairness, say: Translate) -> tuple[Table, ...]:
    """Loads, predictability, the tables' quality, the strata."""
    return (
        _loads(found, say),
        _predictability(found, say),
        _quality(found, say),
        _strata(found.firms, say),
    )


def against(found: Fairness) -> tuple[Problem, ...]:
    """What speaks against the plan; nothing for a plan as this program makes them."""
    bad = [problem("X91", "kept", agency=a.agency) for a in found.agencies if not a.optimality.kept]
    bad += [problem("X90", "kept", agency=a.agency, n=a.differing) for a in found.agencies if a.differing]
    firms = found.firms
    return (*bad, *(() if firms.recomputed and firms.replayed else (problem("X92", "kept"),)))


def in_favour(found: Fairness, say: Translate) -> tuple[str, ...]:
    """What was checked and holds, and the firms drawn against the least possible, a line each."""
    return tuple(sentence(p, say).what for p in _holding(found))


def _holding(found: Fairness) -> Iterator[Problem]:
    firms = found.firms
    if not any(a.differing for a in found.agencies):
        yield problem("X93", "note")
    if firms.recomputed and firms.replayed:
        yield problem("X94", "note")
    if firms.equal:
        yield problem("X95", "note")
    else:
        yield problem("X96", "note", n=sum(s.standings > 1 for s in firms.strata))
    if firms.bound:
        excess = f"{decimal(firms.excess * 100, 2):+}%"
        yield problem("X97", "note", drawn=firms.drawn, bound=decimal(firms.bound, 3), excess=excess)


def fairness_record(found: Fairness) -> dict[str, object]:
    """The same for machines: loads and chances in 2^-30 where they are whole numbers."""
    firms = found.firms
    return {
        "agencies": [_agency_record(a) for a in found.agencies],
        "firms": {
            "recomputed": firms.recomputed,
            "replayed": firms.replayed,
            "equal": firms.equal,
            "drawn": firms.drawn,
            "bound": firms.bound,
            "excess": firms.excess,
            "strata": firms.strata,
        },
    }


def _agency_record(one: AgencyFair) -> dict[str, object]:
    seen, good = one.predictability, one.optimality
    return {
        "agency": one.agency,
        "seats": one.seats,
        "loads": one.loads,
        "highest": _spot_record(seen.highest),
        "lowest": _spot_record(seen.lowest),
        "effective_by_entropy": seen.by_entropy,
        "effective_by_squares": seen.by_squares,
        "certificate": one.certificate,
        "differing": one.differing,
        "optimality": {
            "kept": good.kept,
            "entropy": good.entropy,
            "gap": good.gap if good.kept else None,
            "misfit": good.misfit if good.kept else None,
            "distance": good.distance if good.kept else None,
        },
    }


def _spot_record(spot: Spot) -> dict[str, object]:
    return {
        "trip": spot.trip,
        "seat": spot.seat,
        "card": shown_card(spot.inspector),
        "candidates": spot.candidates,
        "weight": spot.weight,
    }


def _loads(found: Fairness, say: Translate) -> Table:
    columns = (
        N_("Agency"),
        N_("Seats"),
        N_("Officers"),
        N_("Expected half days: least, mean, most"),
        N_("Most less least"),
        N_("Drawn: least, most"),
    )
    rows = tuple(
        (
            a.agency,
            str(a.seats),
            str(a.loads.officers),
            ", ".join(half_days(x) for x in (a.loads.least, a.loads.mean, a.loads.most)),
            half_days(a.loads.most - a.loads.least),
            f"{a.loads.drawn_least}, {a.loads.drawn_most}",
        )
        for a in found.agencies
    )
    return Table(say(N_("Loads of the officers")), tuple(map(say, columns)), rows)


def _predictability(found: Fairness, say: Translate) -> Table:
    columns = (
        N_("Agency"),
        N_("Highest chance (trip and seat)"),
        N_("Least chance (trip and seat)"),
        N_("Effective candidates exp H: least, mean"),
        N_("1/Σp²: least, mean"),
    )
    rows = tuple(
        (
            a.agency,
            _spot(a.predictability.highest),
            _spot(a.predictability.lowest),
            _effective(a.predictability.by_entropy),
            _effective(a.predictability.by_squares),
        )
        for a in found.agencies
    )
    return Table(say(N_("How predictable the seats are")), tuple(map(say, columns)), rows)


def _spot(spot: Spot) -> str:
    return f"{per_cent(Fraction(spot.weight, ONE), 4)} ({spot.trip + 1}-{spot.seat + 1})"


def _effective(found: Effective) -> str:
    return f"{found.least:.2f}, {found.mean:.2f}"


def _quality(found: Fairness, say: Translate) -> Table:
    columns = (
        N_("Agency"),
        N_("Seats that differ"),
        N_("Residual (probability; units of 2⁻³⁰)"),
        N_("Sweeps; rounding δ (2⁻³⁰)"),
        N_("Level λ (half days)"),
        N_("Entropy missed at most (nats, of)"),
        N_("First order (units of 2⁻³⁰)"),
    )
    return Table(
        say(N_("How good the tables are")), tuple(map(say, columns)), tuple(map(_quality_row, found.agencies))
    )


def _quality_row(one: AgencyFair) -> tuple[str, ...]:
    made, good = one.certificate, one.optimality
    proven = (f"{good.gap:.1e}, {good.entropy:.1f}", f"{good.misfit * ONE:.2f}") if good.kept else ("–", "–")
    return (
        one.agency,
        str(one.differing),
        f"{made.residual:.1e}; {made.residual * ONE:.4f}",
        f"{made.sweeps}; {made.delta}",
        half_days(made.level),
        *proven,
    )


def _strata(firms: FirmsFair, say: Translate) -> Table:
    columns = (
        N_("Task"),
        N_("Class"),
        N_("In scope"),
        N_("Can be visited"),
        N_("Certain"),
        N_("Drawn"),
        N_("Chance by lot"),
        N_("Same for all"),
    )
    rows = tuple(_stratum_row(s, say) for s in firms.strata)
    return Table(say(N_("Strata of the firms")), tuple(map(say, columns)), rows)


def _stratum_row(one: StratumFair, say: Translate) -> tuple[str, ...]:
    return (
        one.task,
        class_name(one.credit, say),
        str(one.population),
        str(one.frame),
        str(one.certain),
        str(one.size),
        share(one.chance, say),
        say(N_("yes")) if one.standings <= 1 else say(N_("by standing")),
    )
