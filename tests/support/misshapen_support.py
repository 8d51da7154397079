"""Entries of the log in another form than the protocol's, to be refused by all three verifiers."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from attack_support import Json


def _with(act: str, /, **changes: object) -> Callable[[list[Json]], None]:
    """A change to the first entry of an act; ``body__x``, ``hidden__x`` and ``details__x`` reach inside."""

    def change(log: list[Json]) -> None:
        entry = next(e for e in log if e["act"] == act)
        for name, value in changes.items():
            place, _, key = name.rpartition("__")
            inner = {"": entry, "body": entry["body"], "hidden": entry["secret"]}
            inner["details"] = entry["secret"]["details"]
            if value is None:
                del inner[place][key]
            else:
                inner[place][key] = value

    return change


def _of_plan_five(log: list[Json]) -> None:
    log.append({**copy.deepcopy(log[1]), "plan": 5, "at": log[-1]["at"]})


MISSHAPEN: dict[str, Callable[[list[Json]], None]] = {
    "unknown act": _with("amend", act="bless"),
    "key more": _with("amend", blessed="yes"),
    "key more in the body": _with("amend", body__blessed="yes"),
    "key more in the secret": _with("amend", hidden__blessed="yes"),
    "amendment without what": _with("amend", details__what=None),
    "number that is true": _with("amend", body__amendment=True),
    "plan that is true": _with("amend", plan=True),
    "plan as a text": _with("amend", plan="1"),
    "no moment": _with("amend", at="zzz"),
    "a day that there is not": _with("amend", at="2026-13-45T99:00:00Z"),
    "short salt": _with("amend", hidden__salt="ab"),
    "reason not in NFC": _with("amend", hidden__reason="cafe\u0301"),
    "step of a plan never frozen": _of_plan_five,
}
"""What nobody may write into a log, even with the chain made anew."""
