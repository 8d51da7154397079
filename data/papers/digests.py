"""The digests that a plan file carries in its last line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scheduler.errors import OutputFailed, problem

if TYPE_CHECKING:
    from collections.abc import Mapping


def digests_of(plan_json: bytes) -> Mapping[str, str]:
    """Section → digest in hex, with ``root``; raises OutputFailed where the file has no such line."""
    line = plan_json.rstrip().rpartition(b"\n")[2]
    try:
        found = json.loads(b"{" + line)["digests"]
        return {"root": str(found["root"]), **{k: str(v) for k, v in found["sections"].items()}}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputFailed(problem("E09", "fatal")) from error
