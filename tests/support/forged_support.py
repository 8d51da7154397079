"""Bundles that somebody made unsound on purpose, and hid it as well as it can be hidden."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from bundle_support import SECOND, log_of, packed
from secrets_support import EVENT

from scheduler.pipeline import draw_inspectors, freeze, schedule
from scheduler.sampling.draw import draw_firms

if TYPE_CHECKING:
    from bundle_support import Log

    from scheduler.values.plan import Drawn, Plan


def flipped(raw: bytes, number: int) -> bytes:
    """The bytes with one of them changed; which and how follows from the number."""
    chance = sha256(b"flip %d" % number).digest()
    at = int.from_bytes(chance[:8], "big") % len(raw)
    return raw[:at] + bytes([raw[at] ^ (1 + chance[8] % 255)]) + raw[at + 1 :]


def swapped(made: Plan) -> tuple[bytes, bytes] | None:
    """Both bundles with a drawn firm and a substitute changing places, and all that follows made anew.

    Only replaying the draw can tell; the public bundle, which shows no firm, is sound.  None where no
    substitute could come in for a firm that is drawn by chance.
    """
    drawn = _swapped(draw_firms(freeze(made.case, made.secrets, EVENT), made.firm_seed.text, "test"))
    if drawn is None:
        return None
    forged = draw_inspectors(schedule(drawn, SECOND), made.inspector_seed.text, "test")
    forged = replace(forged, number=made.number)
    return packed(forged, log_of(forged))


def _swapped(drawn: Drawn) -> Drawn | None:
    for k, row in enumerate(drawn.draws):
        if row.drawn and row.substitutes:
            out, into = row.drawn[-1], row.substitutes[0]
            new = replace(row, drawn=(*row.drawn[:-1], into), substitutes=(out, *row.substitutes[1:]))
            return replace(drawn, draws=(*drawn.draws[:k], new, *drawn.draws[k + 1 :]))
    return None


def heavier(made: Plan) -> tuple[bytes, bytes] | None:
    """Both bundles with one unit of a seat's chances given to another officer, digests and log made anew.

    Commitments were published, so they stay.  None where no seat has two candidates.
    """
    for k, row in enumerate(made.table):
        if len(row.inspectors) > 1:
            at = next(n for n, w in enumerate(row.weights) if w)
            to = (at + 1) % len(row.weights)
            weights = tuple(w - (n == at) + (n == to) for n, w in enumerate(row.weights))
            table = (*made.table[:k], replace(row, weights=weights), *made.table[k + 1 :])
            forged = replace(made, table=table)
            return packed(forged, log_of(forged))
    return None


def shortened(made: Plan, log: Log, number: int) -> tuple[bytes, bytes]:
    """Both bundles without one line of the log, the manifest fitting what is left."""
    at = number % len(log)
    return packed(made, (*log[:at], *log[at + 1 :]))
