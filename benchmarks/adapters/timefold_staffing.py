"""Timefold's Java engine on the staffing half: the jars lie inside the wheel `timefold`, compiled offline."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scheduler.lottery.seats import SeatPlace
    from scheduler.lottery.shortage import Limits

SOURCE = Path(__file__).parent / "timefold" / "Staffing.java"


@dataclass(frozen=True, slots=True)
class Staffed:
    """Who sits where."""

    officers: tuple[str | None, ...]
    """In the order of the seats asked for."""
    first: float | None
    """Seconds of solving until every seat was filled and no limit broken; None = never."""
    seconds: float
    """Whole run, start of Java included."""


def missing() -> str:
    """What to install, or ""."""
    if not shutil.which("javac"):
        return "javac is not here; on Debian: apt install openjdk-17-jdk-headless"
    return "" if _jars() else "pip install timefold"


def staffed(places: Sequence[SeatPlace], limits: Limits, seconds: float) -> Staffed:
    """The best roster Timefold finds within so many seconds of solving."""
    officers = sorted({who for p in places for who in p.candidates})
    number = {who: k for k, who in enumerate(officers)}
    weeks = {w: k for k, w in enumerate(sorted({p.week for p in places}))}
    head = f"{limits.weekly} {limits.quarterly} {len(officers)} {seconds}"
    rows = [" ".join(map(str, [p.shift, weeks[p.week], *(number[c] for c in p.candidates)])) for p in places]
    with TemporaryDirectory() as name:
        folder = Path(name)
        _compile(folder)
        (folder / "seats").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        start = perf_counter()
        _java(folder)
        spent = perf_counter() - start
        first, *found = (folder / "roster").read_text(encoding="utf-8").split()
    who = tuple(None if k == "-1" else officers[int(k)] for k in found)
    return Staffed(who, None if float(first) < 0 else float(first), spent)


def _jars() -> Path | None:
    found = find_spec("timefold")
    folders = list(found.submodule_search_locations or ()) if found else []
    paths = [Path(f) / "solver" / "jars" for f in folders]
    return next((p for p in paths if p.is_dir()), None)


def _compile(folder: Path) -> None:
    classes = f"{_jars()}/*"
    command = [
        str(shutil.which("javac")),
        "-nowarn",
        "-proc:none",
        "-cp",
        classes,
        "-d",
        str(folder),
        str(SOURCE),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own source


def _java(folder: Path) -> None:
    (folder / "logback.xml").write_text(
        "<configuration><root level='OFF'/></configuration>", encoding="utf-8"
    )
    classes = f"{folder}:{_jars()}/*"
    command = [
        str(shutil.which("java")),
        "-cp",
        classes,
        "Staffing",
        str(folder / "seats"),
        str(folder / "roster"),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # as above
