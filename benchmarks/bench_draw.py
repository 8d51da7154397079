"""How drawing the firms scales: against the bare hashes, the fewest visits, and independent samples."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from time import process_time
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from adapters.millions import SECRETS, blocks, district, firm_id, frozen
from registry import benchmark

from scheduler.sampling.chances import least_visits
from scheduler.sampling.draw import draw_columns, draw_firms
from scheduler.sampling.order import in_order, numbers_of
from scheduler.sampling.roster import roster_of, roster_of_blocks
from scheduler.sampling.select import selected
from scheduler.sampling.strata import layers_of, strata_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from adapters.millions import Listing

    from scheduler.sampling.roster import Roster
    from scheduler.sampling.select import Selected
    from scheduler.sampling.strata import Layer
    from scheduler.values.plan import Frozen

Result = TypeVar("Result")
TEN = "drawing 10,000,000 firms × 30 tasks"
VEIL = bytes.fromhex(SECRETS.veil)


@benchmark(
    "drawing 1,000,000 firms × 12 tasks", reference="at most 2 × the bare hashes, excess at most 0.1 %"
)
def a_million() -> str:
    """The draw with its frames and tickets, one bare hash per firm beside it, and the visits it asks for."""
    case = district(1_000_000, 12)
    roster = roster_of(case)
    layers = layers_of(case, roster)
    ready = frozen(case, strata_of(case, layers))
    draw_firms(ready, "warm", "")  # loads the compiled hash
    tries = []
    for n in range(3):
        hashing = _bare(roster.ids)
        framing, _ = _timed(lambda: layers_of(case))
        drawing, _ = _timed(lambda: draw_firms(ready, str(n), ""))  # noqa: B023  # called at once
        tries.append((drawing / hashing, framing / hashing, hashing))
    ratio, frames, hashing = sorted(tries)[1]
    return "\n".join(
        (
            f"{ratio:.2f} × the bare hashes ({hashing:.2f} s); frames alone {frames:.2f} ×",
            *_visits(ready, roster, layers),
        )
    )


def _bare(ids: Sequence[str]) -> float:
    """Seconds for one hash of seed, salt and id per firm."""
    seed, salts = bytes(32), [sha256(VEIL + one.encode()).digest()[:16] for one in ids]
    start = process_time()
    for one, salt in zip(ids, salts, strict=True):
        sha256(seed + salt + one.encode()).digest()[:8]
    return process_time() - start


def _visits(ready: Frozen, roster: Roster, layers: Sequence[Layer]) -> Iterator[str]:
    """Distinct firms over Σ max π of twenty draws, and of independent samples."""
    least = float(least_visits(layers, ready.strata))
    seeds = [sha256(f"draw {n}".encode()).digest() for n in range(20)]
    over = [_distinct(draw_columns(ready, roster, layers, seed).draws) / least - 1 for seed in seeds]
    yield (
        f"distinct firms over Σ max π = {least:,.0f}: {fmean(over):+.3%} on average of {len(seeds)} draws "
        f"({min(over):+.3%} … {max(over):+.3%})"
    )
    alone = _distinct(_independent(ready, roster, layers, seeds[0]))
    yield f"independent simple random samples of the same sizes: {alone / least - 1:+.1%} ({alone:,} firms)"


def _independent(ready: Frozen, roster: Roster, layers: Sequence[Layer], seed: bytes) -> Iterator[Selected]:
    """Today's practice: every task numbers the firms anew."""
    for task in dict.fromkeys(layer.task.id for layer in layers):
        numbers = numbers_of(roster.ids, sha256(seed + task.encode()).digest(), VEIL, "sha256")
        own = [layer for layer in layers if layer.task.id == task]
        sizes = [stratum.size for stratum in ready.strata if stratum.task == task]
        yield from selected(roster, own, sizes, in_order(numbers, None), 0)


def _distinct(draws: Iterator[Selected] | Sequence[Selected]) -> int:
    return len(np.unique(np.concatenate([one.drawn for one in draws])))


@benchmark(TEN, reference="at most 4 GB")
def ten_million() -> str:
    """In a process of its own, so that its peak memory is its own; it takes minutes."""
    if not any(word in TEN for word in sys.argv[1:]):
        return "left out: name it to run it"
    done = subprocess.run(  # noqa: S603  our own interpreter and file
        [sys.executable, __file__, "10000000", "30"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path))},
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(done.stdout)
    bare = found["bare"]
    parts = ", ".join(f"{name} {found[name] / bare:.2f} ×" for name in ("roster", "frames", "draw"))
    whole = (found["roster"] + found["frames"] + found["draw"]) / bare
    return (
        f"{whole:.2f} × the bare hashes ({parts}; hashes {bare:.0f} s); peak {found['peak']:,} MB, "
        f"{found['before']:,} MB of it before the first firm; excess over Σ max π {found['excess']:+.3%}"
    )


def in_blocks(firms: int, tasks: int) -> dict[str, float]:
    """Seconds and MB of a draw of firms that come in blocks; making the blocks is not counted."""
    case, spent = district(firms, tasks, roster=False), [0.0]
    before = _peak()

    def made() -> Iterator[list[Listing]]:
        start = process_time()
        for block in blocks(firms):
            spent[0] += process_time() - start
            yield block
            start = process_time()

    took, roster = _timed(lambda: roster_of_blocks(made()))
    framing, layers = _timed(lambda: layers_of(case, roster))
    ready = frozen(case, strata_of(case, layers))
    drawing, drawn = _timed(lambda: draw_columns(ready, roster, layers, bytes(32)))
    peak = _peak()
    bare = _bare([firm_id(n) for n in range(1_000_000)]) * firms / 1_000_000
    excess = _distinct(drawn.draws) / float(least_visits(layers, ready.strata)) - 1
    return {
        "roster": took - spent[0],
        "frames": framing,
        "draw": drawing,
        "bare": bare,
        "peak": peak,
        "before": before,
        "excess": excess,
    }


def _timed(job: Callable[[], Result]) -> tuple[float, Result]:
    start = process_time()
    found = job()
    return process_time() - start, found


def _peak() -> int:
    """The largest resident size so far, in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    print(json.dumps(in_blocks(int(sys.argv[1]), int(sys.argv[2]))))
