"""A round of a drand network: a number that nobody knows before its moment, signed by the whole network.

An office need not be connected: the round's document, as the network's HTTP interface serves it, is fetched
anywhere, carried over, and checked here against the network's key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.seeds.bls import signed
from data.seeds.drand_round import round_of
from data.seeds.moments import MOMENT, has_happened, moment_of, still_ahead
from data.seeds.networks import NETWORKS
from data.seeds.value import PublicValue
from scheduler.errors import SeedWrong, problem
from scheduler.values.events import Event

if TYPE_CHECKING:
    from datetime import datetime

    from data.seeds.drand_round import Round
    from data.seeds.networks import Network

NUMBER = re.compile(r"[1-9][0-9]{0,11}")


class Drand:
    """drand 轮次: named as "network:round", or "network:moment" for the first round from then on."""

    def event(self, words: str, now: datetime) -> Event:
        """The round, at the moment its network will publish it."""
        name, _, which = (part.strip() for part in words.partition(":"))
        network = NETWORKS.get(name)
        if network is None:
            raise SeedWrong(problem("K31", "fatal", content=name, networks=", ".join(NETWORKS)))
        number, moment = _named(network, which)
        return Event("drand", f"{name}/{number}", still_ahead(moment, now, words))

    def value(self, event: Event, given: str, now: datetime) -> PublicValue:
        """The round's randomness; as evidence its signature, behind the one before it where it signs that."""
        has_happened(event, now)
        name, _, number = event.name.partition("/")
        network = NETWORKS[name]
        told = round_of(given, network)
        _expect(told, int(number))
        _verify(told, network)
        evidence = f"{told.previous}.{told.signature}" if network.chained else told.signature
        return PublicValue(told.hashed, "typed", evidence)


def _named(network: Network, which: str) -> tuple[int, datetime]:
    """A round's number and moment from either; SeedWrong (K32) for what is neither."""
    if MOMENT.fullmatch(which):
        which = str(network.first_round(moment_of(which)))
    try:
        if NUMBER.fullmatch(which):
            return int(which), network.at(int(which))
    except OverflowError:  # past the year 9999
        pass
    raise SeedWrong(problem("K32", "fatal", content=which))


def _expect(told: Round, number: int) -> None:
    """Nothing, or SeedWrong for another round (K34) or randomness that is not the signature's (K35)."""
    if told.number != number:
        raise SeedWrong(problem("K34", "fatal", content=str(told.number), round=number))
    if told.randomness not in {"", told.hashed}:
        raise SeedWrong(problem("K35", "fatal", content=told.randomness, hashed=told.hashed))


def _verify(told: Round, network: Network) -> None:
    """Nothing, or SeedWrong for a signature that is not the network's (K36) or cannot be checked (K37)."""
    message = network.message(told.number, bytes.fromhex(told.previous))
    signature = bytes.fromhex(told.signature)
    try:
        good = signed(bytes.fromhex(network.key), message, signature, network.domain)
    except ImportError as error:
        raise SeedWrong(problem("K37", "fatal", content="py-ecc")) from error
    if not good:
        raise SeedWrong(problem("K36", "fatal", content=told.signature, round=told.number))
