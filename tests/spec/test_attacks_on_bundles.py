"""Every way to forge a bundle or a card, and what finds it: our checker and the outsider's."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from attack_support import (
    AGAIN,
    Json,
    Story,
    auditors,
    codes,
    faults,
    on_record,
    opened,
    packed,
    publics,
    story,
    tampered,
)
from audit_encoding_support import hash_of, js, with_digests

from scheduler.audit import open_card, read_bundle
from scheduler.chance import salt_of
from scheduler.record.cards import code_of
from scheduler.record.container import zipped

if TYPE_CHECKING:
    from collections.abc import Callable

COMMITTED = "commitments cover what they name"
SEEDS = "seeds follow from commitment, public value and salt"
SAME = "the log has what the plan has"

NUMBER = "the card's number is the hash of seed, code and id"


# --------------------------------------------------------------------------------------- the public bundle


def test_leaves_swapped_in_the_public_view_are_found() -> None:
    for section in ("firms", "tickets"):
        view = story().view
        leaves = view["leaves"][section]
        leaves[0], leaves[1] = leaves[1], leaves[0]
        raw = publics(view, story().log)
        assert codes(raw) == {"V126"}
        assert faults(raw) == {"the leaves give the committed digests"}


@pytest.mark.parametrize("revealed", [False, True])
def test_a_forged_seed_in_the_public_view_is_found(*, revealed: bool) -> None:
    honest = story(revealed=revealed)
    for k in (0, 1):
        view = honest.view
        view["draws"][k]["seed"] = "ab" * 32
        raw = publics(view, honest.log)
        assert "V125" in codes(raw)
        assert SEEDS in faults(raw)


def test_a_forged_root_in_the_public_view_is_found() -> None:
    raw = publics(story().view | {"root": "ab" * 32}, story().log)
    assert codes(raw) == {"V137"}
    assert faults(raw) == {SAME}


def test_a_forged_commitment_or_value_in_the_public_view_is_found() -> None:
    for field, code, fault in (("commitment", "V124", COMMITTED), ("text", "V137", SAME)):
        view = story().view
        view["draws"][1][field] = "ab" * 32 if field == "commitment" else AGAIN[::-1]
        raw = publics(view, story().log)
        assert code in codes(raw)
        assert fault in faults(raw)


def test_a_public_view_of_another_plan_is_found() -> None:
    raw = publics(story().view | {"plan": 2}, story().log)
    assert codes(raw) == {"V137"}
    assert "the format is known" in faults(raw)


def without_its_first_card(cards: list[str]) -> None:
    del cards[0]


def with_a_card_twice(cards: list[str]) -> None:
    cards.insert(0, cards[0])


def with_a_longer_card(cards: list[str]) -> None:
    cards[0] += "00"


def with_a_card_in_anothers_place(cards: list[str]) -> None:
    cards[1] = cards[0][:16] + cards[1][16:]


@pytest.mark.parametrize(
    "change",
    [
        without_its_first_card,
        with_a_card_twice,
        with_a_longer_card,
        with_a_card_in_anothers_place,
        list.reverse,
    ],
)
def test_cards_that_are_not_one_for_each_firm_are_found(change: Callable[[list[str]], None]) -> None:
    view = story().view
    change(view["cards"])
    raw = publics(view, story().log)
    assert codes(raw) == {"V128"}
    assert faults(raw) == {"every firm has one card"}


def test_a_code_has_one_spelling() -> None:
    honest = story()
    code = code_for(honest, "F2")
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    other = code[:-1] + letters[letters.index(code[-1]) + 1]
    raw = publics(honest.view, honest.log)
    assert not faults(raw, code)
    assert faults(raw, other) == {"the code opens a card"}
    bundle, _ = read_bundle(raw)
    assert [p.code for p in open_card(bundle.view, other)[1]] == ["V145"]


def code_for(honest: Story, firm: str) -> str:
    return code_of(salt_of(bytes.fromhex(honest.plan.secrets.veil), firm))


def test_a_card_swapped_or_changed_is_found_by_the_firm_whose_it_is() -> None:
    """Nobody else can tell; but the firm finds the tag gone, or text that does not open, or other leaves."""
    honest = story(revealed=True)
    code = code_for(honest, "F2")
    view = honest.view
    mine = next(
        k for k, card in enumerate(view["cards"]) if not open_card({**view, "cards": [card]}, code)[1]
    )
    other = (mine + 1) % len(view["cards"])
    swapped = copy.deepcopy(view)
    tag, body = view["cards"][mine][:16], view["cards"][other][16:]
    swapped["cards"][mine] = tag + body
    gone = {**view, "cards": view["cards"][:mine] + view["cards"][mine + 1 :]}
    for changed, seen in ((swapped, set()), (gone, {"every firm has one card"})):
        assert [p.code for p in open_card(changed, code)[1]] == ["V145"]
        assert faults(publics(changed, honest.log), code) >= (seen or {"the file can be read"})
        assert faults(publics(changed, honest.log)) == seen, "a stranger can count cards, not read them"


def test_a_card_forged_by_the_office_itself_is_found_by_its_leaves_and_number() -> None:
    """The office knows every code, so it can write any card; but not one that fits what it committed to."""
    honest = story(revealed=True)
    code, salt = code_for(honest, "F2"), salt_of(bytes.fromhex(honest.plan.secrets.veil), "F2")
    card, _ = open_card(honest.view, code)
    face, row = card["face"], card["ticket_row"]
    forgeries: list[tuple[Json, str, str]] = [
        ({"face": {**face, "name": "别家"}}, "firms", "the card's firm is in the committed roster"),
        ({"ticket_row": {**row, "tasks": []}}, "tickets", "the card's ticket is the committed one"),
        ({"ticket_row": {**row, "number": "0" * 16}}, "number", NUMBER),
        ({"ticket_row": {**row, "enterprise": "F1"}}, "id", NUMBER),
    ]
    for forged, part, fault in forgeries:
        view = {**honest.view, "cards": [closed(salt, {**card, **forged})]}
        found = open_card(view, code)[1]
        assert {p.code for p in found} == {"V146"}
        assert part in {dict(p.parts)["part"] for p in found}
        assert fault in faults(publics(view, honest.log), code)


def closed(salt: bytes, card: Json) -> str:
    text = js(card)
    stream = b"".join(
        hash_of(b"chayici/2/card", salt, k.to_bytes(8, "big")) for k in range(len(text) // 32 + 1)
    )
    return (
        hash_of(b"chayici/2/card-tag", salt)[:8] + bytes(a ^ b for a, b in zip(text, stream, strict=False))
    ).hex()


# --------------------------------------------------------------------------------------------- the container


def test_a_bundle_zipped_anew_by_an_ordinary_program_is_refused_with_the_reason() -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        anew = io.BytesIO()
        with zipfile.ZipFile(anew, "w", method) as target:
            for name, content in opened(story().auditors).items():
                target.writestr(zipfile.ZipInfo(name, (2026, 9, 10, 8, 0, 0)), content, method)
        assert codes(anew.getvalue()) == {"V120"}
        assert "the container is the one its files give, byte for byte" in faults(anew.getvalue())


@pytest.mark.parametrize("more", [b"\0", b"PK", b"PK\3\4"])
def test_bytes_after_or_before_a_bundle_are_refused(more: bytes) -> None:
    raw = story().publics
    assert codes(raw + more) == {"V120"}
    assert faults(raw + more)
    assert codes(more + raw)
    assert faults(more + raw)


def test_a_file_more_or_less_in_the_zip_is_refused() -> None:
    files = opened(story().auditors)
    more = zipped(files | {"more.txt": b"x"})
    less = zipped({name: content for name, content in files.items() if name != "log.jsonl"})
    moved = zipped(dict(reversed(files.items())))
    for raw in (more, less, moved):
        assert "V122" in codes(raw)
        assert faults(raw)


def test_a_file_more_in_zip_and_manifest_is_refused() -> None:
    files = {name: content for name, content in opened(story().auditors).items() if name != "manifest.json"}
    raw = packed("auditor", {**files, "more.txt": b"x"} | {"log.jsonl": files["log.jsonl"]})
    assert codes(raw) == {"V122"}
    assert "the bundle's files are those of its manifest" in faults(raw)


def test_a_manifest_that_cannot_be_read_is_refused() -> None:
    files = opened(story().auditors)
    for manifest in (b"", b"[]\n", b'{"view":"auditor"}\n', files["manifest.json"].replace(b",", b", ", 1)):
        raw = zipped(files | {"manifest.json": manifest})
        assert codes(raw) == {"V121"}
        assert faults(raw)
    assert read_bundle(zipped({"a.txt": b""}))[1][0].code == "V121"


def test_a_plan_file_of_another_number_is_refused() -> None:
    plan, log = tampered(lambda p, _: p["head"].update(plan=2))
    raw = auditors(with_digests(plan), on_record(plan, log))
    assert "V137" in codes(raw)
    assert "the log is this plan's" in faults(raw)
