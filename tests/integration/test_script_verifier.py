"""verify.py is one file that an outsider can read and run with nothing but Python."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bundle_support import log_of, packed, plan_of
from district_support import tiny_case
from forged_support import flipped
from verifiers_support import SCRIPT

from scheduler.chance import salt_of
from scheduler.record.cards import code_of
from scheduler.record.document import document

if TYPE_CHECKING:
    from pathlib import Path

TEXT = SCRIPT.read_text(encoding="utf-8")
MOST = 400


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of verify.py in a folder of its own, isolated from everything else."""
    shutil.copy(SCRIPT, folder / "verify.py")
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-I", "-X", "utf8", "-W", "error", "verify.py", *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_it_is_short_enough_to_be_read() -> None:
    assert len(TEXT.splitlines()) < MOST


def test_it_needs_the_standard_library_alone() -> None:
    imports = [n for n in ast.walk(ast.parse(TEXT)) if isinstance(n, ast.Import | ast.ImportFrom)]
    names = {a.name for n in imports if isinstance(n, ast.Import) for a in n.names}
    names |= {str(n.module) for n in imports if isinstance(n, ast.ImportFrom)}
    assert names
    assert names <= sys.stdlib_module_names
    assert not names & {"socket", "urllib", "http", "subprocess", "ctypes", "importlib"}
    assert all(n.level == 0 for n in imports if isinstance(n, ast.ImportFrom))


def test_it_ends_with_0_for_sound_files_and_with_1_for_damaged_ones(tmp_path: Path) -> None:
    made = plan_of(tiny_case())
    auditor, public = packed(made, log_of(made))
    for name, raw in (("plan.json", document(made)), ("audit.zip", auditor), ("public.zip", public)):
        (tmp_path / name).write_bytes(raw)
        sound = run(tmp_path, name)
        assert (sound.returncode, sound.stderr) == (0, "")
        assert sound.stdout.splitlines()[-1].startswith("0 faults in ")
        (tmp_path / name).write_bytes(flipped(raw, 7))
        damaged = run(tmp_path, name)
        assert (damaged.returncode, damaged.stderr) == (1, "")
        assert "FAULT" in damaged.stdout


def test_a_code_prints_the_firms_own_card(tmp_path: Path) -> None:
    made = plan_of(tiny_case())
    (tmp_path / "public.zip").write_bytes(packed(made, log_of(made))[1])
    firm = made.case.enterprises[0]
    code = code_of(salt_of(bytes.fromhex(made.secrets.veil), firm.id))
    opened = run(tmp_path, "public.zip", "--code", code)
    assert opened.returncode == 0
    assert firm.name in opened.stdout
    assert run(tmp_path, "public.zip", "--code", "A" * 26).returncode == 1


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\3\4", b"{}", b"[]", b"\xff", b"null\n"])
def test_whatever_is_no_plan_is_a_fault_and_never_a_crash(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    told = run(tmp_path, "file")
    assert (told.returncode, told.stderr) == (1, "")
    assert "the file can be read" in told.stdout
