"""Run every registered benchmark, or those whose name holds one of the words given.

make bench
make bench ONLY=number
make bench ONLY='fairness --public FOLDER'

Other people's published instances are read from the folder named with --public (or by CHAYICI_PUBLIC), where
it has them; without one, every benchmark constructs or generates an instance of its own.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from textwrap import indent

from registry import ALL

HERE = Path(__file__).parent


def main(words: list[str]) -> None:
    """Import every bench_*.py below this folder, run what registered itself, print the reference with it."""
    words = _without_public(words)
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


def _without_public(words: list[str]) -> list[str]:
    if "--public" not in words:
        return words
    at = words.index("--public")
    if at + 1 == len(words):
        sys.exit("--public needs a folder")
    os.environ["CHAYICI_PUBLIC"] = words[at + 1]
    return words[:at] + words[at + 2 :]


if __name__ == "__main__":
    main(sys.argv[1:])
