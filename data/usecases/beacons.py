"""What only the beacon's own keys can tell of a plan: that a round was signed, and when it was published."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from data.seeds import SOURCES
from data.seeds.networks import NETWORKS
from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scheduler.errors import Problem
    from scheduler.values.plan import SeedRecord

EVER = datetime(9999, 12, 31, tzinfo=UTC)


def beacon_problems(seeds: Sequence[SeedRecord]) -> tuple[Problem, ...]:
    """What is wrong with rounds of a beacon: an unknown network, another moment, a bad signature.

    Where the library that checks signatures is missing, a note says so (K37): all else was checked.
    """
    return tuple(p for seed in seeds if seed.event.kind == "drand" for p in _problems(seed))


def _problems(seed: SeedRecord) -> Iterable[Problem]:
    name, _, number = seed.event.name.partition("/")
    network = NETWORKS.get(name)
    if network is None or not (number.isascii() and number.isdigit()):
        yield problem("K32", "fatal", content=seed.event.name)
        return
    try:
        moment = network.at(int(number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OverflowError, ValueError):  # past the year 9999, or a number too long to be read
        yield problem("K32", "fatal", content=seed.event.name)
        return
    if moment != seed.event.at:
        yield problem("V127", "fatal", None, seed.event.at, name=seed.event.name, expected=moment)
    previous, _, signature = seed.evidence.rpartition(".")
    told = {"round": int(number), "randomness": seed.text, "signature": signature}
    try:
        SOURCES["drand"].value(
            seed.event, json.dumps(told | ({"previous_signature": previous} if previous else {})), EVER
        )
    except SeedWrong as error:
        for p in error.problems:
            yield problem(p.code, "note", p.place, p.content, **dict(p.parts)) if p.code == "K37" else p
