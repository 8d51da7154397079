"""Published figures: lottery numbers, closing prices, mixed into one text as RFC 3797 mixes them.

The event names the figures in their order, separated by "；". A name may end in braces that say what its
figures are drawn from (``figure_pools``); only such figures can be counted as chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.seeds.figure_numbers import key_of, numbers_of, pieces_of
from data.seeds.figure_pools import pool_of
from data.seeds.moments import has_happened, moment_and_words, still_ahead
from data.seeds.outcomes import ENOUGH, short
from data.seeds.value import PublicValue
from scheduler.errors import SeedWrong, problem
from scheduler.values.events import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from data.seeds.figure_numbers import Figure
    from data.seeds.figure_pools import Pool
    from scheduler.errors import Problem

SEPARATOR = "；"
"""Between names in an event, whatever it was typed with."""


class Figures:
    """公开数字: named as "moment:name；name；…", e.g. "2026-12-01T21:30:双色球第2026140期红球{6/33}"."""

    def event(self, words: str, now: datetime) -> Event:
        """The figures; their moment is the earliest at which the first of them can be known."""
        moment, rest = moment_and_words(words)
        names = [name.strip() for name in rest.replace(";", SEPARATOR).split(SEPARATOR)]
        if not all(names):
            raise SeedWrong(problem("K22", "fatal", content=rest))
        for name in names:
            pool_of(name)
        return Event("figures", SEPARATOR.join(names), still_ahead(moment, now, words))

    def value(self, event: Event, given: str, now: datetime) -> PublicValue:
        """The key string of RFC 3797, section 4; as evidence, every name with its own part of it."""
        has_happened(event, now)
        names = event.name.split(SEPARATOR)
        pieces = pieces_of(given)
        if len(pieces) != len(names):
            raise SeedWrong(problem("K24", "fatal", content=given, names=len(names), found=len(pieces)))
        figures, wrong = _read(names, pieces)
        if wrong:
            raise SeedWrong(*wrong)
        keys = [key_of(figure) for figure in figures]
        evidence = SEPARATOR.join(f"{name}={key}" for name, key in zip(names, keys, strict=True))
        text = "".join(f"{key}/" for key in keys)
        return PublicValue(text, "typed", evidence, _remarks(text, names))


def _read(names: Sequence[str], pieces: Sequence[str]) -> tuple[list[Figure], list[Problem]]:
    """Each source's numbers in the order that counts, and everything wrong with any of them."""
    figures: list[Figure] = []
    wrong: list[Problem] = []
    for name, piece in zip(names, pieces, strict=True):
        pool = pool_of(name)
        figure, odd = numbers_of(name, piece)
        if pool and not odd:
            odd = pool.odd(name, figure)
        figures.append(figure if pool and pool.ordered else sorted(figure))
        wrong.extend(odd)
    return figures, wrong


def _remarks(text: str, names: Sequence[str]) -> tuple[Problem, ...]:
    """A warning unless the pools alone give more outcomes than anybody can try."""
    pools = {name: pool_of(name) for name in names}
    known: list[Pool] = [pool for name in names if (pool := pools[name])]
    count = 1
    for pool in known:
        count *= pool.outcomes
    if count >= ENOUGH:
        return ()
    outcomes = " × ".join(str(pool.outcomes) for pool in known) or "1"
    if len(known) > 1:
        outcomes = f"{outcomes} = {short(count)}"
    if uncounted := [name for name in names if not pools[name]]:
        listed = SEPARATOR.join(uncounted)
        return (problem("K30", "kept", content=text, outcomes=outcomes, uncounted=listed),)
    return (problem("K29", "kept", content=text, outcomes=outcomes),)
