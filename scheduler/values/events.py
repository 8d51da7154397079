"""What a draw's chance is made of: an event still to come, and secrets kept until the visits are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["ceremony", "figures", "drand", "rehearsal"]


@dataclass(frozen=True, slots=True)
class Event:
    """事件: named in a manifest before it happens, so that nobody could know its outcome at the freeze."""

    kind: Kind
    name: str
    """ceremony: means and place, e.g. "dice 六面骰子五十次，区政务大厅"; figures: their names in order,
    separated by "；"; drand: network and round, e.g. "quicknet/15000000"; rehearsal: ""."""
    at: str
    """The earliest moment at which the outcome can be known: UTC, e.g. "2026-12-01T02:00:00Z"; "" for a
    rehearsal, whose value was known all along and which therefore proves nothing."""


REHEARSAL = Event("rehearsal", "", "")
"""演练: everything works as in earnest, except that the value may have been known before."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """密值: what hides the rows of a plan, and what seals its draws; both 64 hex digits."""

    veil: str
    """Hides rows in published digests, and gives each firm its own code; never opened to the public."""
    salt: str
    """Enters both seeds and is opened when the visits are done; "" for an unsealed draw."""
