"""Run every registered benchmark, or those whose name holds one of the words given.

make bench
make bench ONLY=number
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from registry import ALL


def main(words: list[str]) -> None:
    """Import every bench_*.py beside this file, run what registered itself, print it beside its reference."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        import_module(path.stem)
    chosen = [one for one in ALL if not words or any(word in one.name for word in words)]
    width = max((len(one.name) for one in chosen), default=0)
    for one in chosen:
        print(f"{one.name:<{width}}  {one.measure()}  (reference: {one.reference})", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
