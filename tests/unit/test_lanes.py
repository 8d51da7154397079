"""Hashes side by side are the hashes one by one, compiled or not."""

from __future__ import annotations

import numpy as np
from plain_support import in_plain_python

from scheduler.chance import number_of, salt_of

SEED, VEIL = bytes(range(32)), bytes(range(32, 64))


def test_uncompiled_lanes_give_each_firms_number() -> None:
    from scheduler.sampling import lanes

    ids = ["", "a", "91330000000000000X", "x" * 8, "x" * 7, "企业" * 20]
    raw = [one.encode() for one in ids]
    ends = np.cumsum([0, *map(len, raw)]).astype(np.int64)
    text = np.frombuffer(b"".join(raw), np.uint8)
    with in_plain_python(lanes), np.errstate(over="ignore"):
        found = lanes.numbers_in_lanes(text, ends, SEED, VEIL)
    assert found.tolist() == [number_of(SEED, salt_of(VEIL, one), one) for one in ids]
