"""A known table and a known seed give known officers, under any hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

from lottery_support import case_of, place, trips_of

from scheduler.chance import digest
from scheduler.lottery.rounding import draw_inspectors
from scheduler.lottery.shortage import Limits
from scheduler.lottery.stream import Stream
from scheduler.lottery.table import rows_of
from scheduler.values.plan import ONE, SeatRow

SEED = digest("golden", "lottery")
PLACES = (place(0, 4, "123", 0), place(0, 4, "123", 1), place(1, 5, "1234"), place(2, 6, "12"))
TABLE = (
    SeatRow(0, 0, ("P1", "P2", "P3"), (ONE // 2, ONE // 4, ONE // 4)),
    SeatRow(0, 1, ("P1", "P2", "P3"), (ONE // 2, ONE // 4, ONE // 4)),
    SeatRow(1, 0, ("P1", "P2", "P3", "P4"), (ONE // 8, ONE // 8, ONE // 4, ONE // 2)),
    SeatRow(2, 0, ("P1", "P2"), (ONE // 3, ONE - ONE // 3)),
)


def _drawn(seed: bytes) -> list[str]:
    return [a.inspector for a in draw_inspectors(case_of(), TABLE, trips_of(PLACES), seed)]


def test_the_stream_is_sha_256_of_key_and_counter() -> None:
    """40 zero bytes | sha256sum begins with the first four bytes, 39 zeros and a one with the others."""
    stream = Stream(bytes(32))
    assert [stream.below(256) for _ in range(32)][:4] == list(bytes.fromhex("2c34ce1d"))
    assert [stream.below(256) for _ in range(4)] == list(bytes.fromhex("08e00266"))


def test_known_seeds_give_known_officers() -> None:
    assert SEED.hex()[:16] == "110e338c6201a5dd"
    assert _drawn(SEED) == ["P1", "P2", "P4", "P2"]
    assert _drawn(digest("golden", "another")) == ["P1", "P2", "P4", "P1"]


def test_a_known_table() -> None:
    rows = rows_of(PLACES, Limits(10, 120), Fraction(1))
    expected = (
        (276105040, 276105040, 521531743),
        (276105040, 276105040, 521531743),
        (51769695, 51769695, 97787201, 872415232),
        (536870912, 536870912),
    )
    for row, weights in zip(rows, expected, strict=True):
        # Where a fraction of a unit goes is the flow repair's choice; the committed table is what counts.
        assert all(0 <= w - e <= 1 for w, e in zip(row.weights, weights, strict=True))


def test_the_hash_seed_is_irrelevant() -> None:
    code = (
        "import test_lottery_vector as v;"
        "print(v.rows_of(v.PLACES, v.Limits(2, 3), v.Fraction(1, 3)), v._drawn(v.SEED))"
    )
    assert _run(code, "1") == _run(code, "2") != ""


def _run(code: str, hash_seed: str) -> str:
    here = Path(__file__).resolve()
    paths = [str(here.parent), str(here.parents[1] / "support"), *sys.path]
    env = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.run(  # noqa: S603  our own interpreter and code
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout
