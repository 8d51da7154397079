"""The draw of the firms: one permanent number per firm, smallest numbers first (protocol §5).

Every task reads the same numbers, so the samples overlap as far as they can and the visits merge by
themselves, while each stratum is an exact simple random sample (permanent random numbers: Ohlsson 1995).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.chance import number_of, salt_of, seed_of
from scheduler.sampling.strata import layers_of
from scheduler.values.plan import ONE, Drawn, DrawnStratum, SeedRecord, Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.sampling.strata import Layer
    from scheduler.values.case import Case, Earlier
    from scheduler.values.plan import Frozen, Stratum


def draw_firms(frozen: Frozen, text: str, source: str, evidence: str = "") -> Drawn:
    """Draw every stratum of a frozen case by a public value; refuses odd texts with SeedWrong."""
    salt, suite = bytes.fromhex(frozen.secrets.salt), frozen.case.rules.suite
    seed = seed_of("firms", bytes.fromhex(frozen.commitment), text, salt, suite)
    layers = layers_of(frozen.case)
    tickets = _tickets(frozen.case, layers, seed, bytes.fromhex(frozen.secrets.veil))
    order = {t.enterprise: (t.key, t.number, t.enterprise) for t in tickets}
    draws = tuple(
        _draw(k, stratum, layer, order, frozen.case.rules.sampling.substitutes)
        for k, (stratum, layer) in enumerate(zip(frozen.strata, layers, strict=True))
    )
    record = SeedRecord(frozen.event, text, source, evidence, frozen.commitment, seed.hex())
    return Drawn(frozen, record, tickets, draws)


def key_of(number: int, earlier: Earlier | None) -> int:
    """A firm's sort key when the year is spread: not yet visited before visited, chances kept.

    v < 2^64 and s < 2^30 give a whole number below 2^95.
    """
    chance = min(earlier.chance, ONE - 1) if earlier else 0
    if earlier and earlier.visited:
        return (ONE - chance << 64) + chance * number
    return (ONE - chance) * number


def _tickets(case: Case, layers: tuple[Layer, ...], seed: bytes, veil: bytes) -> tuple[Ticket, ...]:
    spread = case.rules.sampling.spread == "spread"
    earlier = {e.enterprise: e for e in case.earlier} if spread else {}
    ids = sorted({e.id for layer in layers for e in layer.frame})
    suite = case.rules.suite
    numbers = ((i, number_of(seed, salt_of(veil, i, suite), i, suite)) for i in ids)
    return tuple(_ticket(i, number, earlier.get(i)) for i, number in numbers)


def _ticket(enterprise: str, number: int, earlier: Earlier | None) -> Ticket:
    return Ticket(enterprise, number, key_of(number, earlier))


def _draw(
    position: int, stratum: Stratum, layer: Layer, order: Mapping[str, tuple[int, int, str]], least: int
) -> DrawnStratum:
    certain = sorted(layer.certain, key=order.__getitem__)
    sure = set(certain)
    rest = sorted((e.id for e in layer.frame if e.id not in sure), key=order.__getitem__)
    by_lot = stratum.size - len(certain)
    drawn = (*certain, *rest[:by_lot])
    return DrawnStratum(position, drawn, tuple(rest[by_lot : by_lot + max(len(drawn), least)]))
