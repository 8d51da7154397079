"""Does each helper of the one source of chance do its sentence?"""

from __future__ import annotations

import hashlib

import pytest

from scheduler.chance import clean_seed, digest, lp, number_of, seed_of
from scheduler.errors import SeedWrong


def test_no_two_lists_of_parts_give_the_same_bytes() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert lp("查") == lp("查".encode()) == b"\0" * 7 + b"\3" + "查".encode()


def test_a_digest_is_sha256_over_length_prefixed_parts() -> None:
    assert digest(b"x", "y") == hashlib.sha256(b"\0" * 7 + b"\1x" + b"\0" * 7 + b"\1y").digest()


def test_a_seed_depends_on_its_purpose_the_commitment_and_the_text() -> None:
    seeds = {
        seed_of(purpose, commitment, text, salt)
        for purpose in ("firms", "inspectors")
        for commitment in (bytes(32), bytes(31) + b"\1")
        for text in ("1", "01", "1 1")
        for salt in (b"", bytes(32))
    }
    assert len(seeds) == 24


def test_a_number_is_the_first_eight_bytes_anybody_can_compute() -> None:
    seed = bytes(range(32))
    salt = bytes(range(16))
    found = hashlib.sha256(seed + salt + "甲".encode()).hexdigest()[:16]
    assert f"{number_of(seed, salt, '甲'):016x}" == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "K01"),
        (" 　", "K01"),
        ("1\u200b2", "K02"),
        ("1\n2", "K02"),
        ("\ufeff12", "K02"),
        ("12\ue000", "K02"),
        ("12\U000e0001", "K02"),
        ("\u202e12", "K02"),
        (" 12", "K03"),
        ("12 ", "K03"),
        ("12\u3000", "K03"),
        ("e\u0301", "K04"),
        ("\u212b", "K04"),
    ],
)
def test_a_text_that_could_be_typed_in_two_ways_is_refused(text: str, code: str) -> None:
    with pytest.raises(SeedWrong) as refused:
        clean_seed(text)
    assert [p.code for p in refused.value.problems] == [code]


@pytest.mark.parametrize("text", ["1", "路桥-2026Q4-公开种子", "3 1 4", "é", "１２"])
def test_any_other_text_is_taken_as_it_is(text: str) -> None:
    assert clean_seed(text) == text
