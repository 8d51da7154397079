from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import hashlib
from packing_support import quarter, with_effort
from scheduler.eligibility import eligibility_of
from scheduler.packing import pack
from scheduler.timetable import fieldable, timetable_of
case, visits = quarter(90, agencies=5, officers=4, coordinates=True)
case = with_effort(case, 5)
eligibility = eligibility_of(case)
visits, gone = fieldable(case, eligibility, visits)
result = timetable_of(case, eligibility, visits, pack(case, visits), gone)
print(hashlib.sha256(repr((gone, result)).encode()).hexdigest())
"""


def run(seed: str) -> str:
    paths = [*sys.path, str(ROOT / "tests" / "support")]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.run(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed() -> None:
    first = run("1")
    assert len(first) == 2 * hashlib.sha256().digest_size
    assert first == run("4711")
