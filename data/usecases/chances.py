"""Whether a file's chances are the fair ones, which come out of an optimisation and not of the protocol.

A table made to please would keep every rule of the protocol, so the program computes the fair one anew.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scheduler.audit import is_zip, read_bundle
from scheduler.eligibility import eligibility_of
from scheduler.errors import problem
from scheduler.lottery.table import table_of
from scheduler.record.decode import decode
from scheduler.record.restore import Stored, drawn_of, frozen_of, scheduled_of
from scheduler.values.events import Secrets
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scheduler.errors import Problem
    from scheduler.values.plan import Scheduled

NEAR = 1 << 20
"""Units of 2^-30: about a thousandth, far above what two computers' floating-point arithmetic differs by."""


def chance_problems(raw: bytes) -> Iterable[Problem]:
    """The first seat of a sound plan file or auditor's bundle whose chances are not the fair ones (V98)."""
    files = read_bundle(raw)[0].files if is_zip(raw) else {"plan.json": raw}
    if "plan.json" not in files:
        return
    made = _scheduled(json.loads(files["plan.json"]))
    case = made.drawn.frozen.case
    fair = table_of(case, eligibility_of(case), made.visits, made.trips)
    gaps = [
        (max(abs(a - b) for a, b in zip(own.weights, other.weights, strict=True)), own)
        for own, other in zip(made.table, fair, strict=True)
    ]
    unlike = [(gap, row) for gap, row in gaps if gap > NEAR]
    if unlike:
        gap, row = max(unlike, key=lambda one: one[0])
        percent = f"{gap * 100 / (1 << 30):.1f} %"
        yield problem(
            "V98", "fatal", None, str(len(unlike)), trip=row.trip + 1, seat=row.seat + 1, gap=percent
        )


def _scheduled(document: dict[str, Any]) -> Scheduled:
    head = document["head"]
    firms, officers = (decode(SeedRecord, head["seeds"][who]) for who in ("firms", "inspectors"))
    stored = Stored(
        head["quarter"], head["district"], decode(Secrets, head["secrets"]), firms.event, firms.commitment
    )
    drawn = drawn_of(frozen_of(stored, document), firms, document)
    return scheduled_of(drawn, officers.event, officers.commitment, document)
