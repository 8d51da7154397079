"""Rounds that drand published are taken, and nothing that differs from them by a single bit."""

from __future__ import annotations

from hashlib import sha256
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
)

from data.seeds import value_of
from data.seeds.bls import signed
from data.seeds.networks import NETWORKS
from scheduler.values.events import Event

if TYPE_CHECKING:
    from data.seeds.networks import Network

QUICK, CHAINED = NETWORKS["quicknet"], NETWORKS["default"]
QUICK_EVENT = Event("drand", f"quicknet/{QUICKNET_ROUND}", "2023-09-15T11:00:03Z")
CHAINED_EVENT = Event("drand", f"default/{DEFAULT_ROUND}", "2023-01-23T13:09:30Z")
SIGNATURE = bytes.fromhex(str(QUICKNET["signature"]))
CHAINED_SIGNATURE = bytes.fromhex(str(DEFAULT["signature"]))
PREVIOUS = bytes.fromhex(str(DEFAULT["previous_signature"]))
GROUPS = {
    "quicknet": (b"quicknet", "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e"),
    "default": (b"", "176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a"),
}
"""Each network's own name, empty for the default one, and its groupHash."""


@pytest.mark.parametrize("name", NETWORKS)
def test_a_networks_figures_give_its_chain_hash(name: str) -> None:
    network = NETWORKS[name]
    own, group = GROUPS[name]
    period, genesis = network.period.to_bytes(4, "big"), network.genesis.to_bytes(8, "big")
    description = period + genesis + bytes.fromhex(network.key) + bytes.fromhex(group) + own
    assert sha256(description).hexdigest() == network.chain


@pytest.mark.parametrize("published", [QUICKNET, QUICKNET_1000], ids=["657413", "1000"])
def test_a_quicknet_round_gives_its_randomness(published: dict[str, object]) -> None:
    event = Event("drand", f"quicknet/{published['round']}", "2023-09-15T11:00:03Z")
    value = value_of(event, document(published), None, AFTER)
    assert value is not None
    assert (value.text, value.evidence) == (published["randomness"], published["signature"])
    assert value.remarks == ()


def test_a_chained_round_gives_its_randomness() -> None:
    value = value_of(CHAINED_EVENT, document(DEFAULT), None, AFTER)
    assert value is not None
    assert value.text == sha256(CHAINED_SIGNATURE).hexdigest()
    assert value.evidence == f"{DEFAULT['previous_signature']}.{DEFAULT['signature']}"


def flipped(raw: bytes, bit: int) -> bytes:
    number = int.from_bytes(raw, "big") ^ (1 << bit)
    return number.to_bytes(len(raw), "big")


def forged(network: Network, message: bytes, signature: bytes, step: int) -> list[int]:
    """Bits after whose flipping a signature is still good: every so many, and the three with a meaning."""
    bits = {*range(0, 8 * len(signature), step), *range(8 * len(signature) - 3, 8 * len(signature))}
    key = bytes.fromhex(network.key)
    assert signed(key, message, signature, network.domain)
    return [bit for bit in bits if signed(key, message, flipped(signature, bit), network.domain)]


EVERY_BIT = pytest.param(1, marks=pytest.mark.slow)


@pytest.mark.parametrize("step", [EVERY_BIT, 37])
def test_no_quicknet_signature_with_one_flipped_bit_is_good(step: int) -> None:
    assert not forged(QUICK, QUICK.message(QUICKNET_ROUND, b""), SIGNATURE, step)


@pytest.mark.parametrize("step", [EVERY_BIT, 37])
def test_no_chained_signature_with_one_flipped_bit_is_good(step: int) -> None:
    assert not forged(CHAINED, CHAINED.message(DEFAULT_ROUND, PREVIOUS), CHAINED_SIGNATURE, step)


def test_a_chained_round_after_another_signature_is_refused() -> None:
    other = document(DEFAULT, previous_signature=flipped(PREVIOUS, 300).hex())
    assert codes(lambda: value_of(CHAINED_EVENT, other, None, AFTER)) == ["K36"]


def test_another_rounds_signature_is_refused_whatever_round_it_claims() -> None:
    other = document(QUICKNET_1000, round=QUICKNET_ROUND)
    assert codes(lambda: value_of(QUICK_EVENT, other, None, AFTER)) == ["K36"]


def test_a_signature_is_good_under_its_own_domain_only() -> None:
    message = QUICK.message(QUICKNET_ROUND, b"")
    assert not signed(bytes.fromhex(QUICK.key), message, SIGNATURE, CHAINED.domain)


@pytest.mark.parametrize("size", [48, 96])
def test_the_point_at_infinity_signs_nothing(size: int) -> None:
    infinity = bytes([0xC0]) + bytes(size - 1)
    network = QUICK if size == 48 else CHAINED
    assert not signed(bytes.fromhex(network.key), bytes(32), infinity, network.domain)


def test_under_the_point_at_infinity_as_a_key_nothing_is_signed() -> None:
    infinity = bytes([0xC0]) + bytes(95)
    message = QUICK.message(QUICKNET_ROUND, b"")
    assert not signed(infinity, message, SIGNATURE, QUICK.domain)


def test_a_point_outside_the_group_of_prime_order_signs_nothing() -> None:
    """x = 4 lies on the curve, and only one point in 2^125 of the curve is in the group."""
    outside = bytes([0x80]) + bytes(46) + b"\4"
    assert not signed(bytes.fromhex(QUICK.key), bytes(32), outside, QUICK.domain)


def test_bytes_of_another_length_are_no_signature() -> None:
    assert not signed(bytes.fromhex(QUICK.key), bytes(32), SIGNATURE[:-1], QUICK.domain)
