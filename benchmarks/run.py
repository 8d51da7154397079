"""Run every registered benchmark, or those whose name holds one of the words given.

make bench
make bench ONLY=number
make bench ONLY='fairness --public FOLDER'
make bench ONLY='packing --sizes 300,3000 --shapes city,valley --budget 60 --resume'

Other people's published instances are read from the folder named with --public (or by CHAYICI_PUBLIC), where
it has them; without one, every benchmark constructs or generates an instance of its own.  --sizes, --shapes,
--agencies and --effort say which districts are made up, --budget how many seconds a peer gets at least, and
--resume leaves alone what an earlier run has measured (kept in .benchmarks; `make bench-table` makes the
page of it).
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from textwrap import indent

from registry import ALL
from settings import without_flags

HERE = Path(__file__).parent


def main(words: list[str]) -> None:
    """Import every bench_*.py below this folder, run what registered itself, print the reference with it."""
    words = without_flags(words)
    for path in sorted(HERE.rglob("bench_*.py")):
        import_module(".".join(path.relative_to(HERE).with_suffix("").parts))
    chosen = [one for one in ALL if not words or any(word in one.name for word in words)]
    width = max((len(one.name) for one in chosen), default=0)
    for one in chosen:
        result = one.measure()
        if "\n" in result:
            print(f"{one.name}  (reference: {one.reference})\n{indent(result, '    ')}", flush=True)
        else:
            print(f"{one.name:<{width}}  {result}  (reference: {one.reference})", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
