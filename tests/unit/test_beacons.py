"""What a beacon's own keys say of a plan that names one of its rounds."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import seeds_support

from data.usecases.beacons import beacon_problems
from scheduler.values.events import REHEARSAL, Event
from scheduler.values.plan import SeedRecord

if TYPE_CHECKING:
    import pytest

EVENT = Event("drand", "quicknet/657413", "2023-09-15T11:00:03Z")
SIGNATURE, RANDOMNESS = (str(seeds_support.QUICKNET[name]) for name in ("signature", "randomness"))
GOOD = SeedRecord(EVENT, RANDOMNESS, "typed", SIGNATURE, "00" * 32, "11" * 32)


def codes(*seeds: SeedRecord) -> list[tuple[str, str]]:
    return [(p.code, p.level) for p in beacon_problems(seeds)]


def test_a_true_round_and_anything_but_a_round_have_nothing_against_them() -> None:
    assert codes(GOOD, replace(GOOD, event=REHEARSAL, text="1", evidence="")) == []


def test_a_round_of_another_moment_is_found() -> None:
    assert codes(replace(GOOD, event=replace(EVENT, at="2026-12-01T02:00:00Z"))) == [("V127", "fatal")]


def test_a_signature_that_is_not_the_networks_is_found() -> None:
    flipped = f"{int(SIGNATURE, 16) ^ 1 << 5:096x}"
    assert {code for code, _ in codes(replace(GOOD, evidence=flipped))} <= {"K35", "K36"}
    assert codes(replace(GOOD, evidence=flipped))


def test_an_unknown_network_is_found() -> None:
    assert codes(replace(GOOD, event=replace(EVENT, name="othernet/1"))) == [("K32", "fatal")]


def test_without_the_library_a_note_says_what_was_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "py_ecc"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "py_ecc", None)
    assert codes(GOOD) == [("K37", "note")]
