"""The tree, the container, the cards and the chain: small exact cases."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from audit_encoding_support import hash_of, js, tree
from hypothesis import given
from hypothesis import strategies as st
from secrets_support import SECRETS

from scheduler.audit.hashing import Hash
from scheduler.record import container
from scheduler.record.cards import cards, code_of
from scheduler.record.chain import START, lines, linked
from scheduler.record.container import zipped
from scheduler.record.digests import Committer
from scheduler.record.merkle import root

if TYPE_CHECKING:
    from scheduler.record.encode import Json

LEAVES = st.lists(st.binary(max_size=40), max_size=40)

# --- tree


@given(LEAVES)
def test_the_root_is_that_of_the_recursion_of_rfc_9162(leaves: list[bytes]) -> None:
    """Ours goes level by level, the checker's keeps a stack, the twin is the RFC word for word."""
    assert root(leaves) == tree(leaves) == Hash("sha256").tree(leaves)


def test_the_root_of_three_leaves_is_what_can_be_done_by_hand() -> None:
    a, b, c = (sha256(b"\0" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    pair = sha256(b"\1" + a + b).digest()
    assert root([b"a", b"b", b"c"]) == sha256(b"\1" + pair + c).digest()
    assert root([]) == sha256(b"").digest()


@given(LEAVES, st.integers(0, 39), st.binary(max_size=40))
def test_another_leaf_another_order_or_one_leaf_less_gives_another_root(
    leaves: list[bytes], at: int, other: bytes
) -> None:
    if at >= len(leaves) or leaves[at] == other:
        return
    assert root([*leaves[:at], other, *leaves[at + 1 :]]) != root(leaves)
    assert root(leaves[:at] + leaves[at + 1 :]) != root(leaves)
    if leaves[::-1] != leaves:
        assert root(leaves[::-1]) != root(leaves)


def test_a_node_cannot_pass_for_a_leaf() -> None:
    """Without the first byte two leaves and the one leaf made of both hashes would have one root."""
    both = sha256(b"\0a").digest() + sha256(b"\0b").digest()
    assert root([both]) != root([b"a", b"b"])


@pytest.mark.skipif("sm3" not in __import__("hashlib").algorithms_available, reason="no SM3 on this computer")
def test_the_tree_takes_the_plans_own_hash() -> None:
    assert root([b"a", b"b"], "sm3") == Hash("sm3").tree([b"a", b"b"]) != root([b"a", b"b"])


# --- container


FILES = st.dictionaries(
    st.from_regex(r"[a-z]{1,8}\.[a-z]{1,5}", fullmatch=True), st.binary(max_size=300), max_size=5
)


@given(FILES)
def test_pythons_own_reader_finds_the_files_in_order_and_unharmed(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == files
        assert packed.namelist() == list(files)
        for info in packed.infolist():
            assert (info.compress_type, info.flag_bits, info.extra, info.comment) == (0, 0, b"", b"")
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr == 0o600 << 16
        assert packed.comment == b""


def test_the_bytes_are_those_of_the_protocol() -> None:
    facts = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, 0x352441C2, 3, 3, 1, 0)
    local = b"PK\3\4" + facts + b"n" + b"abc"
    directory = (
        b"PK\1\2" + struct.pack("<H", 20) + facts + bytes(6) + struct.pack("<II", 0x01800000, 0) + b"n"
    )
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(directory), len(local), 0)
    assert zipped({"n": b"abc"}) == local + directory + end


def test_beyond_the_formats_size_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "LARGEST", 100)
    assert zipped({"a": bytes(69)})
    with pytest.raises(ValueError, match="a"):
        zipped({"a": bytes(70)})


def test_a_name_that_is_not_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        zipped({"计划": b""})


# --- cards


COMMITTER = Committer(SECRETS, "sha256")
SALTS = [bytes([k]) * 16 for k in (1, 2, 3)]


def _firms() -> list[dict[str, object]]:
    return [
        {"id": f"F{k}", "name": "店" * k, "code": "", "town": "东镇", "credit": "D", "salt": salt.hex()}
        for k, salt in enumerate(SALTS)
    ]


def _cards() -> list[str]:
    ticket = {"enterprise": "F1", "number": "0" * 16, "key": "0" * 24, "tasks": ["T1"]}
    rows = {"firms": _firms(), "tickets": [ticket]}
    digests = {"firms": [bytes([k]) * 32 for k in range(3)], "tickets": [b"t" * 32]}
    return cards(COMMITTER, rows, digests)  # type: ignore[arg-type]  # rows of plain JSON


def _opened(card: str, salt: bytes) -> bytes:
    closed = bytes.fromhex(card[16:])
    stream = b"".join(hash_of(b"chayici/2/card", salt, k.to_bytes(8, "big")) for k in range(20))
    return bytes(a ^ b for a, b in zip(closed, stream, strict=False))


def test_a_card_opens_with_its_own_code_to_what_the_protocol_says() -> None:
    for k, salt in enumerate(SALTS):
        tag = hash_of(b"chayici/2/card-tag", salt)[:8].hex()
        (mine,) = [card for card in _cards() if card.startswith(tag)]
        card = json.loads(_opened(mine, salt))
        veiled = hash_of(b"chayici/2/hidden-salt", bytes.fromhex(SECRETS.veil), f"F{k}".encode())
        assert card["hidden"] == hash_of(b"chayici/2/hidden", veiled, bytes([k]) * 32).hex()
        assert card["face"] == {"code": "", "id": f"F{k}", "name": "店" * k, "town": "东镇"}
        assert (card["firm"], card["ticket"]) == (k, 0 if k == 1 else -1)
        assert (card["ticket_row"] is None) is (k != 1)
        assert "key" not in (card["ticket_row"] or {})


def test_cards_are_sorted_of_one_length_and_open_with_no_other_code() -> None:
    made = _cards()
    assert made == sorted(made)
    assert len({len(card) for card in made}) == 1
    for card in made:
        openers = [salt for salt in SALTS if _opened(card, salt).startswith(b'{"face"')]
        assert len(openers) == 1


def test_no_firms_no_cards() -> None:
    assert cards(COMMITTER, {"firms": [], "tickets": []}, {"firms": [], "tickets": []}) == []


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_26_letters_and_figures_in_groups_that_give_the_salt_back(salt: bytes) -> None:
    import base64

    code = code_of(salt)
    assert [len(part) for part in code.split("-")] == [5, 5, 5, 5, 6]
    assert base64.b32decode(code.replace("-", "") + "======") == salt


# --- chain


def test_an_entry_is_linked_as_the_protocol_says() -> None:
    secret: dict[str, Json] = {"actor": "王", "details": {}, "reason": "", "salt": "00" * 16, "witnesses": []}
    first = linked(None, 7, "amend", "2026-09-01T00:00:00Z", {"amendment": 1}, secret)
    second = linked(first, 7, "amend", "2026-09-01T00:00:00Z", {"amendment": 2}, secret)
    assert (first.number, first.previous, second.number, second.previous) == (1, START, 2, first.digest)
    assert first.private == hash_of(b"chayici/2/act-secret", js(secret)).hex()
    shown = {
        "act": "amend", "at": "2026-09-01T00:00:00Z", "body": {"amendment": 1}, "number": 1, "plan": 7,
        "previous": "0" * 64, "private": first.private,
    }  # fmt: skip  # one entry
    assert first.digest == hash_of(b"chayici/2/act", js(shown)).hex()
    public = lines([first, second], public=True).splitlines()
    assert json.loads(public[0]) == shown | {"digest": first.digest}
    whole = lines([first, second], public=False)
    assert json.loads(whole.splitlines()[1])["secret"] == secret
    assert whole.endswith(b"\n")
    assert lines([], public=True) == b""
