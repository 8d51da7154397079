"""Public values: the event that is named before a draw, and what came out of it.

Each kind of event has a file of its own, and ``registry.SOURCES`` knows them all; another source is one more
file and one more line there.
"""

from data.seeds.given import Given, source_of
from data.seeds.registry import SOURCES, event_of, value_of
from data.seeds.rehearsal import Demo
from data.seeds.value import PublicValue, SeedSource

__all__ = ["SOURCES", "Demo", "Given", "PublicValue", "SeedSource", "event_of", "source_of", "value_of"]
