"""Public values for the tests: a fixed present, published drand rounds, and RFC 3797's own selection."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from scheduler.errors import SeedWrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.errors import Problem

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
AFTER = datetime(2027, 1, 1, tzinfo=UTC)
"""Later than every event that the tests name."""

QUICKNET_ROUND = 657413
QUICKNET = {
    "round": QUICKNET_ROUND,
    "randomness": "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    "signature": "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be"
    "41076862b98fad56e91a6b85b89cd97b",
}
QUICKNET_1000 = {
    "round": 1000,
    "randomness": "fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd",
    "signature": "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
    "e342b73a8dd2bacbe47e4b6b63ed5e39",
}
DEFAULT_ROUND = 2634945
DEFAULT = {
    "round": DEFAULT_ROUND,
    "signature": "814778ed1e480406beb43b74af71ce2f0373e0ea1bfdfea8f9ed62c876c20fcb"
    "c7f0163860e3da42ed2148756015f4551451898ffe06d384b4d002245025571b"
    "6b7a752f7158b40ad92b13b6d703ad31922a617f2c7f6d960b84d56cf1d79eef",
    "previous_signature": "8bd96294383b4d1e04e736360bd7a487f9f409f1e7bd800b720656a310d577b3"
    "bdb1e1631af6c5782a1d8979c502f395036181eff4058960fc40bb7034cdae19"
    "91d3eda518ab204a077d2f7e724974cf87b407e549bd815cf0b8e5a3832f675d",
}


def document(published: Mapping[str, object], **changed: object) -> str:
    """A round's document with some fields changed; a field changed to None is left out."""
    fields = {**published, **changed}
    return json.dumps({name: told for name, told in fields.items() if told is not None})


def refused(act: Callable[[], object]) -> list[Problem]:
    """Every problem for which a public value or its event is refused."""
    with pytest.raises(SeedWrong) as wrong:
        act()
    return list(wrong.value.problems)


def codes(act: Callable[[], object]) -> list[str]:
    """The codes of these problems."""
    return [problem.code for problem in refused(act)]


def rfc3797_selection(key: str, pool: int, count: int) -> list[int]:
    """Who is selected from a pool numbered from 1, in order (RFC 3797, sections 4 and 6)."""
    left = list(range(1, pool + 1))
    selected = []
    for index in range(count):
        around = index.to_bytes(2, "big")
        mixed = hashlib.md5(around + key.encode("ascii") + around, usedforsecurity=False).digest()
        selected.append(left.pop(int.from_bytes(mixed, "big") % len(left)))
    return selected
