"""What is tested is what is shipped, and the locks name no host."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from source_support import ROOT

import data
import models
import scheduler
import shell

if TYPE_CHECKING:
    from types import ModuleType

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {name.lower().replace("_", "-"): version for name, version in PINNED.findall(text)}


INSTALLED = pytest.mark.skipif("CHAYICI_WHEEL" not in os.environ, reason="only `make` installs the wheel")
PACKAGES = [scheduler, models, data, shell]


def folder_of(package: ModuleType) -> Path:
    assert package.__file__
    return Path(package.__file__).parent


def files_of(folder: Path) -> dict[str, bytes]:
    """Everything in a package but what Python compiles for itself."""
    every = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every}


@INSTALLED
@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_the_built_wheel_is_what_is_tested(package: ModuleType) -> None:
    assert "site-packages" in folder_of(package).parts


@INSTALLED
@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
def test_the_built_wheel_holds_every_file_of_the_checkout_and_no_other(package: ModuleType) -> None:
    assert files_of(folder_of(package)) == files_of(ROOT / package.__name__)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_host_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|file:|trusted-host|^-", text, re.MULTILINE)
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.split("\n", 2)[2])
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_locks_agree_with_one_another() -> None:
    everything = pins("dev.lock")
    assert pins("core.lock").items() <= everything.items()
    assert pins("build.lock").items() <= everything.items()


def test_every_declared_library_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, wanted in (
        ("core.lock", project["project"]["dependencies"]),
        ("build.lock", project["build-system"]["requires"]),
        ("dev.lock", project["dependency-groups"]["dev"]),
    ):
        names = {re.split(r"[\[<>=~! ]", line)[0].lower() for line in wanted}
        assert names <= pins(lock).keys()


def test_the_list_of_commands_is_complete() -> None:
    """Every target that is a command explains itself; `make help` prints the explanations."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
