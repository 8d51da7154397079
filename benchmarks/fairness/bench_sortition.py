"""A panel of 20 from 200 people with quotas: a fair lottery gives everybody 10.0 %, neither more nor less."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from adapters import drawing, sortition
from adapters.pools import pools
from adapters.tables import table
from registry import benchmark
from results import Measurement, Row, keep

from scheduler.chance import digest

if TYPE_CHECKING:
    from fractions import Fraction

    from adapters.drawing import Lottery
    from adapters.pools import Pool

DRAWS = 500
HEAD = ("method", "least chance", "largest − least", "quotas broken", "seconds")
OURS = (
    ("ours: strata of exact sizes, smallest numbers", drawing.by_strata),
    ("ours: table of seats, rounded", drawing.by_seats),
    ("ours: network of two crossing quotas, rounded", drawing.by_network),
)


@benchmark("fairness: a panel under quotas", reference="10.0 % for everybody, published for example_small_20")
def panel() -> str:
    """Least chance and spread by method, quotas broken, and seconds for all chances (ours: and one draw)."""
    tables = []
    for pool in pools():
        rows = _rows(pool)
        sides = tuple(Row(who, dict(zip(HEAD[1:], cells, strict=True))) for who, *cells in rows)
        keep(Measurement("sortition", pool.name, len(pool.people), sides))
        tables.append(table(f"{pool.name}: {pool.seats} of {len(pool.people)}", HEAD, rows))
    return "\n".join(tables)


def _rows(pool: Pool) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for name, make in OURS:
        start = perf_counter()
        lottery = make(pool)
        lottery.draw(bytes(32))
        seconds = perf_counter() - start
        chances = lottery.chances.values()
        rows.append((name, *_spread(min(chances), max(chances)), _broken(pool, lottery), f"{seconds:.3f}"))
    if not sortition.library():
        return [*rows, (f"{sortition.LIBRARY} (not installed)", "", "", "", "")]
    for method in sortition.METHODS:
        start = perf_counter()
        found = sortition.chances(pool, method).values()
        seconds = perf_counter() - start
        rows.append(
            (f"{sortition.library()}: {method}", *_spread(min(found), max(found)), "never", f"{seconds:.3f}")
        )
    return rows


def _spread(least: float | Fraction, most: float | Fraction) -> tuple[str, str]:
    gap = most - least
    return f"{100 * float(least):.7f} %", f"{float(gap):.1e}" if gap else "0"


def _broken(pool: Pool, lottery: Lottery) -> str:
    count = sum(bool(pool.breaches(lottery.draw(digest("panel", str(n))))) for n in range(DRAWS))
    if lottery.holds:
        return "never" if not count else f"IN {count} OF {DRAWS}"
    return f"in {count} of {DRAWS}; not covered"
