"""Is a drand round taken only whole, only its own, and never unchecked?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from seeds_support import (
    AFTER,
    DEFAULT,
    DEFAULT_ROUND,
    QUICKNET,
    QUICKNET_1000,
    QUICKNET_ROUND,
    codes,
    document,
    refused,
)

from data.seeds import PublicValue, event_of, value_of
from data.seeds.networks import NETWORKS
from scheduler.values.events import Event

if TYPE_CHECKING:
    from collections.abc import Mapping

BEFORE = datetime(2023, 1, 1, tzinfo=UTC)
QUICK = Event("drand", f"quicknet/{QUICKNET_ROUND}", "2023-09-15T11:00:03Z")
CHAINED = Event("drand", f"default/{DEFAULT_ROUND}", "2023-01-23T13:09:30Z")


def taken(event: Event, given: str) -> PublicValue:
    value = value_of(event, given, None, AFTER)
    assert value is not None
    return value


def test_the_published_rounds_are_at_their_moments() -> None:
    assert event_of(f"drand:quicknet:{QUICKNET_ROUND}", BEFORE) == QUICK
    assert event_of(f"drand:default:{DEFAULT_ROUND}", BEFORE) == CHAINED


def test_the_first_round_is_at_genesis_and_none_is_before() -> None:
    for network in NETWORKS.values():
        assert network.at(1) == datetime.fromtimestamp(network.genesis, UTC)
        assert network.first_round(network.at(1)) == network.first_round(BEFORE.replace(year=2000)) == 1


@pytest.mark.parametrize(
    "given",
    [
        document(QUICKNET),
        document(QUICKNET, randomness=None),
        document(QUICKNET, signature=str(QUICKNET["signature"]).upper()),
        document(QUICKNET, randomness=str(QUICKNET["randomness"]).upper(), more="x"),
        json.dumps(QUICKNET, indent=4) + "\r\n",
    ],
    ids=["as served", "without randomness", "upper case", "with more fields", "on lines"],
)
def test_a_round_is_taken_however_its_document_is_laid_out(given: str) -> None:
    value = taken(QUICK, given)
    assert (value.text, value.evidence) == (QUICKNET["randomness"], QUICKNET["signature"])


@pytest.mark.parametrize(
    "given", ["", "x", "{", document(QUICKNET)[:-1], "[]", "7", "null", "[" * 100_000, "9" * 5000]
)
def test_a_damaged_document_is_refused(given: str) -> None:
    assert codes(lambda: taken(QUICK, given)) == ["K33"]


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"round": None}, ["round"]),
        ({"round": str(QUICKNET_ROUND)}, ["round"]),
        ({"round": True}, ["round"]),
        ({"round": 657413.0}, ["round"]),
        ({"signature": None}, ["signature"]),
        ({"signature": 7}, ["signature"]),
        ({"signature": ""}, ["signature"]),
        ({"signature": "zz" * 48}, ["signature"]),
        ({"signature": "ab" * 47}, ["signature"]),
        ({"signature": "ab" * 49}, ["signature"]),
        ({"signature": "ab" * 47 + "a"}, ["signature"]),
        ({"signature": str(DEFAULT["signature"])}, ["signature"]),
        ({"randomness": ""}, ["randomness"]),
        ({"randomness": "ab" * 31}, ["randomness"]),
        ({"round": None, "randomness": 1, "signature": 2}, ["round", "signature", "randomness"]),
    ],
)
def test_fields_that_are_missing_or_odd_are_all_named(
    changed: Mapping[str, object], wrong: list[str]
) -> None:
    found = refused(lambda: taken(QUICK, document(QUICKNET, **changed)))
    assert [(p.code, p.content) for p in found] == [("K39", name) for name in wrong]


@pytest.mark.parametrize("previous", [None, "", "ab" * 32, 7])
def test_a_chained_round_needs_the_signature_before_it(previous: object) -> None:
    given = document(DEFAULT, previous_signature=previous)
    assert codes(lambda: taken(CHAINED, given)) == ["K39"]


def test_another_round_is_refused() -> None:
    assert codes(lambda: taken(QUICK, document(QUICKNET_1000))) == ["K34"]


def test_randomness_that_is_not_the_signatures_is_refused() -> None:
    given = document(QUICKNET, randomness=QUICKNET_1000["randomness"])
    assert codes(lambda: taken(QUICK, given)) == ["K35"]


def test_a_signature_that_is_not_the_networks_is_refused() -> None:
    given = document(QUICKNET_1000, round=QUICKNET_ROUND)
    assert codes(lambda: taken(QUICK, given)) == ["K36"]
    assert codes(lambda: taken(CHAINED, document(DEFAULT, signature="ab" * 96))) == ["K36"]


def test_without_the_library_nothing_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "py_ecc"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "py_ecc", None)
    assert codes(lambda: taken(QUICK, document(QUICKNET))) == ["K37"]


LOADS = (
    "import sys; before = sys.getrecursionlimit(); from data.seeds import bls, drand, event_of;"
    "assert 'py_ecc' not in sys.modules;"
    "bls.signed(b'', b'', b'', b'');"
    "assert 'py_ecc' in sys.modules; assert sys.getrecursionlimit() == before"
)


def test_the_library_is_loaded_only_when_a_round_is_checked_and_changes_nothing_else() -> None:
    """It raises the depth of recursion by itself; deeply nested input would then kill the process."""
    paths = os.pathsep.join(p for p in sys.path if p)
    subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-W", "error", "-c", LOADS],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": paths},
        check=True,
    )
