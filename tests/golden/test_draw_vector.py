"""A known seed gives a known draw, today and on every machine."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from core_support import district, firms, per_cent, task
from secrets_support import EVENT, SECRETS

from scheduler.pipeline import freeze
from scheduler.record.encode import canonical
from scheduler.sampling.draw import draw_firms

if TYPE_CHECKING:
    from scheduler.record.encode import Json

COMMITMENT = "5a" * 32
PUBLIC = "3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3 2 3 8 4 6 2 6 4 3 3 8 3 2 7 9 5 0 2 8 8 4 1 9"
SEED = "1550a24c59922e43"
"""Beginning of the seed that the protocol makes of the two."""
WHOLE_PLAN = (
    "import hashlib; from tiny_case_support import tiny_case; from scheduler.pipeline import plan;"
    "from secrets_support import SECRETS;"
    "from scheduler.record.document import document;"
    "print(hashlib.sha256(document(plan(tiny_case(), SECRETS, '公开值', 'test'))).hexdigest())"
)


def lp(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part


def by_hand() -> bytes:
    """The seed by the protocol's own words."""
    salt = bytes.fromhex(SECRETS.salt)
    parts = (b"chayici/2/seed/firms", bytes.fromhex(COMMITMENT), PUBLIC.encode(), salt)
    return hashlib.sha256(b"".join(map(lp, parts))).digest()


def number_by_hand(firm: str) -> str:
    salt = hashlib.sha256(bytes.fromhex(SECRETS.veil) + firm.encode()).digest()[:16]
    return hashlib.sha256(by_hand() + salt + firm.encode()).hexdigest()[:16]


def test_the_draw_is_what_sha256sum_would_give() -> None:
    case = district(firms(12), (task(1, ratios=(per_cent("A", 25),)),))
    frozen = replace(freeze(case, SECRETS, EVENT), commitment=COMMITMENT)
    drawn = draw_firms(frozen, PUBLIC, "test")
    numbers = {name: number_by_hand(name) for name in (f"F{k:02d}" for k in range(12))}
    order = sorted(numbers, key=numbers.__getitem__)
    assert drawn.seed.seed == by_hand().hex()
    assert {t.enterprise: f"{t.number:016x}" for t in drawn.tickets} == numbers
    assert drawn.draws[0].drawn == tuple(order[:3]) == DRAWN
    assert drawn.draws[0].substitutes == tuple(order[3:])
    assert drawn.seed.seed.startswith(SEED)


DRAWN = ("F07", "F00", "F10")


def test_canonical_json_is_what_the_protocol_says() -> None:
    value: Json = {"乙": [1, True, None], "a": '“查”\n"\\', "Z": {"b": [], "a": {}}}
    assert canonical(value) == '{"Z":{"a":{},"b":[]},"a":"“查”\\n\\"\\\\","乙":[1,true,null]}'


def test_the_whole_plan_is_the_same_bytes_whatever_the_hash_seed() -> None:
    paths = os.pathsep.join(p for p in sys.path if p)
    digests = {
        subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-c", WHOLE_PLAN],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": paths, "PYTHONHASHSEED": number},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for number in ("1", "20", "4711")
    }
    assert len(digests) == 1
