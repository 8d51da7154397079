"""All sources by the kind of their event, and the two questions a planner asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from data.seeds.ceremony import Ceremony
from data.seeds.drand import Drand
from data.seeds.figures import Figures
from data.seeds.given import source_of
from data.seeds.rehearsal import Rehearsal
from scheduler.chance import clean_seed
from scheduler.errors import SeedWrong, problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from data.seeds.value import PublicValue, SeedSource
    from scheduler.values.events import Event, Kind

SOURCES: Mapping[Kind, SeedSource] = {
    "ceremony": Ceremony(),
    "figures": Figures(),
    "drand": Drand(),
    "rehearsal": Rehearsal(),
}


def event_of(text: str, now: datetime) -> Event:
    """The event named as "KIND:words"; SeedWrong if it is odd or its outcome could be known already."""
    try:
        clean_seed(text)
    except SeedWrong as error:  # an event is committed to and read out, so the same characters are odd in it
        raise SeedWrong(problem("K14", "fatal", content=ascii(text))) from error
    kind, _, words = text.partition(":")
    if kind not in SOURCES:
        raise SeedWrong(problem("K13", "fatal", content=text, kinds=", ".join(SOURCES)))
    return SOURCES[cast("Kind", kind)].event(words.strip(), now)


def value_of(event: Event, seed: str | None, source: str | None, now: datetime) -> PublicValue | None:
    """The event's outcome as typed or in a file; None when neither is given; SeedWrong if it is another's."""
    given = source_of(seed, source)
    if given is None:
        return None
    return replace(SOURCES[event.kind].value(event, given.text, now), source=given.source)
