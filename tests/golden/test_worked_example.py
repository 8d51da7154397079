"""The worked example of the protocol, made again by hand from the words of the protocol alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING

import example
from source_support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (ROOT / "docs" / "reference" / "protocol-example.md").read_text(encoding="utf-8")
FOUND = dict(re.findall(r"^(\S[^\n]*)\n    ([^\n]*)$", PAGE, re.MULTILINE))
"""Name → value, as the page prints them."""


def h(*parts: bytes | str) -> bytes:
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in raw)).digest()


def told(name: str) -> bytes:
    return bytes.fromhex(FOUND[name])


def test_the_page_is_fresh() -> None:
    assert example.page() == PAGE


def test_the_secret_gives_veil_salt_and_seal() -> None:
    assert told("veil") == h("chayici/2/veil", told("secret"))
    assert told("seal(salt)") == h("chayici/2/seal", h("chayici/2/salt", told("secret")))


def test_a_firms_row_gives_its_leaf_and_the_leaves_their_section() -> None:
    row = json.loads(FOUND["canonical row"])
    salt = hashlib.sha256(told("veil") + row["id"].encode()).digest()[:16]
    assert row["salt"] == salt.hex()
    digest = h("chayici/2/row", "firms", FOUND["canonical row"])
    hidden = h("chayici/2/hidden", h("chayici/2/hidden-salt", told("veil"), row["id"]), digest)
    face = f'{{"code":"{row["code"]}","id":"{row["id"]}","name":"{row["name"]}","town":"{row["town"]}"}}'
    assert (told("row digest"), told("hidden")) == (digest, hidden)
    assert told("leaf") == h("chayici/2/face", salt, face, hidden)
    assert told("section digest") == h("chayici/2/section", "firms", told("blind"), told("Tree(leaves)"))
    assert told("blind") == h("chayici/2/blind", told("veil"), "firms")


def test_manifests_give_commitments_and_these_with_public_values_the_seeds() -> None:
    salt = h("chayici/2/salt", told("secret"))
    for step, which, who in (("freeze", "first", "firm"), ("timetable", "second", "inspector")):
        commitment = h(f"chayici/2/{step}", FOUND[f"{which} manifest"])
        assert told(f"{which} commitment") == commitment
        label = "chayici/2/seed/firms" if who == "firm" else "chayici/2/seed/inspectors"
        assert told(f"{who} seed") == h(label, commitment, FOUND[f"{which} public text"], salt)
    assert hashlib.sha256(told("evidence")).hexdigest() == FOUND["second public text"]
    assert json.loads(FOUND["second manifest"])["seed"] == h("chayici/2/seal", told("firm seed")).hex()


def test_the_firm_seed_gives_numbers_and_order() -> None:
    rows = re.findall(r"^\| (F\d) \| `(\w+)` \| `(\w+)` \| `(\w+)` \|$", PAGE, re.MULTILINE)
    for firm, salt, number, key in rows:
        own = hashlib.sha256(told("firm seed") + bytes.fromhex(salt) + firm.encode()).hexdigest()[:16]
        assert number == own
        assert int(key, 16) == int(own, 16) << 30
    order = [firm for firm, _, _, _ in sorted(rows, key=lambda row: row[2])]
    assert f"Drawn: {order[0]}. Substitutes: {order[1]}." in PAGE


def below(key: bytes) -> Callable[[int], int]:
    stream = iter(b"".join(hashlib.sha256(key + j.to_bytes(8, "big")).digest() for j in range(100)))

    def draw(m: int) -> int:
        size, mask = ((m - 1).bit_length() + 7) // 8, (1 << (m - 1).bit_length()) - 1
        while (x := int.from_bytes(bytes(next(stream) for _ in range(size)), "big") & mask) >= m:
            pass
        return x

    return draw


def test_two_seats_with_three_equal_officers_are_filled_by_two_walks() -> None:
    """Every officer has 2/3 of a trip: the first walk settles one of them, the second the rest."""
    rows = [json.loads(text) for name, text in FOUND.items() if name.startswith("row of trip")]
    assert all(max(row["weights"]) - min(row["weights"]) <= 1 for row in rows)
    assert told("key of the stream") == h("chayici/2/rounding", told("inspector seed"), "市场监督管理局")
    draw = below(told("key of the stream"))
    assert 0 <= draw(3) < 3
    winners = re.findall(r"P\d", FOUND["outcome"])
    assert len(winners) == len(set(winners)) == 2


def test_the_act_has_its_digest_and_the_code_opens_the_salt() -> None:
    private = h("chayici/2/act-secret", FOUND["secret of the act"])
    assert told("private") == private
    assert json.loads(FOUND["shown of the act"])["private"] == private.hex()
    assert told("digest of the act") == h("chayici/2/act", FOUND["shown of the act"])
    code = FOUND["code of firm F2"].replace("-", "")
    assert (
        base64.b32decode(code + "======").hex() == FOUND["salt"] == json.loads(FOUND["canonical row"])["salt"]
    )
