"""What holds for every test."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from earnest_support import Earnest, on_the_clock
from hypothesis import HealthCheck, settings
from shell_support import FIRST_DAY, QUARTER, Office, call

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

# Same examples in every run and on every machine: a red test stays red until it is mended.  A slow machine is
# not a defect, so nothing is judged by the clock.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


UNTRACED = {"integration", "docs"}
"""Folders whose tests ask how the parts work together; the others alone must reach the engine's branches."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage is not traced where it would only cost time: in whole flows and in long enumerations."""
    tracer = sys.gettrace()
    untraced = item.path.parent.name in UNTRACED or item.get_closest_marker("untraced") is not None
    if untraced:
        sys.settrace(None)
    try:
        return (yield)
    finally:
        if untraced:
            sys.settrace(tracer)


@pytest.fixture(scope="session")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a made-up district of 400 firms; nobody may change them."""
    folder = tmp_path_factory.mktemp("district") / "云栖"
    assert call("demo", str(folder), "--firms", "400").status == 0
    return folder


@pytest.fixture(scope="session")
def stocked(district: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A desk with the district's rosters; only to be copied."""
    office = Office(tmp_path_factory.mktemp("stocked"))
    assert office.brings(district).status == 0
    return office


@pytest.fixture(scope="session")
def planned(stocked: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A desk with one complete plan and its papers in "papers"; only to be copied."""
    office = stocked.copy(tmp_path_factory.mktemp("planned"))
    assert office.call("plan", "--quarter", QUARTER, "--seed", FIRST_DAY).status == 0
    assert office.call("export", "--to", str(office.folder / "papers")).status == 0
    return office


@pytest.fixture(scope="session")
def ready(stocked: Office, tmp_path_factory: pytest.TempPathFactory) -> Earnest:
    """A desk with a plan drawn in earnest; only to be copied."""
    desk = Earnest(stocked.copy(tmp_path_factory.mktemp("ready")))
    with pytest.MonkeyPatch.context() as patch:
        return on_the_clock(desk, patch).complete()


@pytest.fixture
def office(stocked: Office, tmp_path: Path) -> Office:
    """A desk with rosters, for one test alone."""
    return stocked.copy(tmp_path)
