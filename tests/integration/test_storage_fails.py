"""The disk is full, the program is killed: what was stored stays as it was, and the user reads a sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from console_support import surroundings
from shell_support import FIRST_DAY, QUARTER, process

if TYPE_CHECKING:
    from pathlib import Path

    from shell_support import Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither limit nor SIGKILL")

LIMIT = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"
)
"""Files may not grow beyond so many bytes: to a program the same as a full disk."""
KILLED = (
    "import os, signal; from data.store import plans; whole = plans.add_scheduled;"
    "plans.add_scheduled = lambda *a: (whole(*a), os.kill(os.getpid(), signal.SIGKILL))"
)
"""The machine goes dark when most of a plan has been written, but not all."""


def test_a_full_disk_stops_a_plan_and_leaves_the_database_as_it_was(office: Office) -> None:
    before = office.contents()
    limit = LIMIT.format(office.file.stat().st_size + 20_000)
    words = ("plan", "--quarter", QUARTER, "--seed", FIRST_DAY, "--db", office.db, "--json")
    answer = process(office.folder, *words, before=limit)
    assert answer.status == 11
    assert answer.codes[0] in {"S05", "S06"}
    assert "Traceback" not in answer.err
    assert office.contents() == before


def test_a_full_disk_stops_an_import_and_leaves_nothing(tmp_path: Path, district: Path) -> None:
    answer = process(
        tmp_path, "import", str(district), "--db", "sqlite:///new.sqlite", before=LIMIT.format(60_000)
    )
    assert answer.status in {11, 12}
    assert "Traceback" not in answer.err
    after = process(tmp_path, "rosters", "--db", "sqlite:///new.sqlite", "--json")
    assert after.status != 0 or all(roster["rows"] == 0 for roster in after.record["rosters"])


def test_a_full_disk_stops_an_export_and_leaves_no_paper(planned: Office, tmp_path: Path) -> None:
    office = planned.copy(tmp_path)
    words = ("export", "latest", "--to", str(tmp_path / "papers"), "--db", office.db, "--json")
    answer = process(tmp_path, *words, before=LIMIT.format(50_000))
    assert answer.status == 12
    assert not list((tmp_path / "papers").rglob("*.xlsx"))


def test_a_plan_that_is_killed_midway_was_never_there(office: Office) -> None:
    before = office.contents()
    script = f"{KILLED}\nfrom cli import main\nmain()"
    words = ["plan", "--quarter", QUARTER, "--seed", FIRST_DAY, "--db", office.db]
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", script, *words],
        cwd=office.folder,
        env=surroundings(office.folder, "en"),
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert office.contents() == before
