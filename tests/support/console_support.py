"""Running the shell examples of a page, the way its reader would.

A block fenced as ``console`` is run; every other block is only read.  In it, a line ``$ command`` is run by
sh (a trailing backslash continues it), all commands of one page in one shell and one fresh folder.  The
command must succeed unless it ends in ``# exits with N``.  Lines below it are what it prints: each must
appear, in this order; lines in between may be left out, and "…" stands for any text within a line.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from source_support import ROOT

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"#\s*exits with (\d+)$")
MARK = "\x01"
PATIENCE = 900


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a page, the status it must end with, and the lines it must print."""

    command: str
    status: int
    printed: tuple[str, ...]


def pages() -> list[Path]:
    """Pages with something to run."""
    every = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    return sorted(page for page in every if examples(page.read_text(encoding="utf-8")))


def examples(text: str) -> list[Example]:
    """Read the commands of a page in the order in which its reader meets them."""
    found: list[Example] = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
            command, *printed = part.rstrip("\n").split("\n")
            stated = EXPECTED.search(command)
            found.append(Example(command, int(stated[1]) if stated else 0, tuple(printed)))
    return found


def run(commands: list[str], folder: Path, lang: str) -> list[tuple[int, str]]:
    """Run commands in one shell; gives each one's exit status and what it printed."""
    script = "".join(f"{command}\nprintf '\\n{MARK}%s{MARK}' \"$?\"\n" for command in commands)
    done = subprocess.run(  # noqa: S603  # the commands are our own documentation
        ["/bin/sh", "-c", script],
        cwd=folder,
        env=surroundings(folder, lang),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
        check=False,
    )
    pieces = done.stdout.decode("utf-8").split(MARK)
    return [(int(status), printed) for printed, status in zip(pieces[::2], pieces[1::2], strict=False)]


def surroundings(folder: Path, lang: str) -> dict[str, str]:
    """Give the program a clean environment, whatever the developer has set."""
    return {
        "PATH": f"{program()}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "CHAYICI_LANG": lang,
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PYTHONPATH": "" if "CHAYICI_WHEEL" in os.environ else str(ROOT),
    }


def program() -> Path:
    """Find the folder of the installed program; without a wheel, of a stand-in that runs the checkout."""
    if "CHAYICI_WHEEL" in os.environ:
        return Path(sys.executable).parent
    folder = ROOT / "build" / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    start = f'#!/bin/sh\nexec "{sys.executable}" -c "from cli import main; main()" "$@"\n'
    if not (folder / "chayici").exists():
        (folder / "chayici").write_text(start, encoding="utf-8")
        (folder / "chayici").chmod(0o755)
    return folder


def missing(printed: tuple[str, ...], output: str) -> list[str]:
    """Promised lines from the first on that does not appear, in this order, in what was printed."""
    lines = iter([" ".join(line.split()) for line in output.splitlines()])
    return [line for line in printed if line.strip() and not any(_like(line, real) for real in lines)]


def _like(promised: str, real: str) -> bool:
    """Compare a line of the page with a real one; "…" stands for anything."""
    parts = " ".join(promised.split()).split("…")
    return re.fullmatch(".*".join(map(re.escape, parts)), real) is not None
