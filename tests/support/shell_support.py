"""Running commands the way a planner does, without a process for each; and looking into the database."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from console_support import surroundings
from rich.console import Console

from cli import app
from data.i18n import language, translation
from shell.run import run, without_language
from shell.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

QUARTER = "2026Q4"
FIRST_DAY = "36245 11632 54461 25313 66124 51342 23165 41526 13464 52231"
SECOND_DAY = "41526 13464 52231 36245 11632 54461 25313 66124 51342 23165"
"""Fifty throws of a die each, as two meetings on two days would announce them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command left on the screen."""

    status: int
    out: str
    err: str

    @property
    def record(self) -> Any:  # noqa: ANN401  # shapes differ from command to command
        """The JSON answer."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The problems' codes of a JSON answer."""
        return [problem["code"] for problem in self.record["problems"]]


@dataclass(frozen=True, slots=True)
class Office:
    """A planner's desk: a folder with a database in it."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "office.sqlite"

    @property
    def db(self) -> str:
        return f"sqlite:///{self.file}"

    def call(self, *words: str, width: int = 110) -> Answer:
        """One command on this desk's database."""
        return call(*words, "--db", self.db, width=width)

    def brings(self, *paths: Path) -> Answer:
        """An import with a JSON answer; the marked workbooks stay on this desk."""
        return self.call("import", *map(str, paths), "--marked", str(self.folder / "marked"), "--json")

    def contents(self) -> list[str]:
        """All the database holds, as SQL; its pages are sound."""
        with closing(sqlite3.connect(self.file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return list(connection.iterdump())

    def copy(self, folder: Path) -> Office:
        """The same desk in another folder."""
        shutil.copy(self.file, folder / self.file.name)
        return Office(folder)


def call(*words: str, width: int = 110) -> Answer:
    """Run a command in this process, in English unless it says otherwise."""
    out, err = io.StringIO(), io.StringIO()
    say = translation(language(words, {"CHAYICI_LANG": "en"})).gettext
    with redirect_stdout(out), redirect_stderr(err):
        consoles = Console(width=width), Console(stderr=True, width=width)
        screen = Screen(say, "--json" in words, *consoles)
        status = run(app, without_language(words), screen, debug=False)
    return Answer(status, out.getvalue(), err.getvalue())


def process(folder: Path, *words: str, before: str = "", lang: str = "en") -> Answer:
    """Run a command in a process of its own; ``before`` is Python that runs ahead of it."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", f"{before}\nfrom cli import main\nmain()", *words],
        cwd=folder,
        env=surroundings(folder, lang) | {"PYTHONWARNINGS": "error"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def root() -> bool:
    """Whether we may do anything, so that rights cannot be tested."""
    return not hasattr(os, "geteuid") or os.geteuid() == 0
