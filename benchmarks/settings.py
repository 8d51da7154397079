"""What the words after `make bench ONLY=…` may ask for, kept in the environment for whoever measures."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

FLAGS = ("public", "budget", "sizes", "shapes", "agencies", "effort", "resume")
"""Each becomes CHAYICI_…; all but the last take a value."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's sizes and limits."""

    sizes: tuple[int, ...]
    """Visits per generated district."""
    shapes: tuple[str, ...]
    """Names of district shapes; empty = all."""
    agencies: int | None
    """None = 14, and 30 from 20,000 visits on."""
    budget: float
    """Seconds a peer may take at least; it always gets as long as ours took."""
    effort: int
    """Of our search: the rules' own setting."""
    resume: bool
    """Leave measurements alone that are kept from an earlier run."""


def settings() -> Settings:
    """What the environment says."""
    env = os.environ.get
    agencies = env("CHAYICI_AGENCIES")
    return Settings(
        tuple(int(n) for n in env("CHAYICI_SIZES", "300").replace("_", "").split(",")),
        tuple(s for s in env("CHAYICI_SHAPES", "").split(",") if s),
        int(agencies) if agencies else None,
        float(env("CHAYICI_BUDGET", "20")),
        int(env("CHAYICI_EFFORT", "60")),
        bool(env("CHAYICI_RESUME")),
    )


def without_flags(words: list[str]) -> list[str]:
    """The words that choose benchmarks; the flags among them go into the environment."""
    left, rest = [], iter(words)
    for word in rest:
        flag = word.removeprefix("--")
        if flag == word:
            left.append(word)
        elif flag not in FLAGS:
            sys.exit(f"no such flag: {word}; there are --{', --'.join(FLAGS)}")
        elif flag == "resume":
            os.environ["CHAYICI_RESUME"] = "1"
        else:
            value = next(rest, None)
            if value is None:
                sys.exit(f"{word} needs a {'folder' if flag == 'public' else 'value'}")
            os.environ[f"CHAYICI_{flag.upper()}"] = value
    return left
