"""Both hash functions give the digests that their standards print."""

from __future__ import annotations

import pytest

from scheduler.chance import hashed

SHA256 = {
    b"": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    b"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": (
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
}
"""FIPS 180-4: nothing, one block, and 56 bytes, which need a second block for their length."""
SM3 = {
    b"abc": "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    b"abcd" * 16: "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
}
"""GB/T 32905-2016, appendix A."""


@pytest.mark.parametrize("data", SHA256, ids=len)
def test_sha256_gives_the_digests_of_fips_180(data: bytes) -> None:
    assert hashed(data, "sha256").hex() == SHA256[data]


@pytest.mark.parametrize("data", SM3, ids=len)
def test_sm3_gives_the_digests_of_gbt_32905(data: bytes) -> None:
    assert hashed(data, "sm3").hex() == SM3[data]


def test_sha256_is_taken_unless_another_is_named() -> None:
    assert hashed(b"abc") == hashed(b"abc", "sha256") != hashed(b"abc", "sm3")
