"""The draw of the firms: one permanent number per firm, smallest numbers first (protocol §5).

Every task reads the same numbers, so the samples overlap as far as they can and the visits merge by
themselves, while each stratum is an exact simple random sample (permanent random numbers: Ohlsson 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.chance import seed_of
from scheduler.sampling.order import in_order, keys_of, numbers_of
from scheduler.sampling.roster import roster_of
from scheduler.sampling.select import framed, selected
from scheduler.sampling.strata import layers_of
from scheduler.sampling.tickets import Tickets
from scheduler.values.plan import ONE, Drawn, DrawnStratum, SeedRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.sampling.order import Keys, Whole
    from scheduler.sampling.roster import Places, Roster
    from scheduler.sampling.select import Selected
    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case
    from scheduler.values.plan import Frozen


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A draw in columns: firms by their places in the roster."""

    roster: Roster
    places: Places
    """Firms of any frame; the two columns below are theirs."""
    numbers: Whole
    keys: Keys | None
    """None: 2^30 · number throughout."""
    draws: tuple[Selected, ...]
    """One for each stratum."""


def draw_firms(frozen: Frozen, text: str, source: str, evidence: str = "") -> Drawn:
    """Draw every stratum of a frozen case by a public value; refuses odd texts with SeedWrong."""
    salt, suite = bytes.fromhex(frozen.secrets.salt), frozen.case.rules.suite
    seed = seed_of("firms", bytes.fromhex(frozen.commitment), text, salt, suite)
    roster = roster_of(frozen.case)
    columns = draw_columns(frozen, roster, layers_of(frozen.case, roster), seed)
    record = SeedRecord(frozen.event, text, source, evidence, frozen.commitment, seed.hex())
    everybody = len(columns.places) == len(roster.ids)
    ids = roster.ids if everybody else roster.named(columns.places)
    return Drawn(frozen, record, Tickets(ids, columns.numbers, columns.keys), tuple(_named(columns)))


def _named(columns: Columns) -> Iterator[DrawnStratum]:
    """The draws with the firms' ids; most firms stand in several, and are named once."""
    parts = [part for one in columns.draws for part in (one.drawn, one.substitutes)]
    places = np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)
    names = np.array(columns.roster.named(places), np.object_)
    for k, one in enumerate(columns.draws):
        drawn, next_up = (names[np.searchsorted(places, p)].tolist() for p in (one.drawn, one.substitutes))
        yield DrawnStratum(k, tuple(drawn), tuple(next_up))


def draw_columns(frozen: Frozen, roster: Roster, layers: Sequence[Layer], seed: bytes) -> Columns:
    """The draw of a roster whose firms need not be in the frozen case; its strata give the sizes.

    Beside the roster it takes about 40 bytes a firm.
    """
    case, places = frozen.case, framed(roster, layers)
    numbers = numbers_of(roster.ids, seed, bytes.fromhex(frozen.secrets.veil), case.rules.suite)
    numbers = numbers if len(places) == len(numbers) else numbers[places]
    keys = _keys(case, roster, places, numbers) if case.rules.sampling.spread == "spread" else None
    order = places[in_order(numbers, keys)]
    sizes = [stratum.size for stratum in frozen.strata]
    draws = selected(roster, layers, sizes, order, case.rules.sampling.substitutes)
    return Columns(roster, places, numbers, keys, tuple(draws))


def _keys(case: Case, roster: Roster, places: Places, numbers: Whole) -> Keys:
    """The keys of the framed firms by their standing in the year."""
    chances, visited = np.zeros(len(roster.ids), np.uint64), np.zeros(len(roster.ids), np.bool_)
    where = roster.places({one.enterprise for one in case.earlier})
    for one in case.earlier:
        if one.enterprise in where:
            at = where[one.enterprise]
            chances[at], visited[at] = min(one.chance, ONE - 1), one.visited
    return keys_of(numbers, chances[places], visited[places])
