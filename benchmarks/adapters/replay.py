"""One run of a program in a fresh process under a given hash seed.

STEPS is the only place that knows how a plan is made from the command line: whoever changes what a plan needs
(a secret, an event) changes it there, and must fix there whatever would otherwise differ from run to run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parents[1]
FIRMS = "300"
QUARTER = "2026Q4"
DICE = "36245 11632 54461 25313 66124 51342 23165 41526 13464 52231"
STEPS = (
    ("demo", "district", "--firms", FIRMS),
    ("import", "district"),
    ("plan", "--quarter", QUARTER, "--seed", DICE),
    ("export", "latest", "--to", "papers"),
)
STORE = "sqlite:///district.sqlite"
PEER = (
    "import json; from adapters.pools import skewed; from adapters import sortition as s; pool = skewed();"
    "print(json.dumps({'chances': s.chances(pool, 'maximin'), 'panel': s.panel(pool, 'maximin')}))"
)


@dataclass(frozen=True, slots=True)
class PeerRun:
    """What the sortition library made of one seed."""

    chances: dict[str, float]
    panel: tuple[str, ...]


def our_plan(hash_seed: str) -> str:
    """SHA-256 of the plan file of a made-up district, each command in a fresh process."""
    with TemporaryDirectory() as folder:
        for name, *words in STEPS:
            store = [] if name == "demo" else ["--db", STORE]
            _python(["-m", "cli", name, *words, *store], hash_seed, Path(folder))
        return sha256((Path(folder) / "papers" / "plan.json").read_bytes()).hexdigest()


def peer_run(hash_seed: str) -> PeerRun:
    """Chances and the panel that the sortition library makes of a generated pool and one seed of its own."""
    found = json.loads(_python(["-c", PEER], hash_seed, HERE).splitlines()[-1])
    return PeerRun(found["chances"], tuple(found["panel"]))


def _python(arguments: list[str], hash_seed: str, folder: Path) -> str:
    paths = os.pathsep.join([str(HERE), *(str(Path(p).resolve()) for p in sys.path if p)])
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(  # noqa: S603  our own interpreter and words
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ChildProcessError(" ".join(arguments) + "\n" + done.stdout + done.stderr)
    return done.stdout
